//! What an editor asks about a place.

use serde_json::json;

use super::client::{Client, range_text};

#[test]
fn hovering_over_an_attribute_shows_its_page() {
    let mut client = Client::start();
    client.open("untitled:a", "volume \"a\" {\n  encrypted = true\n}\n");
    let hover = client.at("textDocument/hover", "untitled:a", (1, 5)).unwrap();
    assert_eq!(range_text(&hover["range"]), "1:2-1:11");
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert!(hover["contents"]["value"].as_str().unwrap().contains("encrypted"));
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_fixes_of_a_diagnostic_are_offered_where_it_stands() {
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
    assert_eq!(range_text(&edit["range"]), "1:2-1:10");
    let elsewhere = client.request("textDocument/codeAction", ask(2, json!(null))).unwrap();
    assert_eq!(elsewhere, json!([]));
    let others = client.request("textDocument/codeAction", ask(1, json!(["refactor.extract"]))).unwrap();
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

#[test]
fn semantic_tokens_come_in_the_words_of_the_legend() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1 /* b\n🦀 */ let b = let.a\n");
    let legend = client.capabilities["semanticTokensProvider"]["legend"].clone();
    let document = json!({ "uri": "untitled:a" });
    let all =
        client.request("textDocument/semanticTokens/full", json!({ "textDocument": document })).unwrap();
    let data: Vec<u64> = all["data"].as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect();
    let words: Vec<String> = data
        .chunks(5)
        .map(|token| {
            let word = legend["tokenTypes"][usize::try_from(token[3]).unwrap()].as_str().unwrap();
            format!("{}:{}+{} {word}", token[0], token[1], token[2])
        })
        .collect();
    let expected = [
        "0:0+3 keyword",
        "0:4+1 variable",
        "0:2+1 operator",
        "0:2+1 number",
        "0:2+4 comment",
        "1:0+5 comment",
        "0:6+3 keyword",
        "0:4+1 variable",
        "0:2+1 operator",
        "0:2+3 namespace",
        "0:4+1 variable",
    ];
    assert_eq!(words, expected);
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 5 } });
    let params = json!({ "textDocument": document, "range": range });
    let some = client.request("textDocument/semanticTokens/range", params).unwrap();
    assert_eq!(some["data"].as_array().unwrap().len(), 10);
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_template_is_of_the_text_as_it_is_typed() {
    let mut client = Client::start();
    let document = json!({ "textDocument": { "uri": "untitled:a" } });
    client.open("untitled:a", include_str!("../../../examples/minimal/minimal.ecs"));
    let answer = client.request("ecsc/template", document.clone()).unwrap();
    assert_eq!(answer["errors"], 0);
    assert!(answer["text"].as_str().unwrap().contains("AWSTemplateFormatVersion"), "{answer}");
    client.replace("untitled:a", "volume \"a\" { encryptd = true }\n");
    let answer = client.request("ecsc/template", document).unwrap();
    assert_eq!(answer["text"], json!(null));
    assert!(answer["errors"].as_u64().unwrap() > 0, "{answer}");
    assert_eq!(client.leave(), 0);
}
