//! The thread that owns the [`World`]: changes and questions reach it in the order in which the client sent them.
//!
//! Handlers put their message into the mailbox before their first `.await`, so a question sees every change that
//! was sent ahead of it and none that came later, and nobody ever waits for a lock. Edits that pile up while the
//! thread is busy are applied one by one and understood once.

use super::change::{Change, Path};
use super::findings::Findings;
use super::store;
use super::world::{AffectedPaths, Snapshot, World};
use rustc_hash::FxHashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use tokio::sync::{Notify, oneshot};

/// What is worked out from the state, which it asks for if it is still to be worked out.
type Question = Box<dyn FnOnce(&mut dyn FnMut() -> Snapshot) + Send>;

enum Message {
    Change(Change),
    /// A change of which the sender waits until it is applied, so that it does not outrun the thread.
    Paced(Change, mpsc::Sender<()>),
    Snapshot(oneshot::Sender<Snapshot>),
    Question(Question),
    News(oneshot::Sender<News>),
    Stop,
}

/// What happened since somebody last asked.
pub struct News {
    /// The state now.
    pub snapshot: Snapshot,
    /// The files whose findings have to be looked at again.
    pub affected: AffectedPaths,
    /// The buffers that the client itself changed, the last one last.
    pub edited: Vec<Path>,
    /// The buffers that were opened: a client shows none of what it was told of them before.
    pub opened: Vec<Path>,
}

/// The way to the world.
#[derive(Clone)]
pub struct Mailbox {
    sender: mpsc::Sender<Message>,
    /// The edits that wait for somebody to ask: by themselves they do not wake the thread.
    held: Arc<Mutex<Vec<Change>>>,
    /// Wakes whoever publishes findings.
    pub news: Arc<Notify>,
    stamps: Arc<Stamps>,
}

#[derive(Default)]
struct Stamps {
    last: AtomicU64,
    of: Mutex<FxHashMap<Path, u64>>,
}

impl Mailbox {
    /// Starts the thread. Findings that a change may have made stale are struck out of `findings` before anybody
    /// sees the change.
    pub fn open(findings: Arc<Findings>) -> Self {
        let (sender, receiver) = mpsc::channel();
        let news = Arc::new(Notify::new());
        let wake = news.clone();
        std::thread::spawn(move || Clerk::new(findings, wake).run(&receiver));
        Self { sender, held: Arc::default(), news, stamps: Arc::default() }
    }

    /// Sends a change.
    pub fn send(&self, change: Change) {
        if matches!(change, Change::Edited { .. }) {
            self.held.lock().unwrap_or_else(PoisonError::into_inner).push(change);
            self.news.notify_one();
        } else {
            self.post(Message::Change(change));
        }
    }

    /// Sends a message behind the edits that came in before.
    fn post(&self, message: Message) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for message in held.drain(..).map(Message::Change).chain([message]) {
            // The thread is gone only when the session is over.
            let _ = self.sender.send(message);
        }
    }

    /// Sends a change that is not the client's, and gives back a receipt to wait for.
    pub fn send_paced(&self, change: Change) -> mpsc::Receiver<()> {
        let (done, receipt) = mpsc::channel();
        self.post(Message::Paced(change, done));
        receipt
    }

    /// Asks for the state after all that was sent so far.
    pub fn snapshot(&self) -> oneshot::Receiver<Snapshot> {
        let (answer, receiver) = oneshot::channel();
        self.post(Message::Snapshot(answer));
        receiver
    }

    /// Has something short worked out from the state after all that was sent so far, by the thread itself: to wake
    /// another one for it would take longer. Nothing comes where it breaks.
    pub fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (answer, receiver) = oneshot::channel();
        let question = move |state: &mut dyn FnMut() -> Snapshot| {
            // Nobody waits any more for the answer to a cancelled question.
            if !answer.is_closed() {
                let _ = answer.send(work(&state()));
            }
        };
        self.post(Message::Question(Box::new(question)));
        receiver
    }

    /// Asks what happened since the last time.
    pub fn news(&self) -> oneshot::Receiver<News> {
        let (answer, receiver) = oneshot::channel();
        self.post(Message::News(answer));
        receiver
    }

    /// Ends the thread.
    pub fn close(&self) {
        self.post(Message::Stop);
    }

    /// A new stamp for a change of a buffer.
    pub fn stamp(&self, path: &Path) -> u64 {
        let stamp = self.stamps.last.fetch_add(1, Ordering::Relaxed) + 1;
        self.stamps.of.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), stamp);
        stamp
    }

    /// Forgets the stamp of a buffer that is closed.
    pub fn unstamp(&self, path: &Path) {
        self.stamps.of.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// Whether a buffer is as the snapshot shows it: no change of it has come in since.
    pub fn is_current(&self, snapshot: &Snapshot, path: &str) -> bool {
        let shown = snapshot.open.get(path).map(|buffer| buffer.stamp);
        let last = self.stamps.of.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        shown == last
    }
}

/// Who works through the mailbox.
struct Clerk {
    world: World,
    findings: Arc<Findings>,
    wake: Arc<Notify>,
    affected: AffectedPaths,
    edited: Vec<Path>,
    opened: Vec<Path>,
}

impl Clerk {
    fn new(findings: Arc<Findings>, wake: Arc<Notify>) -> Self {
        Self {
            world: World::with_store(store::open()),
            findings,
            wake,
            affected: AffectedPaths::default(),
            edited: Vec::new(),
            opened: Vec::new(),
        }
    }

    fn run(mut self, receiver: &mpsc::Receiver<Message>) {
        while let Ok(message) = receiver.recv() {
            match message {
                Message::Change(change) => self.apply(change),
                Message::Paced(change, done) => {
                    self.apply(change);
                    let _ = done.send(());
                }
                // Nobody waits any more for the answer to a cancelled question.
                Message::Snapshot(answer) if answer.is_closed() => {}
                Message::Snapshot(answer) => {
                    self.settle();
                    let _ = answer.send(self.world.snapshot());
                }
                Message::Question(question) => self.work_out(question),
                Message::News(answer) => {
                    self.settle();
                    let news = News {
                        snapshot: self.world.snapshot(),
                        affected: std::mem::take(&mut self.affected),
                        edited: std::mem::take(&mut self.edited),
                        opened: std::mem::take(&mut self.opened),
                    };
                    let _ = answer.send(news);
                }
                Message::Stop => return,
            }
        }
    }

    fn work_out(&mut self, question: Question) {
        let mut state = || {
            self.settle();
            self.world.snapshot()
        };
        if catch_unwind(AssertUnwindSafe(|| question(&mut state))).is_err() {
            tracing::error!("a request broke");
        }
    }

    fn apply(&mut self, change: Change) {
        if let Change::Edited { path, .. } | Change::Closed(path) = &change {
            self.edited.retain(|known| known != path);
            self.edited.push(path.clone());
        }
        if let Change::Opened { uri, .. } = &change {
            let path: Path = super::uri::path_of(uri).into();
            self.opened.push(path.clone());
            self.edited.push(path);
        }
        self.guarded(|world| world.apply(change));
        self.wake.notify_one();
    }

    fn settle(&mut self) {
        if self.world.is_dirty() {
            self.guarded(World::settle);
        }
    }

    /// A defect below must not take the session down: it is logged, and the world goes on with what it has.
    fn guarded(&mut self, work: impl FnOnce(&mut World) -> AffectedPaths) {
        let world = &mut self.world;
        match catch_unwind(AssertUnwindSafe(|| work(world))) {
            Ok(affected) => {
                self.findings.strike(&affected, self.world.revision());
                self.affected.extend(affected);
            }
            Err(_) => tracing::error!("a change broke the analysis; what it changed may be out of date"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(path: &str, stamp: u64) -> Change {
        let uri = super::super::uri::uri_of(path).unwrap();
        Change::Opened { uri, text: "one".into(), version: 1, stamp }
    }

    #[tokio::test]
    async fn a_question_sees_what_was_sent_ahead_of_it() {
        let mailbox = Mailbox::open(Arc::default());
        let path: Path = "/a.txt".into();
        mailbox.send(open(&path, mailbox.stamp(&path)));
        let before = mailbox.snapshot();
        let edit = super::super::change::OwnedEdit { range: None, text: "two".into() };
        let stamp = mailbox.stamp(&path);
        mailbox.send(Change::Edited { path: path.clone(), edits: vec![edit], version: 2, stamp });
        let after = mailbox.snapshot();
        let text = |snapshot: &Snapshot| {
            let corpus = snapshot.analysis.corpus();
            corpus.text(corpus.file("/a.txt").unwrap()).to_owned()
        };
        let (before, after) = (before.await.unwrap(), after.await.unwrap());
        assert_eq!((text(&before), text(&after)), ("one".into(), "two".into()));
        assert!(!mailbox.is_current(&before, &path));
        assert!(mailbox.is_current(&after, &path));
        mailbox.close();
    }

    #[tokio::test]
    async fn news_are_told_once() {
        let mailbox = Mailbox::open(Arc::default());
        let path: Path = "/a.txt".into();
        mailbox.send(open(&path, mailbox.stamp(&path)));
        let first = mailbox.news().await.unwrap();
        assert!(first.affected.contains(&path));
        assert_eq!(first.edited, [path]);
        let second = mailbox.news().await.unwrap();
        assert!(second.affected.is_empty() && second.edited.is_empty());
        mailbox.close();
    }
}
