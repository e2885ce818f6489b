//! What an editor asks, answered in plain types: no word of any protocol.
//!
//! Owns [`Analysis`], an immutable snapshot with one method and one file a feature. Start reading in [`Analysis`].

pub mod actions;
pub mod because;
pub mod completion;
pub mod days;
mod definition;
pub mod desk;
mod entity;
mod hover;
mod markdown;
mod references;
mod rename;
pub mod roster;
mod symbols;
pub mod thing_at;
pub mod timeline;

pub use actions::{Action, Deed};
pub use completion::Completion;
pub use desk::{DeskAction, DeskPlace};
use symbols::workspace_names;
pub use thing_at::{Thing, thing_at};

use crate::corpus::{Corpus, FileId};
use crate::lang::Language;
use crate::rules::{Diagnostic, TextEdit};
use crate::text::Span;

/// A place in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FilePosition {
    /// The file.
    pub file: FileId,
    /// The byte.
    pub offset: u32,
}

/// A range of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct FileSpan {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub span: Span,
}

/// What hovering shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// Markdown, with right-to-left text isolated.
    pub markdown: String,
}

/// Where a definition is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The place to show: the whole introducing phrase, role and name.
    pub full: FileSpan,
    /// The place to select: the name itself.
    pub focus: Span,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymbolKind {
    /// A part of the article: headline, lede, body.
    Part,
    /// A person.
    Person,
    /// A meeting.
    Meeting,
    /// A date.
    Date,
}

/// A symbol of one article, with what lies within it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentSymbol {
    /// Its name.
    pub name: String,
    /// What stands beside the name.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub full: Span,
    /// What to select.
    pub focus: Span,
    /// What lies within.
    pub children: Vec<DocumentSymbol>,
}

/// A symbol of the workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkspaceSymbol {
    /// Its name.
    pub name: String,
    /// What stands beside the name.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// Where it is introduced.
    pub place: FileSpan,
}

/// An immutable snapshot of the corpus that answers questions.
#[derive(Clone, Debug)]
pub struct Analysis {
    corpus: Corpus,
}

impl Analysis {
    /// A snapshot of `corpus`.
    pub fn new(corpus: Corpus) -> Self {
        Self { corpus }
    }

    /// The corpus behind it.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The findings of one file.
    pub fn diagnostics(&self, file: FileId) -> Vec<Diagnostic> {
        crate::rules::check(&self.corpus, file)
    }

    /// The language that the reader is spoken to in.
    pub fn reader(&self) -> Language {
        self.corpus.config().reader()
    }

    /// What hovering at a place shows.
    pub fn hover(&self, at: FilePosition) -> Option<Hover> {
        hover::hover(&self.corpus, at, self.reader())
    }

    /// Where what stands at a place is introduced.
    pub fn definition(&self, at: FilePosition) -> Vec<Target> {
        definition::definition(&self.corpus, at)
    }

    /// Where the newsroom file declares who stands at a place.
    pub fn declaration(&self, at: FilePosition) -> Vec<DeskPlace> {
        desk::declaration(&self.corpus, at)
    }

    /// Every mention in its own file of what stands at a place.
    pub fn highlights(&self, at: FilePosition) -> Vec<Span> {
        desk::highlights(&self.corpus, at)
    }

    /// What can be renamed at a place, or why nothing can.
    pub fn prepare_rename(&self, at: FilePosition) -> Result<Span, String> {
        rename::prepare(&self.corpus, at, self.reader())
    }

    /// The edits that give the person at a place another name, or why that cannot be.
    pub fn rename(&self, at: FilePosition, new: &str) -> Result<Vec<TextEdit>, String> {
        rename::rename(&self.corpus, at, new, self.reader())
    }

    /// The names that what stands before a place begins.
    pub fn completions(&self, at: FilePosition) -> Vec<Completion> {
        completion::completions(&self.corpus, at)
    }

    /// What can be written into the newsroom file for the name at a range.
    pub fn desk_actions(&self, file: FileId, range: Span) -> Vec<DeskAction> {
        desk::actions(&self.corpus, file, range, self.reader())
    }

    /// Every mention of what stands at a place.
    pub fn references(&self, at: FilePosition, include_definition: bool) -> Vec<FileSpan> {
        references::references(&self.corpus, at, include_definition)
    }

    /// The outline of one file.
    pub fn document_symbols(&self, file: FileId) -> Vec<DocumentSymbol> {
        symbols::document_symbols(&self.corpus, file, self.reader())
    }

    /// People and meetings whose names hold `query`, the best first.
    pub fn workspace_symbols(&self, query: &str, limit: usize) -> Vec<WorkspaceSymbol> {
        symbols::workspace_symbols(&self.corpus, query, limit, self.reader())
    }

    /// What can be done about the findings that touch a range of a file, in a newsroom with this folder.
    pub fn actions(&self, file: FileId, range: Span, newsroom: &str) -> Vec<Action> {
        actions::actions(&self.corpus, file, self.diagnostics(file), range, newsroom)
    }

    /// The edits of all preferred repairs of a file.
    pub fn fix_all(&self, file: FileId) -> Vec<TextEdit> {
        actions::fix_all(&self.diagnostics(file))
    }
}
