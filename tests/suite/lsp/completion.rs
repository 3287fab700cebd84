//! What may be written at a place, and what a call takes, as an editor asks for it.

use serde_json::{Value, json};

use super::client::{Client, range_text};

/// An editor that knows snippets.
fn start() -> Client {
    Client::start_with(json!({
        "capabilities": { "textDocument": { "completion": { "completionItem": {
            "snippetSupport": true, "commitCharactersSupport": true,
        } } } },
        "initializationOptions": { "documentation": "https://example.com/docs" },
    }))
}

fn item<'a>(list: &'a Value, label: &str) -> &'a Value {
    let mut items = list["items"].as_array().unwrap().iter();
    items.find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {list}"))
}

#[test]
fn an_item_replaces_the_word_and_is_explained_when_it_is_looked_at() {
    let mut client = start();
    let offered = &client.capabilities["completionProvider"];
    assert_eq!(offered["resolveProvider"], true);
    client.open("untitled:a", "volume \"a\" {\n  encr\n}\n");
    let list = client.at("textDocument/completion", "untitled:a", (1, 6)).unwrap();
    assert_eq!(list["isIncomplete"], false);
    let found = item(&list, "encrypted");
    assert_eq!(range_text(&found["textEdit"]["range"]), "1:2-1:6");
    assert_eq!(found["textEdit"]["newText"], "encrypted = ${1|false,true|}");
    assert_eq!((&found["insertTextFormat"], &found["detail"]), (&json!(2), &json!("bool")));
    assert!(found["documentation"].is_null());
    let resolved = client.request("completionItem/resolve", found.clone()).unwrap();
    let text = resolved["documentation"]["value"].as_str().unwrap();
    assert!(text.contains("encrypted at rest") && text.contains("`EFS::FileSystem.Encrypted`"), "{text}");
    assert!(text.ends_with("[Reference](https://example.com/docs/reference/volume.md#volume)"), "{text}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn an_editor_without_snippets_gets_plain_text() {
    let mut client = Client::start();
    client.open("untitled:a", "volume \"a\" {\n  \n}\n");
    let list = client.at("textDocument/completion", "untitled:a", (1, 2)).unwrap();
    let found = item(&list, "encrypted");
    assert_eq!(found["textEdit"]["newText"], "encrypted = ");
    assert!(found.get("insertTextFormat").is_none());
    assert_eq!(item(&list, "key")["textEdit"]["newText"], "key {}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_order_of_the_editor_is_that_of_the_server() {
    let mut client = start();
    client.open("untitled:a", "cluster \"web\" {}\nlet size = 2\nlistener \"a\" {\n  cluster = \n}\n");
    let list = client.at("textDocument/completion", "untitled:a", (3, 12)).unwrap();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{list}");
    assert_eq!(items[0]["label"], "cluster.web");
    assert_eq!(items[0]["commitCharacters"], json!(["."]));
    client.replace("untitled:a", "listener \"a\" {\n  \n}\n");
    let list = client.at("textDocument/completion", "untitled:a", (1, 2)).unwrap();
    let order: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|item| item["sortText"].as_str().unwrap()).collect();
    assert!(order.is_sorted() && order.len() > 10, "{order:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_other_files_declare_is_offered_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ecs"), "/// How large it is.\nlet size = 2\n").unwrap();
    let path = super::client::uri(&folder.path().join("b.ecs"));
    let mut client = start();
    client.open(&path, "let b = let.\n");
    let list = client.at("textDocument/completion", &path, (0, 12)).unwrap();
    let resolved = client.request("completionItem/resolve", item(&list, "size").clone()).unwrap();
    let text = resolved["documentation"]["value"].as_str().unwrap();
    assert!(text.contains("let size: int") && text.contains("How large it is."), "{text}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_call_shows_its_parameters() {
    let mut client = start();
    client.open("untitled:a", "let a = join(\",\", \n");
    let help = client.at("textDocument/signatureHelp", "untitled:a", (0, 18)).unwrap();
    let signature = &help["signatures"][0];
    assert_eq!(signature["label"], "join(separator: string, list: list<string>) -> string");
    assert_eq!(signature["parameters"][1]["label"], json!([24, 42]));
    assert_eq!((&signature["activeParameter"], &help["activeParameter"]), (&json!(1), &json!(1)));
    let nothing = client.at("textDocument/signatureHelp", "untitled:a", (0, 6)).unwrap();
    assert_eq!(nothing, Value::Null);
    assert_eq!(client.leave(), 0);
}

#[test]
fn hovering_tells_type_value_and_what_it_becomes() {
    let mut client = start();
    client.open("untitled:a", "let base = 5m\nscaling \"a\" {\n  cooldown = let.base * 3\n}\n");
    let hover = client.at("textDocument/hover", "untitled:a", (2, 4)).unwrap();
    let text = hover["contents"]["value"].as_str().unwrap();
    for part in [
        "cooldown: duration = 10m",
        "Becomes `AutoScaling::ScalingPolicy.Cooldown`",
        "Here: `15m` = 900 seconds.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.ends_with("[Reference](https://example.com/docs/reference/scaling.md#scaling)"), "{text}");
    assert_eq!(client.leave(), 0);
}
