//! The state of a session, and every way in which it changes. No waiting, no files, no protocol but its URIs.
//!
//! A change is applied at once and cheaply; texts are understood in [`World::settle`], so that a burst of edits
//! is understood once. One thread owns the world ([`super::mailbox`]).

use super::change::{Change, Content, OwnedEdit, Path, ReadFile, is_below, is_newsroom_file};
use super::newsroom::Newsroom;
pub use super::snapshot::{OpenBuffer, Snapshot};
use super::understand::{understand, understand_again, understand_one};
use super::uri;
use crate::article::Lines;
use crate::config::Config;
use crate::corpus::{Affected, Corpus, Digest, PackedDigest, Store};
use crate::ide::Analysis;
use crate::lang::Language;
use crate::text::{Document, Edit, Encoding};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// The files whose findings have to be looked at again.
pub type AffectedPaths = FxHashSet<Path>;

/// How many articles of a scan the corpus gets first.
const FIRST_SCANNED: usize = 64;
/// So many articles may stay as somebody left them who looked at them.
const MANY_UNPACKED: usize = 32;
/// So many articles are understood anew at once.
const MANY_REBUILT: usize = 256;
/// Up to so many articles are taken out of the corpus one by one.
const FEW: usize = 4;

/// The state.
#[derive(Debug, Default)]
pub struct World {
    corpus: Corpus,
    config: Arc<Config>,
    encoding: Encoding,
    locale: Language,
    roots: Vec<Path>,
    documents: FxHashMap<Path, Document>,
    /// What was recognised in the lines of the open buffers.
    lines: FxHashMap<Path, Lines>,
    open: Arc<FxHashMap<Path, OpenBuffer>>,
    /// The articles on the disk; with the text of those that an open buffer hides.
    on_disk: FxHashMap<Path, Option<Arc<str>>>,
    /// The open buffers that changed since they were last understood, in order of change.
    dirty: Vec<Path>,
    /// What a scan has read and the corpus does not know yet.
    scanned: Vec<ReadFile>,
    newsroom: Newsroom,
    settings: Option<Value>,
    settings_fault: Option<Arc<str>>,
    revision: u64,
}

impl World {
    /// An empty one, whose articles go into a store when nobody looks at them.
    pub fn with_store(store: Option<Arc<dyn Store>>) -> Self {
        Self { corpus: Corpus::default().with_store(store), ..Self::default() }
    }

    /// Applies a change, and says which files it affects so far; edits come to light in [`World::settle`].
    pub fn apply(&mut self, change: Change) -> AffectedPaths {
        self.revision += 1;
        let mut affected =
            if self.needs_scanned(&change) { self.take_scanned() } else { AffectedPaths::default() };
        affected.extend(self.apply_alone(change));
        affected
    }

    fn apply_alone(&mut self, change: Change) -> AffectedPaths {
        match change {
            Change::Started(start) => {
                self.encoding = start.encoding;
                self.locale = start.locale;
                self.roots = start.roots;
                self.settings = start.settings;
                self.reconfigure()
            }
            Change::Opened { uri, text, version, stamp } => self.opened(uri, &text, version, stamp),
            Change::Edited { path, edits, version, stamp } => self.edited(&path, &edits, version, stamp),
            Change::Closed(path) => self.closed(&path),
            Change::Read(file) => self.read(*file),
            Change::Scanned(files) => self.scanned(files),
            Change::ScanEnded => AffectedPaths::default(),
            Change::Gone(path) => self.gone(&path),
            Change::RootAdded(root) => {
                if !self.roots.contains(&root) {
                    self.roots.push(root);
                }
                AffectedPaths::default()
            }
            Change::RootRemoved(root) => self.root_removed(&root),
            Change::Newsroom(file) => {
                self.newsroom.read(file);
                self.reconfigure()
            }
            Change::Baseline(file) => {
                self.newsroom.read_baseline(file);
                self.reconfigure()
            }
            Change::Settings(settings) => {
                self.settings = settings;
                self.reconfigure()
            }
        }
    }

    /// Understands the buffers that changed, and says which files that affects.
    pub fn settle(&mut self) -> AffectedPaths {
        let mut affected = AffectedPaths::default();
        for path in std::mem::take(&mut self.dirty) {
            if let Some(document) = self.documents.get(&path) {
                let text: Arc<str> = document.text().into();
                let known = self.lines.entry(path.clone()).or_default();
                let article = understand_again(&self.corpus, &path, &text, known);
                affected.extend(self.put_digest(&path, Digest::new(text, article)));
            }
        }
        affected
    }

    /// Whether [`World::settle`] has something to do.
    pub fn is_dirty(&self) -> bool {
        !self.dirty.is_empty()
    }

    /// Grows with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The state as it is, understood as far as the last [`World::settle`].
    pub fn snapshot(&mut self) -> Snapshot {
        self.pack(MANY_UNPACKED);
        Snapshot {
            analysis: Analysis::new(self.corpus.clone()),
            config: self.config.clone(),
            open: self.open.clone(),
            revision: self.revision,
            roots: self.roots.as_slice().into(),
            newsroom: self.newsroom.file.clone(),
            newsroom_fault: self.newsroom.fault().cloned(),
            settings_fault: self.settings_fault.clone(),
        }
    }

    /// Packs what is not open, if it is more articles than so many.
    fn pack(&mut self, many: usize) {
        let documents = &self.documents;
        self.corpus.pack(many, |path| documents.contains_key(path));
    }

    fn opened(&mut self, uri: Uri, text: &str, version: i32, stamp: u64) -> AffectedPaths {
        let path: Path = uri::path_of(&uri).into();
        let buffer = OpenBuffer { uri, version, stamp };
        Arc::make_mut(&mut self.open).insert(path.clone(), buffer);
        if is_newsroom_file(&path) {
            return AffectedPaths::default();
        }
        if let Some(hidden @ None) = self.on_disk.get_mut(&path) {
            *hidden =
                self.corpus.file(&path).and_then(|file| self.corpus.entry(file)).map(|e| e.text().clone());
        }
        self.documents.insert(path.clone(), Document::new(text, version));
        self.mark(path);
        AffectedPaths::default()
    }

    fn edited(&mut self, path: &Path, edits: &[OwnedEdit], version: i32, stamp: u64) -> AffectedPaths {
        if let Some(buffer) = Arc::make_mut(&mut self.open).get_mut(path) {
            (buffer.version, buffer.stamp) = (version, stamp);
        }
        if let Some(document) = self.documents.get_mut(path) {
            for edit in edits {
                document.apply(&Edit { range: edit.range, text: &edit.text }, self.encoding, version);
            }
            self.mark(path.clone());
        }
        AffectedPaths::default()
    }

    fn mark(&mut self, path: Path) {
        self.dirty.retain(|known| *known != path);
        self.dirty.push(path);
    }

    fn closed(&mut self, path: &Path) -> AffectedPaths {
        Arc::make_mut(&mut self.open).remove(path);
        self.lines.remove(path);
        if self.documents.remove(path).is_none() {
            return AffectedPaths::default();
        }
        self.dirty.retain(|known| known != path);
        match self.on_disk.get_mut(path).and_then(Option::take) {
            Some(text) => self.put(path, Content::Text(text)),
            None if self.on_disk.contains_key(path) => AffectedPaths::default(),
            None => self.take_out(path),
        }
    }

    /// Whether a change asks for what was scanned so far.
    fn needs_scanned(&self, change: &Change) -> bool {
        let holds = |path: &str| self.scanned.iter().any(|file| &*file.path == path);
        match change {
            Change::Scanned(_) | Change::Edited { .. } => false,
            Change::Opened { uri, .. } => holds(&uri::path_of(uri)),
            Change::Closed(path) => holds(path),
            _ => true,
        }
    }

    /// Keeps what was scanned until it is as much again as the corpus has: who is named in many articles is written down
    /// anew whenever some of them come, and this way all of that costs no more than twice the last.
    fn scanned(&mut self, files: Vec<ReadFile>) -> AffectedPaths {
        self.scanned.extend(files);
        let enough = self.scanned.len() >= self.corpus.len().max(FIRST_SCANNED);
        if enough { self.take_scanned() } else { AffectedPaths::default() }
    }

    fn take_scanned(&mut self) -> AffectedPaths {
        let mut scanned = std::mem::take(&mut self.scanned);
        // Of a file that was read twice the second text counts, and the same files get the same ids in every session.
        scanned.reverse();
        scanned.sort_by(|a, b| a.path.cmp(&b.path));
        scanned.dedup_by(|a, b| a.path == b.path);
        scanned.retain(|file| self.is_new(file));
        if scanned.is_empty() {
            return AffectedPaths::default();
        }
        for file in &mut scanned {
            if !file.content.is_understood(&self.config) {
                let text = file.content.text();
                let article = understand_one(&self.corpus, &file.path, &text);
                let digest = PackedDigest::new(&text, &article, self.corpus.store());
                file.content = Content::Understood(digest, self.config.clone());
            }
        }
        let digests = scanned.into_iter().filter_map(|file| match file.content {
            Content::Understood(digest, _) => Some((file.path, digest)),
            Content::Text(_) => None,
        });
        self.corpus.extend(digests);
        self.pack(0);
        self.all_paths()
    }

    fn all_paths(&self) -> AffectedPaths {
        self.corpus.entries().map(|(_, entry)| entry.path.clone()).collect()
    }

    fn read(&mut self, file: ReadFile) -> AffectedPaths {
        if self.is_new(&file) { self.put(&file.path, file.content) } else { AffectedPaths::default() }
    }

    /// Notes that a file is on the disk. Whether the corpus has to hear of it: not where an open buffer hides
    /// it, nor where it is as it was.
    fn is_new(&mut self, file: &ReadFile) -> bool {
        if self.documents.contains_key(&file.path) {
            self.on_disk.insert(file.path.clone(), Some(file.content.text()));
            return false;
        }
        let known = self.corpus.file(&file.path).and_then(|id| self.corpus.entry(id));
        let same = known.is_some_and(|known| known.peek_text() == file.content.text())
            && self.on_disk.contains_key(&file.path);
        self.on_disk.insert(file.path.clone(), None);
        !same
    }

    fn gone(&mut self, path: &Path) -> AffectedPaths {
        let below = |known: &Path| known == path || is_below(path, known);
        let gone: Vec<_> = self.on_disk.keys().filter(|known| below(known)).cloned().collect();
        self.forget(&gone)
    }

    fn root_removed(&mut self, root: &Path) -> AffectedPaths {
        self.roots.retain(|known| known != root);
        let homeless = |path: &Path| !self.roots.iter().any(|root| is_below(root, path));
        let gone: Vec<_> = self.on_disk.keys().filter(|path| homeless(path)).cloned().collect();
        self.forget(&gone)
    }

    /// Takes files off the disk's list. What is open stays an article of its own.
    fn forget(&mut self, paths: &[Path]) -> AffectedPaths {
        paths.iter().for_each(|path| drop(self.on_disk.remove(path)));
        let closed = |path: &&Path| !self.documents.contains_key(*path);
        let gone: FxHashSet<Path> = paths.iter().filter(closed).cloned().collect();
        if gone.len() < FEW {
            return gone.iter().flat_map(|path| self.take_out(path)).collect();
        }
        // Taking out each would link the rest each time.
        self.rebuild(|path| !gone.contains(path));
        self.all_paths().into_iter().chain(gone).collect()
    }

    /// Builds the corpus anew, under the settings in force, from those of its articles that `keep` names.
    fn rebuild(&mut self, keep: impl Fn(&Path) -> bool) {
        let store = self.corpus.store().cloned();
        let new = Corpus::new(self.config.clone()).with_store(store.clone());
        let old = std::mem::replace(&mut self.corpus, new);
        let kept: Vec<_> = old.entries().filter(|(_, entry)| keep(&entry.path)).collect();
        let mut files = Vec::new();
        // Never more than some at once in memory.
        for some in kept.chunks(MANY_REBUILT) {
            let texts: Vec<_> =
                some.iter().map(|(_, entry)| (entry.path.clone(), entry.peek_text())).collect();
            let articles = understand(&self.corpus, &texts);
            let packed = |text: Arc<str>, article| PackedDigest::new(&text, &article, store.as_ref());
            files.extend(
                texts.into_iter().zip(articles).map(|((path, text), article)| (path, packed(text, article))),
            );
        }
        self.corpus.extend(files);
        self.pack(0);
    }

    /// Puts the newsroom's and the editor's settings together. If that changes anything, everything is
    /// understood anew.
    fn reconfigure(&mut self) -> AffectedPaths {
        let newsroom = self.newsroom.config();
        let with_editor = match &self.settings {
            Some(settings) => newsroom.with_editor_settings(settings),
            None => Ok(newsroom.clone()),
        };
        self.settings_fault = with_editor.as_ref().err().map(|reason| reason.as_str().into());
        let config = with_editor.unwrap_or(newsroom).for_reader(self.locale);
        if config == *self.config {
            return AffectedPaths::default();
        }
        self.config = Arc::new(config);
        self.rebuild(|_| true);
        self.all_paths()
    }

    fn understood(&self, path: &Path, content: Content) -> Digest {
        match content {
            Content::Understood(digest, config) if Arc::ptr_eq(&config, &self.config) => digest.into(),
            content => {
                let text = content.text();
                let article = understand_one(&self.corpus, path, &text);
                Digest::new(text, article)
            }
        }
    }

    fn put(&mut self, path: &Path, content: Content) -> AffectedPaths {
        let digest = self.understood(path, content);
        self.put_digest(path, digest)
    }

    fn put_digest(&mut self, path: &Path, digest: Digest) -> AffectedPaths {
        self.revision += 1;
        let (_, affected) = self.corpus.put(path, digest);
        self.paths(path, &affected)
    }

    fn take_out(&mut self, path: &Path) -> AffectedPaths {
        self.revision += 1;
        let affected = self.corpus.file(path).map(|file| self.corpus.remove(file)).unwrap_or_default();
        self.paths(path, &affected)
    }

    fn paths(&self, path: &Path, affected: &Affected) -> AffectedPaths {
        let entries = affected.files.iter().filter_map(|&file| self.corpus.entry(file));
        entries.map(|entry| entry.path.clone()).chain([path.clone()]).collect()
    }
}

#[cfg(test)]
mod tests;
