//! Findings for clients that ask for them.

use super::change::Path;
use super::findings::Report;
use super::session::Session;
use super::uri;
use super::world::Snapshot;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;

/// `ServerCancelled` of the protocol: ask again.
const SERVER_CANCELLED: i64 = -32802;

/// The findings of one document.
pub async fn document(
    session: &Arc<Session>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let path = uri::path_of(&params.text_document.uri);
    let of = path.clone();
    let work =
        move |session: &Session, snapshot: &Snapshot| session.findings.of(snapshot, session.features(), &of);
    let report = session.of_whole(path, work).await?.ok_or_else(ask_again)?;
    let report = if params.previous_result_id.as_deref() == Some(&report.id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: report.id.clone(),
            },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full(&report),
        })
    };
    Ok(report.into())
}

/// The findings of all articles. Articles without findings are left out, unless the client still holds some.
pub async fn workspace(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let previous = params.previous_result_ids.into_iter().map(|id| (uri::path_of(&id.uri).into(), id));
    let previous: FxHashMap<Path, PreviousResultId> = previous.collect();
    let snapshot = session.mailbox.snapshot().await.map_err(|_| Error::internal_error())?;
    let cancelled = CancelOnDrop::default();
    let cancel = cancelled.0.clone();
    let items = session.compute(move |session| all(session, &snapshot, &previous, &cancel)).await?;
    drop(cancelled);
    Ok(WorkspaceDiagnosticReport { items }.into())
}

fn all(
    session: &Session,
    snapshot: &Snapshot,
    previous: &FxHashMap<Path, PreviousResultId>,
    cancelled: &AtomicBool,
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let corpus = snapshot.analysis.corpus();
    let mut items = Vec::new();
    for (_, entry) in corpus.entries() {
        // Nobody reads the answer to a request that was cancelled.
        if cancelled.load(Ordering::Relaxed) {
            return items;
        }
        let report = session.findings.of(snapshot, session.features(), &entry.path);
        items.extend(item(snapshot, &entry.path, &report, previous.get(&entry.path)));
    }
    // Articles that are gone take their findings with them.
    let gone = previous.iter().filter(|(path, _)| corpus.file(path).is_none());
    items.extend(gone.filter_map(|(path, id)| item(snapshot, path, &Report::default(), Some(id))));
    items
}

fn item(
    snapshot: &Snapshot,
    path: &Path,
    report: &Report,
    previous: Option<&PreviousResultId>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    if report.items.is_empty() && previous.is_none() {
        return None;
    }
    let open = snapshot.open.get(path);
    let uri = open.map(|buffer| buffer.uri.clone()).or_else(|| uri::uri_of(path))?;
    let version = open.map(|buffer| buffer.version.into());
    if previous.is_some_and(|id| id.value == report.id) {
        return Some(WorkspaceDocumentDiagnosticReport::Unchanged(
            WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id: report.id.clone(),
                },
            },
        ));
    }
    Some(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: full(report),
    }))
}

fn full(report: &Report) -> FullDocumentDiagnosticReport {
    let result_id = (!report.id.is_empty()).then(|| report.id.clone());
    FullDocumentDiagnosticReport { result_id, items: report.items.clone() }
}

fn ask_again() -> Error {
    Error {
        data: serde_json::to_value(DiagnosticServerCancellationData { retrigger_request: true }).ok(),
        ..Error::new(ErrorCode::ServerError(SERVER_CANCELLED))
    }
}

/// Tells the thread that computes for a request that the request is over.
#[derive(Default)]
struct CancelOnDrop(Arc<AtomicBool>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
