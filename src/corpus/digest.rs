//! What one file contributes to a corpus: its text, what that says, and what linking takes of it.

use super::infer::Evidence;
use super::kept::{self, Kept, Pack, Packed, Store, Text};
use super::meeting_card::Said;
use super::person_card::{PersonCard, person_cards};
use crate::article::Article;
use crate::people::LoneWord;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

/// A headline by which its article can be found without reading it.
pub(super) fn headline_key(words: &str) -> u64 {
    FxBuildHasher.hash_one(words)
}

/// One text understood.
#[derive(Debug)]
pub struct Digest {
    pub(super) text: Kept<Text>,
    /// What it says by itself.
    pub(super) article: Kept<Article>,
    pub(super) cards: Kept<Cards>,
    /// Its headlines, as [`headline_key`] has them.
    pub(super) headlines: Box<[u64]>,
}

/// What linking takes of a text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Cards {
    /// The words that it is unsure of.
    pub lone: Box<[LoneWord]>,
    /// Its people.
    pub people: Box<[PersonCard]>,
    /// What it says of its meetings.
    pub said: Arc<[Arc<Said>]>,
    /// What it says of its own day, where it does not state it.
    pub evidence: Option<Box<Evidence>>,
}

impl Cards {
    fn of(article: &Article, text: &str) -> Self {
        Self {
            lone: article.lone.as_slice().into(),
            people: person_cards(article, text).into(),
            said: Said::all(article).into(),
            evidence: article.published.is_none().then(|| Box::new(Evidence::of(article))),
        }
    }
}

impl Digest {
    /// The digest of a text that says `article`.
    pub fn new(text: Arc<str>, article: Article) -> Self {
        Self {
            headlines: headlines(&article, &text).collect(),
            cards: Kept::new(Arc::new(Cards::of(&article, &text))),
            text: Kept::new(Arc::new(Text::new(text))),
            article: Kept::new(Arc::new(article)),
        }
    }
}

/// A digest in little room, with as much as possible in a store and nothing in an allocation of its own: while many texts
/// are read, what lasts of them does not lie in memory between what does not.
#[derive(Debug)]
pub struct PackedDigest {
    text: Packed,
    article: Packed,
    cards: Packed,
    headlines: SmallVec<[u64; 4]>,
}

impl PackedDigest {
    /// The same as [`Digest::new`].
    pub fn new(text: &str, article: &Article, store: Option<&Arc<dyn Store>>) -> Self {
        let headlines = headlines(article, text).collect();
        let cards = Cards::of(article, text);
        let [text, article, cards] =
            Packed::all([text.as_bytes().into(), article.bytes(), cards.bytes()], store);
        Self { headlines, cards, article, text }
    }

    /// The text.
    pub fn text(&self) -> Arc<str> {
        self.text.unpacked::<Text>().text
    }
}

impl From<PackedDigest> for Digest {
    fn from(PackedDigest { text, article, cards, headlines }: PackedDigest) -> Self {
        let headlines = headlines.into_iter().collect();
        Self { text: text.into(), article: article.into(), cards: cards.into(), headlines }
    }
}

impl Pack for Cards {
    fn bytes(&self) -> Cow<'_, [u8]> {
        kept::to_bytes(self)
    }

    fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        kept::from_bytes(&bytes)
    }
}

fn headlines(article: &Article, text: &str) -> impl Iterator<Item = u64> {
    article.headlines(text).map(headline_key)
}
