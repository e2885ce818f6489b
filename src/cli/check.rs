//! `dateline check`.

use super::args::{CheckArgs, CheckFormat};
use super::input::Input;
use super::report::{Places, Report, github, json, sarif, text};
use super::{Out, Outcome, complain};
use crate::config::{below_newsroom, ignore_entry};
use crate::disk;
use crate::lang::message;
use crate::rules::{self, Diagnostic, Severity};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Writes the findings of all articles.
pub fn run(args: &CheckArgs, input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let findings = findings(input);
    for stale in rules::stale_entries(&input.corpus) {
        complain(&format!("the entry [[ignore]] {} silences nothing any more", stale.shown()));
    }
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

/// Writes all findings to the baseline, and says how many there are.
pub fn write_baseline(input: &Input, out: Out<'_>) -> std::io::Result<Outcome> {
    let corpus = &input.corpus;
    let folder = input.folder.to_string_lossy();
    let reason = message(corpus.config().reader(), "ignore.baseline", &[]);
    let entry = |finding: &Diagnostic| {
        let path = corpus.config().whole_path(corpus.path(finding.file));
        let words = finding.span.text(corpus.text(finding.file));
        ignore_entry(finding.rule, below_newsroom(&folder, &path), words, &reason)
    };
    // An entry matches every finding of its rule on its words; twice it would say the same.
    let entries: BTreeSet<String> = findings(input).iter().map(entry).collect();
    let text: Vec<&str> = entries.iter().map(String::as_str).collect();
    let file = input.folder.join(disk::BASELINE_FILE);
    if let Err(error) = disk::write_text(&file, &text.join("\n")) {
        complain(&error.to_string());
        return Ok(Outcome::Trouble);
    }
    let plural = if entries.len() == 1 { "entry" } else { "entries" };
    writeln!(out, "{} {plural} in {}", entries.len(), file.display())?;
    Ok(Outcome::Clean)
}

fn findings(input: &Input) -> Vec<Diagnostic> {
    input.files.par_iter().flat_map_iter(|&file| rules::check(&input.corpus, file)).collect()
}
