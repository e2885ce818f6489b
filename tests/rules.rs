//! The pages of the rules hold: every one has its headings, every bad example is found by its rule and by no
//! other, and no good example is found by it.

#![allow(clippy::expect_used, clippy::panic)]

use dateline::fixture::{example, findings};
use dateline::rules::{ALL, Page, Rule};
use std::collections::BTreeSet;

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
