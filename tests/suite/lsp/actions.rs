//! Code actions: what can be done about a range of text, as the editor is offered it.

use std::fs;

use ecsc::compile::{Compilation, Input, SourceText};
use ecsc::diagnostics::edit::apply;
use ecsc::format::{Dialect, format};
use ecsc::ide::actions::{ActionKind, actions};
use ecsc::ide::{Analysis, Occurrence, Resolver, Scope, Visitor, walk_file};
use ecsc::source::{FileId, Span};
use ecsc::syntax::Node;
use serde_json::json;

use super::client::{Client, edited, place};

/// The actions of a kind at a range: title and the text that each makes.
fn offered(text: &str, start: (u32, u32), end: (u32, u32), only: &str) -> Vec<(String, String)> {
    let mut client = Client::start();
    client.open("untitled:a", text);
    let params = json!({
        "textDocument": { "uri": "untitled:a" },
        "range": { "start": place(start), "end": place(end) },
        "context": { "diagnostics": [], "only": [only] },
    });
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let actions: Vec<(String, String)> = actions
        .as_array()
        .unwrap()
        .iter()
        .map(|action| {
            let kind = action["kind"].as_str().unwrap();
            assert!(kind.starts_with(only), "{kind}");
            let title = action["title"].as_str().unwrap().to_owned();
            (title, edited(text, &action["edit"]["changes"]["untitled:a"]))
        })
        .collect();
    assert_eq!(client.leave(), 0);
    actions
}

fn action(text: &str, start: (u32, u32), end: (u32, u32), title: &str) -> String {
    let found = offered(text, start, end, "");
    let found = found.iter().find(|(known, _)| known == title);
    found.unwrap_or_else(|| panic!("there is no `{title}`")).1.clone()
}

const CLUSTER: &str = "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\n\n\
                       cluster \"web\" {\n  network = network.main\n\n  instances {\n    stop_timeout = 2m\n  }\n}\n";

#[test]
fn an_expression_becomes_a_let_above_its_declaration() {
    let after = action(CLUSTER, (9, 19), (9, 21), "extract into `let.stop_timeout`");
    let expected = CLUSTER
        .replace("cluster \"web\"", "let stop_timeout = 2m\n\ncluster \"web\"")
        .replace("= 2m\n  }", "= let.stop_timeout\n  }");
    assert_eq!(after, expected);
}

#[test]
fn an_expression_becomes_a_param_of_the_type_and_unit_that_is_wanted() {
    let after = action(CLUSTER, (9, 19), (9, 21), "extract into `param.stop_timeout`");
    let expected = CLUSTER
        .replace("cluster \"web\"", "param stop_timeout: duration = 2m\n\ncluster \"web\"")
        .replace("= 2m\n  }", "= param.stop_timeout\n  }");
    assert_eq!(after, expected);
}

#[test]
fn no_param_is_offered_where_the_compiler_must_know_the_value() {
    let titles: Vec<String> =
        offered(CLUSTER, (2, 10), (2, 11), "refactor.extract").into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["extract into `let.zones`"]);
}

#[test]
fn what_depends_on_a_variable_of_a_for_cannot_be_extracted() {
    let text = "output a = join(\",\", [for zone in [\"a\", \"b\"]: \"${zone}-x\"])\n";
    assert_eq!(offered(text, (0, 46), (0, 57), "refactor.extract"), []);
    // The whole of it can.
    assert!(!offered(text, (0, 21), (0, 58), "refactor.extract").is_empty());
}

#[test]
fn half_an_expression_cannot_be_extracted() {
    assert_eq!(offered(CLUSTER, (9, 19), (9, 20), "refactor.extract"), []);
    assert_eq!(offered(CLUSTER, (9, 18), (9, 18), "refactor.extract"), []);
    assert_eq!(offered("let a = \n", (0, 0), (0, 8), "refactor.extract"), []);
}

#[test]
fn an_extracted_name_is_new() {
    let text = "let zones = 3\n\noutput a = let.zones + 1\noutput zones = [1 + 2]\n";
    let after = action(text, (3, 16), (3, 21), "extract into `let.value`");
    assert!(after.contains("let value = 1 + 2\n"), "{after}");
    let taken = text.replace("zones = 3", "value = 3").replace("let.zones", "let.value");
    let after = action(&taken, (3, 16), (3, 21), "extract into `let.value_2`");
    assert!(after.contains("[let.value_2]"), "{after}");
}

#[test]
fn a_let_is_put_where_its_name_stands() {
    let text = "/// How many.\nlet zones = 1 + 2\n\noutput a = let.zones * 2\noutput b = \"${let.zones}\"\n";
    let after = action(text, (1, 5), (1, 5), "inline `let.zones`");
    assert_eq!(after, "output a = (1 + 2) * 2\noutput b = \"${(1 + 2)}\"\n");
}

#[test]
fn a_warning_is_allowed_with_the_place_for_a_reason() {
    let after = action("let a = 1\n", (0, 4), (0, 4), "allow W0672 here");
    assert_eq!(after, "# ecsc-allow W0672: why this is right here\nlet a = 1\n");
    let compiled = crate::support::compile_text("a.ecs", &after);
    assert!(!crate::support::codes(&compiled).contains(&"W0672"));
}

#[test]
fn what_a_block_lacks_is_offered_from_anywhere_inside() {
    let text = "volume \"a\" {\n  encrypted = true\n}\n";
    let inside = offered(text, (1, 4), (1, 4), "refactor.rewrite");
    assert_eq!(inside.len(), 1);
    assert_eq!(inside[0].1, "volume \"a\" {\n  network   = network.main\n  encrypted = true\n}\n");
    let head = offered(text, (0, 3), (0, 3), "quickfix");
    assert_eq!(head[0].1, inside[0].1);
}

#[test]
fn a_block_is_guarded_by_an_optional_param() {
    let text = "param key: arn?\n\nexisting network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\n\n\
                volume \"a\" {\n  network = network.main\n\n  encryption {\n    key = param.key\n  }\n}\n";
    let after = offered(text, (7, 2), (7, 2), "refactor.rewrite");
    assert_eq!(after.len(), 1, "{after:?}");
    assert!(
        after[0].1.contains("volume \"a\" {\n  when    = param.key != null\n  network"),
        "{}",
        after[0].1
    );
}

#[test]
fn all_machine_applicable_fixes_are_applied_at_once_and_only_on_demand() {
    let text = "existing network \"main\" {\n  stak = \"vpc\"\n  zons = 2\n}\n";
    let all = offered(text, (0, 0), (0, 0), "source.fixAll");
    let after = text.replace("stak", "stack").replace("zons", "zones");
    assert_eq!(all, [("fix 2 problems".to_owned(), after)]);
    let mut client = Client::start();
    client.open("untitled:a", text);
    let range = json!({ "start": place((1, 2)), "end": place((1, 2)) });
    let params =
        json!({ "textDocument": { "uri": "untitled:a" }, "range": range, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params).unwrap();
    let mut kinds = actions.as_array().unwrap().iter().map(|action| action["kind"].as_str().unwrap());
    assert!(kinds.all(|kind| !kind.starts_with("source")), "{actions}");
    assert_eq!(client.leave(), 0);
}

fn input<'a>(name: &str, texts: &[(String, String)], reader: &'a ecsc::project::Folder<'a>) -> Input<'a> {
    let sources = texts.iter().map(|(name, text)| SourceText::new(name, text));
    Input { reader, ..Input::new(name, sources) }
}

/// The spans of all expressions of a file.
fn expressions(analysis: &Analysis, file: FileId) -> Vec<Span> {
    struct Collect(Vec<Span>);
    impl<'a> Visitor<'a> for Collect {
        fn enter(&mut self, node: Node<'a>, _: &Scope<'a>) -> bool {
            if let Node::Expr(expr) = node {
                self.0.push(expr.span);
            }
            true
        }
        fn occurrence(&mut self, _: Occurrence<'a>) {}
    }
    let mut found = Collect(Vec::new());
    walk_file(&Resolver::new(analysis), analysis.tree(file).expect("a file of the program"), &mut found);
    found.0
}

fn templates(compilation: &Compilation) -> Vec<(&str, &str)> {
    compilation.output.templates.iter().map(|it| (it.name.as_str(), it.text.as_str())).collect()
}

#[test]
fn every_refactoring_of_every_example_leaves_a_program_that_compiles_and_means_the_same() {
    let mut seen = [0; 3];
    for folder in fs::read_dir(crate::support::path("examples")).unwrap() {
        let folder = folder.unwrap().path();
        let Ok(paths) = ecsc::project::files(&folder) else { continue };
        let texts: Vec<(String, String)> = paths
            .iter()
            .map(|path| {
                (ecsc::project::name(path.file_name().unwrap().as_ref()), fs::read_to_string(path).unwrap())
            })
            .collect();
        let name = folder.file_name().unwrap().to_str().unwrap();
        let reader = ecsc::project::Folder(&folder);
        let analysis = Analysis::new(input(name, &texts, &reader));
        let before = ecsc::compile::compile(input(name, &texts, &reader));
        let wanted = |kind| matches!(kind, ActionKind::Extract | ActionKind::Inline);
        for (at, (_, text)) in texts.iter().enumerate() {
            let file = FileId(u32::try_from(at).unwrap());
            let places = expressions(&analysis, file);
            let names = ecsc::ide::occurrences(&analysis, file).into_iter().map(|it| it.span.before());
            for place in places.into_iter().chain(names) {
                for action in actions(&analysis, place, wanted) {
                    let mut changed = texts.clone();
                    for (other, (_, text)) in changed.iter_mut().enumerate() {
                        let own = action.edits.iter().filter(|edit| edit.span.file.0 as usize == other);
                        *text = apply(text, own).expect("edits that do not overlap");
                        assert_eq!(*text, format(text, Dialect::Program).text, "{}", action.title);
                    }
                    let after = ecsc::compile::compile(input(name, &changed, &reader));
                    let shown = &changed[at].1;
                    assert!(!after.has_errors(), "{}:\n{shown}", action.title);
                    let param = action.title.contains("param.");
                    if !param {
                        assert_eq!(templates(&before), templates(&after), "{}:\n{shown}", action.title);
                    }
                    seen[usize::from(param) + 2 * usize::from(action.kind == ActionKind::Inline)] += 1;
                }
            }
            assert!(!text.is_empty());
        }
    }
    assert!(seen.iter().all(|&count| count > 3), "lets, params, inlined: {seen:?}");
}
