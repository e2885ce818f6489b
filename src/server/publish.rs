//! Findings for clients that do not ask, a hint to ask again for those that do, and the state of the server.

use super::capabilities::ClientFeatures;
use super::change::Path;
use super::findings::{Report, ReportId};
use super::mailbox::News;
use super::newsroom::NewsroomFault;
use super::session::Session;
use super::world::Snapshot;
use super::{status, to_lsp, uri};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::Uri;

/// How long it has to be quiet before findings are looked at.
const QUIET: Duration = Duration::from_millis(25);
/// How long somebody who types on and on waits for findings at the most.
const PATIENCE: Duration = Duration::from_millis(250);
/// How many files are looked at between two looks at the news.
const BATCH: usize = 16;

/// Publishes as long as the session lasts.
pub async fn run(session: Arc<Session>) {
    let mut publisher = Publisher {
        features: session.features().clone(),
        session,
        told: FxHashMap::default(),
        waiting: FxHashSet::default(),
        edited: Vec::new(),
        newsroom: None,
        status: status::Teller::default(),
        scanned: 0,
    };
    loop {
        publisher.session.mailbox.news.notified().await;
        publisher.wait_for_quiet().await;
        if publisher.round().await.is_err() {
            return;
        }
    }
}

/// Has the client ask again for what it shows. Its answers come whenever it likes.
async fn refresh(session: Arc<Session>) {
    let (features, client) = (session.features(), &session.client);
    if features.pull_diagnostics && features.refresh_diagnostics {
        let _ = client.workspace_diagnostic_refresh().await;
    }
    if features.refresh_lenses {
        let _ = client.code_lens_refresh().await;
    }
    if features.refresh_inlays {
        let _ = client.inlay_hint_refresh().await;
    }
    if features.refresh_tokens {
        let _ = client.semantic_tokens_refresh().await;
    }
}

struct Publisher {
    session: Arc<Session>,
    features: ClientFeatures,
    /// What the client was last told of each file.
    told: FxHashMap<Path, Told>,
    /// The files that have to be looked at again.
    waiting: FxHashSet<Path>,
    /// Of those, the ones that the client changed itself, the last one last.
    edited: Vec<Path>,
    newsroom: Option<Arc<NewsroomFault>>,
    status: status::Teller,
    /// The last scan that was over when somebody looked.
    scanned: u32,
}

#[derive(Clone, PartialEq, Eq)]
struct Told {
    id: ReportId,
    version: Option<i32>,
    count: usize,
}

impl Publisher {
    async fn wait_for_quiet(&self) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE && timeout(QUIET, self.session.mailbox.news.notified()).await.is_ok()
        {
        }
    }

    /// Looks at all that has to be looked at, unless something newer comes in.
    async fn round(&mut self) -> Result<()> {
        let Ok(news) = self.session.mailbox.news().await else {
            return Err(tower_lsp::jsonrpc::Error::internal_error());
        };
        let News { mut snapshot, affected, edited, opened } = news;
        for path in &opened {
            self.told.remove(path);
        }
        self.waiting.extend(affected);
        self.edited.extend(edited);
        // Who asks for findings is only told that others are there of what it has asked for.
        if self.features.pull_diagnostics && !self.features.status {
            let findings = &self.session.findings;
            self.waiting.retain(|path| self.features.refresh_diagnostics && findings.was_told(path));
        }
        self.tell_newsroom(&snapshot).await;
        self.tell_status(&snapshot).await;
        // What is shown of the open articles can count others that were read: who reports a meeting, say.
        let mut elsewhere = self.has_scanned();
        while let Some(batch) = self.next_batch(&snapshot) {
            elsewhere |= self.look_at(&snapshot, batch).await?;
            // What was looked at is packed again before the next are.
            if !self.waiting.is_empty() {
                snapshot = self.session.snapshot().await?;
            }
        }
        if !self.indexing() {
            self.edited.clear();
        }
        if elsewhere {
            tokio::spawn(refresh(self.session.clone()));
        }
        self.tell_status(&snapshot).await;
        Ok(())
    }

    /// The next files: the one edited last by itself, so that its findings wait for no other; then the open ones;
    /// then the rest, but not while a scan goes on, because what a scan adds affects the same files again and
    /// again.
    fn next_batch(&mut self, snapshot: &Snapshot) -> Option<Vec<Path>> {
        if let Some(last) = self.edited.iter().rev().find(|path| self.waiting.contains(*path)).cloned() {
            self.waiting.remove(&last);
            return Some(vec![last]);
        }
        let open = |path: &&Path| snapshot.open.contains_key(*path);
        let mut batch: Vec<_> = self.waiting.iter().filter(open).cloned().collect();
        if batch.is_empty() && !self.indexing() {
            batch = self.waiting.iter().take(BATCH).cloned().collect();
        }
        self.waiting.retain(|path| !batch.contains(path));
        batch.sort();
        (!batch.is_empty()).then_some(batch)
    }

    /// Tells the client what it does not know yet. Says whether something changed that the client did not change
    /// itself.
    async fn look_at(&mut self, snapshot: &Snapshot, batch: Vec<Path>) -> Result<bool> {
        let shown = snapshot.clone();
        let reports = self.session.compute(move |session| {
            let report = |path: Path| (session.findings.of(&shown, session.features(), &path), path);
            batch.into_iter().map(report).collect::<Vec<_>>()
        });
        let mut elsewhere = false;
        for (report, path) in reports.await? {
            // A newer change is on its way, and will be news by itself.
            if !self.session.mailbox.is_current(snapshot, &path) {
                continue;
            }
            // Behind its last edit a client asks by itself; what it asked behind earlier ones may be out of date.
            let changed = self.tell(snapshot, &path, &report).await;
            let changed = if self.features.pull_diagnostics {
                self.session.findings.tell(&path, report.id).is_some_and(|before| before != report.id)
            } else {
                changed
            };
            elsewhere |= changed && self.edited.last() != Some(&path);
        }
        Ok(elsewhere)
    }

    async fn tell(&mut self, snapshot: &Snapshot, path: &Path, report: &Report) -> bool {
        let open = snapshot.open.get(path);
        let version = open.map(|buffer| buffer.version);
        let now = Told { id: report.id, version, count: report.items.len() };
        let before = self.told.get(path);
        if before == Some(&now) {
            return false;
        }
        let changed = before.is_some_and(|before| before.id != now.id) || before.is_none() && now.count > 0;
        // A file that is closed and never had findings is nothing to speak of.
        let silent = open.is_none() && !changed && before.is_none_or(|before| before.version.is_none());
        if !silent && !self.features.pull_diagnostics {
            let uri: Option<Uri> = open.map(|buffer| buffer.uri.clone()).or_else(|| uri::uri_of(path));
            if let Some(uri) = uri {
                self.session.client.publish_diagnostics(uri, report.items.clone(), version).await;
            }
        }
        if snapshot.analysis.corpus().file(path).is_some() && (open.is_some() || now.count > 0) {
            self.told.insert(path.clone(), now);
        } else {
            self.told.remove(path);
        }
        changed
    }

    /// The newsroom file is no article, so clients do not ask for its findings: they are always sent.
    async fn tell_newsroom(&mut self, snapshot: &Snapshot) {
        if self.newsroom == snapshot.newsroom_fault {
            return;
        }
        let client = &self.session.client;
        let before = self.newsroom.take().and_then(|fault| uri::uri_of(&fault.path));
        let now = snapshot.newsroom_fault.as_ref().and_then(|fault| {
            let diagnostic = to_lsp::newsroom_diagnostic(fault, self.features.encoding);
            Some((uri::uri_of(&fault.path)?, diagnostic))
        });
        if let Some(before) = before.filter(|before| now.as_ref().is_none_or(|(uri, _)| uri != before)) {
            client.publish_diagnostics(before, Vec::new(), None).await;
        }
        if let Some((uri, diagnostic)) = now {
            client.publish_diagnostics(uri, vec![diagnostic], None).await;
        }
        self.newsroom = snapshot.newsroom_fault.clone();
    }

    async fn tell_status(&mut self, snapshot: &Snapshot) {
        if self.features.status {
            let findings = self.told.values().map(|told| told.count).sum();
            let scanning = *self.session.errands.scanning.borrow();
            self.status.tell(&self.session.client, snapshot, scanning, findings).await;
        }
    }

    /// Whether a scan is over that was not when this was last asked.
    fn has_scanned(&mut self) -> bool {
        let scanning = *self.session.errands.scanning.borrow();
        !scanning.active && std::mem::replace(&mut self.scanned, scanning.round) != scanning.round
    }

    fn indexing(&self) -> bool {
        self.session.errands.scanning.borrow().active
    }
}
