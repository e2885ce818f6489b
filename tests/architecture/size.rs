//! A file over four hundred lines has a reason that a reader would accept.

use super::{files, root, text};
use std::collections::BTreeMap;

const MOST: usize = 400;

/// The files that are longer, each with its reason.
const LONGER: [(&str, &str); 2] = [
    (
        "src/lang/sense.rs",
        "the list of everything that a word of the data can mean; it is read by looking things up in it",
    ),
    ("src/server/backend.rs", "one handler for each message of the protocol, which all belong to one trait"),
];

#[test]
fn long_files_have_a_reason() {
    let reasons = BTreeMap::from(LONGER);
    assert!(reasons.values().all(|reason| reason.split(' ').count() > 5), "a reason is a sentence");
    let mut broken = Vec::new();
    for path in ["build", "src", "tests", "benches"].iter().flat_map(|folder| files(folder)) {
        let lines = text(&path).lines().count();
        let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        match reasons.get(name.as_str()) {
            None if lines > MOST => broken.push(format!("{name} has {lines} lines")),
            Some(_) if lines <= MOST => broken.push(format!("{name} needs no reason any more")),
            _ => {}
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}
