//! Files with values of `var`s: lines `name = value` beside the program that they are for.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::{Client, edited, place, range_text, uri};

const PROGRAM: &str = r#"/// How many zones.
var zones: int = 2
var stage: "staging" | "production"
let all = "${var.stage}-${var.zones}"
output all = let.all
"#;

/// A program on disk, and the URI of a file with values beside it.
fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.ecs"), PROGRAM).unwrap();
    let values = uri(&folder.path().join("prod.ecsvars"));
    (folder, values)
}

fn labels(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn its_values_are_checked_against_the_program() {
    let (_folder, values) = folder();
    let mut client = Client::start();
    client.open(&values, "zones = 3\nstage = \"production\"\n");
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    client.replace(&values, "zones = \"three\"\nzones = 2\nstage = \"x\"\nunknown = 1\n");
    assert_eq!(
        client.next_diagnostics(&values),
        ["E0408 0:8-0:15", "E0427 1:0-1:5", "E0408 2:8-2:11", "E0225 3:0-3:7"]
    );
    client.replace(&values, "zones = 3\ncluster \"a\" {}\nstage =\n");
    assert_eq!(client.next_diagnostics(&values), ["E0138 1:0-1:14", "E0120 2:7-2:7"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn an_editor_that_asks_is_told_the_same() {
    let (_folder, values) = folder();
    let mut client = Client::start_asking();
    client.open(&values, "zones = \nstage = \"production\"\n");
    let document = json!({ "textDocument": { "uri": values } });
    let report = client.request("textDocument/diagnostic", document).unwrap();
    assert_eq!(report["items"].as_array().unwrap().len(), 1, "{report}");
    let report = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    let told: Vec<&Value> =
        report["items"].as_array().unwrap().iter().filter(|file| file["uri"] == *values).collect();
    assert_eq!((told.len(), told[0]["items"].as_array().unwrap().len()), (1, 1), "{report}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn its_mistakes_are_none_of_the_program() {
    let (folder, values) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    let mut client = Client::start();
    client.open(&program, "let a = 1\n");
    assert_eq!(client.next_diagnostics(&program), ["W0672 0:4-0:5"]);
    client.open(&values, "a = \n");
    assert_eq!(client.next_diagnostics(&values), ["E0225 0:0-0:1", "E0120 0:3-0:3"]);
    assert_eq!(client.last_diagnostics(&program).len(), 1);
    client.replace(&program, "let a = 1\nlet b = 1\n");
    assert_eq!(client.next_diagnostics(&program), ["W0672 0:4-0:5", "W0672 1:4-1:5"]);
    client.close(&values);
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn values_that_the_settings_name_count_before_they_are_saved() {
    let (folder, values) = folder();
    fs::write(folder.path().join("prod.ecsvars"), "zones = 2\n").unwrap();
    let program = uri(&folder.path().join("main.ecs"));
    let options =
        json!({ "capabilities": {}, "initializationOptions": { "variableFiles": ["prod.ecsvars"] } });
    let mut client = Client::start_with(options);
    client.open(&program, PROGRAM);
    assert_eq!(client.next_diagnostics(&program), ["E0407 2:4-2:9"]);
    client.open(&values, "stage = \"production\"\n");
    assert_eq!(client.next_diagnostics(&program), Vec::<String>::new());
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    client.replace(&values, "stage = \n");
    assert_eq!(client.next_diagnostics(&values).len(), 1);
    client.close(&values);
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn so_do_values_from_elsewhere() {
    let (folder, _) = folder();
    fs::create_dir(folder.path().join("values")).unwrap();
    let path = folder.path().join("values/prod.ecsvars");
    fs::write(&path, "zones = 2\n").unwrap();
    let (program, values) = (uri(&folder.path().join("main.ecs")), uri(&path));
    let options =
        json!({ "capabilities": {}, "initializationOptions": { "variableFiles": ["values/prod.ecsvars"] } });
    let mut client = Client::start_with(options);
    client.open(&program, PROGRAM);
    assert_eq!(client.next_diagnostics(&program).len(), 1);
    client.open(&values, "stage = \"production\"\n");
    assert_eq!(client.next_diagnostics(&program), Vec::<String>::new());
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    client.replace(&values, "stage = \n");
    assert_eq!(client.next_diagnostics(&values).len(), 1);
    client.replace(&values, "stage = \"x\"\n");
    assert_eq!(client.next_diagnostics(&values), ["E0408 0:8-0:11"]);
    client.close(&program);
    client.replace(&values, "stage = \"x\"\n");
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_ending_tells_what_it_is_or_else_its_language() {
    let mut client = Client::start();
    client.open("untitled:prod.ecsvars", "zones = 3\n");
    assert_eq!(client.next_diagnostics("untitled:prod.ecsvars"), Vec::<String>::new());
    client.open_as("ecsvars", "untitled:Untitled-1", "zones=3\n");
    assert_eq!(client.next_diagnostics("untitled:Untitled-1"), Vec::<String>::new());
    let ask = json!({ "textDocument": { "uri": "untitled:Untitled-1" },
        "options": { "tabSize": 8, "insertSpaces": false } });
    let edits = client.request("textDocument/formatting", ask).unwrap();
    assert_eq!(edited("zones=3\n", &edits), "zones = 3\n");
    client.open_as("ecsvars", "untitled:a.ecs", "zones = 3\n");
    assert_eq!(client.next_diagnostics("untitled:a.ecs").len(), 1);
    assert_eq!(client.leave(), 0);
}

#[test]
fn names_are_offered_that_have_no_value_yet() {
    let (_folder, values) = folder();
    let mut client = Client::start();
    client.open(&values, "# production\nzo\n");
    let list = client.at("textDocument/completion", &values, (1, 2)).unwrap();
    assert_eq!(labels(&list), ["zones", "stage"]);
    let zones = &list["items"][0];
    assert_eq!((&zones["detail"], &zones["textEdit"]["newText"]), (&json!("int"), &json!("zones = ")));
    assert_eq!(range_text(&zones["textEdit"]["range"]), "1:0-1:2");
    let resolved = client.request("completionItem/resolve", zones.clone()).unwrap();
    let text = resolved["documentation"]["value"].as_str().unwrap();
    assert!(text.contains("var zones: int = 2") && text.contains("How many zones."), "{text}");
    client.replace(&values, "zones = 3\n\n");
    let list = client.at("textDocument/completion", &values, (1, 0)).unwrap();
    assert_eq!(labels(&list), ["stage"]);
    let list = client.at("textDocument/completion", &values, (0, 5)).unwrap();
    assert_eq!(
        (labels(&list), &list["items"][0]["textEdit"]["newText"]),
        (vec!["zones", "stage"], &json!("zones"))
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn values_are_offered_that_can_be_written_out() {
    let (folder, values) = folder();
    let program = "var debug: bool = false\nvar stage: staging | production\noutput a = \"${var.debug}\"\n";
    fs::write(folder.path().join("main.ecs"), program).unwrap();
    let mut client = Client::start();
    client.open(&values, "debug = \nstage = \nother = \ndebug = var.\n# \n");
    let mut offered = |line: u32, column: u32| {
        let list = client.at("textDocument/completion", &values, (line, column)).unwrap();
        labels(&list).join(" ")
    };
    assert_eq!(offered(0, 8), "true false");
    assert_eq!(offered(1, 8), "staging production");
    assert_eq!((offered(2, 8), offered(3, 12), offered(4, 2)), (String::new(), String::new(), String::new()));
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_name_tells_of_its_var_and_leads_there() {
    let (folder, values) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    let mut client = Client::start();
    client.open(&values, "zones = 3\nother = 1\n");
    let hover = client.at("textDocument/hover", &values, (0, 2)).unwrap();
    assert_eq!(range_text(&hover["range"]), "0:0-0:5");
    assert_eq!(hover["contents"], client.at("textDocument/hover", &program, (1, 5)).unwrap()["contents"]);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("var zones: int = 2") && text.contains("A compile-time value."), "{text}");
    let found = client.at("textDocument/definition", &values, (0, 2)).unwrap();
    assert_eq!((&found["uri"], range_text(&found["range"])), (&json!(program), "1:4-1:9".to_owned()));
    for at in [(0, 8), (1, 2), (2, 0)] {
        assert_eq!(client.at("textDocument/hover", &values, at).unwrap(), Value::Null, "{at:?}");
        assert_eq!(client.at("textDocument/definition", &values, at).unwrap(), Value::Null, "{at:?}");
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_var_has_its_other_name_there_too() {
    let (folder, values) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    let text = "stage = \"production\"\nzones = 3\n";
    let mut client = Client::start();
    client.open(&values, text);
    for (document, at) in [(&values, (1, 1)), (&program, (1, 5))] {
        let ask = json!({ "textDocument": { "uri": document }, "position": place(at), "newName": "areas" });
        let edit = client.request("textDocument/rename", ask).unwrap();
        assert_eq!(edited(text, &edit["changes"][&values]), "stage = \"production\"\nareas = 3\n");
        assert_eq!(
            edited(PROGRAM, &edit["changes"][&program]),
            PROGRAM.replace("zones:", "areas:").replace("var.zones", "var.areas")
        );
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn so_it_has_in_files_that_are_not_open() {
    let (folder, values) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    let text = "zones = 3\nstage = \"production\"\n";
    fs::write(folder.path().join("prod.ecsvars"), text).unwrap();
    let mut client = Client::start();
    client.open(&program, PROGRAM);
    let ask = json!({ "textDocument": { "uri": program }, "position": place((1, 5)), "newName": "areas" });
    let edit = client.request("textDocument/rename", ask).unwrap();
    assert_eq!(edited(text, &edit["changes"][&values]), text.replace("zones", "areas"));
    let ask = json!({ "textDocument": { "uri": program }, "position": place((1, 5)),
        "context": { "includeDeclaration": false } });
    let found = client.request("textDocument/references", ask).unwrap();
    assert!(found.as_array().unwrap().iter().any(|place| place["uri"] == *values), "{found}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn files_that_are_not_open_are_checked_too() {
    let (folder, values) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    fs::write(folder.path().join("prod.ecsvars"), "zones = \"three\"\n").unwrap();
    let mut client = Client::start();
    client.open(&program, PROGRAM);
    assert_eq!(client.next_diagnostics(&program), ["E0407 2:4-2:9"]);
    assert_eq!(client.next_diagnostics(&values), ["E0408 0:8-0:15"]);
    client.open(&values, "zones = 3\n");
    assert_eq!(client.next_diagnostics(&values), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn values_of_settings_are_reported_in_the_program() {
    let (folder, _) = folder();
    let program = uri(&folder.path().join("main.ecs"));
    let options = json!({ "capabilities": {}, "initializationOptions":
        { "variables": { "zones": "three", "stage": "production", "other": "1" } } });
    let mut client = Client::start_with(options);
    client.open(&program, PROGRAM);
    assert_eq!(client.next_diagnostics(&program), ["E0225 0:0-0:0", "E0408 1:4-1:14"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn its_fixes_are_offered() {
    let (_folder, values) = folder();
    let text = "zons = 3\nstage = pre-production\n";
    let mut client = Client::start();
    client.open(&values, text);
    let ask = json!({ "textDocument": { "uri": values }, "context": { "diagnostics": [] },
        "range": { "start": place((0, 0)), "end": place((2, 0)) } });
    let actions = client.request("textDocument/codeAction", ask).unwrap();
    let made: Vec<String> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|action| edited(text, &action["edit"]["changes"][&values]))
        .collect();
    assert_eq!(
        made,
        ["zones = 3\nstage = pre-production\n", "zons = 3\nstage = \"pre-production\"\n"],
        "{actions}"
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_is_about_programs_is_answered_with_nothing() {
    let (_folder, values) = folder();
    let mut client = Client::start();
    client.open(&values, "zones = join(\nstage = {\n  a = 1\n}\n");
    let document = json!({ "uri": values });
    let range = json!({ "start": place((0, 0)), "end": place((4, 0)) });
    let place = place((0, 13));
    let asked = [
        ("textDocument/codeLens", json!({}), json!([])),
        ("textDocument/documentLink", json!({}), json!([])),
        ("textDocument/documentSymbol", json!({}), json!([])),
        ("textDocument/foldingRange", json!({}), json!([])),
        ("textDocument/inlayHint", json!({ "range": range }), json!([])),
        ("textDocument/documentHighlight", json!({ "position": place }), json!([])),
        (
            "textDocument/references",
            json!({ "position": place, "context": { "includeDeclaration": true } }),
            json!([]),
        ),
        ("textDocument/prepareRename", json!({ "position": place }), Value::Null),
        ("textDocument/signatureHelp", json!({ "position": place }), Value::Null),
        ("ecsc/template", json!({}), json!({ "text": null, "errors": 0 })),
    ];
    for (method, mut params, answer) in asked {
        params["textDocument"] = document.clone();
        assert_eq!(client.request(method, params), Ok(answer), "{method}");
    }
    let tokens =
        client.request("textDocument/semanticTokens/full", json!({ "textDocument": document })).unwrap();
    assert_eq!(tokens["data"], json!([]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn without_a_program_nothing_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let values = uri(&folder.path().join("prod.ecsvars"));
    fs::write(folder.path().join("prod.ecsvars"), "zones = 2\n").unwrap();
    let options = json!({ "variables": { "zones": "1" }, "variableFiles": ["prod.ecsvars"] });
    for values in [values.as_str(), "untitled:prod.ecsvars"] {
        let mut client = Client::start_with(json!({ "capabilities": {}, "initializationOptions": options }));
        client.open(values, "zones = 3\n\n");
        assert_eq!(client.next_diagnostics(values), Vec::<String>::new());
        assert_eq!(client.at("textDocument/hover", values, (0, 2)).unwrap(), Value::Null);
        let list = client.at("textDocument/completion", values, (1, 0)).unwrap();
        assert_eq!(labels(&list), Vec::<&str>::new());
        assert_eq!(client.leave(), 0);
    }
}
