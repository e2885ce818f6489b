//! Questions about a corpus as a whole.

use super::links::headline_key;
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
        let files = self.links.files.iter().filter(move |(_, linked)| linked.headlines.contains(&key));
        files.map(|(file, _)| FileId(file))
    }

    /// All articles, in no order that anybody may rely on.
    pub fn entries(&self) -> impl Iterator<Item = (FileId, &Arc<Entry>)> {
        self.entries.iter().map(|(file, entry)| (FileId(file), entry))
    }
}
