//! The pages of the rules hold: every one has its headings, every bad example is found by its rule and by no
//! other, and no good example is found by it.

#![allow(clippy::expect_used, clippy::panic)]

use dateline::corpus::{Corpus, FileId};
use dateline::fixture::{Fixture, example, findings};
use dateline::rules::{ALL, Diagnostic, Page, Rule, check};
use std::collections::{BTreeMap, BTreeSet};

/// The rules that find something in an example.
fn found(rule: &dyn Rule, text: &str) -> BTreeSet<String> {
    let findings = findings(&example(rule, text));
    assert!(!findings.starts_with("broken example"), "{}: {findings}", rule.code());
    // `summit.txt:3 error weekday-mismatch «…»`
    findings.lines().filter_map(|line| line.split(' ').nth(2)).map(str::to_owned).collect()
}

#[test]
fn every_rule_has_its_page() {
    for rule in ALL {
        let faults = Page::of(*rule).faults();
        assert!(faults.is_empty(), "{}: {}", rule.code(), faults.join("; "));
    }
}

#[test]
fn every_bad_example_is_found_by_its_rule_alone() {
    for rule in ALL {
        for bad in Page::of(*rule).examples("Bad") {
            assert_eq!(
                found(*rule, &bad),
                BTreeSet::from([rule.code().to_owned()]),
                "{}:\n{bad}",
                rule.code()
            );
        }
    }
}

#[test]
fn no_good_example_is_found_by_its_rule() {
    for rule in ALL {
        for good in Page::of(*rule).examples("Good") {
            assert!(!found(*rule, &good).contains(rule.code()), "{}:\n{good}", rule.code());
        }
    }
}

/// How many findings of each rule each file has.
fn counts(corpus: &Corpus, files: &[FileId]) -> BTreeMap<(String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for finding in all(corpus, files) {
        *counts.entry((corpus.path(finding.file).to_owned(), finding.rule)).or_default() += 1;
    }
    counts
}

fn all(corpus: &Corpus, files: &[FileId]) -> Vec<Diagnostic> {
    files.iter().flat_map(|file| check(corpus, *file)).collect()
}

#[test]
fn every_repair_mends_its_finding_and_breaks_nothing() {
    let mut repairs = BTreeMap::new();
    for rule in ALL {
        for bad in Page::of(*rule).examples("Bad") {
            let fixture = Fixture::parse(&example(*rule, &bad));
            let (corpus, files) = fixture.corpus().expect("the example holds together");
            let before = counts(&corpus, &files);
            for finding in all(&corpus, &files) {
                for fix in &finding.fixes {
                    *repairs.entry(rule.code()).or_insert(0) += 1;
                    let (mended, files) = fixture.mended(&files, fix).corpus().expect("it still does");
                    let after = counts(&mended, &files);
                    let key = (corpus.path(finding.file).to_owned(), finding.rule);
                    let left = after.get(&key).copied().unwrap_or_default();
                    let told = format!("{}: {}\n{bad}", rule.code(), fix.title);
                    assert!(left < before[&key], "it is still there: {told}");
                    for (key, count) in after {
                        assert!(before.get(&key).is_some_and(|was| *was >= count), "{key:?} is new: {told}");
                    }
                }
            }
        }
    }
    assert!(repairs.len() >= 9, "only these rules repair anything: {repairs:?}");
}

#[test]
fn every_name_is_in_kebab_case_and_stands_once() {
    let mut seen = BTreeSet::new();
    for rule in ALL {
        let code = rule.code();
        assert!(
            code.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase())),
            "{code}"
        );
        assert!(seen.insert(code), "{code} stands twice");
    }
}
