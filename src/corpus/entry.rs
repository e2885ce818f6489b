//! A file of the corpus with its text.

use super::FileId;
use super::kept::{Kept, Store, Text, Unpacked};
use crate::text::LineIndex;
use std::sync::Arc;

/// One file with its text.
#[derive(Debug)]
pub struct Entry {
    /// The path, as the caller names it.
    pub path: Arc<str>,
    pub(super) text: Kept<Text>,
    /// Its headlines, as [`headline_key`](super::digest::headline_key) has them.
    pub(super) headlines: Box<[u64]>,
    pub(super) file: FileId,
    pub(super) unpacked: Unpacked,
}

impl Entry {
    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.whole().text
    }

    /// The text, for somebody who needs it once.
    pub fn peek_text(&self) -> Arc<str> {
        self.text.peek().text.clone()
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.whole().lines
    }

    /// The same, packed.
    pub(super) fn packed(&self, store: Option<&Arc<dyn Store>>) -> Self {
        Self {
            path: self.path.clone(),
            text: self.text.packed(store),
            headlines: self.headlines.clone(),
            file: self.file,
            unpacked: self.unpacked.clone(),
        }
    }

    fn whole(&self) -> &Text {
        self.text.get(|| self.unpacked.note(self.file))
    }
}
