//! What the protocol has of people beside their mentions: declarations, renames, completions, and entries of the newsroom
//! file.

use super::capabilities::ClientFeatures;
use super::code_actions::{new_newsroom, one_file, workspace_edit};
use super::to_lsp::{range, range_in};
use super::uri;
use super::world::Snapshot;
use crate::corpus::FileId;
use crate::ide;
use crate::rules;
use crate::text::{Encoding, LineIndex};
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
) -> Option<GotoDefinitionResponse> {
    let source = snapshot.config.source.as_ref().filter(|_| !places.is_empty())?;
    let uri = newsroom_uri(snapshot, &source.path)?;
    let lines = LineIndex::new(&source.text);
    let range = |span| range_in(&lines, &source.text, features.encoding, span);
    if features.declaration_links {
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

/// The edits of a rename, or nothing where one of them has no place any more.
pub fn rename(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    edits: &[rules::TextEdit],
) -> Option<WorkspaceEdit> {
    workspace_edit(snapshot, features, edits)
}

/// Names to complete with.
pub fn completion(
    snapshot: &Snapshot,
    encoding: Encoding,
    file: FileId,
    found: Vec<ide::Completion>,
) -> CompletionResponse {
    let item = |(rank, found): (usize, ide::Completion)| {
        let range = range(snapshot, encoding, file, found.span)?;
        let typed = found.span.text(snapshot.analysis.corpus().text(file)).to_owned();
        Some(CompletionItem {
            label: found.name.clone(),
            kind: Some(CompletionItemKind::VALUE),
            detail: (!found.detail.is_empty()).then_some(found.detail),
            // The editor filters by what was typed; which names that begins was found here.
            filter_text: Some(typed),
            sort_text: Some(format!("{rank:04}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, found.name))),
            ..CompletionItem::default()
        })
    };
    let items = found.into_iter().enumerate().filter_map(item).collect();
    CompletionResponse::List(CompletionList { is_incomplete: true, items })
}
