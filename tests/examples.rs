//! The examples of each language hold: what its words of time mean, and what only looks like time.

#![allow(clippy::expect_used, clippy::panic)]

use dateline::article::{Hints, analyse};
use std::fmt::Write;

/// The expressions of a piece of copy as the examples write them.
fn said(copy: &str, published: jiff::civil::Date) -> String {
    let article = analyse(copy, &Hints { published: Some(published), ..Hints::default() });
    let mut out = String::new();
    for time in &article.times {
        let gap = if out.is_empty() { "" } else { "; " };
        let modifier = time.timex.modifier.map_or(String::new(), |modifier| format!(" {}", modifier.name()));
        let words = time.shape.span.text(copy);
        let _ = write!(out, "{gap}{words} = {}{modifier}", time.timex.value);
    }
    out
}

fn check(examples: &str) {
    let published = examples
        .lines()
        .find_map(|line| line.strip_prefix("published = "))
        .and_then(|day| day.trim().parse().ok())
        .expect("the examples say when they are published");
    let examples =
        examples.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("=>"));
    let mut count = 0;
    let mut wrong = String::new();
    for (copy, expect) in examples {
        count += 1;
        let found = said(copy.trim(), published);
        if found != expect.trim() {
            let _ = writeln!(wrong, "{}\n  expected {}\n  found    {found}", copy.trim(), expect.trim());
        }
    }
    assert!(count > 40, "only {count} examples");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn arabic() {
    check(include_str!("../src/lang/ar/examples.txt"));
}

#[test]
fn english() {
    check(include_str!("../src/lang/en/examples.txt"));
}

/// Bad copy is data: the words of the examples in any order, with numbers of any size between them, are read without a
/// fault, and every expression lies in the text.
#[test]
fn words_in_any_order_are_read() {
    use proptest::prelude::*;
    let examples = [include_str!("../src/lang/ar/examples.txt"), include_str!("../src/lang/en/examples.txt")];
    let words: Vec<&str> = examples
        .iter()
        .flat_map(|examples| examples.lines())
        .filter_map(|line| line.split_once("=>"))
        .flat_map(|(copy, _)| copy.split_whitespace())
        .collect();
    let word = prop_oneof![
        6 => proptest::sample::select(words).prop_map(str::to_owned),
        1 => (0u32..100_000).prop_map(|number| number.to_string()),
    ];
    let published = jiff::civil::date(2024, 3, 7);
    let config = ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(words in proptest::collection::vec(word, 0..14))| {
        let copy = words.join(" ");
        let article = analyse(&copy, &Hints { published: Some(published), ..Hints::default() });
        let mut end = 0;
        for time in &article.times {
            prop_assert!(time.shape.span.start >= end, "{copy}");
            prop_assert!(copy.get(time.shape.span.range()).is_some(), "{copy}");
            end = time.shape.span.end;
        }
    });
}
