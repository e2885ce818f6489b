//! Inlay hints, code lenses and document links, each with what it leaves to be resolved.

use super::asked::Asked;
use super::session::Session;
use super::world::Snapshot;
use super::{to_lsp, uri};
use crate::ide::FilePosition;
use crate::ide::lens::LensOf;
use crate::ide::links::{self, Link, LinkTo};
use crate::text::{LineIndex, Span};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::ls_types::*;

/// The command of a lens, for clients that have it: it shows places.
const SHOW: &str = "dateline.showReferences";

/// The days behind expressions that do not state them; each with the offset behind which its hover is found.
pub fn inlays(asked: &Asked<'_>, range: Range) -> Option<Vec<InlayHint>> {
    if !asked.snapshot.config.inlay_hints {
        return None;
    }
    let hints = asked.snapshot.analysis.inlay_hints(asked.file, asked.span(range)?).into_iter();
    let behind = |offset| Span::new(offset, offset);
    let hints = hints.filter(|hint| asked.may_decorate(behind(hint.offset)));
    let hint = |hint: crate::ide::inlay::InlayHint| {
        Some(InlayHint {
            position: asked.range(behind(hint.offset))?.start,
            label: hint.label.into(),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: asked.data(hint.offset),
        })
    };
    Some(hints.filter_map(hint).collect())
}

/// What hovering over the words before an inlay hint shows.
pub fn tooltip(asked: &Asked<'_>, offset: u32) -> Option<InlayHintTooltip> {
    let hover = asked.snapshot.analysis.hover(FilePosition { file: asked.file, offset })?;
    let (kind, value) = to_lsp::markup(asked.features, hover.markdown);
    Some(InlayHintTooltip::MarkupContent(MarkupContent { kind, value }))
}

/// What a lens is about, on its way through the client.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub enum LensData {
    Person(u32),
    Meeting(u32),
}

/// The lenses of a document, without their words.
pub fn lenses(asked: &Asked<'_>) -> Option<Vec<CodeLens>> {
    let lenses = asked.snapshot.analysis.lenses(asked.file).into_iter();
    let lens = |lens: crate::ide::lens::Lens| {
        let of = match lens.of {
            LensOf::Person(index) => LensData::Person(index),
            LensOf::Meeting(index) => LensData::Meeting(index),
        };
        Some(CodeLens { range: asked.range(lens.span)?, command: None, data: asked.data(of) })
    };
    Some(lenses.filter_map(lens).collect())
}

/// The words of a lens, and what a click does.
pub fn lens_command(asked: &Asked<'_>, of: LensData, range: Range) -> Option<Command> {
    let of = match of {
        LensData::Person(index) => LensOf::Person(index),
        LensData::Meeting(index) => LensOf::Meeting(index),
    };
    let findings = |file| asked.session.findings.found(asked.snapshot, asked.features, file);
    let words = asked.snapshot.analysis.lens_words(asked.file, of, findings)?;
    // A client without the command still shows the words.
    if !asked.features.code_lens_commands {
        return Some(Command { title: words.title, command: String::new(), arguments: None });
    }
    let places: Vec<Location> = words.places.iter().filter_map(|at| asked.location(*at)).collect();
    let uri = to_lsp::file_uri(asked.snapshot, asked.file)?;
    let arguments = vec![json!(uri), json!(range.start), json!(places)];
    Some(Command { title: words.title, command: SHOW.into(), arguments: Some(arguments) })
}

/// The links of an article.
pub fn links(asked: &Asked<'_>) -> Option<Vec<DocumentLink>> {
    let links = asked.snapshot.analysis.links(asked.file).into_iter();
    let links = links.filter(|link| asked.may_decorate(link.span));
    let link = |link: Link| {
        let data = match &link.to {
            LinkTo::Article(file) => json!({"article": asked.snapshot.analysis.corpus().path(*file)}),
            LinkTo::Wikidata(item) => json!({"wikidata": item}),
        };
        Some(DocumentLink { range: asked.range(link.span)?, target: None, tooltip: None, data: Some(data) })
    };
    Some(links.filter_map(link).collect())
}

/// The links of the newsroom file.
pub fn newsroom_links(session: &Session, snapshot: &Snapshot) -> Option<Vec<DocumentLink>> {
    let text = &snapshot.newsroom.as_ref()?.text;
    let (lines, encoding) = (LineIndex::new(text), session.features().encoding);
    let link = |link: Link| {
        let LinkTo::Wikidata(item) = link.to else { return None };
        Some(DocumentLink {
            range: to_lsp::range_in(&lines, text, encoding, link.span),
            target: None,
            tooltip: None,
            data: Some(json!({"wikidata": item})),
        })
    };
    Some(links::newsroom_links(text).into_iter().filter_map(link).collect())
}

/// Where a link leads.
pub fn link_target(data: Option<&Value>) -> Option<Uri> {
    let data = data?;
    if let Some(path) = data["article"].as_str() {
        return uri::uri_of(path);
    }
    format!("https://www.wikidata.org/wiki/{}", data["wikidata"].as_str()?).parse().ok()
}
