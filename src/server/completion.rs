//! Completion: names of people and meetings, and dates, in place of what was typed.

use super::asked::Asked;
use super::to_lsp;
use crate::ide::completion::{Completion, CompletionKind};
use crate::ide::{FilePosition, FileSpan};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// What may be completed at a place. The editor filters by what was typed; what that begins was found here, so the
/// list is to be asked for again with every letter.
pub fn answer(asked: &Asked<'_>, at: FilePosition) -> CompletionResponse {
    let found = asked.snapshot.analysis.completions(at).into_iter().enumerate();
    let items = found.filter_map(|(rank, found)| item(asked, rank, found)).collect();
    CompletionResponse::List(CompletionList { is_incomplete: true, items })
}

fn item(asked: &Asked<'_>, rank: usize, found: Completion) -> Option<CompletionItem> {
    let text = asked.snapshot.analysis.corpus().text(asked.file);
    let data = found.shown_at.and_then(|at| asked.data(Shown::of(asked, at)));
    Some(CompletionItem {
        label: found.text.clone(),
        kind: Some(match found.kind {
            CompletionKind::Person => CompletionItemKind::VALUE,
            CompletionKind::Meeting => CompletionItemKind::EVENT,
            CompletionKind::Date => CompletionItemKind::CONSTANT,
        }),
        detail: (!found.detail.is_empty()).then_some(found.detail),
        filter_text: Some(found.span.text(text).to_owned()),
        sort_text: Some(format!("{rank:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(asked.range(found.span)?, found.text))),
        data,
        ..CompletionItem::default()
    })
}

/// Where to hover for what a completion stands for.
#[derive(Serialize, Deserialize)]
pub struct Shown {
    path: String,
    offset: u32,
}

impl Shown {
    fn of(asked: &Asked<'_>, at: FileSpan) -> Self {
        Self { path: asked.snapshot.analysis.corpus().path(at.file).to_owned(), offset: at.span.start }
    }
}

/// What hovering over what a completion stands for shows.
pub fn documentation(asked: &Asked<'_>, shown: Shown) -> Option<Documentation> {
    let file = asked.snapshot.analysis.corpus().file(&shown.path)?;
    let hover = asked.snapshot.analysis.hover(FilePosition { file, offset: shown.offset })?;
    let (kind, value) = to_lsp::markup(asked.features, hover.markdown);
    Some(Documentation::MarkupContent(MarkupContent { kind, value }))
}
