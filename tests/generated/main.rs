//! Nothing is written twice: what follows from the rules and the settings is written by these tests. A file that
//! differs is written anew and the test fails once, so that the change is seen and committed.

#![allow(clippy::expect_used, clippy::panic)]

mod rules;
mod schema;
mod settings;
mod vimdoc;
mod vscode;

use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Puts `wanted` where it belongs, and fails where something else stood.
fn heal(name: &str, wanted: &str) {
    let path = path(name);
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    if found != wanted {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder is made");
        std::fs::write(&path, wanted).expect("the file is written");
        panic!("{name} was out of date and has been written anew; look at the difference and commit it");
    }
}

/// Puts `wanted` between the line that holds `begin` and the line that holds `end`. Gives nothing back where
/// the file is not there: the crate from crates.io comes without the editors.
fn heal_between(name: &str, begin: &str, end: &str, wanted: &str) {
    let Ok(found) = std::fs::read_to_string(path(name)) else { return };
    let lines: Vec<&str> = found.split_inclusive('\n').collect();
    let line = |mark: &str| lines.iter().position(|line| line.contains(mark));
    let (Some(first), Some(last)) = (line(begin), line(end)) else { panic!("{name} has lost its marks") };
    assert!(first < last, "{name}: the marks stand in the wrong order");
    let (above, below) = (lines.iter().take(first + 1), lines.iter().skip(last));
    let whole: String = above.copied().chain([wanted]).chain(below.copied()).collect();
    heal(name, &whole);
}
