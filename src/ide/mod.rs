//! What an editor asks, answered in plain types: no word of any protocol.
//!
//! Owns [`Analysis`], an immutable snapshot with one method and one file a feature. Start reading in [`Analysis`].

pub mod accounts;
pub mod actions;
pub mod because;
pub mod calls;
pub mod completion;
mod completion_dates;
mod date_style;
pub mod days;
mod definition;
pub mod desk;
mod entity;
pub mod folding;
mod hover;
pub mod inlay;
pub mod lens;
pub mod links;
mod markdown;
mod references;
mod rename;
pub mod rewrite;
pub mod roster;
pub mod selection;
pub mod semantic;
mod symbols;
pub mod thing_at;
pub mod timeline;

pub use actions::{Action, Deed};
pub use completion::Completion;
pub use desk::{DeskAction, DeskPlace};
pub use entity::Entity;
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
    /// In which file it is looked for.
    pub file: FileId,
    /// Where it is introduced, where that was asked.
    pub place: Option<FileSpan>,
    /// Who or what it is.
    pub entity: Entity,
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

    /// Each article's own account of what stands at a place.
    pub fn accounts(&self, at: FilePosition) -> Vec<Target> {
        accounts::accounts(&self.corpus, at)
    }

    /// What stands at a place, as the newsroom file has it or the articles say.
    pub fn kind(&self, at: FilePosition) -> (Vec<DeskPlace>, Vec<Target>) {
        accounts::kind(&self.corpus, at)
    }

    /// Who or what the hierarchy of meetings and people at a place begins with.
    pub fn calls(&self, at: FilePosition) -> Vec<calls::Item> {
        calls::prepare(&self.corpus, at, self.reader())
    }

    /// The meetings of a person, or the people of a meeting.
    pub fn ties(&self, node: Entity) -> Vec<calls::Tie> {
        calls::ties(&self.corpus, node, self.reader())
    }

    /// What can be folded in a file.
    pub fn folds(&self, file: FileId) -> Vec<folding::Fold> {
        folding::folds(&self.corpus, file)
    }

    /// What stands around a place, from the smallest to the whole text.
    pub fn selections(&self, at: FilePosition) -> Vec<Span> {
        selection::selections(&self.corpus, at)
    }

    /// People, meetings, dates, places and quotations, of a file or a range of it.
    pub fn tokens(&self, file: FileId, range: Option<Span>) -> Vec<semantic::SemanticToken> {
        semantic::tokens(&self.corpus, file, range)
    }

    /// The days behind expressions that do not state them.
    pub fn inlay_hints(&self, file: FileId, range: Span) -> Vec<inlay::InlayHint> {
        inlay::hints(&self.corpus, file, range)
    }

    /// The lenses of a file, without their words.
    pub fn lenses(&self, file: FileId) -> Vec<lens::Lens> {
        lens::lenses(&self.corpus, file)
    }

    /// The words of a lens; `findings` gives the findings of a file.
    pub fn lens_words(
        &self,
        file: FileId,
        of: lens::LensOf,
        findings: impl Fn(FileId) -> Vec<Diagnostic>,
    ) -> Option<lens::LensWords> {
        lens::words(&self.corpus, file, of, self.reader(), findings)
    }

    /// The links of a file.
    pub fn links(&self, file: FileId) -> Vec<links::Link> {
        links::links(&self.corpus, file)
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

    /// The names and dates that what stands before a place begins.
    pub fn completions(&self, at: FilePosition) -> Vec<Completion> {
        completion::completions(&self.corpus, at)
    }

    /// What can be written into the newsroom file for the name at a range.
    pub fn desk_actions(&self, file: FileId, range: Span) -> Vec<DeskAction> {
        desk::actions(&self.corpus, file, range, self.reader())
    }

    /// Other ways to write the date at a range.
    pub fn rewrites(&self, file: FileId, range: Span) -> Vec<rewrite::Rewrite> {
        rewrite::rewrites(&self.corpus, file, range, self.reader())
    }

    /// Every mention of what stands at a place.
    pub fn references(&self, at: FilePosition, include_definition: bool) -> Vec<FileSpan> {
        references::references(&self.corpus, at, include_definition)
    }

    /// The outline of one file.
    pub fn document_symbols(&self, file: FileId) -> Vec<DocumentSymbol> {
        symbols::document_symbols(&self.corpus, file, self.reader())
    }

    /// People and meetings whose names hold `query`, the best first; `closely` of them with their place and what stands
    /// beside the name.
    pub fn workspace_symbols(&self, query: &str, limit: usize, closely: usize) -> Vec<WorkspaceSymbol> {
        symbols::workspace_symbols(&self.corpus, query, limit, closely, self.reader())
    }

    /// Where somebody or something is introduced, as a symbol of the workspace shows it.
    pub fn symbol_place(&self, entity: Entity) -> Option<FileSpan> {
        symbols::symbol_place(&self.corpus, entity)
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
