//! What the editor can do, as far as it matters here.

use std::path::PathBuf;

use gen_lsp_types::{ClientCapabilities, InitializeParams, WorkspaceFolders};

use super::{text, uri};
use crate::source::Encoding;

/// What the editor can do, as far as it matters here.
#[derive(Debug, Clone, Default)]
pub(super) struct Client {
    /// The unit of columns.
    pub(super) encoding: Encoding,
    /// It pulls diagnostics; else they are published.
    pub(super) pulls_diagnostics: bool,
    /// It pulls diagnostics again on request.
    pub(super) refreshes_diagnostics: bool,
    /// It asks for inlay hints again on request.
    pub(super) refreshes_hints: bool,
    /// It watches files on request.
    pub(super) watches_files: bool,
    /// It sends its settings on request.
    pub(super) provides_settings: bool,
    /// It supports document versions in workspace edits.
    pub(super) versioned_edits: bool,
    /// It asks whether an edit is wanted that says why it is proposed.
    pub(super) confirms_edits: bool,
    /// It supports `LocationLink` for definitions.
    pub(super) knows_links: bool,
    /// It asks what can be renamed before it asks the user for a name.
    pub(super) prepares_renames: bool,
    /// It supports snippets: text with placeholders.
    pub(super) snippets: bool,
    /// It accepts a completion item when a commit character is typed.
    pub(super) commit_characters: bool,
    /// The folders that it has open.
    pub(super) folders: Vec<PathBuf>,
}

impl Client {
    pub(super) fn new(params: &InitializeParams) -> Self {
        let ClientCapabilities { workspace, text_document, general, .. } = &params.capabilities;
        let workspace = workspace.clone().unwrap_or_default();
        let encodings = general.as_ref().and_then(|general| general.position_encodings.clone());
        let completion = text_document.as_ref().and_then(|document| document.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let watching = workspace.did_change_watched_files.as_ref();
        Self {
            encoding: text::negotiated(&encodings.unwrap_or_default()),
            // An editor that announces this capability asks for diagnostics, and publishing them as well would show them twice.
            pulls_diagnostics: text_document.as_ref().is_some_and(|document| document.diagnostic.is_some()),
            refreshes_diagnostics: workspace
                .diagnostics
                .as_ref()
                .and_then(|diagnostics| diagnostics.refresh_support)
                .unwrap_or(false),
            refreshes_hints: workspace
                .inlay_hint
                .as_ref()
                .and_then(|hints| hints.refresh_support)
                .unwrap_or(false),
            watches_files: watching.and_then(|it| it.dynamic_registration).unwrap_or(false),
            provides_settings: workspace.configuration.unwrap_or(false),
            versioned_edits: workspace
                .workspace_edit
                .as_ref()
                .and_then(|edit| edit.document_changes)
                .unwrap_or(false),
            confirms_edits: workspace
                .workspace_edit
                .as_ref()
                .is_some_and(|edit| edit.change_annotation_support.is_some()),
            knows_links: text_document
                .as_ref()
                .and_then(|document| document.definition.as_ref()?.link_support)
                .unwrap_or(false),
            prepares_renames: text_document
                .as_ref()
                .and_then(|document| document.rename.as_ref()?.prepare_support)
                .unwrap_or(false),
            snippets: item.and_then(|item| item.snippet_support).unwrap_or(false),
            commit_characters: item.and_then(|item| item.commit_characters_support).unwrap_or(false),
            folders: folders(params),
        }
    }
}

/// The folders that are open. Editors without workspace folders have one root.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => {
            folders.iter().filter_map(|folder| uri::path(&folder.uri)).collect()
        }
        _ => {
            #[expect(deprecated, reason = "what editors say that know no workspace folders")]
            let root = params.root_uri.as_ref();
            root.and_then(uri::path).into_iter().collect()
        }
    }
}
