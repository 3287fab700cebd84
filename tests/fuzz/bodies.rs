//! What each fuzz target does with its input. The test suite runs the same over the seeds and the regression cases.
//!
//! A body returns for any bytes; it panics where the compiler does, and where it breaks one of its promises.

use std::collections::BTreeMap;

use ecsc::compile::{Compilation, Input, SourceText, Variables};
use ecsc::diagnostics::control::Levels;
use ecsc::diagnostics::render::{self, Report, Style};
use ecsc::diagnostics::{Applicability, Diagnostic, Edit, Severity, Sink};
use ecsc::emit::Format;
use ecsc::format::Dialect;
use ecsc::source::{FileId, Sources, Span};
use ecsc::syntax;
use lsp_server::{Connection, Message, RequestId};
use serde_json::{Value, json};

/// A target: what takes the bytes.
pub(crate) type Body = fn(&[u8]);

/// All targets by name.
pub(crate) const TARGETS: [(&str, Body); 8] = [
    ("parse", parse),
    ("format", format),
    ("check", check),
    ("compile", compile),
    ("variables", variables),
    ("suppressions", suppressions),
    ("config", config),
    ("lsp", lsp),
];

/// A line that ends a section of an input: programs of two files, programs with variables.
const SECTION: &str = "%%%\n";

/// Text becomes tokens that lose no byte, and a tree, and every diagnostic has a position in it.
pub(crate) fn parse(data: &[u8]) {
    let mut sources = Sources::default();
    let text = text(data);
    let tokens: String = ecsc::lexer::lex(&text).iter().map(|token| token.text(&text)).collect();
    assert_eq!(tokens, text);
    let file = sources.add("fuzz.ecs", text);
    let mut sink = Sink::default();
    let tree = syntax::parse(&sources, file, &mut sink);
    for comment in &tree.comments {
        assert_place(&sources, comment.span);
    }
    syntax::parse_expression(&sources, file, &mut sink);
    for line in syntax::parse_variables(&sources, file, &mut sink) {
        assert_place(&sources, line.span);
    }
    assert_diagnostics(&sources, &sink.into_sorted());
}

/// The canonical form of a text has its words, and is its own canonical form.
pub(crate) fn format(data: &[u8]) {
    let text = text(data);
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect::<String>();
    for dialect in [Dialect::Program, Dialect::Variables] {
        let once = ecsc::format::format(&text, dialect).text;
        assert_eq!(words(&once), words(&text));
        assert_eq!(ecsc::format::format(&once, dialect).text, once);
    }
}

/// A program is checked, its diagnostics are drawn in every view, and its fixes are applied.
pub(crate) fn check(data: &[u8]) {
    let sections = sections(data);
    let compilation = compiled(&sections, Levels::default(), Format::Yaml);
    assert_diagnostics(&compilation.sources, &compilation.diagnostics);
    let reports = [Report { sources: &compilation.sources, diagnostics: &compilation.diagnostics }];
    render::human(&reports, Style::PLAIN);
    render::human(&reports, Style { color: true, unicode: false, width: 40 });
    render::accessible(&reports);
    render::short(&reports, Style::PLAIN);
    render::github(&reports, compilation.omitted);
    for view in [render::json(&reports, compilation.omitted), render::sarif(&reports, compilation.omitted)] {
        serde_json::from_str::<Value>(&view).expect("the views for programs are JSON");
    }
    let Some(fixed) = fixed(&sections[0], &compilation.diagnostics) else { return };
    compiled(&[fixed], Levels::default(), Format::Yaml);
}

/// A program without errors becomes templates that are JSON, and YAML, and the same each time; one with errors becomes none.
pub(crate) fn compile(data: &[u8]) {
    let sections = sections(data);
    let json = compiled(&sections, Levels::default(), Format::Json);
    assert_eq!(json.has_errors(), json.output.templates.is_empty() && json.output.manifest.is_empty());
    if json.has_errors() {
        return;
    }
    assert_eq!(compiled(&sections, Levels::default(), Format::Json).output, json.output);
    let yaml = compiled(&sections, Levels::default(), Format::Yaml);
    for (json, yaml) in json.output.templates.iter().zip(&yaml.output.templates) {
        for text in [&json.text, &json.map] {
            serde_json::from_str::<Value>(text).expect("JSON");
        }
        serde_yaml::from_str::<serde_yaml::Value>(&yaml.text).expect("YAML");
        for name in [&json.file, &json.map_file, &yaml.file] {
            assert!(is_plain(name), "{name:?} is no plain file name");
        }
    }
    serde_json::from_str::<Value>(&json.output.manifest).expect("JSON");
}

/// A program that asks for every type is given the text as a file of variables, and as the value of each.
pub(crate) fn variables(data: &[u8]) {
    let text = text(data);
    let names: Vec<&str> = VARIABLES.lines().filter_map(|line| line.split([' ', ':']).nth(1)).collect();
    let given = [
        Variables { files: vec![SourceText::decode("fuzz.ecsvars", data.to_vec())], ..Variables::default() },
        Variables {
            options: names.iter().map(|name| ((*name).to_owned(), text.clone())).collect(),
            ..Variables::default()
        },
        Variables {
            environment: names.iter().map(|name| ((*name).to_owned(), text.clone())).collect(),
            ..Variables::default()
        },
    ];
    for variables in given {
        let sources = vec![SourceText::new("fuzz.ecs", VARIABLES)];
        let compilation = ecsc::compile::compile(Input { sources, variables, ..input() });
        assert_diagnostics(&compilation.sources, &compilation.diagnostics);
    }
}

/// No comment and no level hides an error, or makes one of nothing.
pub(crate) fn suppressions(data: &[u8]) {
    let mut sections = sections(data);
    let levels = sections.get(1).and_then(|text| ecsc::project::Configuration::parse(text).ok());
    let levels = levels.map(|configuration| configuration.levels).unwrap_or_default();
    sections.truncate(1);
    let errors = |compilation: &Compilation| -> Vec<(&'static str, Span)> {
        let errors = compilation.diagnostics.iter().filter(|found| found.code.severity == Severity::Error);
        errors.map(|found| (found.code.id, found.primary.span)).collect()
    };
    let controlled = compiled(&sections, levels, Format::Yaml);
    assert_diagnostics(&controlled.sources, &controlled.diagnostics);
    let plain = compiled(&[sections[0].replace("ecsc-allow", "ecsc-ALLOW")], Levels::default(), Format::Yaml);
    if !sections[0].contains("ecsc-ALLOW") {
        assert_eq!(errors(&controlled), errors(&plain));
    }
}

/// A configuration is right, or wrong at a place in it.
pub(crate) fn config(data: &[u8]) {
    let text = text(data);
    if let Err((at, message)) = ecsc::project::Configuration::parse(&text) {
        assert!(at <= text.len() && !message.is_empty() && !message.contains('\n'), "{at}: {message:?}");
    }
}

/// An editor opens the first section, says what the lines of the second say, and leaves: the server answers until then.
pub(crate) fn lsp(data: &[u8]) {
    let sections = sections(data);
    let (server, editor) = Connection::memory();
    let serving = std::thread::spawn(move || ecsc::lsp::serve(server));
    let say = |message: Value| {
        if let Ok(message) = serde_json::from_value::<Message>(message) {
            let _ = editor.sender.send(message);
        }
    };
    let opened =
        json!({ "uri": "file:///fuzz/a.ecs", "languageId": "ecs", "version": 1, "text": sections[0] });
    say(json!({ "id": 1, "method": "initialize", "params": { "capabilities": {} } }));
    say(json!({ "method": "initialized", "params": {} }));
    say(json!({ "method": "textDocument/didOpen", "params": { "textDocument": opened } }));
    let messages = sections.get(1).map_or("", String::as_str).lines();
    let mut left = false;
    for message in messages.filter_map(|line| serde_json::from_str::<Value>(line).ok()).take(64) {
        // Who says goodbye is told no more.
        left |= ["shutdown", "exit"].iter().any(|word| message["method"] == *word);
        say(message);
    }
    say(json!({ "id": "last", "method": "shutdown" }));
    say(json!({ "method": "exit" }));
    let status = serving.join().expect("the server does not panic");
    let said: Vec<Message> = editor.receiver.try_iter().collect();
    let last = |message: &Message| matches!(message, Message::Response(it) if it.id == RequestId::from("last".to_owned()));
    assert!(left || status == 0 && said.iter().any(last), "status {status}: {said:?}");
    let failed = |message: &Message| {
        let message = serde_json::to_value(message).expect("JSON");
        message["error"]["code"] == PANICKED
    };
    assert!(!said.iter().any(failed), "{said:?}");
}

/// How the server answers a request that has panicked: JSON-RPC's internal error.
const PANICKED: i32 = -32603;

/// A variable of each type.
const VARIABLES: &str = r#"var a: string
var b: int
var c: number
var d: bool
var e: duration { min = 1s, max = 2h }
var f: size { max = 1TiB }
var g: cpu
var h: percent
var i: port
var j: cidr
var k: arn
var l: region
var m: instance_type
var n: one | two | "three" | 4
var o: list<string>
var p: map<int>
var q: list<list<number>?>
var r: range
var s: string? { pattern = "[a-z]+(x|y)*", min = 2, max = 9 }
var t: secret
var u: map<map<duration>>
output all = "${var.a} ${var.b} ${var.c} ${var.d} ${join(",", var.o)} ${json(var.p)} ${json(var.u)}"
"#;

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// The parts of an input. There is always one.
fn sections(data: &[u8]) -> Vec<String> {
    text(data).split(SECTION).take(3).map(str::to_owned).collect()
}

fn input() -> Input<'static> {
    Input::new("fuzz", [])
}

/// A program of one or two files; a third section has values of variables.
fn compiled(sections: &[String], levels: Levels, format: Format) -> Compilation {
    let names = ["a.ecs", "b.ecs"];
    let sources = names.iter().zip(sections).map(|(name, text)| SourceText::new(*name, text)).collect();
    let environment: BTreeMap<String, String> = sections
        .get(2)
        .map_or("", String::as_str)
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let variables = Variables { environment, ..Variables::default() };
    ecsc::compile::compile(Input { sources, variables, levels, format, ..input() })
}

/// The first file with every fix that a machine may apply, as long as they do not overlap.
fn fixed(text: &str, diagnostics: &[Diagnostic]) -> Option<String> {
    let mut edits: Vec<&Edit> = Vec::new();
    let mut end = 0;
    for fix in diagnostics.iter().filter_map(|diagnostic| diagnostic.fixes.first()) {
        let own = fix.edits.iter().all(|edit| edit.span.file == FileId(0) && edit.span.start >= end);
        if own && fix.applicability == Applicability::Safe {
            end = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(end);
            edits.extend(&fix.edits);
        }
    }
    if edits.is_empty() { None } else { ecsc::diagnostics::edit::apply(text, edits) }
}

fn assert_diagnostics(sources: &Sources, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty(), "{} says nothing", diagnostic.code.id);
        assert_place(sources, diagnostic.primary.span);
        diagnostic.secondary.iter().for_each(|label| assert_place(sources, label.span));
        for edit in diagnostic.fixes.iter().flat_map(|fix| &fix.edits) {
            assert_place(sources, edit.span);
        }
    }
}

/// A place lies in its file and does not cut a character.
fn assert_place(sources: &Sources, span: Span) {
    assert!(sources.file(span.file).text().get(span.range()).is_some(), "{span:?} is no place");
}

fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
