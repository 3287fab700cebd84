//! What an editor asks about a place.

use serde_json::json;

use super::client::{Client, stretch};

#[test]
fn hovering_over_an_attribute_shows_its_page() {
    let mut client = Client::start();
    client.open("untitled:a", "volume \"a\" {\n  encrypted = true\n}\n");
    let hover = client.at("textDocument/hover", "untitled:a", (1, 5)).unwrap();
    assert_eq!(stretch(&hover["range"]), "1:2-1:11");
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert!(hover["contents"]["value"].as_str().unwrap().contains("encrypted"));
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_fixes_of_a_finding_are_offered_where_it_stands() {
    let mut client = Client::start();
    client.open("untitled:a", "volume \"a\" {\n  encryptd = true\n}\n");
    let ask = |line, only| {
        let place = json!({ "line": line, "character": 4 });
        let range = json!({ "start": place, "end": place });
        json!({ "textDocument": { "uri": "untitled:a" }, "range": range, "context": { "diagnostics": [], "only": only } })
    };
    let actions = client.request("textDocument/codeAction", ask(1, json!(null))).unwrap();
    let action = &actions[0];
    assert_eq!(action["title"], "rename to `encrypted`");
    assert_eq!((&action["kind"], &action["isPreferred"]), (&json!("quickfix"), &json!(true)));
    let edit = &action["edit"]["changes"]["untitled:a"][0];
    assert_eq!(edit["newText"], "encrypted");
    assert_eq!(stretch(&edit["range"]), "1:2-1:10");
    let elsewhere = client.request("textDocument/codeAction", ask(2, json!(null))).unwrap();
    assert_eq!(elsewhere, json!([]));
    let others = client.request("textDocument/codeAction", ask(1, json!(["refactor"]))).unwrap();
    assert_eq!(others, json!([]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn edits_name_the_version_where_the_editor_knows_versions() {
    let mut client = Client::start_with(
        json!({ "capabilities": { "workspace": { "workspaceEdit": { "documentChanges": true } } } }),
    );
    client.open("untitled:a", "volume \"a\" {\n  encryptd = true\n}\n");
    let place = json!({ "line": 1, "character": 4 });
    let params = json!({ "textDocument": { "uri": "untitled:a" }, "range": { "start": place, "end": place }, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let document = &actions[0]["edit"]["documentChanges"][0]["textDocument"];
    assert_eq!(document, &json!({ "uri": "untitled:a", "version": 1 }));
    assert_eq!(client.leave(), 0);
}
