//! The findings of each file as the protocol has them, kept until a change may have made them stale.

use super::capabilities::ClientFeatures;
use super::change::Path;
use super::to_lsp;
use super::world::{AffectedPaths, Snapshot};
use crate::corpus::FileId;
use crate::rules;
use rustc_hash::FxHashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use tower_lsp::ls_types::Diagnostic;

/// The findings of one file, with an id that is the same as long as they are.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings as the protocol has them.
    pub items: Vec<Diagnostic>,
    /// The same as the rules have them.
    pub found: Vec<rules::Diagnostic>,
    /// Their id.
    pub id: String,
}

/// The reports of a session, those of open files and of files without findings whole, and of the others the ids.
#[derive(Debug, Default)]
pub struct Findings(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The revision at which each file was last affected.
    struck: FxHashMap<Path, u64>,
    made: FxHashMap<Path, Made>,
}

/// What is kept of a report.
#[derive(Debug)]
struct Made {
    /// The revision at which it was made.
    revision: u64,
    id: String,
    whole: Option<Arc<Report>>,
}

impl Findings {
    /// Strikes out what a change at `revision` affects.
    pub fn strike(&self, affected: &AffectedPaths, revision: u64) {
        let mut kept = self.lock();
        for path in affected {
            kept.struck.insert(path.clone(), revision);
            kept.made.remove(path);
        }
    }

    /// The findings of a file as a snapshot has them.
    pub fn of(&self, snapshot: &Snapshot, features: &ClientFeatures, path: &str) -> Arc<Report> {
        if let Some(report) = self.kept(snapshot, path, |made| made.whole.clone()) {
            return report;
        }
        let report = report(snapshot, features, path);
        let mut kept = self.lock();
        let struck = kept.struck.get(path).copied().unwrap_or(0);
        if snapshot.revision >= struck {
            // Of what is not open a client asks whether it is as it was, and seldom more.
            let is_whole = report.items.is_empty() || snapshot.open.contains_key(path);
            let whole = is_whole.then(|| report.clone());
            let made = Made { revision: snapshot.revision, id: report.id.clone(), whole };
            kept.made.insert(path.into(), made);
        }
        report
    }

    /// What can be told of a file without looking at it again: its findings, or that they are those that go by the id
    /// `held`, in which case the id stands alone.
    pub fn at_hand(&self, snapshot: &Snapshot, path: &str, held: Option<&str>) -> Option<Arc<Report>> {
        let same = |made: &Made| held.is_some_and(|held| held == made.id);
        self.kept(snapshot, path, |made| {
            let alone = || Arc::new(Report { id: made.id.clone(), ..Report::default() });
            made.whole.clone().or_else(|| same(made).then(alone))
        })
    }

    /// The findings of a file as the rules have them.
    pub fn found(
        &self,
        snapshot: &Snapshot,
        features: &ClientFeatures,
        file: FileId,
    ) -> Vec<rules::Diagnostic> {
        self.of(snapshot, features, snapshot.analysis.corpus().path(file)).found.clone()
    }

    /// What `take` takes of a kept report, if the file was the same for it as it is for the snapshot.
    fn kept<T>(&self, snapshot: &Snapshot, path: &str, take: impl Fn(&Made) -> Option<T>) -> Option<T> {
        let kept = self.lock();
        let struck = kept.struck.get(path).copied().unwrap_or(0);
        kept.made
            .get(path)
            .filter(|made| made.revision >= struck && snapshot.revision >= struck)
            .and_then(take)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn report(snapshot: &Snapshot, features: &ClientFeatures, path: &str) -> Arc<Report> {
    // Most files have no findings: all of them share one report.
    static NONE: LazyLock<Arc<Report>> =
        LazyLock::new(|| Arc::new(Report { id: id_of(&[]), ..Report::default() }));
    let Some(file) = snapshot.analysis.corpus().file(path) else { return NONE.clone() };
    let found = snapshot.analysis.diagnostics(file);
    let items: Vec<_> =
        found.iter().filter_map(|finding| to_lsp::diagnostic(snapshot, features, finding)).collect();
    if items.is_empty() { NONE.clone() } else { Arc::new(Report { id: id_of(&items), items, found }) }
}

/// The same findings have the same id, whatever happened in between: a client is then told that nothing changed.
fn id_of(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
