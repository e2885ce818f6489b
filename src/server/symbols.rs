//! Symbols of the workspace, whose places are found when somebody goes there, for clients that can wait.

use super::asked::Asked;
use super::session::Session;
use super::to_lsp;
use super::world::Snapshot;
use crate::ide::FileSpan;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// How many symbols are answered at most.
const MOST: usize = 128;

/// Where a symbol stands in its file.
#[derive(Serialize, Deserialize)]
pub struct Place {
    start: u32,
    end: u32,
}

/// The people and meetings whose names hold `query`.
pub fn all(session: &Session, snapshot: &Snapshot, query: &str) -> WorkspaceSymbolResponse {
    let features = session.features();
    let found = snapshot.analysis.workspace_symbols(query, MOST).into_iter();
    if !features.resolve_symbols {
        let symbols =
            found.filter_map(|symbol| to_lsp::workspace_symbol(snapshot, features.encoding, symbol));
        return WorkspaceSymbolResponse::Flat(symbols.collect());
    }
    let symbols = found.filter_map(|symbol| {
        let path = snapshot.analysis.corpus().path(symbol.place.file);
        let asked = Asked::new(session, snapshot, path)?;
        let Span { start, end } = symbol.place.span;
        Some(WorkspaceSymbol {
            name: symbol.name,
            kind: to_lsp::symbol_kind(symbol.kind),
            tags: None,
            container_name: (!symbol.detail.is_empty()).then_some(symbol.detail),
            location: OneOf::Right(WorkspaceLocation { uri: to_lsp::file_uri(snapshot, symbol.place.file)? }),
            data: asked.data(Place { start, end }),
        })
    });
    WorkspaceSymbolResponse::Nested(symbols.collect())
}

/// Where a symbol is.
pub fn place(asked: &Asked<'_>, place: Place) -> Option<Location> {
    asked.location(FileSpan { file: asked.file, span: Span::new(place.start, place.end) })
}
