//! The thread that goes to the disk: it scans the folders and reads what changed, one errand after the other, so
//! that what it tells the world is never older than what it told before.

use super::change::{self, Change, Content, Path, ReadFile};
use super::mailbox::Mailbox;
use super::understand::{self, LARGEST};
use super::watch::Watcher;
use super::world::Snapshot;
use crate::corpus::{Corpus, PackedDigest};
use crate::disk;
use crate::rules;
use std::path::{Path as FilePath, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use tokio::sync::watch;
use tower_lsp::ls_types::ProgressToken;

/// How many files are read and understood before the world is told of them.
const BATCH: usize = 32;

/// What there is to do.
#[derive(Debug)]
pub enum Errand {
    /// Load the language data, which takes a while, before somebody waits for it.
    WarmUp,
    /// Read the newsroom file and every article below these folders.
    Scan(Vec<Path>),
    /// These folders do not matter any more.
    Leave(Vec<Path>),
    /// Something happened to these files or folders.
    Look(Vec<Path>),
    /// Watch the disk from here, because the client cannot.
    Watch,
    /// The session is over.
    Stop,
}

/// How far a scan is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Scanning {
    /// Which scan it is, from 1; a short one may be over before anybody looks.
    pub round: u32,
    /// Articles read.
    pub done: usize,
    /// Articles found.
    pub total: usize,
    /// Whether it is still going on.
    pub active: bool,
    /// Whether a scan was ever finished.
    pub finished: bool,
}

/// The way to the thread.
#[derive(Clone)]
pub struct Errands {
    sender: mpsc::Sender<Errand>,
    /// How far the scan is.
    pub scanning: watch::Receiver<Scanning>,
    /// The last scan that is to stop.
    stopped: Arc<AtomicU32>,
}

/// What the progress of a scan goes by.
pub fn progress_token(round: u32) -> ProgressToken {
    ProgressToken::String(format!("dateline-scan-{round}"))
}

impl Errands {
    /// Starts the thread.
    pub fn open(mailbox: Mailbox) -> Self {
        let (sender, receiver) = mpsc::channel();
        let (progress, scanning) = watch::channel(Scanning::default());
        let stopped = Arc::<AtomicU32>::default();
        let (own, stop) = (sender.clone(), stopped.clone());
        std::thread::spawn(move || {
            Runner { mailbox, progress, roots: Vec::new(), sender: own, watcher: None, stopped: stop }
                .run(&receiver);
        });
        Self { sender, scanning, stopped }
    }

    /// Stops the scan whose progress goes by `token`. What it has read stays.
    pub fn cancel(&self, token: &ProgressToken) {
        let round = self.scanning.borrow().round;
        if *token == progress_token(round) {
            self.stopped.store(round, Ordering::Relaxed);
        }
    }

    /// Sends somebody.
    pub fn send(&self, errand: Errand) {
        // The thread is gone only when the session is over.
        let _ = self.sender.send(errand);
    }
}

struct Runner {
    mailbox: Mailbox,
    progress: watch::Sender<Scanning>,
    roots: Vec<Path>,
    sender: mpsc::Sender<Errand>,
    watcher: Option<Watcher>,
    stopped: Arc<AtomicU32>,
}

impl Runner {
    fn run(mut self, receiver: &mpsc::Receiver<Errand>) {
        while let Ok(errand) = receiver.recv() {
            match errand {
                Errand::WarmUp => warm_up(),
                Errand::Scan(roots) => self.scan(roots),
                Errand::Leave(roots) => self.leave(&roots),
                Errand::Look(paths) => self.look(paths),
                Errand::Watch => {
                    let sender = self.sender.clone();
                    self.watcher = Watcher::new(move |paths| drop(sender.send(Errand::Look(paths))));
                    self.rewatch();
                }
                Errand::Stop => return,
            }
        }
    }

    fn scan(&mut self, roots: Vec<Path>) {
        for root in &roots {
            if !self.roots.contains(root) {
                self.roots.push(root.clone());
            }
        }
        let round = self.progress.borrow().round + 1;
        self.progress.send_replace(Scanning { round, active: true, ..Scanning::default() });
        self.read_newsroom();
        self.rewatch();
        let below = roots.iter().flat_map(|root| disk::articles_below(FilePath::new(&**root)));
        let mut files: Vec<Path> = below.filter_map(|file| path_of(&file)).collect();
        // Folders may lie in one another.
        files.sort();
        files.dedup();
        self.progress.send_modify(|scanning| scanning.total = files.len());
        self.read_all(&files);
        self.mailbox.send(Change::ScanEnded);
        self.progress.send_modify(|scanning| (scanning.active, scanning.finished) = (false, true));
        self.mailbox.news.notify_one();
    }

    /// Reads and understands files on several threads and hands them over in batches. A batch waits until the
    /// one before it has arrived, so that a question of the editor never stands behind more than a few.
    fn read_all(&self, files: &[Path]) {
        let Some(snapshot) = self.snapshot() else { return };
        let next = AtomicUsize::new(0);
        let round = self.progress.borrow().round;
        let batches: Vec<&[Path]> = files.chunks(BATCH).collect();
        let work = || {
            let mut receipt: Option<mpsc::Receiver<()>> = None;
            loop {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let Some(batch) = batches.get(turn) else { return };
                if self.stopped.load(Ordering::Relaxed) == round {
                    return;
                }
                let read: Vec<_> =
                    batch.iter().filter_map(|file| read_and_understand(file, &snapshot)).collect();
                if let Some(receipt) = receipt.take() {
                    let _ = receipt.recv();
                }
                receipt = Some(self.mailbox.send_paced(Change::Scanned(read)));
                self.progress.send_modify(|scanning| scanning.done += batch.len());
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..understand::hands().min(batches.len()) {
                scope.spawn(work);
            }
        });
    }

    fn leave(&mut self, roots: &[Path]) {
        self.roots.retain(|root| !roots.contains(root));
        self.read_newsroom();
        self.rewatch();
        // A folder within the one that is left may still be open, and shares its files.
        if !self.roots.is_empty() {
            self.scan(self.roots.clone());
        }
    }

    fn look(&mut self, mut paths: Vec<Path>) {
        paths.sort();
        paths.dedup();
        if paths.iter().any(|path| change::is_newsroom_file(path)) {
            self.read_newsroom();
        }
        for path in paths.iter().filter(|path| !change::is_newsroom_file(path)) {
            self.look_at(path);
        }
    }

    fn look_at(&self, path: &Path) {
        let file = FilePath::new(&**path);
        let Some(root) = self.roots.iter().find(|root| change::is_below(root, path)) else { return };
        let root = FilePath::new(&**root);
        if disk::is_folder(file) {
            let listed = disk::articles_below(file).into_iter().filter(|file| disk::lists(root, file));
            self.read_all(&listed.filter_map(|file| path_of(&file)).collect::<Vec<_>>());
            self.mailbox.send(Change::ScanEnded);
            return;
        }
        let read = if disk::is_article(file) && disk::lists(root, file) { read(file) } else { None };
        self.mailbox.send(match read {
            Some(text) => {
                Change::Read(Box::new(ReadFile { path: path.clone(), content: Content::Text(text) }))
            }
            None => Change::Gone(path.clone()),
        });
    }

    fn read_newsroom(&self) {
        let read = |find: fn(&FilePath) -> Option<PathBuf>| {
            let file = self.roots.iter().find_map(|root| find(FilePath::new(&**root)))?;
            Some((path_of(&file)?, disk::read_text(&file).ok()?))
        };
        self.mailbox.send(Change::Baseline(read(disk::find_baseline_file)));
        self.mailbox.send(Change::Newsroom(read(disk::find_newsroom_file)));
    }

    fn rewatch(&mut self) {
        if let Some(watcher) = &mut self.watcher {
            watcher.watch(&self.roots);
        }
    }

    fn snapshot(&self) -> Option<Snapshot> {
        self.mailbox.snapshot().blocking_recv().ok()
    }
}

/// Understands a text that holds a bit of everything in both languages, so that what is made once for all texts is made
/// before somebody waits for it.
fn warm_up() {
    let page = rules::ALL.iter().map(|rule| rule.doc()).max_by_key(|page| page.len()).unwrap_or_default();
    drop(understand::understand_one(&Corpus::default(), "", page));
}

fn read_and_understand(path: &Path, snapshot: &Snapshot) -> Option<ReadFile> {
    let text = read(FilePath::new(&**path))?;
    let corpus = snapshot.analysis.corpus();
    let article = understand::understand_one(corpus, path, &text);
    let digest = PackedDigest::new(&text, &article, corpus.store());
    Some(ReadFile { path: path.clone(), content: Content::Understood(digest, snapshot.config.clone()) })
}

fn read(file: &FilePath) -> Option<Arc<str>> {
    match disk::read_text(file) {
        Ok(text) if text.len() > LARGEST => {
            tracing::info!(file = %file.display(), "left out: too large for an article");
            None
        }
        Ok(text) => Some(text.into()),
        Err(error) => {
            tracing::debug!("left out: {error}");
            None
        }
    }
}

/// A path as the corpus knows it. One that is not Unicode has no URI that every editor understands, and is left
/// out.
fn path_of(file: &FilePath) -> Option<Path> {
    file.to_str().map(Path::from)
}
