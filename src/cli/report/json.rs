//! `check --format json`: one array.

use super::{Place, Places, Report};
use crate::cli::Out;
use crate::rules::{Diagnostic, Fix, Related};
use serde::Serialize;

#[derive(Serialize)]
struct Finding<'d> {
    #[serde(flatten)]
    place: Place,
    rule: &'d str,
    severity: &'d str,
    message: &'d str,
    related: Vec<OtherPlace<'d>>,
    fixes: Vec<Repair<'d>>,
}

#[derive(Serialize)]
struct OtherPlace<'d> {
    #[serde(flatten)]
    place: Place,
    message: &'d str,
}

#[derive(Serialize)]
struct Repair<'d> {
    title: &'d str,
    edits: Vec<Edit<'d>>,
    preferred: bool,
}

#[derive(Serialize)]
struct Edit<'d> {
    path: &'d str,
    start: u32,
    end: u32,
    new_text: &'d str,
}

/// Writes the findings.
pub fn write(report: &Report<'_>, out: Out<'_>) -> std::io::Result<()> {
    let findings: Vec<_> = report.findings.iter().map(|finding| of(finding, report.places)).collect();
    serde_json::to_writer_pretty(&mut *out, &findings)?;
    writeln!(out)
}

fn of<'d>(finding: &'d Diagnostic, places: &Places<'d>) -> Finding<'d> {
    let related = |related: &'d Related| OtherPlace {
        place: places.place(related.file, related.span),
        message: &related.message,
    };
    Finding {
        place: places.place(finding.file, finding.span),
        rule: finding.rule,
        severity: finding.severity.name(),
        message: &finding.message,
        related: finding.related.iter().map(related).collect(),
        fixes: finding.fixes.iter().map(|fix| repair(fix, places)).collect(),
    }
}

fn repair<'d>(fix: &'d Fix, places: &Places<'d>) -> Repair<'d> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = places.code_points(edit.file, edit.span);
        Edit { path: places.corpus().path(edit.file), start, end, new_text: &edit.new_text }
    });
    Repair { title: &fix.title, edits: edits.collect(), preferred: fix.preferred }
}
