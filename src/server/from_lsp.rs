//! From the protocol's words to ours.

use super::change::{OwnedEdit, Path};
use super::uri;
use super::world::Snapshot;
use crate::corpus::FileId;
use crate::ide::FilePosition;
use crate::text::{Encoding, LineCol, Span};
use tower_lsp::ls_types::{Position, Range, TextDocumentContentChangeEvent, TextDocumentPositionParams, Uri};

/// The path by which the corpus knows a document.
pub fn path(uri: &Uri) -> Path {
    uri::path_of(uri).into()
}

/// An edit.
pub fn edit(change: TextDocumentContentChangeEvent) -> OwnedEdit {
    let range = change.range.map(|range| (line_col(range.start), line_col(range.end)));
    OwnedEdit { range, text: change.text }
}

/// The file of a document, if the corpus has it.
pub fn file(snapshot: &Snapshot, uri: &Uri) -> Option<FileId> {
    snapshot.analysis.corpus().file(&uri::path_of(uri))
}

/// The place of a cursor.
pub fn file_position(
    snapshot: &Snapshot,
    encoding: Encoding,
    at: &TextDocumentPositionParams,
) -> Option<FilePosition> {
    let file = file(snapshot, &at.text_document.uri)?;
    let offset = offset(snapshot, encoding, file, at.position)?;
    Some(FilePosition { file, offset })
}

/// The bytes of a selection.
pub fn span(snapshot: &Snapshot, encoding: Encoding, file: FileId, range: Range) -> Option<Span> {
    let start = offset(snapshot, encoding, file, range.start)?;
    let end = offset(snapshot, encoding, file, range.end)?;
    Some(Span::new(start.min(end), start.max(end)))
}

fn offset(snapshot: &Snapshot, encoding: Encoding, file: FileId, at: Position) -> Option<u32> {
    let entry = snapshot.analysis.corpus().entry(file)?;
    Some(entry.lines().offset(entry.text(), line_col(at), encoding))
}

fn line_col(at: Position) -> LineCol {
    LineCol { line: at.line, col: at.character }
}
