//! The data of the languages: every line can be read, nothing is said twice, and the languages say it of the same
//! things.

#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The languages, by the names of their folders.
const LANGUAGES: [&str; 2] = ["ar", "en"];

/// The files whose keys are the same in every language, since what they name is.
const SHARED_KEYS: [&str; 3] = ["places.txt", "organisations.txt", "messages.txt"];

/// The files that list one name a line, with what it is in the other script behind the `=`.
const LISTS: [&str; 1] = ["given_names.txt"];

/// The endings that a key has for the forms of a number, of which each language has its own.
const PLURALS: [&str; 6] = [".zero", ".one", ".two", ".few", ".many", ".other"];

/// One line that says something.
struct Line {
    number: usize,
    key: String,
    forms: Vec<String>,
}

fn folder(language: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lang").join(language)
}

/// The data files of a language, by name.
fn files(language: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder(language)).expect("a language has a folder");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let texts =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("data is UTF-8"))
        });
    texts.collect()
}

/// The lines of a file, and what is wrong with those that cannot be read.
fn read(name: &str, text: &str) -> (Vec<Line>, Vec<String>) {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let (number, line) = (index + 1, line.trim());
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, forms) = match line.split_once('=') {
            Some((key, forms)) => (key.trim(), forms.trim()),
            None if LISTS.contains(&name) => (line, line),
            None => {
                faults.push(format!("{name}:{number}: no `=` in «{line}»"));
                continue;
            }
        };
        // A sentence may hold any sign; only lists of forms are split.
        let forms: Vec<String> = match name {
            "messages.txt" => vec![forms.to_owned()],
            _ => forms.split('|').map(|form| form.trim().to_owned()).collect(),
        };
        if key.is_empty() || forms.iter().any(String::is_empty) {
            faults.push(format!("{name}:{number}: an empty key or form in «{line}»"));
        }
        lines.push(Line { number, key: key.to_owned(), forms });
    }
    (lines, faults)
}

/// What is said twice. A key may stand in several lines, each with its comment, where it is a class of words; where
/// it names one thing it stands once.
fn doubles(name: &str, lines: &[Line], keys_stand_once: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut keys, mut facts) = (BTreeMap::new(), BTreeMap::new());
    for line in lines {
        let first = keys.insert(&line.key, line.number);
        if let (Some(first), true) = (first, keys_stand_once) {
            faults.push(format!("{name}:{}: «{}» stands in line {first} already", line.number, line.key));
        }
        for form in &line.forms {
            if let Some(first) = facts.insert((&line.key, form.trim_end_matches(" ?")), line.number) {
                let (key, number) = (&line.key, line.number);
                faults.push(format!("{name}:{number}: «{form}» is «{key}» in line {first} already"));
            }
        }
    }
    faults
}

/// The keys of a file, those of the forms of a number as one.
fn keys(name: &str, text: &str) -> BTreeSet<String> {
    let base =
        |key: &str| PLURALS.iter().find_map(|plural| key.strip_suffix(plural)).unwrap_or(key).to_owned();
    read(name, text).0.iter().map(|line| base(&line.key)).collect()
}

#[test]
fn every_line_can_be_read() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let files = files(language);
        assert!(!files.is_empty(), "{language} has no data");
        faults.extend(files.iter().flat_map(|(name, text)| read(name, text).1));
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn nothing_is_said_twice() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for (name, text) in files(language) {
            let shown = format!("{language}/{name}");
            faults.extend(doubles(&shown, &read(&name, &text).0, SHARED_KEYS.contains(&name.as_str())));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_languages_know_the_same_things() {
    let [first, second] = LANGUAGES.map(files);
    for name in SHARED_KEYS {
        let keys = |files: &BTreeMap<String, String>| {
            files.get(name).map(|text| keys(name, text)).unwrap_or_default()
        };
        let (first, second) = (keys(&first), keys(&second));
        let lacking: Vec<_> = first.symmetric_difference(&second).collect();
        assert!(lacking.is_empty(), "{name}: in one language only: {lacking:?}");
    }
}

#[test]
fn what_is_wrong_with_data_is_found() {
    let (lines, faults) = read("places.txt", "# c\nA city = x | y ?\nB city\nC = | z\nA city = x | x ?\n");
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert_eq!(doubles("places.txt", &lines, true).len(), 3);
    assert_eq!(doubles("time.txt", &lines, false).len(), 2);
    assert_eq!(
        keys("messages.txt", "day.one = a\nday.other = b | c\nx = y\n"),
        ["day", "x"].map(String::from).into()
    );
}
