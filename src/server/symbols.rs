//! Symbols of the workspace, whose places are found when somebody goes there, for clients that can wait.

use super::asked::Asked;
use super::session::Session;
use super::to_lsp;
use super::world::Snapshot;
use crate::ide::Entity;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// How many symbols are answered at most.
const MOST: usize = 128;

/// How many of them are looked at closely, about as many as a client shows at once; one that cannot ask again gets no
/// more.
const SHOWN: usize = 32;

/// Who or what a symbol is: an index into its file's people or meetings.
#[derive(Serialize, Deserialize)]
pub enum Place {
    /// A person.
    Person(u32),
    /// A meeting.
    Meeting(u32),
}

/// The people and meetings whose names hold `query`.
pub fn all(session: &Session, snapshot: &Snapshot, query: &str) -> WorkspaceSymbolResponse {
    let features = session.features();
    let most = if features.resolve_symbols { MOST } else { SHOWN };
    let found = snapshot.analysis.workspace_symbols(query, most, SHOWN).into_iter();
    if !features.resolve_symbols {
        let symbols =
            found.filter_map(|symbol| to_lsp::workspace_symbol(snapshot, features.encoding, symbol));
        return WorkspaceSymbolResponse::Flat(symbols.collect());
    }
    let symbols = found.filter_map(|symbol| {
        let (place, (file, _)) = match symbol.entity {
            Entity::Person(member) => (Place::Person(member.1), member),
            Entity::Meeting(member) => (Place::Meeting(member.1), member),
        };
        let asked = Asked::new(session, snapshot, snapshot.analysis.corpus().path(file))?;
        Some(WorkspaceSymbol {
            name: symbol.name,
            kind: to_lsp::symbol_kind(symbol.kind),
            tags: None,
            container_name: (!symbol.detail.is_empty()).then_some(symbol.detail),
            location: OneOf::Right(WorkspaceLocation { uri: to_lsp::file_uri(snapshot, symbol.file)? }),
            data: asked.data(place),
        })
    });
    WorkspaceSymbolResponse::Nested(symbols.collect())
}

/// Where a symbol is.
pub fn place(asked: &Asked<'_>, place: Place) -> Option<Location> {
    let entity = match place {
        Place::Person(index) => Entity::Person((asked.file, index)),
        Place::Meeting(index) => Entity::Meeting((asked.file, index)),
    };
    asked.location(asked.snapshot.analysis.symbol_place(entity)?)
}
