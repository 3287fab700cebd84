//! Diagnostics: what an editor is told of one, when it is told and when it asks.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, range_text, short, uri};

#[test]
fn a_diagnostic_leads_to_its_causes_and_its_page() {
    let base = "https://example.org/docs";
    let mut client =
        Client::start_with(json!({ "capabilities": {}, "initializationOptions": { "documentation": base } }));
    client.open("untitled:a", "let a = 1\nlet a = 2\n");
    let codes = client.next_diagnostics("untitled:a");
    assert_eq!(codes.len(), 1);
    let diagnostic = &client.last_diagnostics("untitled:a")[0];
    assert_eq!(diagnostic["source"], "ecsc");
    assert_eq!(diagnostic["severity"], 1);
    let related = &diagnostic["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], "untitled:a");
    assert_eq!(range_text(&related["location"]["range"]), "0:4-0:5");
    let href = diagnostic["codeDescription"]["href"].as_str().unwrap();
    let (page, anchor) = href.strip_prefix(base).unwrap().split_once('#').unwrap();
    let text = fs::read_to_string(crate::support::path("docs").join(page.trim_start_matches('/'))).unwrap();
    let anchors: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(':', "").replace(' ', "-"))
        .collect();
    assert!(anchors.iter().any(|known| known == anchor), "{href}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_nothing_uses_is_faded() {
    let mut client = Client::start();
    client.open("untitled:a", "let a = 1\n");
    assert_eq!(client.next_diagnostics("untitled:a"), ["W0672 0:4-0:5"]);
    assert_eq!(client.last_diagnostics("untitled:a")[0]["tags"], json!([1]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn an_editor_that_asks_is_not_sent_diagnostics() {
    let mut client = Client::start_asking();
    client.open("untitled:a", "let a = \n");
    let ask =
        |previous: Value| json!({ "textDocument": { "uri": "untitled:a" }, "previousResultId": previous });
    let report = client.request("textDocument/diagnostic", ask(Value::Null)).unwrap();
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().unwrap().len(), 1);
    let again = client.request("textDocument/diagnostic", ask(report["resultId"].clone())).unwrap();
    assert_eq!((&again["kind"], &again["resultId"]), (&json!("unchanged"), &report["resultId"]));
    client.replace("untitled:a", "let a = 1\noutput b = let.a\n");
    let fixed = client.request("textDocument/diagnostic", ask(report["resultId"].clone())).unwrap();
    assert_eq!(fixed["items"], json!([]));
    assert!(!client.heard.iter().any(|(method, _)| method == "textDocument/publishDiagnostics"));
    assert_eq!(client.leave(), 0);
}

#[test]
fn all_programs_of_the_folders_are_reported_to_an_editor_that_asks() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("deep/er")).unwrap();
    fs::create_dir_all(folder.path().join(".hidden")).unwrap();
    fs::write(folder.path().join("a.ecs"), "let a = \n").unwrap();
    fs::write(folder.path().join("deep/er/b.ecs"), "output b = let.a\n").unwrap();
    fs::write(folder.path().join(".hidden/c.ecs"), "nonsense\n").unwrap();
    let mut client = Client::start_with(json!({
        "capabilities": { "textDocument": { "diagnostic": {} } },
        "workspaceFolders": [{ "uri": uri(folder.path()), "name": "x" }],
    }));
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    let items = report["items"].as_array().unwrap();
    let found: Vec<(&str, Vec<String>)> = items
        .iter()
        .map(|item| {
            let name = item["uri"].as_str().unwrap().rsplit('/').next().unwrap();
            (name, item["items"].as_array().unwrap().iter().map(short).collect())
        })
        .collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1], ("b.ecs", vec!["E0204 0:15-0:16".to_owned()]));
    let known: Vec<Value> =
        items.iter().map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect();
    let again = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).unwrap();
    assert!(again["items"].as_array().unwrap().iter().all(|item| item["kind"] == "unchanged"), "{again}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_only_lowering_finds_follows_when_all_is_quiet() {
    // That a template has too many entries shows when it is made.
    let code = ecsc::diagnostics::catalog::find("E0592").unwrap();
    let text = crate::support::examples(code, "fail").remove(0);
    let expected = crate::support::codes(&crate::support::compile_text("a.ecs", &text));
    assert!(expected.contains(&"E0592"));
    let mut client = Client::start();
    client.open("untitled:a", &text);
    let first = client.next_diagnostics("untitled:a");
    assert!(!first.iter().any(|diagnostic| diagnostic.starts_with("E0592")), "{first:?}");
    let found = client.next_diagnostics("untitled:a");
    let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.split(' ').next().unwrap()).collect();
    assert_eq!(codes, expected);
    assert_eq!(client.leave(), 0);
}
