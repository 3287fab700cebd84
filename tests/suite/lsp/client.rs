//! An editor for tests: it speaks the protocol in memory, and remembers what it was told.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// Far longer than anything takes: a test that waits so long has failed.
const TIMEOUT: Duration = Duration::from_secs(30);

/// An editor, and the server that it has started.
pub(crate) struct Client {
    connection: Connection,
    server: Option<JoinHandle<u8>>,
    next_id: i32,
    next_version: i32,
    /// What the server was answered when it asked for settings.
    pub(crate) settings: Value,
    /// What the server has said on its own, in order: method and parameters.
    pub(crate) heard: Vec<(String, Value)>,
    /// The capabilities of the server.
    pub(crate) capabilities: Value,
    diagnostics: BTreeMap<String, Vec<Value>>,
}

impl Client {
    /// An editor that can do little: it is sent diagnostics, and counts in UTF-16.
    pub(crate) fn start() -> Self {
        Self::start_with(json!({ "capabilities": {} }))
    }

    /// An editor that asks for diagnostics.
    pub(crate) fn start_asking() -> Self {
        Self::start_with(json!({ "capabilities": {
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": true } },
        } }))
    }

    /// An editor that says these parameters when it begins.
    pub(crate) fn start_with(params: Value) -> Self {
        let mut client = Self::connect();
        let result = client.request("initialize", params).expect("the server starts");
        client.capabilities = result["capabilities"].clone();
        client.notify("initialized", json!({}));
        client
    }

    /// An editor that has said nothing yet.
    pub(crate) fn connect() -> Self {
        let (connection, server) = Connection::memory();
        Self {
            connection,
            server: Some(thread::spawn(move || ecsc::lsp::serve(server))),
            next_id: 0,
            next_version: 0,
            settings: Value::Null,
            heard: Vec::new(),
            capabilities: Value::Null,
            diagnostics: BTreeMap::new(),
        }
    }

    /// Says something.
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        self.connection.sender.send(notification.into()).expect("the server listens");
    }

    /// Asks something, without waiting for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.next_id += 1;
        let id = RequestId::from(self.next_id);
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).expect("the server listens");
        id
    }

    /// Asks something, and gives the answer: a result, or an error.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.ask(method, params);
        self.answer(&id)
    }

    /// The answer to a question.
    pub(crate) fn answer(&mut self, id: &RequestId) -> Result<Value, Value> {
        loop {
            if let Some(Response { response_result, .. }) = self.hear(|response| response.id == *id) {
                return response_result.map_err(|error| serde_json::to_value(error).expect("an error"));
            }
        }
    }

    /// The answers to several questions, which may come in any order.
    pub(crate) fn answers(&mut self, ids: Vec<RequestId>) -> Vec<Result<Value, Value>> {
        let mut found = BTreeMap::new();
        while found.len() < ids.len() {
            if let Some(Response { id, response_result }) = self.hear(|response| ids.contains(&response.id)) {
                found.insert(
                    id,
                    response_result.map_err(|error| serde_json::to_value(error).expect("an error")),
                );
            }
        }
        ids.into_iter().filter_map(|id| found.remove(&id)).collect()
    }

    /// Takes the next message; the answer that is waited for is given back.
    fn hear(&mut self, awaited: impl Fn(&Response) -> bool) -> Option<Response> {
        let message = self.connection.receiver.recv_timeout(TIMEOUT).expect("the server says something");
        match message {
            Message::Response(response) if awaited(&response) => return Some(response),
            Message::Response(response) => panic!("nobody has asked for {response:?}"),
            Message::Notification(notification) => self.told(notification.method, notification.params),
            Message::Request(request) => {
                let result = match request.method.as_str() {
                    "workspace/configuration" => json!([self.settings]),
                    _ => Value::Null,
                };
                let response = Response { id: request.id, response_result: Ok(result) };
                self.connection.sender.send(response.into()).expect("the server listens");
                self.told(request.method, request.params);
            }
        }
        None
    }

    fn told(&mut self, method: String, params: Value) {
        if method == "textDocument/publishDiagnostics" {
            let uri = params["uri"].as_str().expect("a URI").to_owned();
            self.diagnostics.insert(uri, params["diagnostics"].as_array().expect("diagnostics").clone());
        }
        self.heard.push((method, params));
    }

    /// Waits until the server says something, and gives its parameters.
    pub(crate) fn wait_for(&mut self, method: &str) -> Value {
        let before = self.heard.len();
        loop {
            if let Some((_, params)) = self.heard.iter().skip(before).find(|(heard, _)| heard == method) {
                return params.clone();
            }
            self.hear(|_| false);
        }
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.open_as("ecs", uri, text);
    }

    /// Opens a document in a language.
    pub(crate) fn open_as(&mut self, language: &str, uri: &str, text: &str) {
        self.next_version += 1;
        let document =
            json!({ "uri": uri, "languageId": language, "version": self.next_version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces the range from `start` to `end` (line and column) of a document.
    pub(crate) fn edit(&mut self, uri: &str, start: (u32, u32), end: (u32, u32), text: &str) {
        let range = json!({ "start": place(start), "end": place(end) });
        self.change(uri, json!([{ "range": range, "text": text }]));
    }

    /// Replaces a whole document.
    pub(crate) fn replace(&mut self, uri: &str, text: &str) {
        self.change(uri, json!([{ "text": text }]));
    }

    /// Changes a document.
    pub(crate) fn change(&mut self, uri: &str, changes: impl Into<Value>) {
        self.next_version += 1;
        let document = json!({ "uri": uri, "version": self.next_version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes.into() }),
        );
    }

    /// Closes a document.
    pub(crate) fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Asks something about a place in a document.
    pub(crate) fn at(&mut self, method: &str, uri: &str, at: (u32, u32)) -> Result<Value, Value> {
        self.request(method, json!({ "textDocument": { "uri": uri }, "position": place(at) }))
    }

    /// The diagnostics that the server sends next for a document, as `code line:column-line:column`.
    pub(crate) fn next_diagnostics(&mut self, uri: &str) -> Vec<String> {
        self.diagnostics.remove(uri);
        loop {
            if let Some(diagnostics) = self.diagnostics.get(uri) {
                return diagnostics.iter().map(short).collect();
            }
            self.hear(|_| false);
        }
    }

    /// The diagnostics of a document as the server has sent them last.
    pub(crate) fn last_diagnostics(&self, uri: &str) -> &[Value] {
        self.diagnostics.get(uri).map_or(&[], Vec::as_slice)
    }

    /// Leaves as an editor should; the exit status of the server.
    pub(crate) fn leave(mut self) -> u8 {
        self.request("shutdown", Value::Null).expect("the server shuts down");
        self.notify("exit", Value::Null);
        self.status()
    }

    /// The exit status of a server that ends.
    pub(crate) fn status(&mut self) -> u8 {
        self.server.take().expect("a server").join().expect("the server does not panic")
    }
}

/// A text with the edits of an answer made, as an editor makes them that counts in UTF-16.
pub(crate) fn edited(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("a size");
        let line = text.split_inclusive('\n').take(number("line")).map(str::len).sum::<usize>();
        let mut left = number("character");
        let before = text[line..].chars().take_while(|c| {
            let inside = left > 0;
            left = left.saturating_sub(c.len_utf16());
            inside
        });
        line + before.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let (mut result, mut at) = (String::new(), 0);
    for (start, end, new) in edits {
        assert!(at <= start, "no edit overlaps another");
        result.push_str(&text[at..start]);
        result.push_str(new);
        at = end;
    }
    result + &text[at..]
}

/// A place of the protocol.
pub(crate) fn place((line, character): (u32, u32)) -> Value {
    json!({ "line": line, "character": character })
}

/// A diagnostic in one line: `E0203 0:4-0:9`.
pub(crate) fn short(diagnostic: &Value) -> String {
    format!("{} {}", diagnostic["code"].as_str().expect("a code"), range_text(&diagnostic["range"]))
}

/// A range in one word: `0:4-0:9`.
pub(crate) fn range_text(range: &Value) -> String {
    let place = |place: &Value| format!("{}:{}", place["line"], place["character"]);
    format!("{}-{}", place(&range["start"]), place(&range["end"]))
}

/// The URI of a path.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
