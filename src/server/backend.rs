//! The handlers, one a message. A notification changes the world before its first `.await` and never waits for
//! the client; what has to wait runs in a task of its own.

use super::capabilities::{ClientFeatures, server_capabilities, settings};
use super::change::{self, Change, Path, Start};
use super::errands::Errand;
use super::pull;
use super::session::Session;
use super::{
    code_actions, commands, completion, from_lsp, hierarchy, hints, people, register, renames, structure,
    symbols, to_lsp, tokens, uri, view,
};
use crate::disk;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::*;

/// The code of a request that is right in itself and failed (`RequestFailed` of LSP 3.17).
const REQUEST_FAILED: i64 = -32803;

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
        self.session.settled().await;
        Ok(self.session.of_whole(String::new(), view::answer).await?.unwrap_or_default())
    }

    /// `window/workDoneProgress/cancel`: the user has seen enough of a scan.
    pub async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.errands.cancel(&params.token);
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
        self.session.tokens.forget(&path);
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
        let answer = self.session.at(at, |asked, place| {
            let hover = asked.snapshot.analysis.hover(place)?;
            to_lsp::hover(asked.snapshot, asked.features, place.file, hover)
        });
        answer.await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let answer = self.session.at(params.text_document_position_params, |asked, place| {
            let targets = asked.snapshot.analysis.definition(place);
            structure::locations(asked, &targets, asked.features.definition_links)
        });
        answer.await
    }

    async fn goto_declaration(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let answer = self.session.at(params.text_document_position_params, |asked, place| {
            let entries = asked.snapshot.analysis.declaration(place);
            people::declaration(asked.snapshot, asked.features, &entries, asked.features.declaration_links)
        });
        answer.await
    }

    async fn goto_type_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let answer = self.session.at(params.text_document_position_params, |asked, place| {
            let (entries, roles) = asked.snapshot.analysis.kind(place);
            let links = asked.features.type_definition_links;
            people::declaration(asked.snapshot, asked.features, &entries, links)
                .or_else(|| structure::locations(asked, &roles, links))
        });
        answer.await
    }

    async fn goto_implementation(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let answer = self.session.at(params.text_document_position_params, |asked, place| {
            let accounts = asked.snapshot.analysis.accounts(place);
            structure::locations(asked, &accounts, asked.features.implementation_links)
        });
        answer.await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let include = params.context.include_declaration;
        let answer = self.session.at(params.text_document_position, move |asked, place| {
            let found = asked.snapshot.analysis.references(place, include);
            Some(found.into_iter().filter_map(|at| asked.location(at)).collect())
        });
        answer.await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let answer = self.session.at(params.text_document_position_params, |asked, place| {
            let spans = asked.snapshot.analysis.highlights(place).into_iter();
            let highlight = |range| DocumentHighlight { range, kind: Some(DocumentHighlightKind::TEXT) };
            Some(spans.filter_map(|span| asked.range(span)).map(highlight).collect())
        });
        answer.await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.session.at(params.text_document_position_params, hierarchy::prepare).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        let answer =
            self.session.resolve(params.item.data.as_ref(), |asked, node| hierarchy::incoming(asked, &node));
        answer.await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        let uri = params.item.uri;
        let answer = self
            .session
            .resolve(params.item.data.as_ref(), move |asked, node| hierarchy::outgoing(asked, &node, &uri));
        answer.await
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let answer = self.session.at(at, |asked, place| {
            let span = asked.snapshot.analysis.prepare_rename(place);
            Some(span.map(|span| asked.range(span).map(PrepareRenameResponse::Range)))
        });
        answer.await?.unwrap_or(Ok(None)).map_err(refused)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let answer = self.session.at(params.text_document_position, move |asked, place| {
            let edits = asked.snapshot.analysis.rename(place, &params.new_name);
            Some(edits.map(|edits| code_actions::workspace_edit(asked.snapshot, asked.features, &edits)))
        });
        answer.await?.unwrap_or(Ok(None)).map_err(refused)
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let answer = self
            .session
            .at(params.text_document_position, |asked, place| Some(completion::answer(asked, place)));
        answer.await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let documentation = self.session.resolve(item.data.as_ref(), completion::documentation).await?;
        Ok(CompletionItem { documentation: documentation.or(item.documentation.clone()), ..item })
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let wanted = code_actions::Wanted::of(params.context.only.as_deref());
        if wanted.is_nothing() || !self.session.features().code_action_literals {
            return Ok(None);
        }
        let answer = self.session.within(&params.text_document.uri, move |asked| {
            let actions = code_actions::all(asked, params.range, wanted)?;
            let actions = code_actions::lazily(asked, actions, params.range, wanted).into_iter();
            Some(actions.map(CodeActionOrCommand::CodeAction).collect())
        });
        answer.await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let title = action.title.clone();
        let edit = self
            .session
            .resolve(action.data.as_ref(), move |asked, made| code_actions::edit_of(asked, made, &title));
        Ok(CodeAction { edit: edit.await?.or(action.edit.clone()), ..action })
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.session.about(&params.text_document.uri, hints::lenses).await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        let range = lens.range;
        let command =
            self.session.resolve(lens.data.as_ref(), move |asked, of| hints::lens_command(asked, of, range));
        Ok(CodeLens { command: command.await?, ..lens })
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.session.within(&params.text_document.uri, move |asked| hints::inlays(asked, params.range)).await
    }

    async fn inlay_hint_resolve(&self, hint: InlayHint) -> Result<InlayHint> {
        let tooltip = self.session.resolve(hint.data.as_ref(), hints::tooltip).await?;
        Ok(InlayHint { tooltip, ..hint })
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        self.session.about(&params.text_document.uri, tokens::full).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let previous = params.previous_result_id;
        self.session.about(&params.text_document.uri, move |asked| tokens::delta(asked, &previous)).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        self.session
            .within(&params.text_document.uri, move |asked| tokens::of_range(asked, params.range))
            .await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.session.about(&params.text_document.uri, structure::folds).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let positions = params.positions;
        let answer = self
            .session
            .within(&params.text_document.uri, move |asked| structure::selections(asked, &positions));
        answer.await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let path = uri::path_of(&params.text_document.uri);
        if change::is_newsroom_file(&path) {
            let answer = self.session.of_whole(path, hints::newsroom_links).await?;
            return Ok(answer.flatten());
        }
        self.session.about(&params.text_document.uri, hints::links).await
    }

    async fn document_link_resolve(&self, link: DocumentLink) -> Result<DocumentLink> {
        Ok(DocumentLink { target: hints::link_target(link.data.as_ref()), ..link })
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        let answer = self.session.of_whole(String::new(), move |session, snapshot| {
            renames::edits(session, snapshot, &params.files)
        });
        Ok(answer.await?.flatten())
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        self.session.errands.send(Errand::Look(renames::paths(&params.files)));
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let answer = self.session.about(&params.text_document.uri, |asked| {
            let symbols = asked.snapshot.analysis.document_symbols(asked.file);
            to_lsp::outline(asked.snapshot, asked.features, asked.file, symbols)
        });
        answer.await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let answer = self
            .session
            .of_whole(String::new(), move |session, snapshot| symbols::all(session, snapshot, &params.query));
        answer.await
    }

    async fn symbol_resolve(&self, symbol: WorkspaceSymbol) -> Result<WorkspaceSymbol> {
        let place = self.session.resolve(symbol.data.as_ref(), symbols::place).await?;
        Ok(WorkspaceSymbol { location: place.map_or(symbol.location.clone(), OneOf::Left), ..symbol })
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
