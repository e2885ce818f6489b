//! `check --format text`, for people.
//!
//! Carets under a line of Arabic point nowhere, since the terminal orders it from the right: the words are quoted
//! on a line of their own instead, and every piece of an article stands between isolates, so that it does not
//! turn around what stands beside it.

use super::Report;
use crate::cli::Out;
use crate::corpus::FileId;
use crate::rules::{Diagnostic, Severity};
use crate::text::Span;
use crate::text::isolate::{END_ISOLATE, ISOLATE, isolated, quoted};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeSet;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How much of a line stands on either side of what is quoted, in columns: a paragraph of copy is one line.
const BESIDE: usize = 40;

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes the findings, and how many there are.
pub fn write(report: &Report<'_>, out: Out<'_>) -> std::io::Result<()> {
    for finding in report.findings {
        one(report, finding, out)?;
    }
    writeln!(out, "{}", summary(report))
}

fn one(report: &Report<'_>, finding: &Diagnostic, out: Out<'_>) -> std::io::Result<()> {
    let style = style(finding.severity);
    let (severity, rule, message) = (finding.severity.name(), finding.rule, &finding.message);
    writeln!(out, "{style}{severity}[{rule}]{style:#} {BOLD}{}{BOLD:#}", isolated(message))?;
    writeln!(out, "  {FAINT}-->{FAINT:#} {}", address(report, finding.file, finding.span))?;
    let (before, words, after) = excerpt(report, finding.file, finding.span);
    let line = format!("{ISOLATE}{before}{style}{words}{style:#}{after}{END_ISOLATE}");
    writeln!(out, "   {FAINT}|{FAINT:#} {line}")?;
    writeln!(out, "   {FAINT}|{FAINT:#} {}", quoted(report.places.words(finding.file, finding.span)))?;
    for related in &finding.related {
        let words = quoted(report.places.words(related.file, related.span));
        let address = address(report, related.file, related.span);
        writeln!(out, "   {FAINT}={FAINT:#} {address} {words} {}", isolated(&related.message))?;
    }
    for fix in &finding.fixes {
        let which = if fix.preferred { "fix" } else { "possible fix" };
        writeln!(out, "   {FAINT}={FAINT:#} {which}: {}", isolated(&fix.title))?;
    }
    writeln!(out)
}

fn summary(report: &Report<'_>) -> String {
    let files: BTreeSet<FileId> = report.findings.iter().map(|finding| finding.file).collect();
    let articles = count(report.articles, "article");
    match report.findings.len() {
        0 => format!("no findings in {articles}"),
        findings => format!("{} in {} of {articles}", count(findings, "finding"), files.len()),
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Blue,
        Severity::Hint => AnsiColor::Cyan,
    };
    Style::new().bold().fg_color(Some(color.into()))
}

fn address(report: &Report<'_>, file: FileId, span: Span) -> String {
    let (line, column) = report.places.line_and_column(file, span.start);
    format!("{}:{line}:{column}", report.places.corpus().path(file))
}

/// The line around a span, in three pieces; the middle one is as much of the span as stands on its first line.
fn excerpt<'r>(report: &Report<'r>, file: FileId, span: Span) -> (String, &'r str, String) {
    let Some(entry) = report.places.corpus().entry(file) else { return Default::default() };
    let line = entry.lines().line_of(span.start);
    let start = entry.lines().start_of(line).unwrap_or(0);
    let end = start + entry.lines().line_text(entry.text(), line).len() as u32;
    let words = Span::new(span.start, span.end.min(end));
    let before = Span::new(start, words.start).text(entry.text()).trim_start();
    let after = Span::new(words.end, end).text(entry.text()).trim_end();
    (last_words(before), words.text(entry.text()), first_words(after))
}

/// The first words of a text that fit beside a quotation.
fn first_words(text: &str) -> String {
    let kept = text.split_inclusive(' ').scan(0, |width, word| {
        *width += word.width();
        (*width <= BESIDE).then_some(word)
    });
    let kept: String = kept.collect();
    if kept.len() == text.len() { kept } else { format!("{kept}…") }
}

/// The last words of a text that fit beside a quotation.
fn last_words(text: &str) -> String {
    let mut width = 0;
    let mut kept = text.len();
    for (at, c) in text.char_indices().rev() {
        width += c.width().unwrap_or(0);
        if width > BESIDE {
            return format!("…{}", text.get(kept..).unwrap_or_default());
        }
        if at == 0 || text.get(..at).is_some_and(|before| before.ends_with(' ')) {
            kept = at;
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_between_words() {
        assert_eq!(first_words(" short"), " short");
        assert_eq!(first_words(&" word".repeat(20)), format!("{} …", " word".repeat(7)));
        assert_eq!(last_words(&"word ".repeat(20)), format!("…{}", "word ".repeat(8)));
        assert_eq!(last_words("one two "), "one two ");
    }
}
