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

/// The reports of a session: those of open files, and who has no findings.
#[derive(Debug, Default)]
pub struct Findings(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The revision at which each file was last affected.
    struck: FxHashMap<Path, u64>,
    /// The revision at which each report was made, and the report.
    reports: FxHashMap<Path, (u64, Arc<Report>)>,
}

impl Findings {
    /// Strikes out what a change at `revision` affects.
    pub fn strike(&self, affected: &AffectedPaths, revision: u64) {
        let mut kept = self.lock();
        for path in affected {
            kept.struck.insert(path.clone(), revision);
            kept.reports.remove(path);
        }
    }

    /// The findings of a file as a snapshot has them.
    pub fn of(&self, snapshot: &Snapshot, features: &ClientFeatures, path: &str) -> Arc<Report> {
        if let Some(report) = self.kept(snapshot, path) {
            return report;
        }
        let report = report(snapshot, features, path);
        let mut kept = self.lock();
        let struck = kept.struck.get(path).copied().unwrap_or(0);
        // Nobody asks often for the findings of what is not open, and many have none.
        let is_kept = report.items.is_empty() || snapshot.open.contains_key(path);
        if is_kept && snapshot.revision >= struck {
            kept.reports.insert(path.into(), (snapshot.revision, report.clone()));
        }
        report
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

    /// A kept report, if the file was the same for it as it is for the snapshot.
    fn kept(&self, snapshot: &Snapshot, path: &str) -> Option<Arc<Report>> {
        let kept = self.lock();
        let struck = kept.struck.get(path).copied().unwrap_or(0);
        let (made, report) = kept.reports.get(path)?;
        (*made >= struck && snapshot.revision >= struck).then(|| report.clone())
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
