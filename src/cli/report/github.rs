//! `check --format github`: workflow commands, which GitHub shows as annotations of the changed lines.

use super::Report;
use crate::cli::Out;
use crate::rules::{Diagnostic, Severity};

/// Writes the findings.
pub fn write(report: &Report<'_>, out: Out<'_>) -> std::io::Result<()> {
    for finding in report.findings {
        writeln!(out, "{}", command(report, finding))?;
    }
    Ok(())
}

fn command(report: &Report<'_>, finding: &Diagnostic) -> String {
    let places = report.places;
    let (line, column) = places.line_and_column(finding.file, finding.span.start);
    let (end_line, end_column) = places.line_and_column(finding.file, finding.span.end);
    let path = property(places.corpus().path(finding.file));
    let mut message = finding.message.clone();
    for related in &finding.related {
        let (line, column) = places.line_and_column(related.file, related.span.start);
        message += &format!("\n{}:{line}:{column}: {}", places.corpus().path(related.file), related.message);
    }
    format!(
        "::{} file={path},line={line},endLine={end_line},col={column},endColumn={end_column},title={}::{}",
        level(finding.severity),
        finding.rule,
        data(&message)
    )
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%\r\nb: c"), "100%25%0D%0Ab: c");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
