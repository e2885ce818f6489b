//! `dateline/status`: what the server is doing, for a status line. Sent to clients that wish for it.

use super::errands::Scanning;
use super::world::Snapshot;
use crate::lang::message;
use serde::{Deserialize, Serialize};
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Notification;

/// The notification.
pub enum StatusNotification {}

impl Notification for StatusNotification {
    type Params = Status;
    const METHOD: &'static str = "dateline/status";
}

/// What the server is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing was read yet.
    Starting,
    /// The articles are being read.
    Indexing,
    /// All articles are read.
    Ready,
    /// There is nothing to do; the message says why.
    Idle,
}

/// The parameters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Status {
    /// What the server is doing.
    pub state: State,
    /// How many articles there are.
    pub articles: usize,
    /// How many findings they have.
    pub findings: usize,
    /// What the reader should know, in their language.
    pub message: Option<String>,
}

/// Tells the status when it is not the same as before.
#[derive(Default)]
pub struct Teller {
    last: Option<Status>,
}

impl Teller {
    /// Tells it.
    pub async fn tell(&mut self, client: &Client, snapshot: &Snapshot, scanning: Scanning, findings: usize) {
        let status = status(snapshot, scanning, findings);
        if self.last.as_ref() != Some(&status) {
            client.send_notification::<StatusNotification>(status.clone()).await;
            self.last = Some(status);
        }
    }
}

fn status(snapshot: &Snapshot, scanning: Scanning, findings: usize) -> Status {
    let articles = snapshot.analysis.corpus().len();
    let state = match () {
        () if scanning.active => State::Indexing,
        () if !scanning.finished => State::Starting,
        () if articles == 0 => State::Idle,
        () => State::Ready,
    };
    Status { state, articles, findings, message: trouble(snapshot).or_else(|| idle(snapshot, state)) }
}

fn trouble(snapshot: &Snapshot) -> Option<String> {
    let reader = snapshot.analysis.reader();
    if let Some(fault) = &snapshot.newsroom_fault {
        let reason = fault.error.to_string();
        let values = [("file", crate::disk::NEWSROOM_FILE), ("reason", &reason)];
        return Some(message(reader, "status.broken-newsroom", &values));
    }
    let reason = snapshot.settings_fault.as_deref()?;
    Some(message(reader, "status.broken-settings", &[("reason", reason)]))
}

fn idle(snapshot: &Snapshot, state: State) -> Option<String> {
    let key = if snapshot.roots.is_empty() { "status.no-folder" } else { "status.no-articles" };
    (state == State::Idle).then(|| message(snapshot.analysis.reader(), key, &[]))
}
