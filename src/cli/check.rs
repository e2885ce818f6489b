//! `dateline check`.

use super::args::{CheckArgs, CheckFormat};
use super::input::Input;
use super::report::{Places, Report, github, json, sarif, text};
use super::{Out, Outcome};
use crate::rules::{self, Diagnostic, Severity};
use rayon::prelude::*;

/// Writes the findings of all articles.
pub fn run(args: &CheckArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let findings: Vec<Diagnostic> =
        input.files.par_iter().flat_map_iter(|&file| rules::check(&input.corpus, file)).collect();
    let report = Report {
        places: &Places::new(&input.corpus),
        findings: &findings,
        articles: input.files.len(),
        skipped: &input.skipped,
    };
    match args.format {
        CheckFormat::Text => text::write(&report, out),
        CheckFormat::Json => json::write(&report, out),
        CheckFormat::Sarif => sarif::write(&report, out),
        CheckFormat::Github => github::write(&report, out),
    }?;
    // A hint asks for something that is not there; it is no mistake that should stop a build.
    let counts = findings.iter().any(|finding| finding.severity <= Severity::Info);
    Ok(if counts { Outcome::Findings } else { Outcome::Clean })
}
