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

/// What tells findings from others: the same ones have the same id, whatever happened in between.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportId(u64);

impl ReportId {
    /// The id of no findings at all.
    pub const NONE: Self = Self(0);

    fn of(items: &[Diagnostic]) -> Self {
        if items.is_empty() {
            return Self::NONE;
        }
        let mut hasher = DefaultHasher::new();
        serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
        Self(hasher.finish())
    }

    /// Whether a client that gives back `held` means this one.
    pub fn is(self, held: &str) -> bool {
        self.to_string() == held
    }
}

impl std::fmt::Display for ReportId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The findings of one file, with an id that is the same as long as they are.
#[derive(Debug)]
pub struct Report {
    /// The findings as the protocol has them.
    pub items: Vec<Diagnostic>,
    /// The same as the rules have them.
    pub found: Vec<rules::Diagnostic>,
    /// Their id.
    pub id: ReportId,
}

impl Report {
    /// That there is nothing.
    pub fn none() -> Self {
        Self { items: Vec::new(), found: Vec::new(), id: ReportId::NONE }
    }
}

/// The reports of a session, those of open files and of files without findings whole, and of the others the ids.
#[derive(Debug, Default)]
pub struct Findings(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    /// The revision at which each file was last affected.
    struck: FxHashMap<Path, u64>,
    made: FxHashMap<Path, Made>,
    /// What the client was told of each file when it asked.
    told: FxHashMap<Path, ReportId>,
    /// Whether it has asked for all of them.
    told_all: bool,
}

/// What is kept of a report.
#[derive(Debug)]
struct Made {
    /// The revision at which it was made.
    revision: u64,
    id: ReportId,
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
            let made = Made { revision: snapshot.revision, id: report.id, whole };
            kept.made.insert(path.into(), made);
        }
        report
    }

    /// What can be told of a file without looking at it again: its findings, or that they are those that go by the id
    /// `held`, in which case the id stands alone.
    pub fn at_hand(&self, snapshot: &Snapshot, path: &str, held: Option<&str>) -> Option<Arc<Report>> {
        let same = |made: &Made| held.is_some_and(|held| made.id.is(held));
        self.kept(snapshot, path, |made| {
            let alone = || Arc::new(Report { id: made.id, ..Report::none() });
            made.whole.clone().or_else(|| same(made).then(alone))
        })
    }

    /// Notes that a client that asks is told of a file's findings, and gives what it was told before.
    pub fn tell(&self, path: &Path, id: ReportId) -> Option<ReportId> {
        let mut kept = self.lock();
        let nothing = kept.told_all.then_some(ReportId::NONE);
        kept.told.insert(path.clone(), id).or(nothing)
    }

    /// Notes that a client asks for the findings of all files.
    pub fn tell_all(&self) {
        self.lock().told_all = true;
    }

    /// Whether a client that asks was ever told of a file's findings.
    pub fn was_told(&self, path: &str) -> bool {
        let kept = self.lock();
        kept.told_all || kept.told.contains_key(path)
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
    static NONE: LazyLock<Arc<Report>> = LazyLock::new(|| Arc::new(Report::none()));
    let Some(file) = snapshot.analysis.corpus().file(path) else { return NONE.clone() };
    let found = snapshot.analysis.diagnostics(file);
    let items: Vec<_> =
        found.iter().filter_map(|finding| to_lsp::diagnostic(snapshot, features, finding)).collect();
    if items.is_empty() { NONE.clone() } else { Arc::new(Report { id: ReportId::of(&items), items, found }) }
}
