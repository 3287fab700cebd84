//! Programs: all files of a folder, unsaved text first.

use std::fs;

use serde_json::json;

use super::client::{Client, edited, place, uri};

#[test]
fn two_files_of_a_folder_are_one_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ecs"), "let a = 1\n").unwrap();
    fs::write(folder.path().join("b.ecs"), "output b = let.a\n").unwrap();
    let (a, b) = (uri(&folder.path().join("a.ecs")), uri(&folder.path().join("b.ecs")));
    let mut client = Client::start();
    client.open(&b, "output b = let.a\n");
    assert_eq!(client.next_diagnostics(&b), Vec::<String>::new());
    client.open(&a, "let c = 1\n");
    assert_eq!(client.next_diagnostics(&b), ["E0204 0:15-0:16"]);
    client.close(&a);
    assert_eq!(client.next_diagnostics(&b), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn unsaved_text_wins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ecs");
    fs::write(&path, "let a = \n").unwrap();
    let mut client = Client::start();
    client.open(&uri(&path), "let a = 1\noutput b = let.a\n");
    assert_eq!(client.next_diagnostics(&uri(&path)), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn subfolders_are_other_programs() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("sub/a.ecs"), "let a = 1\n").unwrap();
    let path = uri(&folder.path().join("b.ecs"));
    let mut client = Client::start();
    client.open(&path, "output b = let.a\n");
    assert_eq!(client.next_diagnostics(&path), ["E0204 0:15-0:16"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_diagnostics_of_a_program_go_when_its_last_document_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = uri(&folder.path().join("new.ecs"));
    let mut client = Client::start();
    client.open(&path, "let a = \n");
    assert_eq!(client.next_diagnostics(&path).len(), 1);
    client.close(&path);
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn file_reads_beside_the_document_and_is_watched() {
    let folder = tempfile::tempdir().unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let mut client = Client::start_with(json!({ "capabilities": {
        "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
    } }));
    client.open(&path, "output a = file(\"hook.sh\")\n");
    assert_eq!(client.next_diagnostics(&path).len(), 1);
    let mut told = client.heard.iter().filter(|(method, _)| method == "client/registerCapability");
    let watched = told.next_back().unwrap().1.to_string();
    assert!(watched.contains("**/hook.sh") && watched.contains("**/*.ecs"), "{watched}");
    fs::write(folder.path().join("hook.sh"), "echo\n").unwrap();
    let change = json!({ "uri": uri(&folder.path().join("hook.sh")), "type": 1 });
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_configuration_of_a_folder_holds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ecsc.toml"), "[levels]\nW0672 = \"deny\"\n").unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let mut client = Client::start();
    client.open(&path, "let a = 1\n");
    assert_eq!(client.next_diagnostics(&path), ["W0672 0:4-0:5"]);
    assert_eq!(client.last_diagnostics(&path)[0]["severity"], 1);
    fs::write(folder.path().join("ecsc.toml"), "[levels\n").unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": path } }));
    let message = client.wait_for("window/showMessage")["message"].to_string();
    assert!(message.contains("ecsc.toml:1:"), "{message}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn values_of_vars_come_from_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let text = "var a: int\noutput b = var.a\n";
    let mut client = Client::start();
    client.open(&path, text);
    assert_eq!(client.next_diagnostics(&path).len(), 1);
    let settings = json!({ "ecsc": { "variables": { "a": "3" } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
    let options = json!({ "capabilities": {}, "initializationOptions": { "variableFiles": ["p.ecsvars"] } });
    fs::write(folder.path().join("p.ecsvars"), "a = 4\n").unwrap();
    let mut client = Client::start_with(options);
    client.open(&path, text);
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_diagnostics_of_a_program_are_those_of_all_its_environments() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let configuration = "[environments.staging]\nvars = { stage = \"staging\" }\n\n[environments.production]\nvars = { stage = \"production\" }\nvar_file = \"prod.ecsvars\"\n";
    fs::write(file("ecsc.toml"), configuration).unwrap();
    fs::write(file("prod.ecsvars"), "zones = 3\n").unwrap();
    let program = "var stage: staging | production\nvar zones: int = 2\nproject \"shop-${var.stage}\" {}\nassert var.zones < 4, \"four\"\n";
    let (path, values) = (uri(&file("a.ecs")), uri(&file("prod.ecsvars")));
    let mut client = Client::start();
    client.open(&path, program);
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    let hover = client.at("textDocument/hover", &path, (2, 21)).unwrap();
    assert!(hover["contents"]["value"].as_str().unwrap().contains("stage"), "{hover}");
    client.open(&values, "zones = 5\n");
    let told = client.next_diagnostics(&path);
    assert_eq!(told.len(), 1, "{told:?}");
    let message = client.last_diagnostics(&path)[0]["message"].to_string();
    assert!(message.contains("only in the environment `production`"), "{message}");
    client.replace(&values, "zones = 3\n");
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    client.replace(&values, "zones = x\n");
    // Each earlier change has told of the file, too.
    assert!((0..4).any(|_| client.next_diagnostics(&values) == ["E0408 0:8-0:9"]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn an_editor_fixes_and_completes_for_all_environments() {
    let folder = tempfile::tempdir().unwrap();
    let configuration = "[environments.staging]\nvars = { stage = \"staging\" }\n\n[environments.production]\nvars = { stage = \"production\" }\n";
    fs::write(folder.path().join("ecsc.toml"), configuration).unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    // The suppression is that of production; the fixes are asked for in staging, which comes first.
    let program = "var stage: staging | production\nproject \"shop-${var.stage}\" {}\nexisting network \"main\" {\n  stak = \"vpc\"\n  zones = 2\n}\nvolume \"a\" {\n  network = network.main\n  when = var.stage == production\n  # ecsc-allow W0613: a cache\n  encrypted = false\n}\n";
    let mut client = Client::start();
    client.open(&path, program);
    assert_eq!(client.next_diagnostics(&path), ["E0203 3:2-3:6"]);
    let range = json!({ "start": place((0, 0)), "end": place((0, 0)) });
    let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let params = json!({ "textDocument": { "uri": path }, "range": range, "context": context });
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let after = edited(program, &actions[0]["edit"]["changes"][&path]);
    assert_eq!(after, program.replace("stak ", "stack "));
    let list = client.at("textDocument/completion", &path, (8, 22)).unwrap();
    let labels: Vec<&str> =
        list["items"].as_array().unwrap().iter().filter_map(|item| item["label"].as_str()).collect();
    assert!(labels.contains(&"production") && labels.contains(&"staging"), "{labels:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn two_environments_with_one_stack_name_are_reported_in_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ecsc.toml"), "[environments.staging]\n[environments.production]\n")
        .unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let configuration = uri(&folder.path().join("ecsc.toml"));
    let mut client = Client::start();
    client.open(&path, &format!("project \"shop\" {{}}\n{}", crate::cli::SOUND));
    assert_eq!(client.next_diagnostics(&configuration), Vec::<String>::new());
    assert_eq!(client.next_diagnostics(&configuration), ["E0228 1:14-1:24"]);
    assert_eq!(client.leave(), 0);
}

#[test]
#[cfg(unix)]
fn files_of_editors_are_no_part_of_a_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".hidden.ecs"), "let a = \n").unwrap();
    std::os::unix::fs::symlink("me@host.1234:5678", folder.path().join(".#a.ecs")).unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let mut client = Client::start();
    client.open(&path, "output b = 1\n");
    assert_eq!(client.next_diagnostics(&path), Vec::<String>::new());
    // Such a file is a program of its own while it is open.
    let hidden = uri(&folder.path().join(".hidden.ecs"));
    client.open(&hidden, "let a = \n");
    assert_eq!(client.next_diagnostics(&hidden).len(), 1);
    assert_eq!(client.leave(), 0);
}
