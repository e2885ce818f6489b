//! `check --format sarif`: SARIF 2.1.0 (OASIS), which code scanners and review tools read.

use super::{Place, Report};
use crate::cli::Out;
use crate::corpus::FileId;
use crate::rules::{self, Diagnostic, Fix, Page, Rule, Severity};
use crate::text::Span;
use serde_json::{Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the findings.
pub fn write(report: &Report<'_>, out: Out<'_>) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &log(report))?;
    writeln!(out)
}

fn log(report: &Report<'_>) -> Value {
    let notifications: Vec<Value> =
        report.skipped.iter().map(|text| json!({ "level": "error", "message": { "text": text } })).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Dateline",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules::ALL.iter().map(|rule| descriptor(*rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.skipped.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": report.findings.iter().map(|finding| result(report, finding)).collect::<Vec<_>>(),
        }],
    })
}

fn descriptor(rule: &dyn Rule) -> Value {
    let page = Page::of(rule);
    let level = rule.severity().map_or("none", level);
    json!({
        "id": rule.code(),
        "shortDescription": { "text": page.summary },
        "help": { "text": page.markdown("#"), "markdown": page.markdown("#") },
        "defaultConfiguration": { "enabled": rule.severity().is_some(), "level": level },
    })
}

fn result(report: &Report<'_>, finding: &Diagnostic) -> Value {
    let related = finding.related.iter().enumerate().map(|(id, related)| {
        let mut location = location(report, related.file, related.span);
        if let Value::Object(fields) = &mut location {
            fields.insert("id".into(), json!(id + 1));
            fields.insert("message".into(), json!({ "text": related.message }));
        }
        location
    });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [location(report, finding.file, finding.span)],
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": finding.fixes.iter().map(|fix| repair(report, fix)).collect::<Vec<_>>(),
    });
    let index = rules::ALL.iter().position(|rule| rule.code() == finding.rule);
    if let (Value::Object(fields), Some(index)) = (&mut result, index) {
        fields.insert("ruleIndex".into(), json!(index));
    }
    result
}

fn repair(report: &Report<'_>, fix: &Fix) -> Value {
    let changes = fix.edits.iter().map(|edit| {
        let path = report.places.corpus().path(edit.file);
        json!({
            "artifactLocation": { "uri": uri(path) },
            "replacements": [{
                "deletedRegion": region(report, edit.file, edit.span),
                "insertedContent": { "text": edit.new_text },
            }],
        })
    });
    json!({ "description": { "text": fix.title }, "artifactChanges": changes.collect::<Vec<_>>() })
}

fn location(report: &Report<'_>, file: FileId, span: Span) -> Value {
    let Place { path, .. } = report.places.place(file, span);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&path) },
        "region": region(report, file, span),
    }})
}

fn region(report: &Report<'_>, file: FileId, span: Span) -> Value {
    let (line, column) = report.places.line_and_column(file, span.start);
    let (end_line, end_column) = report.places.line_and_column(file, span.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// A path as a URI reference of RFC 3986: relative paths stay relative.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into())
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("copy/قمة 1.txt"), "copy/%D9%82%D9%85%D8%A9%201.txt");
        assert_eq!(uri("/a/b.txt"), "file:///a/b.txt");
    }
}
