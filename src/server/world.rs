//! The state of a session, and every way in which it changes. No waiting, no files, no protocol but its URIs.
//!
//! A change is applied at once and cheaply; texts are understood in [`World::settle`], so that a burst of edits
//! is understood once. One thread owns the world ([`super::mailbox`]).

use super::uri;
use crate::article::{self, Article};
use crate::config::{Config, ConfigError};
use crate::corpus::{Affected, Corpus};
use crate::disk::NEWSROOM_FILE;
use crate::ide::Analysis;
use crate::lang::Language;
use crate::text::{Document, Edit, Encoding, LineCol};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// The most bytes that are understood as one article; a larger buffer stays open without findings.
pub const LARGEST: usize = 2 * 1024 * 1024;

/// A path as the corpus knows it.
pub type Path = Arc<str>;

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// The session begins.
    Started(Start),
    /// A buffer was opened.
    Opened {
        /// The editor's name for it.
        uri: Uri,
        /// Its text.
        text: String,
        /// The editor's version of it.
        version: i32,
        /// Grows with every change of every buffer.
        stamp: u64,
    },
    /// A buffer was edited.
    Edited {
        /// Which.
        path: Path,
        /// The edits, in order.
        edits: Vec<OwnedEdit>,
        /// The editor's version of it.
        version: i32,
        /// Grows with every change of every buffer.
        stamp: u64,
    },
    /// A buffer was closed; the text on the disk counts again.
    Closed(Path),
    /// Files were read from the disk.
    Read(Vec<ReadFile>),
    /// A file or a folder is gone from the disk, or is no article any more.
    Gone(Path),
    /// A folder was added to the workspace.
    RootAdded(Path),
    /// A folder was taken out of the workspace.
    RootRemoved(Path),
    /// The newsroom file was read, or there is none.
    Newsroom(Option<(Path, String)>),
    /// The editor sent its settings.
    Settings(Option<Value>),
}

/// How a session begins.
#[derive(Debug, Default)]
pub struct Start {
    /// What columns count.
    pub encoding: Encoding,
    /// The reader's language.
    pub locale: Language,
    /// The folders of the workspace.
    pub roots: Vec<Path>,
    /// The editor's settings.
    pub settings: Option<Value>,
}

/// A file read from the disk.
#[derive(Debug)]
pub struct ReadFile {
    /// Where.
    pub path: Path,
    /// Its text.
    pub text: Arc<str>,
    /// What it says, and the settings under which it was understood.
    pub article: Option<(Article, Arc<Config>)>,
}

/// An edit that owns its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedEdit {
    /// From and to; `None` replaces everything.
    pub range: Option<(LineCol, LineCol)>,
    /// What stands there now.
    pub text: String,
}

/// An open buffer as a snapshot shows it.
#[derive(Clone, Debug)]
pub struct OpenBuffer {
    /// The editor's name for it.
    pub uri: Uri,
    /// The editor's version of it.
    pub version: i32,
    /// The stamp of its last change.
    pub stamp: u64,
}

/// A newsroom file that could not be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsroomFault {
    /// Where it stands.
    pub path: Path,
    /// Its text, for its lines.
    pub text: Arc<str>,
    /// What is wrong with it.
    pub error: ConfigError,
}

/// What requests read: it never changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The articles.
    pub analysis: Analysis,
    /// The settings in force.
    pub config: Arc<Config>,
    /// The open buffers.
    pub open: Arc<FxHashMap<Path, OpenBuffer>>,
    /// Grows with every change.
    pub revision: u64,
    /// The folders of the workspace.
    pub roots: Arc<[Path]>,
    /// What is wrong with the newsroom file; the last good one stays in force.
    pub newsroom_fault: Option<Arc<NewsroomFault>>,
    /// Why the editor's settings were not taken.
    pub settings_fault: Option<Arc<str>>,
}

/// The files whose findings have to be looked at again.
pub type AffectedPaths = FxHashSet<Path>;

/// The state.
#[derive(Debug, Default)]
pub struct World {
    corpus: Corpus,
    config: Arc<Config>,
    encoding: Encoding,
    locale: Language,
    roots: Vec<Path>,
    documents: FxHashMap<Path, Document>,
    open: Arc<FxHashMap<Path, OpenBuffer>>,
    /// The articles on the disk; with the text of those that an open buffer hides.
    on_disk: FxHashMap<Path, Option<Arc<str>>>,
    /// The open buffers that changed since they were last understood, in order of change.
    dirty: Vec<Path>,
    newsroom: Config,
    newsroom_fault: Option<Arc<NewsroomFault>>,
    settings: Option<Value>,
    settings_fault: Option<Arc<str>>,
    revision: u64,
}

impl World {
    /// Applies a change, and says which files it affects so far; edits come to light in [`World::settle`].
    pub fn apply(&mut self, change: Change) -> AffectedPaths {
        self.revision += 1;
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
            Change::Read(files) => files.into_iter().flat_map(|file| self.read(file)).collect(),
            Change::Gone(path) => self.gone(&path),
            Change::RootAdded(root) => {
                if !self.roots.contains(&root) {
                    self.roots.push(root);
                }
                AffectedPaths::default()
            }
            Change::RootRemoved(root) => self.root_removed(&root),
            Change::Newsroom(file) => self.newsroom_read(file),
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
                let text = document.text().into();
                affected.extend(self.put(&path, text, None));
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
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            analysis: Analysis::new(self.corpus.clone()),
            config: self.config.clone(),
            open: self.open.clone(),
            revision: self.revision,
            roots: self.roots.as_slice().into(),
            newsroom_fault: self.newsroom_fault.clone(),
            settings_fault: self.settings_fault.clone(),
        }
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
                self.corpus.file(&path).and_then(|file| self.corpus.entry(file)).map(|e| e.text.clone());
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
        if self.documents.remove(path).is_none() {
            return AffectedPaths::default();
        }
        self.dirty.retain(|known| known != path);
        match self.on_disk.get_mut(path).and_then(Option::take) {
            Some(text) => self.put(path, text, None),
            None if self.on_disk.contains_key(path) => AffectedPaths::default(),
            None => self.take_out(path),
        }
    }

    fn read(&mut self, file: ReadFile) -> AffectedPaths {
        if self.documents.contains_key(&file.path) {
            self.on_disk.insert(file.path, Some(file.text));
            return AffectedPaths::default();
        }
        let known = self.corpus.file(&file.path).map(|id| self.corpus.text(id));
        if known == Some(&*file.text) && self.on_disk.contains_key(&file.path) {
            return AffectedPaths::default();
        }
        self.on_disk.insert(file.path.clone(), None);
        self.put(&file.path, file.text, file.article)
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
        let mut affected = AffectedPaths::default();
        for path in paths {
            self.on_disk.remove(path);
            if !self.documents.contains_key(path) {
                affected.extend(self.take_out(path));
            }
        }
        affected
    }

    fn newsroom_read(&mut self, file: Option<(Path, String)>) -> AffectedPaths {
        self.newsroom_fault = None;
        match file {
            None => self.newsroom = Config::default(),
            Some((path, text)) => match Config::parse(&text) {
                Ok(config) => self.newsroom = config,
                Err(error) => {
                    let fault = NewsroomFault { path, text: text.into(), error };
                    self.newsroom_fault = Some(Arc::new(fault));
                }
            },
        }
        self.reconfigure()
    }

    /// Puts the newsroom's and the editor's settings together. If that changes anything, everything is
    /// understood anew.
    fn reconfigure(&mut self) -> AffectedPaths {
        let with_editor = match &self.settings {
            Some(settings) => self.newsroom.with_editor_settings(settings),
            None => Ok(self.newsroom.clone()),
        };
        self.settings_fault = with_editor.as_ref().err().map(|reason| reason.as_str().into());
        let config = with_editor.unwrap_or_else(|_| self.newsroom.clone()).for_reader(self.locale);
        if config == *self.config {
            return AffectedPaths::default();
        }
        self.config = Arc::new(config);
        let old = std::mem::replace(&mut self.corpus, Corpus::new(self.config.clone()));
        let texts: Vec<_> = old.entries().map(|(_, e)| (e.path.clone(), e.text.clone())).collect();
        let articles = understand(&self.corpus, &texts);
        let mut affected = AffectedPaths::default();
        for ((path, text), article) in texts.into_iter().zip(articles) {
            self.corpus.replace_analysed(&path, text, article);
            affected.insert(path);
        }
        affected
    }

    fn put(
        &mut self,
        path: &Path,
        text: Arc<str>,
        understood: Option<(Article, Arc<Config>)>,
    ) -> AffectedPaths {
        self.revision += 1;
        let article = match understood {
            // What was understood under other settings may say something else.
            Some((article, config)) if Arc::ptr_eq(&config, &self.config) => article,
            _ => understand_one(&self.corpus, path, &text),
        };
        let (_, affected) = self.corpus.replace_analysed(path, text, article);
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

/// What one text says. A text that is too large says nothing, and neither does one that the analysis breaks on:
/// that is a defect, which is logged, and no reason to leave the editor alone.
pub fn understand_one(corpus: &Corpus, path: &str, text: &str) -> Article {
    if text.len() > LARGEST {
        return Article::default();
    }
    let hints = corpus.hints(path);
    let attempt = std::panic::AssertUnwindSafe(|| article::analyse(text, &hints));
    std::panic::catch_unwind(attempt).unwrap_or_else(|_| {
        tracing::error!(path, "the analysis broke on this article");
        Article::default()
    })
}

/// What many texts say, on as many threads as the machine has cores for it.
pub fn understand(corpus: &Corpus, texts: &[(Path, Arc<str>)]) -> Vec<Article> {
    let one = |(path, text): &(Path, Arc<str>)| understand_one(corpus, path, text);
    let threads = hands().min(texts.len() / 8);
    if threads < 2 {
        return texts.iter().map(one).collect();
    }
    std::thread::scope(|scope| {
        let shares = texts.chunks(texts.len().div_ceil(threads));
        let work: Vec<_> = shares
            .map(|share| (share.len(), scope.spawn(move || share.iter().map(one).collect::<Vec<_>>())))
            .collect();
        let done = work.into_iter().flat_map(|(len, share)| {
            share.join().unwrap_or_else(|_| std::iter::repeat_with(Article::default).take(len).collect())
        });
        done.collect()
    })
}

/// How many threads may compute at once.
pub fn hands() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 8))
}

/// Whether a path is that of a newsroom file.
pub fn is_newsroom_file(path: &str) -> bool {
    path.rsplit(['/', '\\']).next() == Some(NEWSROOM_FILE)
}

/// Whether `path` lies below the folder `root`.
pub fn is_below(root: &str, path: &str) -> bool {
    let root = root.trim_end_matches(['/', '\\']);
    path.strip_prefix(root).is_some_and(|rest| rest.starts_with(['/', '\\']))
}
