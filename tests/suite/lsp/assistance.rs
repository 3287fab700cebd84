//! What an editor shows beside the text: hints, links, and lines above blocks.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, place, range_text, uri};

fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

fn platform() -> String {
    fs::read_to_string(crate::support::path("examples/internal/internal.ecs")).unwrap()
}

/// The hints of some lines, as `line:column label`.
fn hints(client: &mut Client, uri: &str, lines: std::ops::Range<u32>) -> Vec<String> {
    let mut params = document(uri);
    params["range"] = json!({ "start": place((lines.start, 0)), "end": place((lines.end, 0)) });
    let hints = client.request("textDocument/inlayHint", params).unwrap();
    let hints = hints.as_array().unwrap().iter();
    hints
        .map(|hint| {
            assert!(hint["tooltip"]["value"].as_str().is_some_and(|text| !text.is_empty()), "{hint}");
            let at = &hint["position"];
            format!("{}:{} {}", at["line"], at["character"], hint["label"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_scaling_shows_the_thresholds_that_it_does_not_say() {
    let text = platform();
    let line = u32::try_from(text.lines().position(|line| line.starts_with("scaling")).unwrap()).unwrap();
    let mut client = Client::start();
    client.open("untitled:a", &text);
    let found = hints(&mut client, "untitled:a", line..line + 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("shortage = ") && found[0].contains("excess = "), "{found:?}");
    assert!(!found[0].contains("step.in"), "the program says it: {found:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn units_defaults_and_parameters_are_hinted_at_where_they_help() {
    let mut client = Client::start();
    client.open(
        "untitled:a",
        "param pause: duration = 5m\n\
         param other: duration = 5m { unit = m }\n\
         let a = join(\"-\", [\"x\"])\n\
         listener \"a\" {\n  cluster = cluster.b\n}\n\
         cluster \"b\" {\n}\n\
         scaling \"b\" {\n  container \"c\" {\n    cpu = 0.25vcpu\n  }\n  container \"d\" {\n    cpu = 512\n  }\n}\n",
    );
    assert_eq!(
        hints(&mut client, "untitled:a", 0..20),
        [
            "0:21 in s",
            "2:13 separator:",
            "3:14 scheme = internet_facing",
            "6:13 instances.type = \"t3.medium\"",
            "10:18 256 units",
            "13:13 0.5vcpu",
        ]
    );
    assert_eq!(hints(&mut client, "untitled:a", 2..3), ["2:13 separator:"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn each_sort_of_hint_can_be_switched_off() {
    let text = "param pause: duration = 5m\nlet a = join(\"-\", [\"x\"])\n";
    let settings = json!({ "inlayHints": { "units": false } });
    let mut client = Client::start_with(json!({ "capabilities": {}, "initializationOptions": settings }));
    client.open("untitled:a", text);
    assert_eq!(hints(&mut client, "untitled:a", 0..2), ["1:13 separator:"]);
    let settings = json!({ "ecsc": { "inlayHints": { "parameters": false } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    assert_eq!(hints(&mut client, "untitled:a", 0..2), ["0:21 in s"]);
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_a_program_reads_and_the_codes_that_it_allows_are_links() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("boot")).unwrap();
    fs::write(folder.path().join("boot/hook.sh"), "echo\n").unwrap();
    let path = uri(&folder.path().join("a.ecs"));
    let options = json!({ "documentation": "https://example.org/docs" });
    let mut client = Client::start_with(json!({ "capabilities": {}, "initializationOptions": options }));
    client.open(
        &path,
        "# ecsc-allow W0672 W9999: for later\nlet a = 1\noutput b = file(\"boot/hook.sh\")\noutput c = file(\"no\")\n",
    );
    let links = client.request("textDocument/documentLink", document(&path)).unwrap();
    let links: Vec<(String, &str)> = links
        .as_array()
        .unwrap()
        .iter()
        .map(|link| (range_text(&link["range"]), link["target"].as_str().unwrap()))
        .collect();
    let hook = uri(&folder.path().join("boot/hook.sh"));
    assert_eq!(links.len(), 2, "{links:?}");
    assert_eq!(links[0].0, "0:13-0:18");
    assert!(links[0].1.starts_with("https://example.org/docs/diagnostics/"), "{links:?}");
    assert_eq!(links[1], ("2:17-2:29".to_owned(), hook.as_str()));
    assert_eq!(client.leave(), 0);
}

/// The lines above blocks, as `line title`.
fn lenses(client: &mut Client, uri: &str) -> Vec<(u64, String)> {
    let lenses = client.request("textDocument/codeLens", document(uri)).unwrap();
    let lenses = lenses.as_array().unwrap().iter();
    lenses
        .map(|lens| {
            let title = lens["command"]["title"].as_str().unwrap().to_owned();
            (lens["range"]["start"]["line"].as_u64().unwrap(), title)
        })
        .collect()
}

#[test]
fn above_each_block_stands_what_it_becomes_and_how_often_it_is_named() {
    let text = platform();
    let line = |start: &str| text.lines().position(|line| line.starts_with(start)).unwrap() as u64;
    let mut client = Client::start();
    client.open("untitled:a", &text);
    let found = lenses(&mut client, "untitled:a");
    let of = |start: &str| -> Vec<&str> {
        found.iter().filter(|(at, _)| *at == line(start)).map(|(_, title)| title.as_str()).collect()
    };
    let compiled = crate::support::compile_text("a.ecs", &text);
    let resources: usize = compiled.stacks.iter().map(|stack| stack.template.resources.len()).sum();
    let stacks = compiled.stacks.len();
    assert_eq!(of("project"), [format!("project internal: {stacks} stacks, {resources} resources")]);
    let cluster = of("cluster");
    assert!(cluster[0].starts_with("stack internal-cluster-payments: "), "{found:?}");
    assert_eq!(cluster[1], "2 references");
    assert_eq!(of("existing network"), ["1 reference"]);
    // Each resource is counted once, above the block that it comes from.
    let counted: usize = found
        .iter()
        .flat_map(|(_, title)| title.split("; "))
        .filter_map(|part| {
            part.strip_prefix("stack ")?.split_once(": ")?.1.split(' ').next()?.parse::<usize>().ok()
        })
        .sum();
    assert_eq!(counted, resources, "{found:?}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn references_are_shown_by_the_editors_own_command() {
    let mut client = Client::start();
    client.open(
        "untitled:a",
        "existing network \"main\" {\n}\n\ncluster \"a\" {\n  network = network.main\n}\n",
    );
    let lenses = client.request("textDocument/codeLens", document("untitled:a")).unwrap();
    // There are errors: what it becomes is unknown, who names it is not.
    assert_eq!(lenses.as_array().unwrap().len(), 1);
    let command = &lenses[0]["command"];
    assert_eq!(command["command"], "ecsc.showReferences");
    assert_eq!(command["arguments"][0], "untitled:a");
    assert_eq!(command["arguments"][1], place((0, 18)));
    assert_eq!(range_text(&command["arguments"][2][0]["range"]), "4:20-4:24");
    assert_eq!(client.leave(), 0);
}
