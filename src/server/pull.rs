//! Findings for clients that ask for them.

use super::change::Path;
use super::findings::Report;
use super::session::Session;
use super::uri;
use super::world::Snapshot;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;

/// `ServerCancelled` of the protocol: ask again.
const SERVER_CANCELLED: i64 = -32802;

/// How many files are looked at on one state.
const BATCH: usize = 16;

/// The findings of one document.
pub async fn document(
    session: &Arc<Session>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let path: Path = uri::path_of(&params.text_document.uri).into();
    let of = path.clone();
    let work = move |session: &Session, snapshot: &Snapshot| {
        let report = session.findings.of(snapshot, session.features(), &of);
        session.findings.tell(&of, report.id);
        report
    };
    let report = session.at_once(&path, work).await?.ok_or_else(ask_again)?;
    let report = if params.previous_result_id.is_some_and(|held| report.id.is(&held)) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: report.id.to_string(),
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
    let previous = Arc::new(previous);
    session.findings.tell_all();
    let (snapshot, held) = (session.snapshot().await?, previous.clone());
    let (mut items, rest) = session.compute(move |session| at_hand(session, &snapshot, &held)).await?;
    // What was looked at is packed again before the next are. A request that is cancelled ends here.
    for paths in rest.chunks(BATCH) {
        let (snapshot, paths, previous) = (session.snapshot().await?, paths.to_vec(), previous.clone());
        let of_batch = session.compute(move |session| {
            let report = |path: &Path| session.findings.of(&snapshot, session.features(), path);
            let of = |path: &Path| item(session, &snapshot, path, &report(path), previous.get(path));
            paths.iter().filter_map(of).collect::<Vec<_>>()
        });
        items.extend(of_batch.await?);
    }
    Ok(WorkspaceDiagnosticReport { items }.into())
}

/// What can be told without looking at an article again, and the articles of which nothing can.
fn at_hand(
    session: &Session,
    snapshot: &Snapshot,
    previous: &FxHashMap<Path, PreviousResultId>,
) -> (Vec<WorkspaceDocumentDiagnosticReport>, Vec<Path>) {
    let corpus = snapshot.analysis.corpus();
    // Articles that are gone take their findings with them.
    let gone = previous.iter().filter(|(path, _)| corpus.file(path).is_none());
    let mut items: Vec<_> =
        gone.filter_map(|(path, id)| item(session, snapshot, path, &Report::none(), Some(id))).collect();
    let mut rest = Vec::new();
    for (_, entry) in corpus.entries() {
        let held = previous.get(&entry.path);
        match session.findings.at_hand(snapshot, &entry.path, held.map(|id| &*id.value)) {
            Some(report) => items.extend(item(session, snapshot, &entry.path, &report, held)),
            None => rest.push(entry.path.clone()),
        }
    }
    (items, rest)
}

fn item(
    session: &Session,
    snapshot: &Snapshot,
    path: &Path,
    report: &Report,
    previous: Option<&PreviousResultId>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    if report.items.is_empty() && previous.is_none() {
        return None;
    }
    session.findings.tell(path, report.id);
    let open = snapshot.open.get(path);
    let uri = open.map(|buffer| buffer.uri.clone()).or_else(|| uri::uri_of(path))?;
    let version = open.map(|buffer| buffer.version.into());
    if previous.is_some_and(|held| report.id.is(&held.value)) {
        return Some(WorkspaceDocumentDiagnosticReport::Unchanged(
            WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id: report.id.to_string(),
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
    FullDocumentDiagnosticReport { result_id: Some(report.id.to_string()), items: report.items.clone() }
}

fn ask_again() -> Error {
    Error {
        data: serde_json::to_value(DiagnosticServerCancellationData { retrigger_request: true }).ok(),
        ..Error::new(ErrorCode::ServerError(SERVER_CANCELLED))
    }
}
