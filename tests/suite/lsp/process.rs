//! The server as a process of its own, over standard input and output.

use std::io::{BufReader, Read, Write};
use std::process::{Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

#[test]
fn the_server_speaks_over_standard_input_and_output() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_ecsc"))
        .args(["lsp", "--stdio"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = server.stdin.take().unwrap();
    let mut output = BufReader::new(server.stdout.take().unwrap());
    let request = |id: i32, method: &str, params: Value| -> Message {
        Request { id: id.into(), method: method.to_owned(), params }.into()
    };
    let notification = |method: &str, params: Value| -> Message {
        Notification { method: method.to_owned(), params }.into()
    };
    request(1, "initialize", json!({ "capabilities": {} })).write(&mut input).unwrap();
    let Message::Response(response) = Message::read(&mut output).unwrap().unwrap() else {
        panic!("no answer")
    };
    assert_eq!(response.response_result.unwrap()["serverInfo"]["name"], "ecsc");
    // What is no message is refused, and the next is read.
    input.write_all(b"Content-Length: 3\r\n\r\n{,}").unwrap();
    let mut refusal = [0; 22];
    output.read_exact(&mut refusal[..16]).unwrap();
    assert_eq!(&refusal[..16], b"Content-Length: ");
    let mut rest = Vec::new();
    while !rest.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        output.read_exact(&mut byte).unwrap();
        rest.extend(byte);
    }
    let length: usize = String::from_utf8(rest).unwrap().trim().parse().unwrap();
    let mut body = vec![0; length];
    output.read_exact(&mut body).unwrap();
    let refusal: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((&refusal["id"], &refusal["error"]["code"]), (&Value::Null, &json!(-32700)));
    let document = json!({ "uri": "untitled:a", "languageId": "ecs", "version": 1, "text": "let a =\n" });
    notification("textDocument/didOpen", json!({ "textDocument": document })).write(&mut input).unwrap();
    let Message::Notification(told) = Message::read(&mut output).unwrap().unwrap() else {
        panic!("not told")
    };
    assert_eq!(told.method, "textDocument/publishDiagnostics");
    request(2, "shutdown", Value::Null).write(&mut input).unwrap();
    assert!(matches!(Message::read(&mut output).unwrap(), Some(Message::Response(_))));
    notification("exit", Value::Null).write(&mut input).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(0));
}

#[test]
fn the_server_ends_when_the_editor_is_gone() {
    let server = Command::new(env!("CARGO_BIN_EXE_ecsc"))
        .arg("lsp")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(server.code(), Some(1));
}
