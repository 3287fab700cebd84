//! The table of handlers: a line for each request and notification.

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

/// The names in the table: those of the protocol, and our own request.
mod lsp {
    pub(super) use crate::lsp::handlers::template::TemplateRequest;
    pub(super) use gen_lsp_types::*;
}

/// Handles a request.
type Handler = fn(&mut Server, Value) -> Result<Value, Failure>;
/// Handles a notification.
type Listener = fn(&mut Server, Value) -> Result<(), Failure>;
/// Registers a handler in the capabilities.
type Register = fn(&mut ServerCapabilities, &Client);

macro_rules! requests {
    ($($request:ident => $module:ident $(:: $handler:ident)? $(, $register:ident)?;)+) => {
        static REQUESTS: &[(LspRequestMethod<'static>, Handler, Option<Register>)] = &[$((
            <lsp::$request as Request>::METHOD,
            |server, params| json(&requests!(@call $module $($handler)?)(server, parameters::<<lsp::$request as Request>::Params>(params)?)?),
            requests!(@register $module $($register)?),
        )),+];
    };
    (@call $module:ident) => { on::$module::handle };
    (@call $module:ident $handler:ident) => { on::$module::$handler };
    (@register $module:ident) => { None };
    (@register $module:ident $register:ident) => { Some(on::$module::$register) };
}

macro_rules! notifications {
    ($($notification:ident => $module:ident;)+) => {
        static NOTIFICATIONS: &[(LspNotificationMethod<'static>, Listener)] = &[$((
            <lsp::$notification as Notification>::METHOD,
            |server, params| on::$module::handle(server, parameters(params)?),
        )),+];
    };
}

// Request => file in handlers [::function], function that registers it in the capabilities. Requests without one belong to the
// capability of another.
requests! {
    DocumentDiagnosticRequest => document_diagnostic, register;
    WorkspaceDiagnosticRequest => workspace_diagnostic;
    HoverRequest => hover, register;
    CompletionRequest => completion, register;
    CompletionResolveRequest => completion::resolve;
    SignatureHelpRequest => signature_help, register;
    CodeActionRequest => code_action, register;
    SemanticTokensRequest => semantic_tokens::full, register;
    SemanticTokensRangeRequest => semantic_tokens::range;
    TemplateRequest => template;
    DefinitionRequest => definition, register;
    ReferencesRequest => references, register;
    DocumentHighlightRequest => document_highlight, register;
    RenameRequest => rename, register;
    PrepareRenameRequest => rename::prepare;
    DocumentSymbolRequest => symbols::document, register;
    WorkspaceSymbolRequest => symbols::workspace;
    FoldingRangeRequest => folding_range, register;
    SelectionRangeRequest => selection_range, register;
    InlayHintRequest => inlay_hint, register;
    DocumentLinkRequest => document_link, register;
    CodeLensRequest => code_lens, register;
    DocumentFormattingRequest => formatting, register;
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

/// The handler of a request.
pub(super) fn request(method: LspRequestMethod<'_>) -> Option<Handler> {
    REQUESTS.iter().find(|(known, ..)| *known == method).map(|(_, handler, _)| *handler)
}

/// The handler of a notification.
pub(super) fn notification(method: LspNotificationMethod<'_>) -> Option<Listener> {
    NOTIFICATIONS.iter().find(|(known, _)| *known == method).map(|(_, listener)| *listener)
}

/// The capabilities of the server, for an editor that can do what `client` says.
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
    for register in REQUESTS.iter().filter_map(|(.., register)| *register) {
        register(&mut capabilities, client);
    }
    capabilities
}
