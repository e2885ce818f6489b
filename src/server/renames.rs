//! Files that are renamed: what names them follows.

use super::change::Path;
use super::code_actions::{document_edit, edit_at, newsroom_folder};
use super::session::Session;
use super::world::Snapshot;
use super::{to_lsp, uri};
use crate::config::below_newsroom;
use crate::corpus::FileId;
use crate::ide::links::LinkTo;
use crate::text::{LineIndex, Span};
use std::collections::BTreeMap;
use tower_lsp::ls_types::*;

/// The files before and after.
pub fn paths(files: &[FileRename]) -> Vec<Path> {
    let both = files.iter().flat_map(|file| [&file.old_uri, &file.new_uri]);
    both.filter_map(|uri| Some(uri::path_of(&uri.parse().ok()?).into())).collect()
}

/// The edits that let articles and the newsroom file name renamed articles by their new paths; nothing where nobody
/// names them.
pub fn edits(session: &Session, snapshot: &Snapshot, files: &[FileRename]) -> Option<WorkspaceEdit> {
    let mut changes = Vec::new();
    let renamed: Vec<(String, String)> = files
        .iter()
        .filter_map(|file| {
            let path = |uri: &str| Some(uri::path_of(&uri.parse().ok()?));
            Some((path(&file.old_uri)?, path(&file.new_uri)?))
        })
        .collect();
    for (file, found) in links(snapshot, &renamed) {
        let edits = found.into_iter().filter_map(|(span, name)| {
            Some(TextEdit::new(to_lsp::range(snapshot, session.features().encoding, file, span)?, name))
        });
        changes.push(document_edit(snapshot, file, edits.collect())?);
    }
    changes.extend(newsroom(session, snapshot, &renamed));
    if changes.is_empty() || !session.features().document_changes {
        return None;
    }
    Some(WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes)),
        ..WorkspaceEdit::default()
    })
}

/// Where articles link to a renamed one, with what is to stand there.
fn links(snapshot: &Snapshot, renamed: &[(String, String)]) -> BTreeMap<FileId, Vec<(Span, String)>> {
    let corpus = snapshot.analysis.corpus();
    let mut found: BTreeMap<FileId, Vec<(Span, String)>> = BTreeMap::new();
    for (file, entry) in corpus.entries() {
        // Most articles name no other: only those that hold a file's name are read again.
        if !renamed.iter().any(|(old, _)| entry.text().contains(name(old))) {
            continue;
        }
        for link in snapshot.analysis.links(file) {
            let LinkTo::Article(to) = link.to else { continue };
            let moved = renamed.iter().find(|(old, _)| old == corpus.path(to));
            let words = link.span.text(entry.text());
            if let Some((old, new)) = moved
                && words.ends_with(name(old))
                && folder(old) == folder(new)
            {
                let path = words.strip_suffix(name(old)).unwrap_or_default();
                found.entry(file).or_default().push((link.span, format!("{path}{}", name(new))));
            }
        }
    }
    found
}

/// The entries of the newsroom file that silence findings of a renamed article.
fn newsroom(
    session: &Session,
    snapshot: &Snapshot,
    renamed: &[(String, String)],
) -> Option<TextDocumentEdit> {
    let file = snapshot.newsroom.as_ref()?;
    let root = newsroom_folder(snapshot);
    let lines = LineIndex::new(&file.text);
    let mut edits = Vec::new();
    let mut offset = 0;
    for line in file.text.split_inclusive('\n') {
        let value = line.trim_start().strip_prefix("file").map(str::trim_start);
        let value = value.and_then(|rest| rest.strip_prefix('=')).map(str::trim);
        for (old, new) in renamed {
            let written = value.map(|value| value.trim_matches(['"', '\'']));
            if let Some(written) = written.filter(|written| *written == below_newsroom(&root, old))
                && let Some(at) = line.find(written)
            {
                let span = Span::of(offset + at..offset + at + written.len());
                let range = to_lsp::range_in(&lines, &file.text, session.features().encoding, span);
                edits.push(TextEdit::new(range, below_newsroom(&root, new).to_owned()));
            }
        }
        offset += line.len();
    }
    let open = snapshot.open.get(&file.path).map(|buffer| buffer.uri.clone());
    let uri = open.or_else(|| uri::uri_of(&file.path))?;
    (!edits.is_empty()).then(|| edit_at(uri, None, edits))
}

fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn folder(path: &str) -> &str {
    path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}
