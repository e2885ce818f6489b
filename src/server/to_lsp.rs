//! From our words to the protocol's. What lies in a file that is gone meanwhile is left out.

use super::capabilities::{ClientFeatures, NAME};
use super::newsroom::NewsroomFault;
use super::uri;
use super::world::Snapshot;
use crate::corpus::FileId;
use crate::ide::{self, FileSpan, SymbolKind as Kind};
use crate::rules::{self, Severity};
use crate::text::{Encoding, LineCol, LineIndex, Span};
use serde_json::json;
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
    Some(range_in(entry.lines(), entry.text(), encoding, span))
}

/// A range of a text with its lines.
pub fn range_in(lines: &LineIndex, text: &str, encoding: Encoding, span: Span) -> Range {
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
        code_description: features.rule_pages.as_deref().and_then(|pages| rule_page(pages, finding.rule)),
        tags: tags(features, finding),
        data: features.diagnostic_data.then(|| json!({"fixes": finding.fixes.len()})),
    })
}

/// The page of a rule, where the client has the pages.
fn rule_page(pages: &str, rule: &str) -> Option<CodeDescription> {
    Some(CodeDescription { href: pages.replace("{rule}", rule).parse().ok()? })
}

/// What silences nothing any more is shown as not needed. An editor that draws every line from left to right would
/// bring the words of the line out of order, and gets no tag.
fn tags(features: &ClientFeatures, finding: &rules::Diagnostic) -> Option<Vec<DiagnosticTag>> {
    let shown = features.diagnostic_tags && !features.left_to_right_lines;
    (shown && finding.rule == rules::STALE_IGNORE).then(|| vec![DiagnosticTag::UNNECESSARY])
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

/// What hovering shows.
pub fn hover(
    snapshot: &Snapshot,
    features: &ClientFeatures,
    file: FileId,
    hover: ide::Hover,
) -> Option<Hover> {
    let (kind, value) = markup(features, hover.markdown);
    let content = MarkupContent { kind, value };
    let range = range(snapshot, features.encoding, file, hover.span)?;
    Some(Hover { contents: HoverContents::Markup(content), range: Some(range) })
}

/// Our own Markdown as the client takes it.
pub fn markup(features: &ClientFeatures, markdown: String) -> (MarkupKind, String) {
    if features.markdown {
        (MarkupKind::Markdown, markdown)
    } else {
        (MarkupKind::PlainText, plain(&markdown))
    }
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
        location: location(snapshot, encoding, symbol.place?)?,
        name: symbol.name,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        container_name: (!symbol.detail.is_empty()).then_some(symbol.detail),
    })
}

/// The protocol knows the symbols of programs only; these have the most fitting signs beside them.
pub fn symbol_kind(kind: Kind) -> SymbolKind {
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
