//! What files say as long as an update goes on, so that no text is understood twice in one.

use super::{Around, File};
use crate::article::{self, Article, Hints, Inference};
use crate::corpus::kept::Kept;
use crate::corpus::{Entry, FileId, lone};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What files say as long as an update goes on: by themselves, and as read from what was inferred of their days.
#[derive(Default)]
pub(super) struct Readings {
    pub(super) base: FxHashMap<FileId, Kept<Article>>,
    inferred: FxHashMap<FileId, (Arc<Inference>, Arc<Article>)>,
}

impl Readings {
    /// What a file says by itself.
    fn base(&mut self, file: FileId, entry: &Entry, around: &Around<'_>) -> &Kept<Article> {
        self.base
            .entry(file)
            .or_insert_with(|| Kept::new(Arc::new(article::analyse(entry.text(), &(around.hints)(entry)))))
    }

    /// What everybody sees of a file.
    pub(super) fn published(
        &mut self,
        file: FileId,
        state: &File,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Kept<Article> {
        if state.inference.is_none() && state.words.is_empty() {
            return self.base(file, entry, around).clone();
        }
        let read = self.of(file, state.inference.as_ref(), around);
        around.unpacked.note(file);
        Kept::new(match state.words.as_slice() {
            [] => read,
            words => Arc::new(lone::named(&read, entry.text(), words)),
        })
    }

    /// What a file says, read from what was inferred of its day if anything was.
    pub(super) fn of(
        &mut self,
        file: FileId,
        inference: Option<&Arc<Inference>>,
        around: &Around<'_>,
    ) -> Arc<Article> {
        let Some(entry) = around.entries.get(file.0) else { return Arc::default() };
        let read = |hints| Arc::new(article::analyse(entry.text(), &hints));
        let Some(inference) = inference else {
            return self.base(file, entry, around).get(|| around.unpacked.note(file)).clone();
        };
        match self.inferred.get(&file).filter(|(from, _)| from == inference) {
            Some((_, article)) => article.clone(),
            None => {
                let hints = Hints { inferred: Some(inference.clone()), ..(around.hints)(entry) };
                let article = read(hints);
                self.inferred.insert(file, (inference.clone(), article.clone()));
                article
            }
        }
    }
}
