//! What is kept small until somebody looks at it: of most articles nobody reads more than what linking has noted.
//!
//! A text of 5.5 KB takes 2 KB packed, and what was understood of it 2 KB instead of nearly 30. Unpacking both takes about a
//! sixth of the time that understanding the text again would.

use super::FileId;
use crate::article::Article;
use crate::text::LineIndex;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How hard packing tries, from 1 to 10. The next level takes a quarter more time for a thirteenth of the room.
const LEVEL: u8 = 2;

/// Something that can be packed.
pub(super) trait Pack: Sized {
    fn bytes(&self) -> Cow<'_, [u8]>;
    fn of_bytes(bytes: Vec<u8>) -> Option<Self>;
}

/// A text with its lines.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub text: Arc<str>,
    pub lines: LineIndex,
}

impl Text {
    pub fn new(text: Arc<str>) -> Self {
        Self { lines: LineIndex::new(&text), text }
    }
}

impl Pack for Text {
    fn bytes(&self) -> Cow<'_, [u8]> {
        self.text.as_bytes().into()
    }

    fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        Some(Self::new(String::from_utf8(bytes).ok()?.into()))
    }
}

impl Pack for Article {
    fn bytes(&self) -> Cow<'_, [u8]> {
        postcard::to_stdvec(self).unwrap_or_default().into()
    }

    fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        postcard::from_bytes(&bytes).ok()
    }
}

/// The files of which something is not packed.
#[derive(Clone, Debug, Default)]
pub(super) struct Unpacked(Arc<Mutex<FxHashSet<FileId>>>);

impl Unpacked {
    /// Notes one.
    pub fn note(&self, file: FileId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// All of them, once.
    pub fn take(&self) -> FxHashSet<FileId> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Something of a file that may be packed.
#[derive(Clone, Debug)]
pub(super) struct Kept<T> {
    whole: OnceLock<Arc<T>>,
    packed: OnceLock<Arc<[u8]>>,
}

impl<T: Pack + Default> Kept<T> {
    /// As it is, until it is [packed](Kept::packed).
    pub fn new(whole: Arc<T>) -> Self {
        Self { whole: whole.into(), packed: OnceLock::new() }
    }

    /// Whether it is packed.
    pub fn is_packed(&self) -> bool {
        self.whole.get().is_none()
    }

    /// As it is. It is unpacked if need be, which is `noted`.
    pub fn get(&self, noted: impl FnOnce()) -> &Arc<T> {
        self.whole.get_or_init(|| {
            noted();
            let packed = self.packed.get().map_or(&[][..], |packed| packed);
            let bytes = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
            Arc::new(T::of_bytes(bytes).unwrap_or_default())
        })
    }

    /// The same, packed.
    pub fn packed(&self) -> Self {
        let packed = self.packed.get_or_init(|| {
            let bytes = self.whole.get().map(|whole| whole.bytes()).unwrap_or_default();
            miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL).into()
        });
        Self { whole: OnceLock::new(), packed: packed.clone().into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};

    fn check(text: &str) {
        let article = Arc::new(analyse(text, &Hints::default()));
        let unpacked = Unpacked::default();
        let note = || unpacked.note(FileId(7));
        let kept = Kept::new(article.clone());
        assert_eq!(*kept.get(note), article);
        let packed = kept.packed().packed();
        assert_eq!((kept.is_packed(), packed.is_packed(), unpacked.len()), (false, true, 0));
        assert_eq!((packed.get(note), packed.get(note)), (&article, &article));
        assert_eq!(unpacked.take(), FxHashSet::from_iter([FileId(7)]));
        assert_eq!(unpacked.len(), 0);
        let kept = Kept::new(Arc::new(Text::new(text.into()))).packed();
        assert_eq!(&*kept.get(note).text, text);
    }

    #[test]
    fn what_is_packed_is_the_same_when_it_is_unpacked() {
        check("");
        check(
            "قال وزير المالية سامي البرغوثي الخميس 5 مارس 2024 في جنيف الساعة 20:35 بتوقيت غرينتش إن المحادثات تبدأ بعد عيد الأضحى.",
        );
        check(
            "Talks between Jordan and Iraq will be held at 8 a.m. EST on Easter Monday, from 9 to 10 May 2024, for about two and a half hours.",
        );
    }
}
