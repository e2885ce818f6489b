//! What files say as long as an update goes on, so that no text is understood twice in one.

use super::{Around, File};
use crate::article::{self, Article, Hints, Inference};
use crate::corpus::kept::{Kept, Packed};
use crate::corpus::{Entry, FileId, lone};
use crate::people::LoneWord;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What files say as long as an update goes on: by themselves, and as read from what was inferred of their days.
#[derive(Default)]
pub(super) struct Readings {
    pub(super) base: FxHashMap<FileId, Kept<Article>>,
    inferred: FxHashMap<FileId, (Arc<Inference>, Kept<Article>)>,
    /// By themselves, with the words that others make names.
    named: FxHashMap<FileId, Kept<Article>>,
    /// Whether there are so many that what was read is packed at once.
    pub(super) many: bool,
}

impl Readings {
    /// Takes what is known of what a file says by itself.
    pub(super) fn know(&mut self, file: FileId, base: Option<&Kept<Article>>) {
        if let Some(base) = base {
            self.base.entry(file).or_insert_with(|| base.clone());
        }
    }

    /// What a file says by itself, with the words that others make names.
    pub(super) fn with_names(
        &mut self,
        file: FileId,
        entry: &Entry,
        words: &[LoneWord],
        around: &Around<'_>,
    ) -> Arc<Article> {
        let base = self.of(file, None, around);
        if words.is_empty() {
            return base;
        }
        let named = Arc::new(lone::named(&base, &entry.peek_text(), words));
        self.named.insert(file, self.keep(file, named.clone(), around));
        named
    }

    /// What a file says by itself.
    fn base(&mut self, file: FileId, entry: &Entry, around: &Around<'_>) -> &Kept<Article> {
        self.base.entry(file).or_insert_with(|| {
            Kept::new(Arc::new(article::analyse(&entry.peek_text(), &(around.hints)(entry))))
        })
    }

    /// What everybody sees of a file.
    pub(super) fn published(
        &mut self,
        file: FileId,
        state: &File,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Kept<Article> {
        if state.words.is_empty() {
            return self.kept(file, state.inference.as_ref(), entry, around);
        }
        if state.inference.is_none()
            && let Some(named) = self.named.remove(&file)
        {
            return named;
        }
        let read = self.of(file, state.inference.as_ref(), around);
        self.keep(file, Arc::new(lone::named(&read, &entry.peek_text(), &state.words)), around)
    }

    /// What a file says, read from what was inferred of its day if anything was.
    pub(super) fn of(
        &mut self,
        file: FileId,
        inference: Option<&Arc<Inference>>,
        around: &Around<'_>,
    ) -> Arc<Article> {
        let Some(entry) = around.entries.get(file.0) else { return Arc::default() };
        let many = self.many;
        let kept = self.kept(file, inference, entry, around);
        if many { kept.peek() } else { kept.get(|| around.unpacked.note(file)).clone() }
    }

    fn kept(
        &mut self,
        file: FileId,
        inference: Option<&Arc<Inference>>,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Kept<Article> {
        let Some(inference) = inference else { return self.base(file, entry, around).clone() };
        if let Some((_, kept)) = self.inferred.get(&file).filter(|(from, _)| from == inference) {
            return kept.clone();
        }
        let hints = Hints { inferred: Some(inference.clone()), ..(around.hints)(entry) };
        let text = entry.peek_text();
        let article = match self.base.get(&file) {
            Some(base) => article::analyse_under(&text, &hints, &base.peek()),
            None => article::analyse(&text, &hints),
        };
        let kept = self.keep(file, Arc::new(article), around);
        self.inferred.insert(file, (inference.clone(), kept.clone()));
        kept
    }

    fn keep(&self, file: FileId, article: Arc<Article>, around: &Around<'_>) -> Kept<Article> {
        if self.many {
            let packed = Packed::new(&*article, around.store);
            drop(article);
            return packed.into();
        }
        around.unpacked.note(file);
        Kept::new(article)
    }
}
