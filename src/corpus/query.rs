//! Questions about a corpus as a whole.

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

    /// All articles, in no order that anybody may rely on.
    pub fn entries(&self) -> impl Iterator<Item = (FileId, &Arc<Entry>)> {
        self.entries.iter().map(|(file, entry)| (FileId(file), entry))
    }
}
