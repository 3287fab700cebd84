//! Formatting: of a file, of a range, and while someone types.

use serde_json::{Value, json};

use super::client::{Client, edited, place};

fn ask(uri: &str, more: &Value) -> Value {
    let mut params =
        json!({ "textDocument": { "uri": uri }, "options": { "tabSize": 8, "insertSpaces": false } });
    for (key, value) in more.as_object().expect("parameters") {
        params[key] = value.clone();
    }
    params
}

#[test]
fn a_file_gets_its_canonical_form_by_edits_no_larger_than_needed() {
    let text = "let a=1\n# \u{1f980}\nlet bc  =  [1,2]\noutput d = let.a\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let edits = client.request("textDocument/formatting", ask("untitled:a", &json!({}))).unwrap();
    let expected = ecsc::format::format(text, ecsc::format::Dialect::Program).text;
    assert_eq!(edited(text, &edits), expected);
    let largest = edits.as_array().unwrap().iter().map(|edit| edit["newText"].as_str().unwrap().len()).max();
    assert!(largest.unwrap() <= 1, "{edits}");
    client.replace("untitled:a", &expected);
    let again = client.request("textDocument/formatting", ask("untitled:a", &json!({}))).unwrap();
    assert_eq!(again, json!([]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_broken_block_stays_while_the_rest_is_formatted() {
    let text = "let a=1\nlet b = (\n\nlet c=3\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let edits = client.request("textDocument/formatting", ask("untitled:a", &json!({}))).unwrap();
    let after = edited(text, &edits);
    assert!(after.starts_with("let a = 1\nlet b = (\n"), "{after}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn of_a_range_only_the_declarations_in_it_are_formatted() {
    let text = "let a=1\nlet b=2\nlet c=3\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let range = json!({ "range": { "start": place((1, 5)), "end": place((1, 6)) } });
    let edits = client.request("textDocument/rangeFormatting", ask("untitled:a", &range)).unwrap();
    assert_eq!(edited(text, &edits), "let a=1\nlet b = 2\nlet c=3\n");
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_new_line_is_indented_and_the_one_before_it_formatted() {
    let text = "cluster \"a\" {\nnetwork=network.main\n\n}\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let typed = json!({ "position": place((2, 0)), "ch": "\n" });
    let edits = client.request("textDocument/onTypeFormatting", ask("untitled:a", &typed)).unwrap();
    assert_eq!(edited(text, &edits), "cluster \"a\" {\n  network = network.main\n  \n}\n");
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_brace_that_closes_a_block_formats_it() {
    let text = "let a=1\n\ncluster \"a\" {\nnetwork=network.main\n    }\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let typed = json!({ "position": place((4, 5)), "ch": "}" });
    let edits = client.request("textDocument/onTypeFormatting", ask("untitled:a", &typed)).unwrap();
    assert_eq!(edited(text, &edits), "let a=1\n\ncluster \"a\" {\n  network = network.main\n}\n");
    assert_eq!(client.leave(), 0);
}

#[test]
fn values_of_vars_are_formatted_as_such() {
    let text = "zones=3\nenvironment   =   staging\n";
    let mut client = Client::start();
    client.open("untitled:prod.ecsvars", text);
    let edits = client.request("textDocument/formatting", ask("untitled:prod.ecsvars", &json!({}))).unwrap();
    assert_eq!(edited(text, &edits), "zones       = 3\nenvironment = staging\n");
    assert_eq!(client.leave(), 0);
}

#[test]
fn nothing_is_formatted_that_is_not_there() {
    let mut client = Client::start();
    let error = client.request("textDocument/formatting", ask("untitled:a", &json!({}))).unwrap_err();
    assert_eq!(error["code"], -32602);
    client.open("untitled:a", "");
    let range = json!({ "range": { "start": place((9, 9)), "end": place((3, 3)) } });
    assert_eq!(client.request("textDocument/rangeFormatting", ask("untitled:a", &range)), Ok(json!([])));
    let typed = json!({ "position": place((7, 7)), "ch": "\n" });
    assert_eq!(client.request("textDocument/onTypeFormatting", ask("untitled:a", &typed)), Ok(json!([])));
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_line_ends_of_a_document_stay_and_no_edit_goes_beyond_a_line() {
    let text = "let a=1\r\nlet b = 2\r\n\r\n\r\nlet c = 3\r\n";
    let mut client = Client::start();
    client.open("untitled:a", text);
    let edits = client.request("textDocument/formatting", ask("untitled:a", &json!({}))).unwrap();
    assert_eq!(edited(text, &edits), "let a = 1\r\nlet b = 2\r\n\r\nlet c = 3\r\n");
    let lengths: Vec<u64> = text.lines().map(|line| line.len() as u64).collect();
    for edit in edits.as_array().unwrap() {
        for end in ["start", "end"] {
            let (line, column) =
                (&edit["range"][end]["line"], edit["range"][end]["character"].as_u64().unwrap());
            assert!(column <= lengths[usize::try_from(line.as_u64().unwrap()).unwrap()], "{edit}");
        }
    }
    client.open("untitled:b", "let a = 1\r\nlet b = 2\r\n");
    let none = client.request("textDocument/formatting", ask("untitled:b", &json!({}))).unwrap();
    assert_eq!(none, json!([]));
    assert_eq!(client.leave(), 0);
}
