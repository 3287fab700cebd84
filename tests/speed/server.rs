//! The language server in time: from a keystroke to the diagnostics, in a program of 5,000 lines, and from the start of a process to the
//! first diagnostics. `cargo bench --bench server` prints both.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark: it prints, and what is not as it should be ends it"
)]

#[allow(dead_code, reason = "the benchmark of the passes uses the rest")]
mod programs;

use std::io::{BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};

/// About 5,000 lines.
const CLUSTERS: usize = 120;

/// How many keys are pressed.
const KEYS: usize = 400;

/// How often a process is started.
const STARTS: usize = 31;

const URI: &str = "untitled:platform";

fn main() {
    // `cargo test --benches` runs this once with `--test`: to see that it works takes a few keys.
    let (keys, starts) =
        if std::env::args().any(|argument| argument == "--test") { (4, 1) } else { (KEYS, STARTS) };
    let text = programs::program(CLUSTERS);
    let lines = text.lines().count();
    report(&format!("keystroke to diagnostics, {lines} lines, in-process"), keystrokes(&text, keys));
    report(
        "start of a process to the diagnostics of platform",
        (0..starts).map(|_| start(PLATFORM)).collect(),
    );
    report(
        &format!("start of a process to the diagnostics of {lines} lines"),
        (0..starts).map(|_| start(&text)).collect(),
    );
}

const PLATFORM: &str = include_str!("../../examples/platform/platform.ecs");

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |percent: usize| {
        let index = (times.len() * percent / 100).min(times.len() - 1);
        times[index].as_secs_f64() * 1e3
    };
    println!("{what}: median {:.1} ms, p95 {:.1} ms, longest {:.1} ms", at(50), at(95), at(100));
}

/// Types into the middle of a document, one key at a time, as fast as the diagnostics come back.
fn keystrokes(text: &str, keys: usize) -> Vec<Duration> {
    let (client, server) = Connection::memory();
    let serving = std::thread::spawn(move || ecsc::lsp::serve(server));
    let send = |message: Message| client.sender.send(message).expect("the server listens");
    begin(send);
    send(open(text).into());
    await_diagnostics(&client.receiver, 1);
    let lines: Vec<&str> = text.lines().collect();
    let middle = (lines.len() / 2..lines.len()).find(|&line| lines[line].starts_with("cluster")).unwrap_or(0);
    // The name of an attribute, letter by letter; then it is taken back: diagnostics come and go.
    let typed: Vec<char> = "\n  tags = { team = \"web\" }".chars().collect();
    let (mut line, mut column) = (middle, lines[middle].len());
    let mut written = 0;
    let mut times = Vec::new();
    for key in 0..keys {
        let version = i32::try_from(key).unwrap_or(i32::MAX) + 2;
        let place = |line: usize, column: usize| json!({ "line": line, "character": column });
        let change = if let Some(letter) = typed.get(written) {
            let at = place(line, column);
            (line, column) = if *letter == '\n' { (line + 1, 0) } else { (line, column + 1) };
            written += 1;
            json!({ "range": { "start": at, "end": at }, "text": letter.to_string() })
        } else {
            let range = json!({ "start": place(middle, lines[middle].len()), "end": place(line, column) });
            (line, column, written) = (middle, lines[middle].len(), 0);
            json!({ "range": range, "text": "" })
        };
        let params =
            json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": [change] });
        let begin = Instant::now();
        send(Notification { method: "textDocument/didChange".to_owned(), params }.into());
        await_diagnostics(&client.receiver, version);
        times.push(begin.elapsed());
    }
    end(send);
    serving.join().expect("the server ends well");
    times
}

fn begin(send: impl Fn(Message)) {
    let params =
        json!({ "capabilities": { "textDocument": { "publishDiagnostics": { "versionSupport": true } } } });
    send(Request { id: 1.into(), method: "initialize".to_owned(), params }.into());
    send(Notification { method: "initialized".to_owned(), params: json!({}) }.into());
}

fn open(text: &str) -> Notification {
    let document = json!({ "uri": URI, "languageId": "ecs", "version": 1, "text": text });
    Notification { method: "textDocument/didOpen".to_owned(), params: json!({ "textDocument": document }) }
}

fn end(send: impl Fn(Message)) {
    send(Request { id: 2.into(), method: "shutdown".to_owned(), params: Value::Null }.into());
    send(Notification { method: "exit".to_owned(), params: Value::Null }.into());
}

/// Waits until the diagnostics of a version are published.
fn await_diagnostics(messages: impl IntoIterator<Item = Message>, version: i32) {
    for message in messages {
        if is_about(&message, version) {
            return;
        }
    }
}

fn is_about(message: &Message, version: i32) -> bool {
    match message {
        Message::Notification(Notification { method, params }) => {
            method == "textDocument/publishDiagnostics"
                && params.get("version").is_none_or(|known| known == &json!(version))
        }
        _ => false,
    }
}

/// Starts the server as an editor does, opens a document, and waits for its diagnostics.
fn start(text: &str) -> Duration {
    let begin_at = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ecsc"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut bytes = Vec::new();
    begin_into(&mut bytes);
    Message::from(open(text)).write(&mut bytes).expect("memory");
    input.write_all(&bytes).expect("the server listens");
    input.flush().expect("the server listens");
    while let Ok(Some(message)) = Message::read(&mut output) {
        if is_about(&message, 1) {
            break;
        }
    }
    let took = begin_at.elapsed();
    let mut bytes = Vec::new();
    let request = Request { id: 2.into(), method: "shutdown".to_owned(), params: Value::Null };
    Message::from(request).write(&mut bytes).expect("memory");
    let exit = Notification { method: "exit".to_owned(), params: Value::Null };
    Message::from(exit).write(&mut bytes).expect("memory");
    // A server that is gone already needs no farewell.
    let _ = input.write_all(&bytes).and_then(|()| input.flush());
    child.wait().expect("the server ends");
    took
}

fn begin_into(bytes: &mut Vec<u8>) {
    let messages = std::cell::RefCell::new(Vec::new());
    begin(|message| messages.borrow_mut().push(message));
    for message in messages.into_inner() {
        message.write(bytes).expect("memory");
    }
}
