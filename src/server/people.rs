//! What the protocol has of the newsroom's own people and meetings: declarations, and entries of the newsroom file.

use super::capabilities::ClientFeatures;
use super::code_actions::{new_newsroom, one_file};
use super::to_lsp::range_in;
use super::uri;
use super::world::Snapshot;
use crate::ide;
use crate::text::LineIndex;
use tower_lsp::ls_types::*;

/// A change of the newsroom file as an action; where there is none yet it is made, if the client can.
pub fn desk_action(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    action: &ide::DeskAction,
) -> Option<CodeAction> {
    let edit = match &snapshot.config.source {
        Some(source) => {
            // A file that could not be taken has other places than the last good one.
            snapshot.newsroom.as_ref().filter(|file| *file.text == *source.text)?;
            let lines = LineIndex::new(&source.text);
            let range = range_in(&lines, &source.text, features.encoding, action.span);
            let edit = TextEdit::new(range, action.new_text.clone());
            one_file(features, newsroom_uri(snapshot, &source.path)?, edit)
        }
        None => features.create_files.then(|| new_newsroom(snapshot, &action.new_text))??,
    };
    Some(CodeAction {
        title: action.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

fn newsroom_uri(snapshot: &Snapshot, path: &str) -> Option<Uri> {
    snapshot.open.get(path).map(|buffer| buffer.uri.clone()).or_else(|| uri::uri_of(path))
}

/// Where the newsroom file declares somebody.
pub fn declaration(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    places: &[ide::DeskPlace],
    links: bool,
) -> Option<GotoDefinitionResponse> {
    let source = snapshot.config.source.as_ref().filter(|_| !places.is_empty())?;
    let uri = newsroom_uri(snapshot, &source.path)?;
    let lines = LineIndex::new(&source.text);
    let range = |span| range_in(&lines, &source.text, features.encoding, span);
    if links {
        let link = |place: &ide::DeskPlace| LocationLink {
            origin_selection_range: None,
            target_uri: uri.clone(),
            target_range: range(place.full.cover(place.focus)),
            target_selection_range: range(place.focus),
        };
        return Some(GotoDefinitionResponse::Link(places.iter().map(link).collect()));
    }
    let places = places.iter().map(|place| Location::new(uri.clone(), range(place.focus)));
    Some(GotoDefinitionResponse::Array(places.collect()))
}
