//! The loop: handles messages in their order, and uses the time between them.

use std::collections::VecDeque;
use std::time::Duration;

use gen_lsp_types::{
    InitializeParams, InitializeResult, LspNotificationMethod, LspRequestMethod, MessageType, ServerInfo,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::Value;

use super::client::Client;
use super::failure::{Failure, guarded};
use super::server::{RequestSubject, Server, json, parameters};
use super::settings::Settings;
use super::workspace::Workspace;
use super::{routes, watch};

/// How long no message must have come before a program is lowered: that takes longer than a keystroke may wait.
const QUIET: Duration = Duration::from_millis(200);

/// The phase of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before `initialize`.
    Uninitialized,
    /// Between `initialize` and `shutdown`.
    Serving,
    /// After `shutdown`.
    ShutDown,
}

/// The server with the messages that wait for it.
struct MainLoop {
    server: Server,
    queue: VecDeque<Message>,
    phase: Phase,
}

/// Serves until the editor leaves. The exit status is 0 if it said `shutdown` before, else 1.
pub(super) fn run(connection: Connection) -> u8 {
    let main_loop =
        MainLoop { server: Server::new(connection), queue: VecDeque::new(), phase: Phase::Uninitialized };
    main_loop.run()
}

impl MainLoop {
    fn run(mut self) -> u8 {
        loop {
            // The queue takes all that has come before any of it is handled, so that a cancellation can reach a request
            // that still waits.
            while let Ok(message) = self.server.connection.receiver.try_recv() {
                self.enqueue(message);
            }
            if let Some(message) = self.queue.pop_front() {
                if let Some(status) = self.message(message) {
                    return status;
                }
                continue;
            }
            // One program at a time, so that a message that comes meanwhile need not wait for all of them.
            if self.server.publish_changed() {
                continue;
            }
            let receiver = &self.server.connection.receiver;
            let next = if self.server.workspace.has_unlowered() {
                receiver.recv_timeout(QUIET).map_err(|error| error.is_timeout())
            } else {
                receiver.recv().map_err(|_| false)
            };
            match next {
                Ok(message) => self.enqueue(message),
                Err(true) => self.server.lower_next(),
                // The editor is gone without `exit`.
                Err(false) => return self.status(),
            }
        }
    }

    /// The exit status that the protocol wants of a server that ends now.
    fn status(&self) -> u8 {
        u8::from(self.phase != Phase::ShutDown)
    }

    /// Queues a message. A cancelled request that still waits is answered at once.
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
                self.server.answer(id, Err(failure));
            }
            // A request that is not in the queue has its answer already: each is handled to its end.
            return;
        }
        self.queue.push_back(message);
    }

    /// Handles a message; gives the exit status if it was the last one.
    fn message(&mut self, message: Message) -> Option<u8> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = self.request(request);
                self.server.answer(id, answer);
            }
            Message::Notification(notification) => {
                if notification.method == "exit" {
                    return Some(self.status());
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
            (Phase::Uninitialized, LspRequestMethod::Initialize) => self.initialize(request.params),
            (Phase::Uninitialized, _) => {
                Err(Failure::new(ErrorCode::ServerNotInitialized, "the first request must be `initialize`"))
            }
            (Phase::Serving, LspRequestMethod::Initialize) => {
                Err(Failure::new(ErrorCode::InvalidRequest, "`initialize` can be sent only once"))
            }
            (Phase::Serving, LspRequestMethod::Shutdown) => {
                self.phase = Phase::ShutDown;
                Ok(Value::Null)
            }
            (Phase::ShutDown, _) => {
                Err(Failure::new(ErrorCode::InvalidRequest, "only `exit` can follow `shutdown`"))
            }
            (Phase::Serving, method) => match routes::request(method) {
                Some(handler) => guarded(|| handler(&mut self.server, request.params)),
                None => {
                    let message = format!("there is no request `{}`", request.method);
                    Err(Failure::new(ErrorCode::MethodNotFound, message))
                }
            },
        }
    }

    fn initialize(&mut self, params: Value) -> Result<Value, Failure> {
        let params: InitializeParams = parameters(params)?;
        let client = Client::new(&params);
        let options = params.initialization_options.unwrap_or_default();
        // Options that are not valid are not worth a server that does not start.
        let settings = Settings::read(&options).unwrap_or_default();
        self.server.workspace = Workspace::new(&client, settings);
        self.phase = Phase::Serving;
        let result = InitializeResult {
            capabilities: routes::capabilities(&client),
            server_info: Some(ServerInfo {
                name: "ecsc".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        self.server.client = client;
        json(&result)
    }

    fn notification(&mut self, notification: Notification) {
        // The protocol drops notifications that come before `initialize`; after `shutdown` only `exit` is expected.
        if self.phase != Phase::Serving {
            return;
        }
        let method = LspNotificationMethod::from(notification.method.as_str());
        if method == LspNotificationMethod::Initialized {
            watch::begin(&mut self.server);
            return;
        }
        // The protocol lets a server ignore a notification that it does not know, such as `$/setTrace`.
        let Some(handler) = routes::notification(method) else { return };
        if let Err(failure) = guarded(|| handler(&mut self.server, notification.params)) {
            // A notification has no response, but the user should know that it had no effect.
            let message = format!("ecsc: `{}`: {}", notification.method, failure.message);
            self.server.show(MessageType::Error, message);
        }
    }

    fn response(&mut self, response: Response) {
        let subject = self.server.pending.remove(&response.id);
        if let (Some(RequestSubject::Settings), Ok(answer)) = (subject, response.response_result) {
            // One section was asked for, so the answer is a list of one.
            let section = answer.get(0).cloned().unwrap_or_default();
            self.server.set_settings(&section);
        }
    }
}
