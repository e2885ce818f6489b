//! Folding ranges and selection ranges.

use super::asked::Asked;
use crate::ide::folding::{Fold, FoldKind};
use crate::ide::{FilePosition, FileSpan};
use crate::text::LineCol;
use tower_lsp::ls_types::*;

/// What can be folded in a document.
pub fn folds(asked: &Asked<'_>) -> Option<Vec<FoldingRange>> {
    let fold = |fold: Fold| FoldingRange {
        start_line: fold.first,
        end_line: fold.last,
        kind: Some(match fold.kind {
            FoldKind::Beside => FoldingRangeKind::Comment,
            FoldKind::Story => FoldingRangeKind::Region,
        }),
        ..FoldingRange::default()
    };
    Some(asked.snapshot.analysis.folds(asked.file).into_iter().map(fold).collect())
}

/// For each position the selections around it. A place where nothing stands selects itself.
pub fn selections(asked: &Asked<'_>, positions: &[Position]) -> Option<Vec<SelectionRange>> {
    positions.iter().map(|position| selection(asked, *position)).collect()
}

fn selection(asked: &Asked<'_>, position: Position) -> Option<SelectionRange> {
    let entry = asked.snapshot.analysis.corpus().entry(asked.file)?;
    let at = LineCol { line: position.line, col: position.character };
    let offset = entry.lines().offset(entry.text(), at, asked.features.encoding);
    let around = asked.snapshot.analysis.selections(FilePosition { file: asked.file, offset });
    let mut outer: Option<SelectionRange> = None;
    for span in around.into_iter().rev() {
        outer = Some(SelectionRange { range: asked.range(span)?, parent: outer.map(Box::new) });
    }
    Some(outer.unwrap_or(SelectionRange { range: Range::new(position, position), parent: None }))
}

/// Places as a client takes them: with links where it can, else bare.
pub fn locations(
    asked: &Asked<'_>,
    targets: &[crate::ide::Target],
    links: bool,
) -> Option<GotoDefinitionResponse> {
    if targets.is_empty() {
        return None;
    }
    if !links {
        let places = targets
            .iter()
            .filter_map(|target| asked.location(FileSpan { file: target.full.file, span: target.focus }));
        return Some(GotoDefinitionResponse::Array(places.collect()));
    }
    let links = targets.iter().filter_map(|target| {
        let full = asked.location(target.full)?;
        let focus = asked.location(FileSpan { file: target.full.file, span: target.focus })?;
        Some(LocationLink {
            origin_selection_range: None,
            target_uri: full.uri,
            target_range: full.range,
            target_selection_range: focus.range,
        })
    });
    Some(GotoDefinitionResponse::Link(links.collect()))
}
