//! A file that is parsed in pieces has the tree and the diagnostics of the whole.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::diagnostics::{Diagnostic, Sink};
use crate::source::{FileId, Sources};
use crate::syntax::build::{self, Part};
use crate::syntax::scan::Scan;
use crate::syntax::{ast, parse, parse_by};

/// The examples and the cases of the user interface, valid and not.
pub(super) static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["examples", "tests/ui"] {
        collect(&root.join(folder), &mut texts);
    }
    assert!(texts.len() > 100, "{} texts", texts.len());
    texts
});

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|ending| ending == "ecs") {
            texts.extend(fs::read_to_string(path));
        }
    }
}

type Parsed = (ast::File, Vec<Diagnostic>);

fn sources(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let file = sources.add("test.ecs", text);
    (sources, file)
}

fn parsed(text: &str) -> Parsed {
    let (sources, file) = sources(text);
    let mut sink = Sink::default();
    (parse(&sources, file, &mut sink), sink.into_found())
}

/// Parses a text by a way of its own.
fn by(text: &str, part: impl FnOnce(&str, FileId, &Scan<'_>) -> Part) -> Parsed {
    let (sources, file) = sources(text);
    let mut sink = Sink::default();
    (parse_by(&sources, file, &mut sink, |source, scan| part(source, file, scan)), sink.into_found())
}

/// Each declaration alone, however short.
fn in_pieces(text: &str) -> Parsed {
    by(text, |source, file, scan| build::pieces(source, file, &scan.pieces(source, 0)))
}

fn at_once(text: &str) -> Parsed {
    by(text, |source, file, scan| build::pieces(source, file, &[scan.whole()]))
}

#[test]
fn the_pieces_of_a_file_are_its_declarations() {
    let text =
        "# a\nparam a: int\n\n/// b\nlet b = 1 +\n  2\nlet c = [\n1]\n# d\n\ncluster \"d\" {\n  x {\n}\n}\n";
    by(text, |source, file, scan| {
        let pieces = scan.pieces(source, 0);
        let starts: Vec<&str> = pieces.iter().map(|piece| piece.text.lines().next().unwrap()).collect();
        assert_eq!(starts, ["# a", "/// b", "let c = [", "# d"]);
        build::pieces(source, file, &pieces)
    });
}

#[test]
fn what_may_go_on_is_not_torn_apart() {
    for text in
        ["let a =\nlet b = 1\n", "let a = b +\nparam x: int\n", "x {\nlet b = 1\n}\n", "a = 1,\nlet b = 2\n"]
    {
        by(text, |source, _, scan| {
            assert_eq!(scan.pieces(source, 0).len(), 1, "{text}");
            Part::default()
        });
    }
}

#[test]
fn every_text_is_parsed_in_pieces_as_at_once() {
    for text in TEXTS.iter() {
        assert_eq!(in_pieces(text), at_once(text), "{text}");
    }
}

#[test]
fn a_body_without_its_first_line_takes_a_block_without_its_brace_along() {
    let text = "x {}\n\ny}\n\n  instances\n    type = 1\n  }\n}\n\nlistener \"a\" {\n}\nlet b = [1, 2)\n";
    assert_eq!(in_pieces(text), at_once(text));
    let (tree, found) = parsed(text);
    let codes: Vec<&str> = found.iter().map(|found| found.code.id).collect();
    assert_eq!(codes, ["E0102", "E0187", "E0103"]);
    assert!(matches!(tree.items.last(), Some(ast::Item::Let(_))), "{:?}", tree.items);
}

#[test]
fn what_only_seems_a_heredoc_does_not_take_the_end_of_another() {
    let in_heredoc = "let a = {\n  u = <<-B\n    x ${b<<X\ny} z\n  B\n}\nlet c = 1\n";
    let in_string = "let a = \"${b <<-X\n}\"\nlet c = <<E\n  c\n  E\n";
    let in_code = "let a = b <<<X\nlet c = <<E\n  c\n  E\n";
    for (text, codes) in [(in_heredoc, vec!["E0158"]), (in_string, vec!["E0158"]), (in_code, vec!["E0107"])] {
        assert_eq!(in_pieces(text), at_once(text), "{text}");
        let (tree, found) = parsed(text);
        assert_eq!(found.iter().map(|found| found.code.id).collect::<Vec<_>>(), codes, "{text}");
        assert!(matches!(tree.items.last(), Some(ast::Item::Let(_))), "{:?}", tree.items);
    }
}

#[test]
fn a_brace_that_is_missing_is_not_lost_in_what_is_masked() {
    let text = "let a = {\n  b \"4${# c\n# d\nvar e: int\nvar f: int\n";
    assert_eq!(in_pieces(text), at_once(text));
    assert_eq!(parsed(text).0.items.len(), 3);
}

#[test]
fn a_big_file_is_parsed_by_threads_as_at_once() {
    let text = TEXTS.iter().filter(|text| in_pieces(text).1.is_empty()).cycle();
    let text: String = text
        .take_while({
            let mut size = 0;
            move |text| {
                size += text.len();
                size < 600_000
            }
        })
        .map(String::as_str)
        .collect();
    assert_eq!(parsed(&text), at_once(&text));
}

/// What is put in place of a range: nothing, what opens or closes something, what goes on, what declares.
const WITH: [&str; 32] = [
    "",
    "\"",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "/*",
    "*/",
    "<<X\n",
    "\nX\n",
    "${",
    "'",
    "\n",
    "\r",
    "\n\n",
    ":",
    "=",
    ",",
    ";",
    "\u{0}",
    "\u{1}",
    "é",
    "#",
    "///",
    " +",
    "\nlet ",
    "\nparam x: int\n",
    "\ncluster \"x\" {\n",
    "\n/// doc\n",
    "assert ",
];

/// Two texts, one after the other, with a range replaced.
pub(super) fn mutant() -> impl Strategy<Value = String> {
    let text = || proptest::sample::select(&TEXTS[..]);
    let with = proptest::sample::select(&WITH[..]);
    (text(), text(), any::<proptest::sample::Index>(), 0..12_usize, with).prop_map(
        |(first, second, at, length, with)| {
            let text = format!("{first}{second}");
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            format!("{}{with}{}", &text[..start], &text[end..])
        },
    )
}

/// 400 mutants, or as many as `PIECES` says, of the seed that `SEED` says.
fn sample() -> ProptestConfig {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let cases = number("PIECES").map_or(400, |cases: u64| u32::try_from(cases).unwrap());
    let rng_seed = RngSeed::Fixed(number("SEED").unwrap_or(6));
    ProptestConfig { cases, failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(sample())]

    #[test]
    fn any_text_is_parsed_in_pieces_as_at_once(mutant in mutant()) {
        prop_assert_eq!(in_pieces(&mutant), at_once(&mutant));
    }
}
