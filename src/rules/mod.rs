//! The rules: one file a rule, each with its documentation, a bad and a good example and its tests.
//!
//! Owns [`Diagnostic`] and [`ALL`]. A rule reads a corpus and never changes it. Start reading in [`Rule`]; how a
//! rule's page is laid out stands in [`page`].

mod date_fixes;
pub mod diagnostic;
mod duration_conflict;
mod impossible_date;
mod meeting_date_conflict;
mod name_spelling_varies;
pub mod page;
mod relative_day_mismatch;
mod reversed_range;
mod unintroduced_person;
mod versions;
mod weekday_mismatch;

pub use diagnostic::{Diagnostic, Fix, Related, Severity, TextEdit};
pub use page::Page;

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
    /// Appends the findings of one file.
    fn check(&self, corpus: &Corpus, file: FileId, out: &mut Vec<Diagnostic>);
}

/// All rules, in the order of their documentation.
pub static ALL: &[&dyn Rule] = &[
    &impossible_date::ImpossibleDate,
    &weekday_mismatch::WeekdayMismatch,
    &reversed_range::ReversedRange,
    &relative_day_mismatch::RelativeDayMismatch,
    &meeting_date_conflict::MeetingDateConflict,
    &duration_conflict::DurationConflict,
    &name_spelling_varies::NameSpellingVaries,
    &unintroduced_person::UnintroducedPerson,
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

fn run(rules: &[&dyn Rule], corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    let config = corpus.config();
    let mut out = Vec::new();
    for rule in rules {
        let first = out.len();
        match config.level(rule.code()) {
            Some(Level::Off) => {}
            None if rule.severity().is_none() => {}
            None => rule.check(corpus, file, &mut out),
            Some(level) => {
                rule.check(corpus, file, &mut out);
                out.iter_mut()
                    .skip(first)
                    .for_each(|finding| finding.severity = severity(level, finding.severity));
            }
        }
    }
    let text = corpus.text(file);
    out.retain(|finding| !config.ignores(finding.rule, corpus.path(file), finding.span.text(text)));
    out.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
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
        fn check(&self, corpus: &Corpus, file: FileId, out: &mut Vec<Diagnostic>) {
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
