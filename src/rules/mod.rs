//! The rules: one file a rule, each with its documentation, a bad and a good example and its tests.
//!
//! Owns [`Diagnostic`] and [`ALL`]. A rule reads a corpus and never changes it. Start reading in [`Rule`]; how a
//! rule's page is laid out stands in [`page`].

mod ambiguous_numeric_date;
mod anniversary_mismatch;
mod calendar_pair_mismatch;
mod clock_length;
mod contradictions;
mod date_fixes;
mod day_length;
pub mod diagnostic;
mod duration_conflict;
mod impossible_date;
mod lives;
mod meeting_date_conflict;
mod meeting_place_conflict;
mod month_names_disagree;
mod months;
mod name_spelling_varies;
mod newsroom_meetings;
pub mod page;
mod part_days;
mod parts;
mod published_out_of_order;
mod relative_day_mismatch;
mod reversed_range;
mod sequence;
mod sequence_conflict;
mod stale_ignore;
mod stale_year;
mod suppress;
mod tense_contradicts_date;
mod unintroduced_person;
mod unresolved_date;
mod versions;
mod weekday_mismatch;

pub use diagnostic::{Diagnostic, Fix, Related, Severity, TextEdit};
pub use months::{month_name, month_name_or_commonest, tradition_of};
pub use newsroom_meetings::known_meeting;
pub use page::Page;
pub use parts::Lines;
pub use stale_ignore::{STALE_IGNORE, stale_entries};

use crate::config::Level;
use crate::corpus::{Corpus, FileId};

/// One kind of fault.
pub trait Rule: Sync {
    /// The rule's name, in kebab case, after the fault.
    fn code(&self) -> &'static str;
    /// How much a finding of it weighs unless settings say otherwise; `None` is off.
    fn severity(&self) -> Option<Severity>;
    /// The rule's page as its file has it: the comment that [`rule`](crate::rule) keeps. [`Page::of`] reads it.
    fn doc(&self) -> &'static str;
    /// Appends the findings of one file, whose lines are read once for all rules.
    fn check(&self, corpus: &Corpus, file: FileId, lines: &Lines<'_>, out: &mut Vec<Diagnostic>);
}

/// All rules, in the order of their documentation.
pub static ALL: &[&dyn Rule] = &[
    &impossible_date::ImpossibleDate,
    &weekday_mismatch::WeekdayMismatch,
    &month_names_disagree::MonthNamesDisagree,
    &calendar_pair_mismatch::CalendarPairMismatch,
    &reversed_range::ReversedRange,
    &relative_day_mismatch::RelativeDayMismatch,
    &tense_contradicts_date::TenseContradictsDate,
    &stale_year::StaleYear,
    &published_out_of_order::PublishedOutOfOrder,
    &ambiguous_numeric_date::AmbiguousNumericDate,
    &unresolved_date::UnresolvedDate,
    &meeting_date_conflict::MeetingDateConflict,
    &meeting_place_conflict::MeetingPlaceConflict,
    &duration_conflict::DurationConflict,
    &sequence_conflict::SequenceConflict,
    &anniversary_mismatch::AnniversaryMismatch,
    &name_spelling_varies::NameSpellingVaries,
    &unintroduced_person::UnintroducedPerson,
    &stale_ignore::StaleIgnore,
];

/// Declares the type of a rule and keeps its documentation comment as `Self::DOC`, so that the page that
/// `dateline explain` shows, `docs/rules.md` and rustdoc are the same words.
#[macro_export]
macro_rules! rule {
    ($(#[doc = $line:literal])+ $visibility:vis struct $name:ident;) => {
        $(#[doc = $line])+
        $visibility struct $name;

        impl $name {
            const DOC: &'static str = concat!($($line, "\n"),+);
        }
    };
}

/// The rule that goes by `code`.
pub fn find(code: &str) -> Option<&'static dyn Rule> {
    ALL.iter().find(|rule| rule.code() == code).copied()
}

/// The findings of one file, in order of text, at the levels that the settings give and without those that the
/// newsroom does not want to see.
pub fn check(corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    run(ALL, corpus, file)
}

/// What the rules find in one file, whether anybody wants to see it or not.
fn all_findings(corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    let rules: Vec<&dyn Rule> = ALL.iter().copied().filter(|rule| rule.code() != STALE_IGNORE).collect();
    found(&rules, corpus, file)
}

fn run(rules: &[&dyn Rule], corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    let config = corpus.config();
    let text = corpus.text(file);
    let mut out = found(rules, corpus, file);
    out.retain(|finding| !config.ignores(finding.rule, corpus.path(file), finding.span.text(text)));
    if !out.is_empty() {
        let comments = suppress::comments(text);
        out.retain(|finding| !comments.iter().any(|comment| comment.silences(finding.rule, finding.span)));
    }
    out.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    out
}

fn found(rules: &[&dyn Rule], corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    let config = corpus.config();
    let lines = Lines::of(corpus.text(file));
    let mut out = Vec::new();
    for rule in rules {
        let first = out.len();
        match config.level(rule.code()) {
            Some(Level::Off) => {}
            None if rule.severity().is_none() => {}
            None => rule.check(corpus, file, &lines, &mut out),
            Some(level) => {
                rule.check(corpus, file, &lines, &mut out);
                out.iter_mut()
                    .skip(first)
                    .for_each(|finding| finding.severity = severity(level, finding.severity));
            }
        }
    }
    out
}

fn severity(level: Level, own: Severity) -> Severity {
    match level {
        Level::Off => own,
        Level::Hint => Severity::Hint,
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::Span;
    use std::sync::Arc;

    rule! {
        /// A word stands twice.
        struct Doubled;
    }

    impl Rule for Doubled {
        fn code(&self) -> &'static str {
            "doubled"
        }
        fn severity(&self) -> Option<Severity> {
            Some(Severity::Info)
        }
        fn doc(&self) -> &'static str {
            Self::DOC
        }
        fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
            let text = corpus.text(file);
            for at in
                ["the the", "a a"].iter().filter_map(|twice| text.find(twice).map(|at| at..at + twice.len()))
            {
                out.push(Diagnostic {
                    file,
                    span: Span::of(at),
                    rule: self.code(),
                    severity: Severity::Info,
                    message: String::new(),
                    related: Vec::new(),
                    fixes: Vec::new(),
                });
            }
        }
    }

    fn check(toml: &str, expected: &[(Severity, &str)]) {
        let mut config = Config::default();
        config.levels = toml
            .split_once('=')
            .map(|(rule, level)| (rule.trim().into(), Level::named(level.trim()).unwrap()))
            .into_iter()
            .collect();
        config.ignores =
            crate::config::Config::parse("[[ignore]]\ntext = \"a a\"\nreason = \"a\"").unwrap().ignores;
        let mut corpus = Corpus::new(Arc::new(config));
        let (file, _) = corpus.replace("a.txt", "of the the and a a".into());
        let found = run(&[&Doubled], &corpus, file);
        let found: Vec<_> =
            found.iter().map(|finding| (finding.severity, finding.span.text(corpus.text(file)))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn settings_choose_the_level_and_what_is_ignored() {
        check("", &[(Severity::Info, "the the")]);
        check("doubled = error", &[(Severity::Error, "the the")]);
        check("doubled = off", &[]);
    }

    #[test]
    fn the_comment_is_the_page() {
        assert_eq!(Doubled.doc(), " A word stands twice.\n");
    }
}
