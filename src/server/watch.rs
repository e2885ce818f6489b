//! Watching the disk from here, for clients that cannot do it themselves.

use super::change::Path;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::Path as FilePath;

/// Watches folders until it is dropped.
pub struct Watcher {
    watcher: RecommendedWatcher,
    watched: Vec<Path>,
}

impl Watcher {
    /// A watcher that tells `look` what changed. `None` where the system has no way to watch.
    pub fn new(look: impl Fn(Vec<Path>) + Send + 'static) -> Option<Self> {
        let handler = move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            // Reading a file is an event as well, and we do nothing else all day.
            if !matches!(event.kind, EventKind::Access(_)) {
                look(event.paths.iter().filter_map(|path| path.to_str()).map(Path::from).collect());
            }
        };
        let watcher = notify::recommended_watcher(handler);
        let watcher = watcher.inspect_err(|error| tracing::warn!("the disk is not watched: {error}"));
        Some(Self { watcher: watcher.ok()?, watched: Vec::new() })
    }

    /// Watches these folders and no others.
    pub fn watch(&mut self, roots: &[Path]) {
        for old in self.watched.iter().filter(|old| !roots.contains(old)) {
            let _ = self.watcher.unwatch(FilePath::new(&**old));
        }
        for new in roots.iter().filter(|new| !self.watched.contains(new)) {
            if let Err(error) = self.watcher.watch(FilePath::new(&**new), RecursiveMode::Recursive) {
                tracing::warn!("{new} is not watched: {error}");
            }
        }
        self.watched = roots.to_vec();
    }
}
