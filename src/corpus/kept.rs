//! What is put away until somebody looks at it: of most articles nobody reads more than what linking has noted.
//!
//! A text of 5.5 KB with what was understood of it takes nearly 40 KB in memory. Written down it is 15 KB, which a
//! [`Store`] can hold elsewhere; to read both back takes much less time than understanding the text again.

use super::FileId;
use crate::article::Article;
use crate::text::LineIndex;
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Where bytes are put that need not be in memory.
pub trait Store: std::fmt::Debug + Send + Sync {
    /// Puts things away, each where it can be read and freed by itself, unless that cannot be done.
    fn put(&self, things: &[&[u8]]) -> Option<Vec<Place>>;
    /// The bytes in a place.
    fn get(&self, place: Place) -> Option<Vec<u8>>;
    /// Nobody will ask for the bytes in a place any more.
    fn free(&self, place: Place);
}

/// A place in a [`Store`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Where it begins, in a unit of the store's.
    pub start: u32,
    /// How many bytes it holds.
    pub len: u32,
}

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
        Some(Self::new(simdutf8::basic::from_utf8(&bytes).ok()?.into()))
    }
}

impl Pack for Article {
    fn bytes(&self) -> Cow<'_, [u8]> {
        to_bytes(self)
    }

    fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        from_bytes(&bytes)
    }
}

/// Anything as bytes.
pub(super) fn to_bytes(it: &impl Serialize) -> Cow<'static, [u8]> {
    postcard::to_stdvec(it).unwrap_or_default().into()
}

/// The same back.
pub(super) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
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

/// Something packed.
#[derive(Debug)]
pub(super) enum Packed {
    /// Here.
    Held(Box<[u8]>),
    /// In a store.
    Stored(Arc<dyn Store>, Place),
}

impl Packed {
    /// Packs something, into a store if there is one that takes it.
    pub fn new(it: &impl Pack, store: Option<&Arc<dyn Store>>) -> Self {
        let [packed] = Self::all([it.bytes()], store);
        packed
    }

    /// The same for what several things are as bytes.
    pub fn all<const N: usize>(things: [Cow<'_, [u8]>; N], store: Option<&Arc<dyn Store>>) -> [Self; N] {
        let bytes = things.each_ref().map(|bytes| &**bytes);
        let places = store.and_then(|store| Some((store, store.put(&bytes)?)));
        let mut places =
            places.into_iter().flat_map(|(store, places)| places.into_iter().map(move |at| (store, at)));
        things.map(|bytes| match places.next() {
            Some((store, place)) => Packed::Stored(store.clone(), place),
            None => Packed::Held(bytes.into()),
        })
    }

    /// What was packed.
    pub fn unpacked<T: Pack + Default>(&self) -> T {
        let bytes = match self {
            Packed::Held(bytes) => bytes.to_vec(),
            Packed::Stored(store, place) => store.get(*place).unwrap_or_default(),
        };
        T::of_bytes(bytes).unwrap_or_default()
    }
}

impl Drop for Packed {
    fn drop(&mut self) {
        if let Packed::Stored(store, place) = self {
            store.free(*place);
        }
    }
}

/// Something of a file that may be packed.
#[derive(Clone, Debug)]
pub(super) struct Kept<T> {
    whole: OnceLock<Arc<T>>,
    packed: OnceLock<Arc<Packed>>,
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
            self.unpacked()
        })
    }

    /// As it is; what is packed stays packed.
    pub fn peek(&self) -> Arc<T> {
        self.whole.get().map_or_else(|| self.unpacked(), Arc::clone)
    }

    fn unpacked(&self) -> Arc<T> {
        Arc::new(self.packed.get().map(|packed| packed.unpacked()).unwrap_or_default())
    }

    /// The same, packed, in a store if there is one.
    pub fn packed(&self, store: Option<&Arc<dyn Store>>) -> Self {
        if let Some(whole) = self.whole.get() {
            self.packed.get_or_init(|| Arc::new(Packed::new(&**whole, store)));
        }
        Self { whole: OnceLock::new(), packed: self.packed.clone() }
    }
}

impl<T> From<Packed> for Kept<T> {
    fn from(packed: Packed) -> Self {
        Self { whole: OnceLock::new(), packed: Arc::new(packed).into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};

    /// A shelf of bytes, some of which are gone.
    #[derive(Debug, Default)]
    struct Shelf(Mutex<Vec<Option<Vec<u8>>>>);

    impl Store for Shelf {
        fn put(&self, things: &[&[u8]]) -> Option<Vec<Place>> {
            let mut shelf = self.0.lock().unwrap();
            let place = |bytes: &&[u8]| {
                shelf.push(Some(bytes.to_vec()));
                Place { start: shelf.len() as u32 - 1, len: bytes.len() as u32 }
            };
            Some(things.iter().map(place).collect())
        }

        fn get(&self, place: Place) -> Option<Vec<u8>> {
            self.0.lock().unwrap()[place.start as usize].clone()
        }

        fn free(&self, place: Place) {
            assert!(self.0.lock().unwrap()[place.start as usize].take().is_some());
        }
    }

    fn check(text: &str) {
        check_with(text, None);
        let shelf = Arc::new(Shelf::default());
        check_with(text, Some(&(shelf.clone() as Arc<dyn Store>)));
        let shelf = shelf.0.lock().unwrap();
        assert!(shelf.len() == 2 && shelf.iter().all(Option::is_none), "what nobody needs is freed once");
    }

    fn check_with(text: &str, store: Option<&Arc<dyn Store>>) {
        let article = Arc::new(analyse(text, &Hints::default()));
        let unpacked = Unpacked::default();
        let note = || unpacked.note(FileId(7));
        let kept = Kept::new(article.clone());
        assert_eq!(*kept.get(note), article);
        let packed = kept.packed(store).packed(store);
        assert_eq!((kept.is_packed(), packed.is_packed(), unpacked.len()), (false, true, 0));
        assert_eq!((packed.get(note), packed.get(note)), (&article, &article));
        assert_eq!(unpacked.take(), FxHashSet::from_iter([FileId(7)]));
        assert_eq!(unpacked.len(), 0);
        let kept = Kept::new(Arc::new(Text::new(text.into()))).packed(store);
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
