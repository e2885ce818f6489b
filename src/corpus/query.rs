//! Questions about a corpus as a whole.

use super::digest::headline_key;
use super::{Corpus, Entry, FileId};
use std::sync::Arc;

impl Corpus {
    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.by_path.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }

    /// The articles that have these words for a headline, marks around them left out.
    pub fn with_headline(&self, words: &str) -> impl Iterator<Item = FileId> {
        let key = headline_key(words);
        self.entries().filter(move |(_, entry)| entry.headlines.contains(&key)).map(|(file, _)| file)
    }

    /// All articles, in no order that anybody may rely on.
    pub fn entries(&self) -> impl Iterator<Item = (FileId, &Arc<Entry>)> {
        self.entries.iter().map(|(file, entry)| (FileId(file), entry))
    }
}
