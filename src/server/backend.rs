//! The handlers, one a message. A notification changes the world before its first `.await` and never waits for
//! the client; what has to wait runs in a task of its own.

use super::capabilities::{ClientFeatures, server_capabilities, settings};
use super::change::{self, Change, Path, Start};
use super::errands::Errand;
use super::pull;
use super::session::Session;
use super::{code_actions, commands, from_lsp, people, register, to_lsp, uri, view};
use crate::disk;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;

/// The code of a request that is right in itself and failed (`RequestFailed` of LSP 3.17).
const REQUEST_FAILED: i64 = -32803;

/// How many symbols of the workspace are answered at most.
const SYMBOLS: usize = 128;

/// The handlers of one session.
pub struct Backend {
    session: Arc<Session>,
}

impl Backend {
    /// The handlers of `session`.
    pub fn new(session: Arc<Session>) -> Self {
        Self { session }
    }

    /// A stamp for a change that has just come in.
    fn stamped(&self, uri: &Uri) -> (Path, u64) {
        let path = from_lsp::path(uri);
        let stamp = self.session.mailbox.stamp(&path);
        (path, stamp)
    }

    /// `dateline/timeline`: the meetings and the people of all articles.
    pub async fn timeline(&self, _: view::Params) -> Result<Value> {
        Ok(self.session.of_whole(String::new(), view::answer).await?.unwrap_or_default())
    }

    /// Looks at the disk again for a file that an editor has written or let go of.
    fn look(&self, path: Path) {
        if uri::names_file(&path) {
            self.session.errands.send(Errand::Look(vec![path]));
        }
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let features = ClientFeatures::of(&params);
        let capabilities = server_capabilities(&features);
        self.session.mailbox.send(Change::Started(Start {
            encoding: features.encoding,
            locale: features.locale,
            roots: roots(&params),
            settings: settings(params.initialization_options.as_ref()),
        }));
        self.session.begin(features, params.process_id);
        self.session.errands.send(Errand::WarmUp);
        Ok(InitializeResult {
            capabilities,
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        tokio::spawn(register::begin(self.session.clone()));
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.shut_down();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let (_, stamp) = self.stamped(&document.uri);
        self.session.mailbox.send(Change::Opened {
            uri: document.uri,
            text: document.text,
            version: document.version,
            stamp,
        });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let (path, stamp) = self.stamped(&params.text_document.uri);
        self.session.mailbox.send(Change::Edited {
            path,
            edits: params.content_changes.into_iter().map(from_lsp::edit).collect(),
            version: params.text_document.version,
            stamp,
        });
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.look(from_lsp::path(&params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let path = from_lsp::path(&params.text_document.uri);
        self.session.mailbox.unstamp(&path);
        self.session.mailbox.send(Change::Closed(path.clone()));
        self.look(path);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let paths = params.changes.iter().map(|event| from_lsp::path(&event.uri)).collect();
        self.session.errands.send(Errand::Look(paths));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: &[WorkspaceFolder]| -> Vec<Path> {
            folders.iter().map(|folder| from_lsp::path(&folder.uri)).collect()
        };
        let (removed, added) = (paths(&params.event.removed), paths(&params.event.added));
        removed.iter().cloned().for_each(|root| self.session.mailbox.send(Change::RootRemoved(root)));
        added.iter().cloned().for_each(|root| self.session.mailbox.send(Change::RootAdded(root)));
        if !removed.is_empty() {
            self.session.errands.send(Errand::Leave(removed));
        }
        if !added.is_empty() {
            self.session.errands.send(Errand::Scan(added));
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        // A client that can be asked sends nothing of use here.
        if self.session.features().configuration {
            tokio::spawn(register::ask_settings(self.session.clone()));
        } else {
            self.session.mailbox.send(Change::Settings(settings(Some(&params.settings))));
        }
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let features = session.features();
            let place = from_lsp::file_position(snapshot, features.encoding, &at)?;
            to_lsp::hover(snapshot, features, place.file, snapshot.analysis.hover(place)?)
        });
        answer.await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let features = session.features();
            let place = from_lsp::file_position(snapshot, features.encoding, &at)?;
            to_lsp::definition(snapshot, features, &snapshot.analysis.definition(place))
        });
        answer.await
    }

    async fn goto_declaration(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let features = session.features();
            let place = from_lsp::file_position(snapshot, features.encoding, &at)?;
            people::declaration(snapshot, features, &snapshot.analysis.declaration(place))
        });
        answer.await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let encoding = session.features().encoding;
            let place = from_lsp::file_position(snapshot, encoding, &at)?;
            let spans = snapshot.analysis.highlights(place).into_iter();
            let ranges = spans.filter_map(|span| to_lsp::range(snapshot, encoding, place.file, span));
            Some(
                ranges
                    .map(|range| DocumentHighlight { range, kind: Some(DocumentHighlightKind::TEXT) })
                    .collect(),
            )
        });
        answer.await
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let encoding = session.features().encoding;
            let place = from_lsp::file_position(snapshot, encoding, &at)?;
            Some(snapshot.analysis.prepare_rename(place).map(|span| {
                let range = to_lsp::range(snapshot, encoding, place.file, span);
                range.map(PrepareRenameResponse::Range)
            }))
        });
        answer.await?.unwrap_or(Ok(None)).map_err(refused)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let features = session.features();
            let place = from_lsp::file_position(snapshot, features.encoding, &at)?;
            let edits = snapshot.analysis.rename(place, &params.new_name);
            Some(edits.map(|edits| people::rename(snapshot, features, &edits)))
        });
        answer.await?.unwrap_or(Ok(None)).map_err(refused)
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let encoding = session.features().encoding;
            let place = from_lsp::file_position(snapshot, encoding, &at)?;
            Some(people::completion(snapshot, encoding, place.file, snapshot.analysis.completions(place)))
        });
        answer.await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let include = params.context.include_declaration;
        let path = uri::path_of(&at.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let encoding = session.features().encoding;
            let place = from_lsp::file_position(snapshot, encoding, &at)?;
            let found = snapshot.analysis.references(place, include);
            Some(found.into_iter().filter_map(|at| to_lsp::location(snapshot, encoding, at)).collect())
        });
        answer.await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let asked = params.context.only.clone();
        // A client that asks for nothing in particular wants to know what can be done here, not everywhere.
        let wants = |kind: &CodeActionKind| match &asked {
            Some(kinds) => kinds.iter().any(|asked| code_actions::holds(asked, kind)),
            None => *kind == CodeActionKind::QUICKFIX,
        };
        let (here, all) = (wants(&CodeActionKind::QUICKFIX), wants(&code_actions::fix_all_kind()));
        if !here && !all || !self.session.features().code_action_literals {
            return Ok(None);
        }
        let path = uri::path_of(&params.text_document.uri);
        let answer = self.session.at_place(path, move |session, snapshot| {
            let features = session.features();
            let file = from_lsp::file(snapshot, &params.text_document.uri)?;
            let span = from_lsp::span(snapshot, features.encoding, file, params.range)?;
            let mut actions = Vec::new();
            if here {
                let folder = code_actions::newsroom_folder(snapshot);
                let found = snapshot.analysis.actions(file, span, &folder);
                actions.extend(
                    found.iter().filter_map(|action| code_actions::quick_fix(snapshot, features, action)),
                );
                let desk = snapshot.analysis.desk_actions(file, span);
                actions
                    .extend(desk.iter().filter_map(|action| people::desk_action(snapshot, features, action)));
            }
            if all {
                actions.extend(code_actions::fix_all(snapshot, features, file));
            }
            Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
        });
        answer.await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let document = params.text_document.uri;
        let answer = self.session.of_whole(uri::path_of(&document), move |session, snapshot| {
            let file = from_lsp::file(snapshot, &document)?;
            let symbols = snapshot.analysis.document_symbols(file);
            to_lsp::outline(snapshot, session.features(), file, symbols)
        });
        Ok(answer.await?.flatten())
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let answer = self.session.of_whole(String::new(), move |session, snapshot| {
            let encoding = session.features().encoding;
            let symbols = snapshot.analysis.workspace_symbols(&params.query, SYMBOLS).into_iter();
            symbols.filter_map(|symbol| to_lsp::workspace_symbol(snapshot, encoding, symbol)).collect()
        });
        Ok(answer.await?.map(WorkspaceSymbolResponse::Flat))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        commands::execute(&self.session, &params.command, params.arguments).await.map(Some)
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        pull::document(&self.session, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        pull::workspace(&self.session, params).await
    }
}

/// What the user asked for and cannot have, with the reason that the editor shows.
fn refused(reason: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: reason.into(), data: None }
}

/// The folders of the workspace, as newer and older clients name them.
#[expect(deprecated, reason = "older clients name one folder this way")]
fn roots(params: &InitializeParams) -> Vec<Path> {
    let folders = params.workspace_folders.iter().flatten().map(|folder| from_lsp::path(&folder.uri));
    let mut roots: Vec<Path> = folders.collect();
    if roots.is_empty() {
        roots.extend(params.root_uri.as_ref().map(from_lsp::path));
    }
    if roots.is_empty() {
        roots.extend(params.root_path.as_deref().map(|path| disk::absolute(path.as_ref())).and_then(text));
    }
    roots.retain(|root| uri::names_file(root) && !change::is_newsroom_file(root));
    roots
}

fn text(path: std::path::PathBuf) -> Option<Path> {
    path.to_str().map(Path::from)
}
