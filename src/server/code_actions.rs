//! Code actions in the protocol's words: edits of articles at the version that they were made for, and entries of the
//! newsroom file, which is made where there is none.

use super::asked::Asked;
use super::capabilities::ClientFeatures;
use super::change::Path;
use super::world::Snapshot;
use super::{people, to_lsp, uri};
use crate::corpus::FileId;
use crate::disk::NEWSROOM_FILE;
use crate::ide::rewrite::Rewrite;
use crate::ide::{Action, Deed};
use crate::lang::message;
use crate::rules;
use crate::text::isolate::without_isolates;
use crate::text::{LineCol, LineIndex};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use tower_lsp::ls_types::*;

/// The kind of the action that makes all sure repairs of a file, below `source.fixAll`.
pub fn fix_all_kind() -> CodeActionKind {
    CodeActionKind::new(concat!("source.fixAll", ".dateline"))
}

/// Whether a kind that a client asks for is `kind` or one above it.
pub fn holds(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let below = kind.as_str().strip_prefix(asked.as_str());
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty())
}

/// Which kinds of actions a client asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wanted {
    fixes: bool,
    rewrites: bool,
    fix_all: bool,
}

impl Wanted {
    /// What a client asks for. One that asks for nothing in particular wants to know what can be done here, not
    /// everywhere.
    pub fn of(only: Option<&[CodeActionKind]>) -> Self {
        let wants =
            |kind: &CodeActionKind| only.is_some_and(|kinds| kinds.iter().any(|asked| holds(asked, kind)));
        Self {
            fixes: only.is_none() || wants(&CodeActionKind::QUICKFIX),
            rewrites: only.is_none() || wants(&CodeActionKind::REFACTOR_REWRITE),
            fix_all: wants(&fix_all_kind()),
        }
    }

    /// Whether there is nothing that the client would take.
    pub fn is_nothing(self) -> bool {
        !self.fixes && !self.rewrites && !self.fix_all
    }
}

/// What an action was made from, for its edit to be made when somebody takes it.
#[derive(Serialize, Deserialize)]
pub struct Made {
    range: Range,
    wanted: Wanted,
    index: usize,
}

/// What can be done at a range of a document.
pub fn all(asked: &Asked<'_>, range: Range, wanted: Wanted) -> Option<Vec<CodeAction>> {
    let Asked { snapshot, features, file, .. } = *asked;
    let span = asked.span(range)?;
    let mut actions = Vec::new();
    if wanted.fixes {
        let found = snapshot.analysis.actions(file, span, &newsroom_folder(snapshot));
        actions.extend(found.iter().filter_map(|action| quick_fix(snapshot, features, action)));
        let desk = snapshot.analysis.desk_actions(file, span);
        actions.extend(desk.iter().filter_map(|action| people::desk_action(snapshot, features, action)));
    }
    if wanted.rewrites {
        let rewrites = snapshot.analysis.rewrites(file, span).into_iter();
        actions.extend(rewrites.filter_map(|found| rewrite(snapshot, features, found)));
    }
    if wanted.fix_all {
        actions.extend(fix_all(snapshot, features, file));
    }
    Some(actions)
}

/// The actions without their edits, for a client that asks for the edit of the one that is taken.
pub fn lazily(asked: &Asked<'_>, actions: Vec<CodeAction>, range: Range, wanted: Wanted) -> Vec<CodeAction> {
    if !asked.features.resolve_actions {
        return actions;
    }
    let lazy = |(index, action)| CodeAction {
        edit: None,
        data: asked.data(Made { range, wanted, index }),
        ..action
    };
    actions.into_iter().enumerate().map(lazy).collect()
}

/// The edit of an action of this title, made anew; nothing where what can be done is not the same any more.
pub fn edit_of(asked: &Asked<'_>, made: Made, title: &str) -> Option<WorkspaceEdit> {
    let actions = all(asked, made.range, made.wanted)?;
    actions.into_iter().nth(made.index).filter(|action| is_same(&action.title, title))?.edit
}

/// Whether two titles say the same: an editor that cannot show isolates may have taken them out.
fn is_same(ours: &str, theirs: &str) -> bool {
    without_isolates(ours) == without_isolates(theirs)
}

fn rewrite(snapshot: &Snapshot, features: &ClientFeatures, found: Rewrite) -> Option<CodeAction> {
    Some(CodeAction {
        title: found.title,
        kind: Some(CodeActionKind::REFACTOR_REWRITE),
        edit: Some(workspace_edit(snapshot, features, &[found.edit])?),
        ..CodeAction::default()
    })
}

/// The folder that the newsroom file lies in, or is to lie in; empty where there is no folder.
pub fn newsroom_folder(snapshot: &Snapshot) -> String {
    let folder_of = |path: &Path| path.rsplit_once(['/', '\\']).map(|(folder, _)| folder.to_owned());
    let file = snapshot.newsroom.as_ref().and_then(|file| folder_of(&file.path));
    file.or_else(|| snapshot.roots.first().map(ToString::to_string)).unwrap_or_default()
}

/// What can be done about a finding, or nothing where an edit has no place any more: half a repair is none.
fn quick_fix(snapshot: &Snapshot, features: &ClientFeatures, action: &Action) -> Option<CodeAction> {
    let edit = match &action.deed {
        Deed::Edit(edits) => workspace_edit(snapshot, features, edits)?,
        Deed::AddToNewsroom(entry) => newsroom_edit(snapshot, features, entry)?,
    };
    Some(CodeAction {
        title: action.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![to_lsp::diagnostic(snapshot, features, &action.diagnostic)?]),
        edit: Some(edit),
        is_preferred: Some(action.preferred),
        ..CodeAction::default()
    })
}

/// All sure repairs of a file at once; nothing where there are none.
fn fix_all(snapshot: &Snapshot, features: &ClientFeatures, file: FileId) -> Option<CodeAction> {
    let edits = snapshot.analysis.fix_all(file);
    if edits.is_empty() {
        return None;
    }
    Some(CodeAction {
        title: message(snapshot.analysis.reader(), "action.fix-all", &[]),
        kind: Some(fix_all_kind()),
        edit: Some(workspace_edit(snapshot, features, &edits)?),
        ..CodeAction::default()
    })
}

/// Edits of articles, or nothing where one of them has no place any more.
pub fn workspace_edit(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    edits: &[rules::TextEdit],
) -> Option<WorkspaceEdit> {
    let mut by_file: Vec<(FileId, Vec<TextEdit>)> = Vec::new();
    for edit in edits {
        let range = to_lsp::range(snapshot, features.encoding, edit.file, edit.span)?;
        let edit_of_file = TextEdit::new(range, edit.new_text.clone());
        match by_file.iter_mut().find(|(file, _)| *file == edit.file) {
            Some((_, edits)) => edits.push(edit_of_file),
            None => by_file.push((edit.file, vec![edit_of_file])),
        }
    }
    if features.document_changes {
        let edits = by_file.into_iter().map(|(file, edits)| document_edit(snapshot, file, edits));
        let edits = DocumentChanges::Edits(edits.collect::<Option<_>>()?);
        return Some(WorkspaceEdit { document_changes: Some(edits), ..WorkspaceEdit::default() });
    }
    let changes = by_file.into_iter().map(|(file, edits)| Some((to_lsp::file_uri(snapshot, file)?, edits)));
    let changes: HashMap<_, _> = changes.collect::<Option<_>>()?;
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

/// The edits of one document at the version that they were made for.
pub fn document_edit(snapshot: &Snapshot, file: FileId, edits: Vec<TextEdit>) -> Option<TextDocumentEdit> {
    let open = snapshot.open.get(snapshot.analysis.corpus().path(file));
    let version = open.map(|buffer| buffer.version);
    Some(edit_at(to_lsp::file_uri(snapshot, file)?, version, edits))
}

pub fn edit_at(uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) -> TextDocumentEdit {
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
    TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() }
}

/// An entry at the end of the newsroom file. Where there is none it is made, by clients that can make files.
fn newsroom_edit(snapshot: &Snapshot, features: &ClientFeatures, entry: &str) -> Option<WorkspaceEdit> {
    let Some(file) = &snapshot.newsroom else {
        return features.create_files.then(|| new_newsroom(snapshot, entry))?;
    };
    let open = snapshot.open.get(&file.path);
    let uri = open.map(|buffer| buffer.uri.clone()).or_else(|| uri::uri_of(&file.path))?;
    let end = file.text.len() as u32;
    let LineCol { line, col } = LineIndex::new(&file.text).line_col(&file.text, end, features.encoding);
    let gap = match file.text.as_str() {
        "" => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let at = Position::new(line, col);
    let edit = TextEdit::new(Range::new(at, at), format!("{gap}{entry}"));
    Some(one_file(features, uri, edit))
}

/// One edit of a file that is no article.
pub fn one_file(features: &ClientFeatures, uri: Uri, edit: TextEdit) -> WorkspaceEdit {
    if features.document_changes {
        let edits = DocumentChanges::Edits(vec![edit_at(uri, None, vec![edit])]);
        return WorkspaceEdit { document_changes: Some(edits), ..WorkspaceEdit::default() };
    }
    let changes = HashMap::from([(uri, vec![edit])]);
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

/// A newsroom file made with this entry.
pub fn new_newsroom(snapshot: &Snapshot, entry: &str) -> Option<WorkspaceEdit> {
    let root = snapshot.roots.first()?;
    let uri = uri::uri_of(&format!("{}/{NEWSROOM_FILE}", root.trim_end_matches(['/', '\\'])))?;
    let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
    let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
    let edit = TextEdit::new(Range::default(), entry.to_owned());
    let operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(edit_at(uri, None, vec![edit])),
    ];
    let changes = Some(DocumentChanges::Operations(operations));
    Some(WorkspaceEdit { document_changes: changes, ..WorkspaceEdit::default() })
}

#[cfg(test)]
mod tests {
    use super::super::capabilities::NAME;
    use super::*;

    #[test]
    fn a_kind_holds_what_is_below_it() {
        let holds = |asked: &'static str| holds(&CodeActionKind::new(asked), &fix_all_kind());
        assert!(holds("") && holds("source") && holds("source.fixAll") && holds("source.fixAll.dateline"));
        assert!(!holds("source.fix") && !holds("quickfix") && !holds("source.fixAll.other"));
        assert!(fix_all_kind().as_str().ends_with(NAME));
    }
}
