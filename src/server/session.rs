//! What all handlers of one session share.

use super::capabilities::ClientFeatures;
use super::change::Path;
use super::errands::Errands;
use super::findings::Findings;
use super::mailbox::Mailbox;
use super::tokens::Answered;
use super::understand;
use super::world::Snapshot;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Semaphore;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

/// How often an answer is worked out that is out of date when it is there.
const ATTEMPTS: usize = 5;

/// How long a question about all articles waits for them.
const PATIENCE: Duration = Duration::from_secs(30);

/// One session with one client.
pub struct Session {
    /// The way to the client.
    pub client: Client,
    /// The way to the world.
    pub mailbox: Mailbox,
    /// The way to the disk.
    pub errands: Errands,
    /// The findings that are known.
    pub findings: Arc<Findings>,
    /// The semantic tokens that clients hold.
    pub tokens: Answered,
    features: OnceLock<ClientFeatures>,
    /// How many requests may compute at once; the rest wait their turn without a thread.
    hands: Semaphore,
    shut_down: AtomicBool,
    /// The process that started the server; 0 where nobody said.
    parent: AtomicU32,
}

impl Session {
    /// A session that has not begun yet.
    pub fn new(client: Client) -> Self {
        let findings = Arc::<Findings>::default();
        let mailbox = Mailbox::open(findings.clone());
        Self {
            client,
            errands: Errands::open(mailbox.clone()),
            mailbox,
            findings,
            tokens: Answered::default(),
            features: OnceLock::new(),
            hands: Semaphore::new(understand::hands()),
            shut_down: AtomicBool::new(false),
            parent: AtomicU32::new(0),
        }
    }

    /// Keeps what the client said of itself.
    pub fn begin(&self, features: ClientFeatures, parent: Option<u32>) {
        let _ = self.features.set(features);
        self.parent.store(parent.unwrap_or(0), Ordering::Relaxed);
    }

    /// What the client can do.
    pub fn features(&self) -> &ClientFeatures {
        static NONE: OnceLock<ClientFeatures> = OnceLock::new();
        self.features.get().unwrap_or_else(|| NONE.get_or_init(ClientFeatures::default))
    }

    /// The process that started the server, if it said so.
    pub fn parent(&self) -> Option<u32> {
        Some(self.parent.load(Ordering::Relaxed)).filter(|&id| id != 0)
    }

    /// Remembers that the client asked for the end.
    pub fn shut_down(&self) {
        self.shut_down.store(true, Ordering::Relaxed);
    }

    /// Whether the client asked for the end, as the protocol wants it.
    pub fn was_shut_down(&self) -> bool {
        self.shut_down.load(Ordering::Relaxed)
    }

    /// The state after all that the client has sent so far.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        self.mailbox.snapshot().await.map_err(|_| Error::internal_error())
    }

    /// Computes something on another thread, so that the loop that reads messages goes on. A panic there is an
    /// internal error here.
    pub async fn compute<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Session) -> T + Send + 'static,
    ) -> Result<T> {
        let _hand = self.hands.acquire().await.map_err(|_| Error::internal_error())?;
        let session = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&session)).await;
        done.map_err(|error| {
            if error.is_panic() {
                tracing::error!("a request broke");
            }
            Error::internal_error()
        })
    }

    /// Waits until the folders were read once, so that a question about all articles is answered from all of them; for
    /// a while only, because a client may never say that it is ready.
    pub async fn settled(&self) {
        let mut scanning = self.errands.scanning.clone();
        let read = scanning.wait_for(|scanning| scanning.finished && !scanning.active);
        if tokio::time::timeout(PATIENCE, read).await.is_err() {
            tracing::warn!("a question about all articles is answered before all of them were read");
        }
    }

    /// The answer to a request about a place of a document: from the state at the time of asking, and refused
    /// where the document has changed meanwhile, because the place is not the same any more.
    pub async fn at_place<T: Send + 'static>(
        self: &Arc<Self>,
        path: String,
        work: impl FnOnce(&Session, &Snapshot) -> T + Send + 'static,
    ) -> Result<T> {
        let snapshot = self.snapshot().await?;
        let (answer, current) = self
            .compute(move |session| (work(session, &snapshot), session.mailbox.is_current(&snapshot, &path)))
            .await?;
        if current { Ok(answer) } else { Err(Error::new(ErrorCode::ContentModified)) }
    }

    /// The same as [`Session::of_whole`] for what takes no longer than to wake another thread.
    pub async fn at_once<T: Send + 'static>(
        self: &Arc<Self>,
        path: &Path,
        work: impl Fn(&Session, &Snapshot) -> T + Send + Sync + 'static,
    ) -> Result<Option<T>> {
        let work = Arc::new(work);
        for _ in 0..ATTEMPTS {
            let (session, work, path) = (self.clone(), work.clone(), path.clone());
            let answer = self.mailbox.answer(move |snapshot| {
                (work(&session, snapshot), session.mailbox.is_current(snapshot, &path))
            });
            if let (answer, true) = answer.await.map_err(|_| Error::internal_error())? {
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }

    /// The answer to a request about a whole document or all of them, from the state at the time of asking or a
    /// later one: where the document changes meanwhile, it is computed anew. `None` where it never stands still.
    pub async fn of_whole<T: Send + 'static>(
        self: &Arc<Self>,
        path: String,
        work: impl Fn(&Session, &Snapshot) -> T + Send + Sync + 'static,
    ) -> Result<Option<T>> {
        let work = Arc::new(work);
        for _ in 0..ATTEMPTS {
            let snapshot = self.snapshot().await?;
            let (work, path) = (work.clone(), path.clone());
            let (answer, current) = self
                .compute(move |session| {
                    (work(session, &snapshot), session.mailbox.is_current(&snapshot, &path))
                })
                .await?;
            if current {
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }
}
