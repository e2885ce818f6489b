//! Where the articles go that nobody has open: a file, so that they take no memory.

use crate::corpus::{Place, Store};
use crate::disk::{Extent, SpillFile};
use std::sync::Arc;

/// A file for what is not looked at. Where the disk takes none, everything stays in memory, which is logged.
pub fn open() -> Option<Arc<dyn Store>> {
    match SpillFile::create() {
        Ok(file) => Some(Arc::new(Spilled(file))),
        Err(error) => {
            tracing::warn!("articles stay in memory: no folder takes a temporary file: {error}");
            None
        }
    }
}

#[derive(Debug)]
struct Spilled(SpillFile);

impl Store for Spilled {
    fn put(&self, things: &[&[u8]]) -> Option<Vec<Place>> {
        let written = self.0.write(things);
        let told = written.inspect_err(|error| tracing::debug!("an article stays in memory: {error}"));
        Some(told.ok()?.into_iter().map(|Extent { start, len }| Place { start, len }).collect())
    }

    fn get(&self, Place { start, len }: Place) -> Option<Vec<u8>> {
        let read = self.0.read(Extent { start, len });
        read.inspect_err(|error| tracing::error!("an article is lost until it is read again: {error}")).ok()
    }

    fn free(&self, Place { start, len }: Place) {
        self.0.free(Extent { start, len });
    }
}
