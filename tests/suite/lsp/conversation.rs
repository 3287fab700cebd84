//! How the conversation goes: begin, end, and what is not understood.

use serde_json::{Value, json};

use super::client::Client;

#[test]
fn an_editor_that_says_shutdown_before_it_leaves_is_left_well() {
    assert_eq!(Client::start().leave(), 0);
}

#[test]
fn an_editor_that_just_leaves_is_an_error() {
    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 1);
}

#[test]
fn nothing_is_answered_before_initialize() {
    let mut client = Client::connect();
    client.open("untitled:a", "let a = ");
    let error = client.at("textDocument/hover", "untitled:a", (0, 0)).unwrap_err();
    assert_eq!(error["code"], -32002);
    client.request("initialize", json!({ "capabilities": {} })).unwrap();
    assert_eq!(client.request("initialize", json!({ "capabilities": {} })).unwrap_err()["code"], -32600);
    assert_eq!(client.leave(), 0);
}

#[test]
fn nothing_is_answered_after_shutdown() {
    let mut client = Client::start();
    client.request("shutdown", Value::Null).unwrap();
    let error = client.at("textDocument/hover", "untitled:a", (0, 0)).unwrap_err();
    assert_eq!(error["code"], -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 0);
}

#[test]
fn a_broken_request_fails_alone() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = b\n");
    assert_eq!(client.request("textDocument/hover", json!({ "position": 3 })).unwrap_err()["code"], -32602);
    assert_eq!(client.request("no/such", Value::Null).unwrap_err()["code"], -32601);
    assert_eq!(client.at("textDocument/hover", "untitled:b", (0, 0)).unwrap_err()["code"], -32602);
    assert_eq!(client.at("textDocument/hover", "untitled:a", (7, 99)), Ok(Value::Null));
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_broken_notification_is_told_and_changes_nothing() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = \n");
    assert_eq!(client.next_diagnostics("untitled:a").len(), 1);
    client.change("untitled:a", json!([{ "range": { "start": -1 }, "text": "" }]));
    assert!(client.wait_for("window/showMessage")["message"].as_str().unwrap().contains("didChange"));
    client.notify("no/such", json!({}));
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.edit("untitled:a", (0, 8), (0, 8), "1");
    assert_eq!(client.next_diagnostics("untitled:a"), ["W0672 0:4-0:5"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_request_that_waits_can_be_cancelled() {
    let mut client = Client::connect();
    // All of this comes before the server has looked at the first of it.
    let ids: Vec<_> = (0..50)
        .map(|at| match at {
            0 => client.ask("initialize", json!({ "capabilities": {} })),
            _ => client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })),
        })
        .collect();
    for id in &ids[1..] {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    let answers = client.answers(ids);
    assert!(answers[0].is_ok());
    let cancelled = answers.iter().filter(|answer| matches!(answer, Err(error) if error["code"] == -32800));
    assert!(cancelled.count() > 0, "{answers:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn to_cancel_what_is_over_means_nothing() {
    let mut client = Client::start();
    client.notify("$/cancelRequest", json!({ "id": 1 }));
    client.notify("$/cancelRequest", json!({ "id": "x" }));
    client.notify("$/cancelRequest", json!({}));
    assert_eq!(client.leave(), 0);
}
