//! Any text has a tree: nothing panics, nothing recurses too deep, and time grows with the length.

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use ecsc::diagnostics::{Diagnostic, Sink};
use ecsc::source::Sources;
use ecsc::syntax::{ast, parse, parse_expression, parse_variables};
use proptest::prelude::*;

/// The tree of a text, and what was said about it.
fn parsed(text: &str) -> (ast::File, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let file = sources.add("test.ecs", text);
    let mut sink = Sink::default();
    let tree = parse(&sources, file, &mut sink);
    (tree, sink.into_sorted())
}

fn codes(text: &str) -> Vec<&'static str> {
    parsed(text).1.iter().map(|found| found.code.id).collect()
}

/// The names of the declarations that a text keeps.
fn names(tree: &ast::File) -> Vec<String> {
    let name = |item: &ast::Item| match item {
        ast::Item::Param(item) => Some(item.name.value.clone()),
        ast::Item::Let(item) => Some(item.name.value.clone()),
        ast::Item::Output(item) => Some(item.name.value.clone()),
        ast::Item::Block(item) => match &item.labels.first()?.value.kind {
            ast::ExprKind::Text(parts) => match parts.as_slice() {
                [ast::TextPart::Literal(text)] => Some(text.clone()),
                _ => None,
            },
            _ => None,
        },
        ast::Item::Assert(_) | ast::Item::Error(_) => None,
    };
    tree.items.iter().filter_map(name).collect()
}

#[test]
fn every_construct_of_the_language_parses() {
    let text = r#"
/// Containers for the private tier.
project "platform" { tags = { team = "infrastructure", "Cost-Center" = "42" } }

param vpc_stack: stack_name
param certificate: arn?
param size: small | medium | "t3.large" | 3? = small { description = "How large" }
var zones: list<cidr> = ["10.0.0.0/16", "10.1.0.0/16",] { min = 1, max = 3 }

let count = length(var.zones) * 2 - 1 % 2
let names = [for index, zone in var.zones: "zone-${index}" if zone != "" && !(index > 2)]
let first = var.zones[0] ?? (count >= 1 ? "a" : "b")
let script = <<-END
    #!/bin/sh
    echo "${let.first}" $${HOME} \n
  END

output url = "https://${listener.public.dns_name}" { export = true }
assert param.vpc_stack != "", "a stack is needed" // and more

existing network "main" { stack = param.vpc_stack, zones = 3 }

volume "shared" {
  for_each  = { a = 1, b = 2 } /* nested /* comment */ */
  network   = network.main
  size      = 1..8
  quota     = [512MiB, 2GiB, 0.5vcpu, 15m, 60%, 1_000, -5]
  when      = param.certificate != null
  type      = internet_facing
  step { in = 25%, for = 1 }

  override "FileSystem" {
    Properties = { "Fn::Transform" = null, FileSystem-Tags = true }
  }
}
"#;
    assert_eq!(codes(text), Vec::<&str>::new());
    assert_eq!(
        names(&parsed(text).0),
        [
            "platform",
            "vpc_stack",
            "certificate",
            "size",
            "zones",
            "count",
            "names",
            "first",
            "script",
            "url",
            "main",
            "shared"
        ]
    );
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_mistakes() {
    assert_eq!(codes("\u{feff}let a = 1\r\n\r\n# c\r\nlet b = [\r\n  2,\r\n]\r\n"), Vec::<&str>::new());
    let (tree, _) = parsed("\u{feff}let a = \"é\"\r\nlet b = 2\r\n");
    assert_eq!(tree.items[1].span().range(), 17..26);
}

#[test]
fn an_expression_alone_is_parsed_to_its_end() {
    for (text, whole) in
        [("[1, 2]", true), ("15m", true), ("1 2", false), ("", false), ("a = 1", false), ("(", false)]
    {
        let mut sources = Sources::default();
        let file = sources.add("--var", text);
        let mut sink = Sink::default();
        parse_expression(&sources, file, &mut sink);
        assert_eq!(!sink.has_errors(), whole, "{text}");
    }
}

#[test]
fn a_file_of_variables_has_assignments_and_nothing_else() {
    let mut sources = Sources::default();
    let text = "zones = 3 # three\n\nname = \"web\"\nlet a = 1\nlist = [\n  1,\n]\n";
    let file = sources.add("prod.ecsvars", text);
    let mut sink = Sink::default();
    let variables = parse_variables(&sources, file, &mut sink);
    let keys: Vec<&str> = variables.iter().map(|variable| variable.key.value.as_str()).collect();
    assert_eq!(keys, ["zones", "name", "list"]);
    assert_eq!(sink.errors(), 1);
}

#[test]
fn a_mistake_leaves_its_neighbours_alone() {
    let text =
        "let a = \nlet b = [1, 2\nlet c = \"x\nlet d = 256MB\ncluster \"e\" {\n  x { y = 1\n\nlet f = 3\n";
    let (tree, found) = parsed(text);
    assert_eq!(names(&tree), ["a", "b", "c", "d", "e", "f"]);
    let codes: Vec<&str> = found.iter().map(|found| found.code.id).collect();
    assert_eq!(codes, ["E0120", "E0101", "E0104", "E0162", "E0101", "E0101"]);
}

/// The pieces of which texts are made that mean nothing.
const TOKENS: [&str; 72] = [
    "param",
    "var",
    "let",
    "output",
    "assert",
    "project",
    "existing",
    "cluster",
    "null",
    "true",
    "for",
    "in",
    "if",
    "x",
    "a.b",
    "a-b",
    "é",
    "1",
    "1.5",
    "15m",
    "60%",
    "0x1",
    "1_",
    ".5",
    "10.0.0.0/8",
    "\"",
    "\"a\"",
    "\"${",
    "${",
    "$${",
    "\"\\n\"",
    "\"\\q\"",
    "'",
    "'a'",
    "`",
    "“",
    "<<A",
    "<<-A\n",
    "A\n",
    "\nA\n",
    "/*",
    "*/",
    "//",
    "///",
    "#",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    "==",
    ":",
    "?",
    "??",
    "&&",
    "|",
    "..",
    "...",
    "+",
    "-",
    "!",
    "*",
    "%{ if",
    ",",
    ";",
    "\n",
    "\n\n",
    "\r",
    "\u{0}",
    "\u{202e}",
];

/// Tokens in any order.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let token = (proptest::sample::select(&TOKENS[..]), proptest::sample::select(&["", " ", "\n", "  "][..]));
    proptest::collection::vec(token, 0..60).prop_map(|tokens| {
        tokens.into_iter().fold(String::new(), |text, (token, blank)| text + token + blank)
    })
}

/// What every tree promises: spans lie in the text, in order, and every missing piece was reported.
fn check(text: &str) -> Result<(), TestCaseError> {
    let (tree, found) = parsed(text);
    let mut end = 0;
    for item in &tree.items {
        let span = item.span();
        prop_assert!(text.get(span.range()).is_some(), "{span:?} does not lie in the text");
        prop_assert!(span.start >= end, "{span:?} begins before {end}");
        end = span.start;
    }
    for diagnostic in &found {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        let edits = diagnostic.fixes.iter().flat_map(|fix| &fix.edits);
        for span in labels.map(|label| label.span).chain(edits.map(|edit| edit.span)) {
            prop_assert!(
                text.get(span.range()).is_some(),
                "{}: {span:?} does not lie in the text",
                diagnostic.code.id
            );
        }
    }
    let broken = format!("{:?}", tree.items).contains("Error");
    prop_assert!(!broken || !found.is_empty(), "the tree has an error that nobody has reported: {tree:?}");
    Ok(())
}

#[test]
fn a_place_beside_a_foreign_quote_lies_between_characters() {
    for text in ["param param“\"", "param a“", "let a = “", "a { b“ }", "x: list<“", "project“existing{'\""]
    {
        check(text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_tokens_have_a_tree(text in any_text()) {
        check(&text)?;
    }

    #[test]
    fn random_characters_have_a_tree(text in "\\PC{0,80}") {
        check(&text)?;
    }
}

/// Programs that nest or repeat something `n` times.
pub(crate) fn extremes(n: usize) -> Vec<String> {
    let value = |text: String| format!("let a = {text}\nlet z = 1\n");
    let mut texts: Vec<String> =
        ["(", "[", "{", "({", "!", "-", "\"${", "f(", "x[", "[for x in ", "{ for x in ", "a ? "]
            .into_iter()
            .map(|open| value(open.repeat(n)))
            .collect();
    texts.extend([
        value(format!("{}1{}", "(".repeat(n), ")".repeat(n))),
        value(format!("{}1{}", "[".repeat(n), "]".repeat(n))),
        value(format!("1{}", " + 1".repeat(n))),
        value(format!("1{}", " ?? 1".repeat(n))),
        value(format!("{}1", "a ? b : ".repeat(n))),
        value(format!("x{}", "[0]".repeat(n))),
        value(format!("x[0]{}", ".a".repeat(n))),
        format!("param a: {}x", "list<".repeat(n)),
        "a {\n".repeat(n),
        format!("{}{}", "a { ".repeat(n), "}".repeat(n)),
        "/*".repeat(n),
        "/*\n".repeat(n),
        format!("{}{}", "/*".repeat(n), "*/".repeat(n)),
        "a = <<E\n".repeat(n),
        (0..n).fold(String::new(), |mut text, at| {
            let _ = writeln!(text, "a = <<E{at}");
            text
        }),
        "a = <<E\nE,\n".repeat(n),
        format!("a = <<E\n{}\nE\n", "${".repeat(n)),
        "a = \"\n".repeat(n),
        "'".repeat(n),
        "}".repeat(n),
        "  ]}\n".repeat(n),
        "@ ".repeat(n),
        "a ".repeat(n),
        "/// a\n\n".repeat(n),
        "\u{0}".repeat(n),
        format!("let a = \"{}\"", "\\q".repeat(n)),
        format!("let a = \"{}\"", "${x}".repeat(n)),
    ]);
    texts
}

#[test]
fn depth_never_overflows_the_stack() {
    let walk = || {
        for text in extremes(1000) {
            let (tree, _) = parsed(&text);
            // Dropping, cloning and comparing walk the tree, too.
            assert_eq!(tree.clone(), tree);
        }
    };
    // As much as the main thread has on the meanest system.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(walk).unwrap();
    thread.join().unwrap();
}

#[test]
fn what_is_too_deep_is_said_once_and_hides_nothing() {
    for (open, close) in [("(", ")"), ("[", "]")] {
        let text = format!("let a = {}1{}\nlet b = 2\n", open.repeat(5000), close.repeat(5000));
        assert_eq!(codes(&text), ["E0111"]);
        assert_eq!(names(&parsed(&text).0), ["a", "b"]);
    }
    assert_eq!(codes(&format!("let a = {}1{}", "(".repeat(128), ")".repeat(128))), Vec::<&str>::new());
}

/// The time that this thread has computed, where the system tells: other tests run beside this one.
pub(crate) fn time_used() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let used = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let used = used.and_then(|text| text.split(' ').next()?.parse().ok());
    used.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

#[test]
fn time_grows_with_the_length_and_not_faster() {
    // Quadratic growth would take 64 times as long for 8 times the text; measured times vary, so half of that is refused.
    let time = |n: usize| -> Vec<(String, Duration)> {
        let measure = |text: String| {
            let start = time_used();
            let _ = parsed(&text);
            let took = time_used().saturating_sub(start);
            (text.chars().take(12).collect(), took)
        };
        extremes(n).into_iter().map(measure).collect()
    };
    let (short, long) = (time(500), time(4000));
    for ((text, short), (_, long)) in short.into_iter().zip(long) {
        let allowed = short.max(Duration::from_millis(4)) * 32;
        assert!(long < allowed, "{text:?} takes {short:?}, 8 times of it {long:?}");
    }
}
