//! The rules: one file a rule, each with its documentation, a bad and a good example and its tests.
//!
//! Owns [`Diagnostic`] and [`ALL`]. A rule reads a corpus and never changes it. Start reading in [`Rule`].

pub mod diagnostic;

pub use diagnostic::{Diagnostic, Fix, Related, Severity, TextEdit};

use crate::corpus::{Corpus, FileId};

/// One kind of fault.
pub trait Rule: Sync {
    /// The rule's name, in kebab case, after the fault.
    fn code(&self) -> &'static str;
    /// How much a finding of it weighs unless settings say otherwise; `None` is off.
    fn severity(&self) -> Option<Severity>;
    /// The rule's page, in Markdown: the headings What it does, Why, Bad, Good, Settings.
    fn doc(&self) -> &'static str;
    /// Appends the findings of one file.
    fn check(&self, corpus: &Corpus, file: FileId, out: &mut Vec<Diagnostic>);
}

/// All rules, in the order of their documentation.
pub static ALL: &[&dyn Rule] = &[];

/// The findings of one file, in order of text.
pub fn check(corpus: &Corpus, file: FileId) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for rule in ALL {
        rule.check(corpus, file, &mut out);
    }
    out.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)));
    out
}
