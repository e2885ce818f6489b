//! The formats of findings: one file each, all from the same [`Finding`]s.

pub mod github;
pub mod json;
mod place;
pub mod sarif;
pub mod text;

pub use place::{Place, Places};

use crate::rules::Diagnostic;

/// What a report is made of.
pub struct Report<'r> {
    /// The places of spans.
    pub places: &'r Places<'r>,
    /// The findings, file by file and in order of text.
    pub findings: &'r [Diagnostic],
    /// How many articles were read.
    pub articles: usize,
    /// What had to be left out, and why.
    pub skipped: &'r [String],
}

#[cfg(test)]
mod tests;
