//! What files say as long as an update goes on, so that no text is understood twice in one.

use super::{Around, File};
use crate::article::{self, Article, Hints, Inference};
use crate::corpus::kept::Kept;
use crate::corpus::links::headline_key;
use crate::corpus::{Entry, FileId, lone};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What files say as long as an update goes on: by themselves, and as read from what was inferred of their days.
#[derive(Default)]
pub(super) struct Readings {
    /// With their headlines.
    pub(super) base: FxHashMap<FileId, (Kept<Article>, Box<[u64]>)>,
    inferred: FxHashMap<FileId, (Arc<Inference>, Arc<Article>)>,
}

impl Readings {
    /// What a file says by itself, with its headlines.
    fn base(&mut self, file: FileId, entry: &Entry, around: &Around<'_>) -> &(Kept<Article>, Box<[u64]>) {
        self.base.entry(file).or_insert_with(|| {
            let article = article::analyse(entry.text(), &(around.hints)(entry));
            let headlines = article.headlines(entry.text()).map(headline_key).collect();
            (Kept::new(Arc::new(article)), headlines)
        })
    }

    /// What everybody sees of a file, with its headlines.
    pub(super) fn published(
        &mut self,
        file: FileId,
        state: &File,
        entry: &Entry,
        around: &Around<'_>,
    ) -> (Kept<Article>, Box<[u64]>) {
        let base = self.base(file, entry, around).clone();
        if state.inference.is_none() && state.words.is_empty() {
            return base;
        }
        let read = self.of(file, state.inference.as_ref(), around);
        let named = || Arc::new(lone::named(&read, entry.text(), &state.words));
        around.unpacked.note(file);
        (Kept::new(if state.words.is_empty() { read.clone() } else { named() }), base.1)
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
            return self.base(file, entry, around).0.get(|| around.unpacked.note(file)).clone();
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
