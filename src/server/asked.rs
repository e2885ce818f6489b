//! What requests about one document have in common: the document in a snapshot, and the way back from what a client
//! resolves later.

use super::capabilities::ClientFeatures;
use super::session::Session;
use super::world::Snapshot;
use super::{from_lsp, to_lsp, uri};
use crate::corpus::FileId;
use crate::ide::{FilePosition, FileSpan};
use crate::text::Span;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{Location, Range, TextDocumentPositionParams, Uri};

/// A document of the corpus, as a request sees it.
pub struct Asked<'s> {
    /// The session.
    pub session: &'s Session,
    /// The state.
    pub snapshot: &'s Snapshot,
    /// What the client can do.
    pub features: &'s ClientFeatures,
    /// The document.
    pub file: FileId,
}

impl<'s> Asked<'s> {
    /// A document, if the corpus has it.
    pub fn new(session: &'s Session, snapshot: &'s Snapshot, path: &str) -> Option<Self> {
        let file = snapshot.analysis.corpus().file(path)?;
        Some(Self { session, snapshot, features: session.features(), file })
    }

    /// A range of the document.
    pub fn range(&self, span: Span) -> Option<Range> {
        to_lsp::range(self.snapshot, self.features.encoding, self.file, span)
    }

    /// The bytes of a range of the document.
    pub fn span(&self, range: Range) -> Option<Span> {
        from_lsp::span(self.snapshot, self.features.encoding, self.file, range)
    }

    /// A place of any document.
    pub fn location(&self, at: FileSpan) -> Option<Location> {
        to_lsp::location(self.snapshot, self.features.encoding, at)
    }

    /// What it takes to come back to the document as it is now.
    pub fn data<T: Serialize>(&self, of: T) -> Option<Value> {
        let path = self.snapshot.analysis.corpus().path(self.file);
        let stamp = self.snapshot.open.get(path).map(|buffer| buffer.stamp);
        serde_json::to_value(Origin { path: path.into(), stamp, of }).ok()
    }

    /// Whether a span can be decorated: not on a right-to-left line where the client would draw the pieces in the
    /// wrong order, unless the settings ask for it.
    pub fn may_decorate(&self, span: Span) -> bool {
        let config = &self.snapshot.config;
        let asked = config.right_to_left_decorations.unwrap_or(!self.features.left_to_right_lines);
        asked || !self.is_right_to_left(span)
    }

    fn is_right_to_left(&self, span: Span) -> bool {
        let Some(entry) = self.snapshot.analysis.corpus().entry(self.file) else { return false };
        let line = entry.lines().line_text(entry.text(), entry.lines().line_of(span.start));
        crate::text::isolate::has_right_to_left(line)
    }
}

/// What an item that is resolved later was made of.
#[derive(Serialize, Deserialize)]
struct Origin<T> {
    path: String,
    stamp: Option<u64>,
    of: T,
}

impl Session {
    /// The answer about a place of a document; refused where the document has changed meanwhile.
    pub async fn at<T: Send + 'static>(
        self: &Arc<Self>,
        at: TextDocumentPositionParams,
        work: impl FnOnce(&Asked<'_>, FilePosition) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.at_place(path.clone(), move |session, snapshot| {
            let asked = Asked::new(session, snapshot, &path)?;
            let place = from_lsp::file_position(snapshot, asked.features.encoding, &at)?;
            work(&asked, place)
        });
        answer.await
    }

    /// The answer about ranges of a document that the client has named; refused where the document has changed
    /// meanwhile.
    pub async fn within<T: Send + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        work: impl FnOnce(&Asked<'_>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let path = uri::path_of(uri);
        let answer = self
            .at_place(path.clone(), move |session, snapshot| work(&Asked::new(session, snapshot, &path)?));
        answer.await
    }

    /// The answer about a whole document; computed anew where the document changes meanwhile.
    pub async fn about<T: Send + 'static>(
        self: &Arc<Self>,
        uri: &Uri,
        work: impl Fn(&Asked<'_>) -> Option<T> + Send + Sync + 'static,
    ) -> Result<Option<T>> {
        let path = uri::path_of(uri);
        let answer = self
            .of_whole(path.clone(), move |session, snapshot| work(&Asked::new(session, snapshot, &path)?));
        Ok(answer.await?.flatten())
    }

    /// What an item still lacks, from what [`Asked::data`] put into it; refused where its document has changed.
    pub async fn resolve<D: DeserializeOwned + Send + 'static, T: Send + 'static>(
        self: &Arc<Self>,
        data: Option<&Value>,
        work: impl FnOnce(&Asked<'_>, D) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(data) = data else { return Ok(None) };
        let origin: Origin<D> = serde_json::from_value(data.clone())
            .map_err(|error| Error::invalid_params(format!("data: {error}")))?;
        let Origin { path, stamp, of } = origin;
        let answer = self.at_place(path.clone(), move |session, snapshot| {
            if snapshot.open.get(&*path).map(|buffer| buffer.stamp) != stamp {
                return Err(Error::new(ErrorCode::ContentModified));
            }
            Ok(Asked::new(session, snapshot, &path).and_then(|asked| work(&asked, of)))
        });
        answer.await?
    }
}
