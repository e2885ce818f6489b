//! One made-up finding in every format.

use super::{Places, Report, github, json, sarif, text};
use crate::corpus::{Corpus, FileId};
use crate::rules::{Diagnostic, Fix, Related, Severity, TextEdit};
use crate::text::Span;
use expect_test::{Expect, expect};
use serde_json::Value;

const OPENING: &str = "المؤتمر \u{1F600} غدا.\r\nيفتتح الاثنين 3 مارس 2024 في القاهرة، بعد يومين.\n";
const CLOSING: &str = "It opened on 4 March 2024.\n";

fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::of(at..at + words.len())
}

fn finding(opening: FileId, closing: FileId) -> Diagnostic {
    let edit =
        TextEdit { file: opening, span: span(OPENING, "الاثنين"), new_text: "الأحد".into() };
    Diagnostic {
        file: opening,
        span: span(OPENING, "الاثنين 3 مارس 2024"),
        rule: "weekday-mismatch",
        severity: Severity::Error,
        message: "3 March 2024 is a Sunday: 100%".into(),
        related: vec![Related {
            file: closing,
            span: span(CLOSING, "4 March 2024"),
            message: "4 March".into(),
        }],
        fixes: vec![Fix { title: "write «الأحد»".into(), edits: vec![edit], preferred: true }],
    }
}

fn written(write: fn(&Report<'_>, crate::cli::Out<'_>) -> std::io::Result<()>) -> String {
    let mut corpus = Corpus::default();
    let (opening, _) = corpus.replace("copy/opening 1.txt", OPENING.into());
    let (closing, _) = corpus.replace("closing.txt", CLOSING.into());
    let report = Report {
        places: &Places::new(&corpus),
        findings: &[finding(opening, closing)],
        articles: 2,
        skipped: &["bad.txt: not UTF-8 at byte 3".to_owned()],
    };
    let mut out = Vec::new();
    write(&report, &mut anstream::StripStream::new(&mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(actual: &str, expected: Expect) {
    expected.assert_eq(actual);
}

#[test]
fn text_quotes_and_isolates() {
    let shown = written(text::write).replace('\u{2068}', "[").replace('\u{2069}', "]");
    check(
        &shown,
        expect![[r#"
            error[weekday-mismatch] [3 March 2024 is a Sunday: 100%]
              --> copy/opening 1.txt:2:7
               | [يفتتح الاثنين 3 مارس 2024 في القاهرة، بعد يومين.]
               | [«الاثنين 3 مارس 2024»]
               = closing.txt:1:14 [«4 March 2024»] [4 March]
               = fix: [write «الأحد»]

            1 finding in 1 of 2 articles
        "#]],
    );
}

#[test]
fn github_escapes() {
    check(
        &written(github::write),
        expect![[r#"
            ::error file=copy/opening 1.txt,line=2,endLine=2,col=7,endColumn=26,title=weekday-mismatch::3 March 2024 is a Sunday: 100%25%0Aclosing.txt:1:14: 4 March
        "#]],
    );
}

#[test]
fn json_counts_code_points_and_utf16() {
    let json: Value = serde_json::from_str(&written(json::write)).unwrap();
    let expected = serde_json::json!([{
        "path": "copy/opening 1.txt",
        "start": 22,
        "end": 41,
        "range": { "start": { "line": 1, "character": 6 }, "end": { "line": 1, "character": 25 } },
        "rule": "weekday-mismatch",
        "severity": "error",
        "message": "3 March 2024 is a Sunday: 100%",
        "related": [{
            "path": "closing.txt",
            "start": 13,
            "end": 25,
            "range": { "start": { "line": 0, "character": 13 }, "end": { "line": 0, "character": 25 } },
            "message": "4 March",
        }],
        "fixes": [{
            "title": "write «الأحد»",
            "edits": [{ "path": "copy/opening 1.txt", "start": 22, "end": 29, "new_text": "الأحد" }],
            "preferred": true,
        }],
    }]);
    assert_eq!(json, expected);
    let quoted: String = OPENING.chars().skip(22).take(41 - 22).collect();
    assert_eq!(quoted, "الاثنين 3 مارس 2024");
}

#[test]
fn sarif_holds_the_places_the_fix_and_what_was_skipped() {
    let sarif: Value = serde_json::from_str(&written(sarif::write)).unwrap();
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let region = serde_json::json!({ "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 26 });
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((&sarif["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    assert_eq!(
        (&place["artifactLocation"]["uri"], &place["region"]),
        (&"copy/opening%201.txt".into(), &region)
    );
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "4 March");
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "الأحد");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(
        invocation["toolExecutionNotifications"][0]["message"]["text"],
        "bad.txt: not UTF-8 at byte 3"
    );
}
