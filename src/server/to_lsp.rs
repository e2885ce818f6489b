//! From our words to the protocol's. What lies in a file that is gone meanwhile is left out.

use super::capabilities::{ClientFeatures, NAME};
use super::uri;
use super::world::{NewsroomFault, Snapshot};
use crate::corpus::FileId;
use crate::disk::NEWSROOM_FILE;
use crate::ide::{self, FileSpan, SymbolKind as Kind};
use crate::rules::{self, Fix, Severity};
use crate::text::{Encoding, LineCol, LineIndex, Span};
use std::collections::HashMap;
use tower_lsp::ls_types::*;

/// The URI of a file: the editor's own spelling of it where it is open.
pub fn file_uri(snapshot: &Snapshot, file: FileId) -> Option<Uri> {
    let path = snapshot.analysis.corpus().path(file);
    match snapshot.open.get(path) {
        Some(buffer) => Some(buffer.uri.clone()),
        None => uri::uri_of(path),
    }
}

/// A range of a file.
pub fn range(snapshot: &Snapshot, encoding: Encoding, file: FileId, span: Span) -> Option<Range> {
    let entry = snapshot.analysis.corpus().entry(file)?;
    Some(range_in(&entry.lines, &entry.text, encoding, span))
}

fn range_in(lines: &LineIndex, text: &str, encoding: Encoding, span: Span) -> Range {
    let position = |offset| {
        let LineCol { line, col } = lines.line_col(text, offset, encoding);
        Position::new(line, col)
    };
    Range::new(position(span.start), position(span.end))
}

/// A place.
pub fn location(snapshot: &Snapshot, encoding: Encoding, at: FileSpan) -> Option<Location> {
    Some(Location::new(file_uri(snapshot, at.file)?, range(snapshot, encoding, at.file, at.span)?))
}

/// A finding.
pub fn diagnostic(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    finding: &rules::Diagnostic,
) -> Option<Diagnostic> {
    let related = finding.related.iter().filter_map(|related| {
        let at = FileSpan { file: related.file, span: related.span };
        let location = location(snapshot, features.encoding, at)?;
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    });
    let related: Vec<_> = related.collect();
    Some(Diagnostic {
        range: range(snapshot, features.encoding, finding.file, finding.span)?,
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.into())),
        source: Some(NAME.into()),
        message: finding.message.clone(),
        related_information: (features.related_information && !related.is_empty()).then_some(related),
        ..Diagnostic::default()
    })
}

/// What is wrong with the newsroom file, as a finding on it.
pub fn newsroom_diagnostic(fault: &NewsroomFault, encoding: Encoding) -> Diagnostic {
    let lines = LineIndex::new(&fault.text);
    Diagnostic {
        range: range_in(&lines, &fault.text, encoding, fault.error.span),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(NAME.into()),
        message: fault.error.reason.clone(),
        ..Diagnostic::default()
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// A quick fix, or nothing where one of its edits has no place any more: half a repair is none.
pub fn code_action(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    action: &ide::Action,
) -> Option<CodeAction> {
    Some(CodeAction {
        title: action.fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(snapshot, features, &action.diagnostic)?]),
        edit: Some(workspace_edit(snapshot, features, &action.fix)?),
        is_preferred: Some(action.fix.preferred),
        ..CodeAction::default()
    })
}

/// A change of the newsroom file as an action; where there is none yet it is made at the first folder, if the client can.
pub fn desk_action(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    action: &ide::DeskAction,
) -> Option<CodeAction> {
    let edit = match &snapshot.config.source {
        Some(source) => {
            let range = range_in(&LineIndex::new(&source.text), &source.text, features.encoding, action.span);
            one_file(
                features,
                newsroom_uri(snapshot, &source.path)?,
                TextEdit::new(range, action.new_text.clone()),
            )
        }
        None if features.create_files => {
            let root = snapshot.roots.first()?;
            let uri = uri::uri_of(&format!("{}/{NEWSROOM_FILE}", root.trim_end_matches('/')))?;
            let create = ResourceOp::Create(CreateFile {
                uri: uri.clone(),
                options: Some(CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) }),
                annotation_id: None,
            });
            let edit = TextEdit::new(Range::default(), action.new_text.clone());
            let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
            let edit = TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] };
            let both = vec![DocumentChangeOperation::Op(create), DocumentChangeOperation::Edit(edit)];
            let document_changes = Some(DocumentChanges::Operations(both));
            WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
        }
        None => return None,
    };
    Some(CodeAction {
        title: action.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

fn one_file(features: &ClientFeatures, uri: Uri, edit: TextEdit) -> WorkspaceEdit {
    if features.document_changes {
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: None };
        let edits = vec![TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] }];
        let document_changes = Some(DocumentChanges::Edits(edits));
        return WorkspaceEdit { document_changes, ..WorkspaceEdit::default() };
    }
    WorkspaceEdit { changes: Some(HashMap::from([(uri, vec![edit])])), ..WorkspaceEdit::default() }
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
    edits: Vec<rules::TextEdit>,
) -> Option<WorkspaceEdit> {
    workspace_edit(snapshot, features, &Fix { title: String::new(), edits, preferred: false })
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
    CompletionResponse::List(CompletionList { is_incomplete: true, items, ..CompletionList::default() })
}

fn workspace_edit(snapshot: &Snapshot, features: &ClientFeatures, fix: &Fix) -> Option<WorkspaceEdit> {
    let mut by_file: Vec<(FileId, Vec<TextEdit>)> = Vec::new();
    for edit in &fix.edits {
        let range = range(snapshot, features.encoding, edit.file, edit.span)?;
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
    let changes = by_file.into_iter().map(|(file, edits)| Some((file_uri(snapshot, file)?, edits)));
    let changes: HashMap<_, _> = changes.collect::<Option<_>>()?;
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

/// The edits of one document at the version that they were made for.
fn document_edit(snapshot: &Snapshot, file: FileId, edits: Vec<TextEdit>) -> Option<TextDocumentEdit> {
    let open = snapshot.open.get(snapshot.analysis.corpus().path(file));
    let version = open.map(|buffer| buffer.version);
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: file_uri(snapshot, file)?, version };
    Some(TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() })
}

/// What hovering shows.
pub fn hover(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    file: FileId,
    hover: ide::Hover,
) -> Option<Hover> {
    let content = if features.markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: hover.markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&hover.markdown) }
    };
    let range = range(snapshot, features.encoding, file, hover.span)?;
    Some(Hover { contents: HoverContents::Markup(content), range: Some(range) })
}

/// Our own Markdown without its marks.
fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut letters = markdown.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => out.extend(letters.next()),
            '*' | '`' => {}
            other => out.push(other),
        }
    }
    out
}

/// Where a definition is.
pub fn definition(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    targets: &[ide::Target],
) -> Option<GotoDefinitionResponse> {
    if targets.is_empty() {
        return None;
    }
    let encoding = features.encoding;
    if features.definition_links {
        let links = targets.iter().filter_map(|target| {
            Some(LocationLink {
                origin_selection_range: None,
                target_uri: file_uri(snapshot, target.full.file)?,
                target_range: range(snapshot, encoding, target.full.file, target.full.span)?,
                target_selection_range: range(snapshot, encoding, target.full.file, target.focus)?,
            })
        });
        return Some(GotoDefinitionResponse::Link(links.collect()));
    }
    let places = targets.iter().filter_map(|target| {
        location(snapshot, encoding, FileSpan { file: target.full.file, span: target.focus })
    });
    Some(GotoDefinitionResponse::Array(places.collect()))
}

/// An outline.
pub fn outline(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    file: FileId,
    symbols: Vec<ide::DocumentSymbol>,
) -> Option<DocumentSymbolResponse> {
    if features.nested_symbols {
        let nested = symbols.into_iter().filter_map(|symbol| nested(snapshot, features, file, symbol));
        return Some(DocumentSymbolResponse::Nested(nested.collect()));
    }
    let uri = file_uri(snapshot, file)?;
    let mut out = Vec::new();
    flatten(snapshot, features, (file, &uri), None, symbols, &mut out);
    Some(DocumentSymbolResponse::Flat(out))
}

#[expect(deprecated, reason = "the type has the field")]
fn nested(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    file: FileId,
    symbol: ide::DocumentSymbol,
) -> Option<DocumentSymbol> {
    let children = symbol.children.into_iter().filter_map(|child| nested(snapshot, features, file, child));
    let children: Vec<_> = children.collect();
    Some(DocumentSymbol {
        name: symbol.name,
        detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: range(snapshot, features.encoding, file, symbol.full)?,
        selection_range: range(snapshot, features.encoding, file, symbol.focus)?,
        children: (!children.is_empty()).then_some(children),
    })
}

#[expect(deprecated, reason = "the type has the field")]
fn flatten(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    (file, uri): (FileId, &Uri),
    container: Option<&str>,
    symbols: Vec<ide::DocumentSymbol>,
    out: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let Some(range) = range(snapshot, features.encoding, file, symbol.focus) else { continue };
        out.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), range),
            container_name: container.map(str::to_owned),
        });
        flatten(snapshot, features, (file, uri), Some(&symbol.name), symbol.children, out);
    }
}

/// A symbol of the workspace.
#[expect(deprecated, reason = "the type has the field")]
pub fn workspace_symbol(
    snapshot: &Snapshot,
    encoding: Encoding,
    symbol: ide::WorkspaceSymbol,
) -> Option<SymbolInformation> {
    Some(SymbolInformation {
        location: location(snapshot, encoding, symbol.place)?,
        name: symbol.name,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        container_name: (!symbol.detail.is_empty()).then_some(symbol.detail),
    })
}

/// The protocol knows the symbols of programs only; these have the most fitting signs beside them.
fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Part => SymbolKind::NAMESPACE,
        Kind::Person => SymbolKind::OBJECT,
        Kind::Meeting => SymbolKind::EVENT,
        Kind::Date => SymbolKind::CONSTANT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_without_its_marks() {
        assert_eq!(
            plain("**قمة**\n\n- Value: `2026-03-10`\n- a\\_b\\*"),
            "قمة\n\n- Value: 2026-03-10\n- a_b*"
        );
    }
}
