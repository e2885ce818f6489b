//! What the client can do, and what the server tells it that it can.

use super::{code_actions, commands, tokens};
use crate::disk::EXTENSIONS;
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
    pub type_definition_links: bool,
    pub implementation_links: bool,
    /// Whether the client asks for the edit of a code action when it is taken.
    pub resolve_actions: bool,
    /// Whether the client asks for the place of a symbol when somebody goes there.
    pub resolve_symbols: bool,
    pub refresh_lenses: bool,
    pub refresh_inlays: bool,
    pub refresh_tokens: bool,
    pub code_description: bool,
    pub diagnostic_data: bool,
    pub diagnostic_tags: bool,
    /// Whether the client has the commands of code lenses; told in the initialization options.
    pub code_lens_commands: bool,
    /// Whether the client draws every line from left to right; told in the initialization options.
    pub left_to_right_lines: bool,
    /// Where the client has the pages of the rules, with `{rule}` for the name; told in the initialization options.
    pub rule_pages: Option<String>,
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
        let action = document.code_action.clone().unwrap_or_default();
        let wishes = Wishes(params.initialization_options.as_ref());
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
            code_action_literals: action.code_action_literal_support.is_some(),
            apply_edit: workspace.apply_edit == Some(true),
            status: wishes.yes(STATUS),
            code_lens_commands: wishes.yes("codeLensCommands"),
            left_to_right_lines: wishes.yes("leftToRightLines"),
            rule_pages: wishes.text("rulePages"),
            type_definition_links: document.type_definition.unwrap_or_default().link_support == Some(true),
            implementation_links: document.implementation.unwrap_or_default().link_support == Some(true),
            resolve_actions: action.data_support == Some(true)
                && action
                    .resolve_support
                    .is_some_and(|support| support.properties.iter().any(|name| name == "edit")),
            resolve_symbols: workspace
                .symbol
                .unwrap_or_default()
                .resolve_support
                .is_some_and(|support| support.properties.iter().any(|name| name == "location.range")),
            refresh_lenses: workspace.code_lens.is_some_and(|lens| lens.refresh_support == Some(true)),
            refresh_inlays: workspace.inlay_hint.unwrap_or_default().refresh_support == Some(true),
            refresh_tokens: workspace
                .semantic_tokens
                .is_some_and(|tokens| tokens.refresh_support == Some(true)),
            code_description: publish.code_description_support == Some(true),
            diagnostic_data: publish.data_support == Some(true),
            diagnostic_tags: publish.tag_support.is_some(),
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

/// The protocol's name of an encoding.
pub fn position_encoding(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
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
    let table = settings.as_object_mut()?;
    WISHES.iter().for_each(|wish| drop(table.remove(*wish)));
    Some(settings)
}

const STATUS: &str = "statusNotifications";
const WISHES: [&str; 4] = [STATUS, "codeLensCommands", "leftToRightLines", "rulePages"];

/// What a client wishes for in its initialization options, bare or under our name.
#[derive(Clone, Copy)]
struct Wishes<'o>(Option<&'o Value>);

impl Wishes<'_> {
    fn of(&self, wish: &str) -> Option<&Value> {
        let options = self.0?;
        options.get(wish).or_else(|| options.get(NAME)?.get(wish))
    }

    fn yes(&self, wish: &str) -> bool {
        self.of(wish) == Some(&Value::Bool(true))
    }

    fn text(&self, wish: &str) -> Option<String> {
        self.of(wish)?.as_str().map(Into::into)
    }
}

/// What the server can do.
pub fn server_capabilities(features: &ClientFeatures) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(position_encoding(features.encoding)),
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
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true) }),
        inlay_hint_provider: Some(OneOf::Right(InlayHintServerCapabilities::Options(InlayHintOptions {
            resolve_provider: Some(true),
            ..InlayHintOptions::default()
        }))),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        semantic_tokens_provider: Some(
            SemanticTokensOptions {
                legend: tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
                ..SemanticTokensOptions::default()
            }
            .into(),
        ),
        completion_provider: Some(CompletionOptions {
            resolve_provider: Some(true),
            ..CompletionOptions::default()
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
            resolve_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR_REWRITE,
                code_actions::fix_all_kind(),
            ]),
            resolve_provider: Some(true),
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
            file_operations: Some(WorkspaceFileOperationsServerCapabilities {
                did_rename: Some(renamed_files()),
                will_rename: Some(renamed_files()),
                ..WorkspaceFileOperationsServerCapabilities::default()
            }),
        }),
        ..ServerCapabilities::default()
    }
}

/// The files whose renaming matters: articles, and the folders that may hold some.
fn renamed_files() -> FileOperationRegistrationOptions {
    let filter = |glob: String, matches| FileOperationFilter {
        scheme: Some("file".into()),
        pattern: FileOperationPattern { glob, matches: Some(matches), options: None },
    };
    let articles = format!("**/*.{{{}}}", EXTENSIONS.join(","));
    FileOperationRegistrationOptions {
        filters: vec![
            filter(articles, FileOperationPatternKind::File),
            filter("**".into(), FileOperationPatternKind::Folder),
        ],
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
            assert!(Wishes(Some(sent)).yes(STATUS));
        }
        assert_eq!(settings(Some(&json!("nonsense"))), None);
        assert!(!Wishes(Some(&json!({"statusNotifications": "yes"}))).yes(STATUS));
    }
}
