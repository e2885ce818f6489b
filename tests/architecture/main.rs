//! The laws of the house, as `docs/architecture.md` tells them. Each law is a function from a source to what is
//! wrong with it, and each is tried on a source that breaks it, so that none can pass by seeing nothing.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod licences;
mod outside;
mod size;
mod source;
mod storeys;
mod words;

use source::Source;
use std::path::{Path, PathBuf};

/// Where the crate lies.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the crate that end in `.rs`, sorted; none where the folder is not there.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a source is UTF-8")
}

/// The sources of the crate, without tests.
fn sources() -> Vec<Source> {
    let sources: Vec<_> = files("src").iter().map(|path| Source::read(&root().join("src"), path)).collect();
    assert!(sources.len() > 20, "the sources are not where they should be");
    sources
}

/// Holds a law over the whole crate.
fn hold(law: impl Fn(&Source) -> Vec<String>) {
    let broken: Vec<String> = sources().iter().flat_map(law).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Tries a law on a source that breaks it.
fn breaks(path: &str, text: &str, law: impl Fn(&Source) -> Vec<String>) {
    assert!(!law(&Source::parse(path, text)).is_empty(), "{text} should be against the law");
}

/// Tries a law on a source that keeps it.
fn keeps(path: &str, text: &str, law: impl Fn(&Source) -> Vec<String>) {
    assert_eq!(law(&Source::parse(path, text)), Vec::<String>::new(), "{text}");
}
