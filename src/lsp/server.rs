//! The loop: messages in their order, and what is to be done when there are none.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use gen_lsp_types::{
    InitializeParams, InitializeResult, InlayHintRefreshRequest, LspNotificationMethod, LspRequestMethod,
    MessageType, ServerInfo, ShowMessageNotification, ShowMessageParams,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::client::Client;
use super::failure::{Failure, guarded};
use super::highlighted::Coloured;
use super::publish::Published;
use super::settings::Settings;
use super::watch::Watched;
use super::workspace::Workspace;
use super::{routes, watch};

/// How long nobody must have said anything before a program is settled: lowering takes longer than a keystroke may wait.
const QUIET: Duration = Duration::from_millis(200);

/// Where the conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// `initialize` has not come.
    Waiting,
    /// Between `initialize` and `shutdown`.
    Serving,
    /// `shutdown` has come.
    Down,
}

/// What an answer of the editor is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The settings.
    Settings,
    /// Something of which no answer is awaited.
    Nothing,
}

/// The server with all that it knows.
pub(super) struct Server {
    connection: Connection,
    /// Messages that have come and wait.
    queue: VecDeque<Message>,
    phase: Phase,
    /// The questions to the editor that are open.
    asked: BTreeMap<RequestId, Asked>,
    questions: i32,
    /// What the editor can do.
    pub(super) client: Client,
    /// All that it has open.
    pub(super) workspace: Workspace,
    /// What was said to it.
    pub(super) published: Published,
    /// What it was asked to watch.
    pub(super) watched: Watched,
    /// The semantic tokens that it has.
    pub(super) highlighted: Coloured,
}

impl Server {
    pub(super) fn new(connection: Connection) -> Self {
        Self {
            connection,
            queue: VecDeque::new(),
            phase: Phase::Waiting,
            asked: BTreeMap::new(),
            questions: 0,
            client: Client::default(),
            workspace: Workspace::default(),
            published: Published::default(),
            watched: Watched::default(),
            highlighted: Coloured::default(),
        }
    }

    /// Serves until the editor leaves. The exit status is 0 if it said `shutdown` before, else 1.
    pub(super) fn run(mut self) -> u8 {
        loop {
            while let Ok(message) = self.connection.receiver.try_recv() {
                self.enqueue(message);
            }
            if let Some(message) = self.queue.pop_front() {
                if let Some(status) = self.message(message) {
                    return status;
                }
                continue;
            }
            if self.publish_changed() {
                continue;
            }
            let next = if self.workspace.is_unsettled() {
                self.connection.receiver.recv_timeout(QUIET).map_err(|error| error.is_timeout())
            } else {
                self.connection.receiver.recv().map_err(|_| false)
            };
            match next {
                Ok(message) => self.enqueue(message),
                Err(true) => self.settle_next(),
                Err(false) => return u8::from(self.phase != Phase::Down),
            }
        }
    }

    /// A message that has come. To cancel a request that waits is to answer it at once.
    fn enqueue(&mut self, message: Message) {
        if let Message::Notification(notification) = &message
            && notification.method == "$/cancelRequest"
        {
            let id = notification.params.get("id").cloned().unwrap_or_default();
            let Ok(id) = serde_json::from_value::<RequestId>(id) else { return };
            let waits = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
            if let Some(at) = self.queue.iter().position(waits) {
                self.queue.remove(at);
                let failure = Failure::new(ErrorCode::RequestCanceled, "cancelled");
                self.answer(id, Err(failure));
            }
            return;
        }
        self.queue.push_back(message);
    }

    /// Does what a message says; the exit status once it is over.
    fn message(&mut self, message: Message) -> Option<u8> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = self.request(request);
                self.answer(id, answer);
            }
            Message::Notification(notification) => {
                if notification.method == "exit" {
                    return Some(u8::from(self.phase != Phase::Down));
                }
                self.notification(notification);
            }
            Message::Response(response) => self.response(response),
        }
        None
    }

    fn request(&mut self, request: Request) -> Result<Value, Failure> {
        let method = LspRequestMethod::from(request.method.as_str());
        match (self.phase, method) {
            (Phase::Waiting, LspRequestMethod::Initialize) => self.initialize(request.params),
            (Phase::Waiting, _) => {
                Err(Failure::new(ErrorCode::ServerNotInitialized, "the first request must be `initialize`"))
            }
            (Phase::Serving, LspRequestMethod::Initialize) => {
                Err(Failure::new(ErrorCode::InvalidRequest, "`initialize` can be sent only once"))
            }
            (Phase::Serving, LspRequestMethod::Shutdown) => {
                self.phase = Phase::Down;
                Ok(Value::Null)
            }
            (Phase::Down, _) => {
                Err(Failure::new(ErrorCode::InvalidRequest, "only `exit` can follow `shutdown`"))
            }
            (Phase::Serving, method) => match routes::request(method) {
                Some(handler) => guarded(|| handler(self, request.params)),
                None => {
                    let message = format!("unknown request `{}`", request.method);
                    Err(Failure::new(ErrorCode::MethodNotFound, message))
                }
            },
        }
    }

    fn initialize(&mut self, params: Value) -> Result<Value, Failure> {
        let params: InitializeParams = parameters(params)?;
        self.client = Client::new(&params);
        let options = params.initialization_options.unwrap_or_default();
        // Options of a form that is not known are not worth a server that does not start.
        let settings = Settings::read(&options).unwrap_or_default();
        self.workspace = Workspace::new(&self.client, settings);
        self.phase = Phase::Serving;
        let result = InitializeResult {
            capabilities: routes::capabilities(&self.client),
            server_info: Some(ServerInfo {
                name: "ecsc".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        json(&result)
    }

    fn notification(&mut self, notification: Notification) {
        if self.phase != Phase::Serving {
            return;
        }
        let method = LspNotificationMethod::from(notification.method.as_str());
        if method == LspNotificationMethod::Initialized {
            watch::begin(self);
            return;
        }
        let Some(handler) = routes::notification(method) else { return };
        if let Err(failure) = guarded(|| handler(self, notification.params)) {
            // Nobody awaits an answer, and the editor should know that it is not understood.
            let message = format!("ecsc: `{}`: {}", notification.method, failure.message);
            self.show(MessageType::Error, message);
        }
    }

    fn response(&mut self, response: Response) {
        let asked = self.asked.remove(&response.id);
        if let (Some(Asked::Settings), Ok(answer)) = (asked, response.response_result) {
            let own = answer.get(0).cloned().unwrap_or_default();
            self.set_settings(&own);
        }
    }

    /// Takes other settings, or says why they are none.
    pub(super) fn set_settings(&mut self, value: &Value) {
        match Settings::read(value) {
            Ok(settings) => {
                self.workspace.set_settings(settings);
                if self.client.refreshes_hints {
                    self.ask::<InlayHintRefreshRequest>(&());
                }
            }
            Err(error) => self.show(MessageType::Warning, format!("ecsc: invalid settings: {error}")),
        }
    }

    fn answer(&self, id: RequestId, answer: Result<Value, Failure>) {
        let response = match answer {
            Ok(result) => Response::new_ok(id, result),
            Err(failure) => Response::new_err(id, failure.code, failure.message),
        };
        self.send(response.into());
    }

    /// Tells the editor something.
    pub(super) fn notify<N: gen_lsp_types::Notification>(&self, params: &N::Params) {
        if let Ok(params) = serde_json::to_value(params) {
            self.send(Notification { method: N::METHOD.to_string(), params }.into());
        }
    }

    /// Asks the editor for its settings.
    pub(super) fn ask_settings<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        self.put::<R>(params, Asked::Settings);
    }

    /// Asks the editor to do something.
    pub(super) fn ask<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        self.put::<R>(params, Asked::Nothing);
    }

    fn put<R: gen_lsp_types::Request>(&mut self, params: &R::Params, asked: Asked) {
        let Ok(params) = serde_json::to_value(params) else { return };
        self.questions = self.questions.wrapping_add(1);
        let id = RequestId::from(format!("ecsc/{}", self.questions));
        self.asked.insert(id.clone(), asked);
        self.send(Request { id, method: R::METHOD.to_string(), params }.into());
    }

    /// Shows the person at the editor a line.
    pub(super) fn show(&self, kind: MessageType, message: String) {
        self.notify::<ShowMessageNotification>(&ShowMessageParams { kind, message });
    }

    fn send(&self, message: Message) {
        // An editor that is gone is noticed by the loop.
        let _ = self.connection.sender.send(message);
    }
}

/// The parameters of a method.
pub(super) fn parameters<T: DeserializeOwned>(params: Value) -> Result<T, Failure> {
    serde_json::from_value(params).map_err(|error| Failure::parameters(&error))
}

/// An answer as it is sent.
pub(super) fn json(result: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(result).map_err(|error| Failure::new(ErrorCode::InternalError, error.to_string()))
}
