//! What the client can do, and what the server tells it that it can.

use super::{code_actions, commands};
use crate::lang::Language;
use crate::text::Encoding;
use serde_json::Value;
use tower_lsp::ls_types::*;

/// The name under which clients show and collect the findings.
pub const NAME: &str = "dateline";

/// What the client of this session can do, as far as the server acts on it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the protocol")]
pub struct ClientFeatures {
    pub encoding: Encoding,
    pub locale: Language,
    pub pull_diagnostics: bool,
    pub refresh_diagnostics: bool,
    pub related_information: bool,
    pub work_done_progress: bool,
    pub register_watched_files: bool,
    pub register_configuration: bool,
    pub configuration: bool,
    pub document_changes: bool,
    pub definition_links: bool,
    pub declaration_links: bool,
    pub create_files: bool,
    pub nested_symbols: bool,
    pub markdown: bool,
    pub code_action_literals: bool,
    pub apply_edit: bool,
    /// Whether the client listens to `dateline/status`; told in the initialization options.
    pub status: bool,
}

impl ClientFeatures {
    /// Reads what the client says of itself.
    pub fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let document = capabilities.text_document.clone().unwrap_or_default();
        let workspace = capabilities.workspace.clone().unwrap_or_default();
        let general = capabilities.general.clone().unwrap_or_default();
        let watched = workspace.did_change_watched_files.unwrap_or_default();
        let configuration = workspace.did_change_configuration.unwrap_or_default();
        let publish = document.publish_diagnostics.unwrap_or_default();
        let pull = document.diagnostic.clone().unwrap_or_default();
        let edits = workspace.workspace_edit.unwrap_or_default();
        let formats = document.hover.unwrap_or_default().content_format;
        Self {
            encoding: encoding(&general.position_encodings.unwrap_or_default()),
            locale: locale(params.locale.as_deref().unwrap_or_default()),
            pull_diagnostics: document.diagnostic.is_some(),
            refresh_diagnostics: workspace.diagnostics.unwrap_or_default().refresh_support == Some(true),
            related_information: publish.related_information == Some(true)
                || pull.related_information == Some(true),
            work_done_progress: capabilities.window.clone().unwrap_or_default().work_done_progress
                == Some(true),
            register_watched_files: watched.dynamic_registration == Some(true),
            register_configuration: configuration.dynamic_registration == Some(true),
            configuration: workspace.configuration == Some(true),
            document_changes: edits.document_changes == Some(true),
            create_files: edits.document_changes == Some(true)
                && edits
                    .resource_operations
                    .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            declaration_links: document.declaration.unwrap_or_default().link_support == Some(true),
            definition_links: document.definition.unwrap_or_default().link_support == Some(true),
            nested_symbols: document.document_symbol.unwrap_or_default().hierarchical_document_symbol_support
                == Some(true),
            // A client that names no format was made before there was a choice, and shows Markdown.
            markdown: formats.is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
            code_action_literals: document
                .code_action
                .unwrap_or_default()
                .code_action_literal_support
                .is_some(),
            apply_edit: workspace.apply_edit == Some(true),
            status: wants_status(params.initialization_options.as_ref()),
        }
    }
}

/// UTF-8 if the client can count in it, because the text is; else UTF-16, unless the client has it not at all.
fn encoding(offered: &[PositionEncodingKind]) -> Encoding {
    let has = |kind: PositionEncodingKind| offered.contains(&kind);
    match () {
        () if has(PositionEncodingKind::UTF8) => Encoding::Utf8,
        () if has(PositionEncodingKind::UTF16) || offered.is_empty() => Encoding::Utf16,
        () if has(PositionEncodingKind::UTF32) => Encoding::Utf32,
        () => Encoding::Utf16,
    }
}

fn locale(tag: &str) -> Language {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case(Language::Arabic.code()) { Language::Arabic } else { Language::English }
}

/// The settings of Dateline in what an editor sends: some send them under their name, some bare. What is no
/// setting but a wish of the client is left out.
pub fn settings(sent: Option<&Value>) -> Option<Value> {
    let sent = sent?;
    let mut settings = sent.get(NAME).unwrap_or(sent).clone();
    settings.as_object_mut()?.remove(STATUS_OPTION);
    Some(settings)
}

const STATUS_OPTION: &str = "statusNotifications";

fn wants_status(options: Option<&Value>) -> bool {
    let wish = |options: &Value| options.get(STATUS_OPTION) == Some(&Value::Bool(true));
    options.is_some_and(|options| wish(options) || options.get(NAME).is_some_and(wish))
}

/// What the server can do.
pub fn server_capabilities(features: &ClientFeatures) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match features.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        completion_provider: Some(CompletionOptions::default()),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, code_actions::fix_all_kind()]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::names(),
            ..ExecuteCommandOptions::default()
        }),
        // A client that cannot ask is told; offered both, some would show everything twice.
        diagnostic_provider: features.pull_diagnostics.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some(NAME.into()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                ..DiagnosticOptions::default()
            })
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn utf_8_wins_wherever_it_is_offered() {
        let kinds = |names: &[&'static str]| {
            names.iter().map(|name| PositionEncodingKind::new(name)).collect::<Vec<_>>()
        };
        assert_eq!(encoding(&kinds(&["utf-16", "utf-8"])), Encoding::Utf8);
        assert_eq!(encoding(&kinds(&["utf-32", "utf-16"])), Encoding::Utf16);
        assert_eq!(encoding(&kinds(&["utf-32"])), Encoding::Utf32);
        assert_eq!(encoding(&[]), Encoding::Utf16);
    }

    #[test]
    fn the_reader_is_spoken_to_in_their_language() {
        assert_eq!(locale("ar"), Language::Arabic);
        assert_eq!(locale("ar-EG"), Language::Arabic);
        assert_eq!(locale("AR_lb"), Language::Arabic);
        assert_eq!(locale("arn"), Language::English);
        assert_eq!(locale(""), Language::English);
    }

    #[test]
    fn settings_come_bare_or_under_their_name() {
        let bare = json!({"locale": "ar", "statusNotifications": true});
        let named = json!({"dateline": {"locale": "ar"}, "statusNotifications": true});
        for sent in [&bare, &named] {
            assert_eq!(settings(Some(sent)), Some(json!({"locale": "ar"})));
            assert!(wants_status(Some(sent)));
        }
        assert_eq!(settings(Some(&json!("nonsense"))), None);
        assert!(!wants_status(Some(&json!({"statusNotifications": "yes"}))));
    }
}
