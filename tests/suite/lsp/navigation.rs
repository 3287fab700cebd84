//! Where a name is declared, where it is used, and another name for it.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, range_text, uri};

const PLATFORM: &str = r#"var zones: int = 3
let sizes = { small = 1, large = 2 }
let names = [for name in ["a", "b"]: upper(name)]
existing network "main" {
  stack = "vpc"
  zones = var.zones
}
volume "shared" {
  network = network.main
  access_point "uploads" { path = "/uploads", uid = 1, gid = 1 }
}
output arn = volume.shared.arn
output small = "${let.sizes.small}-${join("", let.names)}"
output point = volume.shared.access_point["uploads"]
"#;

const URI: &str = "untitled:platform";

fn platform() -> Client {
    let mut client = Client::start();
    client.open(URI, PLATFORM);
    client
}

/// The line and column of the `nth` occurrence of a text.
fn place(text: &str, nth: usize) -> (u32, u32) {
    let at = PLATFORM.match_indices(text).nth(nth).expect("it is there").0;
    let before = &PLATFORM[..at];
    let line = before.matches('\n').count();
    let column = at - before.rfind('\n').map_or(0, |newline| newline + 1);
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}

fn defined(client: &mut Client, at: (u32, u32)) -> String {
    match client.at("textDocument/definition", URI, at).unwrap() {
        Value::Null => "nothing".to_owned(),
        found => range_text(&found["range"]),
    }
}

#[test]
fn a_reference_leads_to_the_name_that_it_refers_to() {
    let mut client = platform();
    for (word, nth, expected) in [
        ("zones", 2, "0:4-0:9"),
        ("main", 1, "3:18-3:22"),
        // The kind of a reference, and a result of what it refers to, lead to the same.
        ("network.main", 0, "3:18-3:22"),
        ("arn", 1, "7:8-7:14"),
        ("shared", 1, "7:8-7:14"),
        // Where it is declared it leads to itself.
        ("shared", 0, "7:8-7:14"),
        ("uploads", 2, "9:16-9:23"),
        ("small", 2, "1:14-1:19"),
        ("name)", 0, "2:17-2:21"),
        ("upper", 0, "nothing"),
        ("stack", 0, "nothing"),
    ] {
        assert_eq!(defined(&mut client, place(word, nth)), expected, "{word} {nth}");
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn an_editor_that_knows_links_is_shown_the_whole_declaration() {
    let mut client = Client::start_with(
        json!({ "capabilities": { "textDocument": { "definition": { "linkSupport": true } } } }),
    );
    client.open(URI, PLATFORM);
    let found = client.at("textDocument/definition", URI, place("main", 1)).unwrap();
    let link = &found[0];
    assert_eq!(range_text(&link["originSelectionRange"]), "8:20-8:24");
    assert_eq!(range_text(&link["targetRange"]), "3:0-6:1");
    assert_eq!(range_text(&link["targetSelectionRange"]), "3:18-3:22");
    assert_eq!(client.leave(), 0);
}

#[test]
fn references_are_found_with_and_without_the_declaration() {
    let mut client = platform();
    let mut ask = |declared: bool| {
        let (line, character) = place("shared", 1);
        let params = json!({
            "textDocument": { "uri": URI }, "position": { "line": line, "character": character },
            "context": { "includeDeclaration": declared },
        });
        let found = client.request("textDocument/references", params).unwrap();
        found.as_array().unwrap().iter().map(|it| range_text(&it["range"])).collect::<Vec<_>>()
    };
    assert_eq!(ask(true), ["7:8-7:14", "11:20-11:26", "13:22-13:28"]);
    assert_eq!(ask(false), ["11:20-11:26", "13:22-13:28"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_word_lights_up_wherever_it_means_the_same() {
    let mut client = platform();
    let found = client.at("textDocument/documentHighlight", URI, place("name in", 0)).unwrap();
    let found: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", range_text(&it["range"]), it["kind"]))
        .collect();
    assert_eq!(found, ["2:17-2:21 3", "2:43-2:47 2"]);
    assert_eq!(client.leave(), 0);
}

/// A document after the edits of an answer, which are given for `uri`.
fn edited(text: &str, answer: &Value, uri: &str) -> String {
    let mut edits: Vec<(usize, usize, &str)> = answer["changes"][uri]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|edit| {
            let at = |place: &Value| {
                let number = |key| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let lines = text.split_inclusive('\n').take(number("line"));
                lines.map(str::len).sum::<usize>() + number("character")
            };
            let range = &edit["range"];
            (at(&range["start"]), at(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, by) in edits.into_iter().rev() {
        text.replace_range(start..end, by);
    }
    text
}

fn rename(client: &mut Client, at: (u32, u32), name: &str) -> Result<String, Value> {
    let params = json!({
        "textDocument": { "uri": URI }, "position": { "line": at.0, "character": at.1 }, "newName": name,
    });
    client.request("textDocument/rename", params).map(|answer| edited(PLATFORM, &answer, URI))
}

#[test]
fn a_name_changes_wherever_it_stands_and_nowhere_else() {
    let mut client = platform();
    for (word, nth, name) in [("zones", 2, "subnets"), ("shared", 2, "files"), ("small", 1, "it")] {
        let before = PLATFORM.lines().count();
        let after = rename(&mut client, place(word, nth), name).unwrap();
        assert_eq!(after.lines().count(), before);
        client.replace(URI, &after);
        assert_eq!(client.next_diagnostics(URI), Vec::<String>::new(), "{after}");
        client.replace(URI, PLATFORM);
        client.next_diagnostics(URI);
    }
    let after = rename(&mut client, place("name in", 0), "letter").unwrap();
    assert!(after.contains("[for letter in [\"a\", \"b\"]: upper(letter)]"), "{after}");
    let after = rename(&mut client, place("uploads", 2), "files").unwrap();
    assert!(after.contains("access_point \"files\" { path"), "{after}");
    assert!(after.contains("access_point[\"files\"]"), "{after}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_name_that_cannot_be_is_refused_with_its_reason() {
    let mut client = platform();
    for (word, nth, name, why) in [
        ("shared", 0, "Shared-Files", "lowercase"),
        ("shared", 0, "", "lowercase"),
        ("arn", 0, "small", "already an output `small`"),
        ("sizes", 0, "names", "already a let `names`"),
        ("name in", 0, "for", "a reserved word"),
        ("stack", 0, "x", "nothing here"),
    ] {
        let error = rename(&mut client, place(word, nth), name).unwrap_err();
        assert!(error["message"].as_str().unwrap().contains(why), "{name}: {error}");
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_block_with_a_stack_can_keep_its_names_if_the_user_confirms() {
    let edit = json!({ "documentChanges": true, "changeAnnotationSupport": {} });
    let capabilities = json!({ "capabilities": { "workspace": { "workspaceEdit": edit } } });
    let mut client = Client::start_with(capabilities);
    client.open(URI, PLATFORM);
    let ask = |client: &mut Client, at: (u32, u32)| {
        let params = json!({
            "textDocument": { "uri": URI }, "position": { "line": at.0, "character": at.1 }, "newName": "data",
        });
        client.request("textDocument/rename", params).unwrap()
    };
    let answer = ask(&mut client, place("shared", 0));
    assert_eq!(answer["changeAnnotations"]["proposed"]["needsConfirmation"], true);
    let edits = answer["documentChanges"][0]["edits"].as_array().unwrap().clone();
    let proposed: Vec<&Value> = edits.iter().filter(|edit| edit["annotationId"] == "proposed").collect();
    assert_eq!(proposed.len(), 1);
    assert_eq!(proposed[0]["newText"], "\n\nmoved {\n  from = volume.shared\n  to   = volume.data\n}");
    // What another stack owns has no names here.
    let answer = ask(&mut client, place("main", 0));
    assert_eq!(answer["changeAnnotations"], Value::Null);
    // A block that was moved keeps its names under any label.
    client.replace(URI, &format!("{PLATFORM}moved {{ from = volume.old, to = volume.shared }}\n"));
    client.next_diagnostics(URI);
    let answer = ask(&mut client, place("shared", 0));
    assert_eq!(answer["changeAnnotations"], Value::Null);
    assert_eq!(answer["documentChanges"][0]["edits"].as_array().unwrap().len(), 4);
    // What was one block and is several now: `from` is not a reference to these.
    let several = PLATFORM.replace("volume.shared", "volume.shared[\"a\"]");
    let several = several.replace("volume \"shared\" {", "volume \"shared\" {\n  for_each = [\"a\"]");
    let own = "moved { from = volume.shared, to = volume.shared[\"a\"] }\n";
    client.replace(URI, &format!("{several}{own}"));
    client.next_diagnostics(URI);
    let answer = ask(&mut client, place("shared", 0));
    assert_eq!(answer["documentChanges"][0]["edits"].as_array().unwrap().len(), 4);
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_can_be_renamed_is_shown_before() {
    let mut client = platform();
    let found = client.at("textDocument/prepareRename", URI, place("main", 1)).unwrap();
    assert_eq!(
        (range_text(&found["range"]), &found["placeholder"]),
        ("8:20-8:24".to_owned(), &json!("main"))
    );
    assert_eq!(client.at("textDocument/prepareRename", URI, place("stack", 0)), Ok(Value::Null));
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_name_changes_in_all_files_of_a_program() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.ecs"), folder.path().join("two.ecs"));
    fs::write(&one, "let a = 1\n").unwrap();
    fs::write(&two, "output b = let.a\n").unwrap();
    let mut client = Client::start();
    client.open(&uri(&one), "let a = 1\n");
    let params = json!({ "textDocument": { "uri": uri(&one) }, "position": { "line": 0, "character": 4 }, "newName": "c" });
    let answer = client.request("textDocument/rename", params).unwrap();
    assert_eq!(edited("let a = 1\n", &answer, &uri(&one)), "let c = 1\n");
    assert_eq!(edited("output b = let.a\n", &answer, &uri(&two)), "output b = let.c\n");
    let found = client.request("workspace/symbol", json!({ "query": "out" })).unwrap();
    assert_eq!(found[0]["name"], "output.b");
    assert_eq!(client.leave(), 0);
}

#[test]
fn the_outline_shows_declarations_blocks_and_attributes() {
    fn lines(symbols: &Value, depth: usize, out: &mut Vec<String>) {
        for symbol in symbols.as_array().into_iter().flatten() {
            let detail = symbol["detail"].as_str().map(|detail| format!(": {detail}")).unwrap_or_default();
            out.push(format!("{}{}{detail}", "  ".repeat(depth), symbol["name"].as_str().unwrap()));
            lines(&symbol["children"], depth + 1, out);
        }
    }
    let mut client = platform();
    let found =
        client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } })).unwrap();
    let mut shown = Vec::new();
    lines(&found, 0, &mut shown);
    assert_eq!(
        shown.join("\n"),
        r#"var.zones: int
let.sizes: { small = 1, large = 2 }
let.names: [for name in ["a", "b"]: upper(name)]
network.main: existing
  stack: "vpc"
  zones: var.zones
volume.shared
  network: network.main
  access_point "uploads"
    path: "/uploads"
    uid: 1
    gid: 1
output.arn: volume.shared.arn
output.small
output.point: volume.shared.access_point["uploads"]"#
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn blocks_lists_texts_and_comments_of_several_lines_fold() {
    let mut client = Client::start();
    client.open(
        "untitled:a",
        "# one\n# two\n\n# three\nlet a = [\n  1,\n]\nvolume \"a\" {\n  tags = merge({\n    a = 1\n  }, {})\n}\nlet t = <<-BASH\n  echo\n  BASH\n/* four\n*/\n",
    );
    let found = client
        .request("textDocument/foldingRange", json!({ "textDocument": { "uri": "untitled:a" } }))
        .unwrap();
    let found: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| {
            format!("{}-{}{}", fold["startLine"], fold["endLine"], fold["kind"].as_str().unwrap_or(""))
        })
        .collect();
    assert_eq!(found, ["0-1comment", "4-5", "7-10", "8-9", "12-14", "15-16comment"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_selection_grows_from_the_word_to_the_file() {
    let mut client = platform();
    let (line, character) = place("main", 1);
    let params =
        json!({ "textDocument": { "uri": URI }, "positions": [{ "line": line, "character": character }] });
    let found = client.request("textDocument/selectionRange", params).unwrap();
    let mut ranges = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        ranges.push(range_text(&next["range"]));
        next = &next["parent"];
    }
    assert_eq!(
        ranges,
        ["8:20-8:24", "8:12-8:24", "8:2-8:24", "7:17-10:0", "7:16-10:1", "7:0-10:1", "0:0-14:0"]
    );
    assert_eq!(client.leave(), 0);
}
