//! What one file contributes to a corpus: its text, what that says, and what linking takes of it.

use super::infer::Evidence;
use super::kept::{Kept, Text};
use super::meeting_card::Said;
use super::person_card::{PersonCard, person_cards};
use crate::article::Article;
use crate::people::LoneWord;
use rustc_hash::FxBuildHasher;
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
    pub(super) cards: Cards,
    /// Its headlines, as [`headline_key`] has them.
    pub(super) headlines: Box<[u64]>,
}

/// What linking takes of a text.
#[derive(Debug)]
pub(super) struct Cards {
    /// The words that it is unsure of.
    pub lone: Box<[LoneWord]>,
    /// Its people.
    pub people: Arc<[PersonCard]>,
    /// What it says of its meetings.
    pub said: Arc<[Arc<Said>]>,
    /// What it says of its own day, where it does not state it.
    pub evidence: Option<Arc<Evidence>>,
}

impl Digest {
    /// The digest of a text that says `article`.
    pub fn new(text: Arc<str>, article: Article) -> Self {
        let cards = Cards {
            lone: article.lone.as_slice().into(),
            people: person_cards(&article, &text).into(),
            said: Said::all(&article).into(),
            evidence: article.published.is_none().then(|| Arc::new(Evidence::of(&article))),
        };
        Self {
            headlines: article.headlines(&text).map(headline_key).collect(),
            cards,
            text: Kept::new(Arc::new(Text::new(text))),
            article: Kept::new(Arc::new(article)),
        }
    }

    /// The same in little room.
    pub fn packed(self) -> Self {
        Self { text: self.text.packed(), article: self.article.packed(), ..self }
    }

    /// The text.
    pub fn text(&self) -> Arc<str> {
        self.text.get(|| ()).text.clone()
    }
}
