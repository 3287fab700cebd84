//! The server's state, and what it sends to the editor.
//!
//! The loop that changes the state is in `main_loop`. Handlers take the server and know nothing of the loop.

use std::collections::{BTreeMap, BTreeSet};

use gen_lsp_types::{InlayHintRefreshRequest, MessageType, ShowMessageNotification, ShowMessageParams};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::Client;
use super::failure::Failure;
use super::highlighted::Highlighted;
use super::published::Published;
use super::settings::Settings;
use super::workspace::Workspace;

/// What a request to the editor is about, and so what its response means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestSubject {
    /// The settings.
    Settings,
    /// Something whose response does not matter.
    Other,
}

/// The server's state.
pub(super) struct Server {
    pub(super) connection: Connection,
    /// The requests to the editor that are not answered yet.
    pub(super) pending: BTreeMap<RequestId, RequestSubject>,
    /// How many requests were sent: each needs an id that no other has.
    sent_requests: i32,
    /// What the editor can do.
    pub(super) client: Client,
    /// The documents and programs.
    pub(super) workspace: Workspace,
    /// The diagnostics that were sent.
    pub(super) published: Published,
    /// The names of the files that `file("...")` has read and that the editor watches.
    pub(super) watched_names: BTreeSet<String>,
    /// The semantic tokens that were sent.
    pub(super) highlighted: Highlighted,
}

impl Server {
    pub(super) fn new(connection: Connection) -> Self {
        Self {
            connection,
            pending: BTreeMap::new(),
            sent_requests: 0,
            client: Client::default(),
            workspace: Workspace::default(),
            published: Published::default(),
            watched_names: BTreeSet::new(),
            highlighted: Highlighted::default(),
        }
    }

    /// Applies new settings, or shows why they are not valid.
    pub(super) fn set_settings(&mut self, value: &Value) {
        match Settings::read(value) {
            Ok(settings) => {
                self.workspace.set_settings(settings);
                // Which hints are shown is a setting; an editor would otherwise keep the old ones until the next edit.
                if self.client.refreshes_hints {
                    self.ask::<InlayHintRefreshRequest>(&());
                }
            }
            Err(error) => self.show(MessageType::Warning, format!("ecsc: invalid settings: {error}")),
        }
    }

    /// Sends the response to a request.
    pub(super) fn answer(&self, id: RequestId, answer: Result<Value, Failure>) {
        let response = match answer {
            Ok(result) => Response::new_ok(id, result),
            Err(failure) => Response::new_err(id, failure.code, failure.message),
        };
        self.send(response.into());
    }

    /// Sends a notification.
    pub(super) fn notify<N: gen_lsp_types::Notification>(&self, params: &N::Params) {
        if let Ok(params) = serde_json::to_value(params) {
            self.send(Notification { method: N::METHOD.to_string(), params }.into());
        }
    }

    /// Asks the editor for its settings.
    pub(super) fn ask_settings<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        self.request::<R>(params, RequestSubject::Settings);
    }

    /// Asks the editor to do something.
    pub(super) fn ask<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        self.request::<R>(params, RequestSubject::Other);
    }

    fn request<R: gen_lsp_types::Request>(&mut self, params: &R::Params, subject: RequestSubject) {
        let Ok(params) = serde_json::to_value(params) else { return };
        self.sent_requests = self.sent_requests.wrapping_add(1);
        let id = RequestId::from(format!("ecsc/{}", self.sent_requests));
        self.pending.insert(id.clone(), subject);
        self.send(Request { id, method: R::METHOD.to_string(), params }.into());
    }

    /// Shows the user a message.
    pub(super) fn show(&self, kind: MessageType, message: String) {
        self.notify::<ShowMessageNotification>(&ShowMessageParams { kind, message });
    }

    fn send(&self, message: Message) {
        // If the editor is gone, the loop learns it from its receiver.
        let _ = self.connection.sender.send(message);
    }
}

/// The parameters of a method.
pub(super) fn parameters<T: DeserializeOwned>(params: Value) -> Result<T, Failure> {
    serde_json::from_value(params).map_err(|error| Failure::parameters(&error))
}

/// A result as JSON.
pub(super) fn json(result: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(result).map_err(|error| Failure::new(ErrorCode::InternalError, error.to_string()))
}
