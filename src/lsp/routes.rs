//! The table of what is understood: a line for each request and notification.

use gen_lsp_types::{
    LspNotificationMethod, LspRequestMethod, Notification, Request, Save, SaveOptions, ServerCapabilities,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::Value;

use super::client::Client;
use super::failure::Failure;
use super::handlers as on;
use super::server::{Server, json, parameters};
use super::text;

/// What the table names: the protocol, and what is our own.
mod lsp {
    pub(super) use crate::lsp::handlers::template::TemplateRequest;
    pub(super) use gen_lsp_types::*;
}

/// Answers a request.
type Handler = fn(&mut Server, Value) -> Result<Value, Failure>;
/// Takes a notification.
type Listener = fn(&mut Server, Value) -> Result<(), Failure>;
/// Says in the capabilities what a handler offers.
type Offer = fn(&mut ServerCapabilities, &Client);

macro_rules! requests {
    ($($request:ident => $module:ident $(:: $handler:ident)? $(, $offer:ident)?;)+) => {
        static REQUESTS: &[(LspRequestMethod<'static>, Handler, Option<Offer>)] = &[$((
            <lsp::$request as Request>::METHOD,
            |server, params| json(&requests!(@call $module $($handler)?)(server, parameters::<<lsp::$request as Request>::Params>(params)?)?),
            requests!(@offer $module $($offer)?),
        )),+];
    };
    (@call $module:ident) => { on::$module::handle };
    (@call $module:ident $handler:ident) => { on::$module::$handler };
    (@offer $module:ident) => { None };
    (@offer $module:ident $offer:ident) => { Some(on::$module::$offer) };
}

macro_rules! notifications {
    ($($notification:ident => $module:ident;)+) => {
        static NOTIFICATIONS: &[(LspNotificationMethod<'static>, Listener)] = &[$((
            <lsp::$notification as Notification>::METHOD,
            |server, params| on::$module::handle(server, parameters(params)?),
        )),+];
    };
}

// Request => file in handlers [::function], function that says in the capabilities what is offered.
requests! {
    DocumentDiagnosticRequest => document_diagnostic, offer;
    WorkspaceDiagnosticRequest => workspace_diagnostic;
    HoverRequest => hover, offer;
    CompletionRequest => completion, offer;
    CompletionResolveRequest => completion::resolve;
    SignatureHelpRequest => signature_help, offer;
    CodeActionRequest => code_action, offer;
    SemanticTokensRequest => semantic_tokens::full, offer;
    SemanticTokensRangeRequest => semantic_tokens::range;
    TemplateRequest => template;
    DefinitionRequest => definition, offer;
    ReferencesRequest => references, offer;
    DocumentHighlightRequest => document_highlight, offer;
    RenameRequest => rename, offer;
    PrepareRenameRequest => rename::prepare;
    DocumentSymbolRequest => symbols::document, offer;
    WorkspaceSymbolRequest => symbols::workspace;
    FoldingRangeRequest => folding_range, offer;
    SelectionRangeRequest => selection_range, offer;
    InlayHintRequest => inlay_hint, offer;
    DocumentLinkRequest => document_link, offer;
    CodeLensRequest => code_lens, offer;
    DocumentFormattingRequest => formatting, offer;
    DocumentRangeFormattingRequest => formatting::range;
    DocumentOnTypeFormattingRequest => formatting::typed;
    SemanticTokensDeltaRequest => semantic_tokens::delta;
}

notifications! {
    DidOpenTextDocumentNotification => did_open;
    DidChangeTextDocumentNotification => did_change;
    DidSaveTextDocumentNotification => did_save;
    DidCloseTextDocumentNotification => did_close;
    DidChangeWatchedFilesNotification => did_change_watched_files;
    DidChangeConfigurationNotification => did_change_configuration;
    DidChangeWorkspaceFoldersNotification => did_change_workspace_folders;
}

/// Who answers a request.
pub(super) fn request(method: LspRequestMethod<'_>) -> Option<Handler> {
    REQUESTS.iter().find(|(known, ..)| *known == method).map(|(_, handler, _)| *handler)
}

/// Who takes a notification.
pub(super) fn notification(method: LspNotificationMethod<'_>) -> Option<Listener> {
    NOTIFICATIONS.iter().find(|(known, _)| *known == method).map(|(_, listener)| *listener)
}

/// What is offered to an editor.
pub(super) fn capabilities(client: &Client) -> ServerCapabilities {
    let mut capabilities = ServerCapabilities {
        position_encoding: Some(text::kind(client.encoding)),
        text_document_sync: Some(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                save: Some(Save::SaveOptions(SaveOptions { include_text: Some(false) })),
                ..TextDocumentSyncOptions::default()
            }
            .into(),
        ),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(true.into()),
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    for offer in REQUESTS.iter().filter_map(|(.., offer)| *offer) {
        offer(&mut capabilities, client);
    }
    capabilities
}
