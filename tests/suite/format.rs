//! Formatting changes the look of a program and nothing else; doing it again changes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ecsc::compile::Compilation;
use ecsc::diagnostics::edit::apply;
use ecsc::diagnostics::{Sink, catalog};
use ecsc::format::{Dialect, edits, format};
use ecsc::source::Sources;
use ecsc::syntax::parse;
use proptest::prelude::*;

use crate::examples;
use crate::expect::expect;
use crate::mutations;
use crate::support::{codes, compile_text, examples as examples_of, path};
use crate::syntax;

/// The tree of a text without its places, and its comments; whether there is no error.
fn tree(text: &str) -> (String, Vec<String>, bool) {
    let mut sources = Sources::default();
    let file = sources.add("test.ecs", text);
    let mut sink = Sink::default();
    let tree = parse(&sources, file, &mut sink);
    let comment = |at: &ecsc::syntax::ast::Comment| {
        // The later lines of a block comment move with its first, so their indentation is not compared.
        text[at.span.range()].lines().map(str::trim).collect::<Vec<_>>().join("\n")
    };
    let comments = tree.comments.iter().map(comment).collect();
    let spans = regex_lite::Regex::new(r"Span \{[^{}]*\}").expect("a pattern");
    let shape = spans.replace_all(&format!("{:?}", tree.items), "_").into_owned();
    (shape, comments, !sink.has_errors())
}

/// What must hold for any text. Gives the formatted one.
fn check(text: &str) -> Result<String, String> {
    let formatted = format(text, Dialect::Program);
    let again = format(&formatted.text, Dialect::Program);
    if again != formatted {
        return Err(format!(
            "formatting again changes it:\n{text}\n--- once\n{}\n--- twice\n{}",
            formatted.text, again.text
        ));
    }
    if apply(text, &edits(text, Dialect::Program)).as_ref() != Some(&formatted.text) {
        return Err(format!("the edits do not make the text:\n{text}"));
    }
    let ((before, comments, whole), (after, comments_after, whole_after)) =
        (tree(text), tree(&formatted.text));
    if whole != formatted.whole || whole != whole_after {
        return Err(format!(
            "it says {}, and is {whole}, then {whole_after}:\n{text}\n---\n{}",
            formatted.whole, formatted.text
        ));
    }
    if before != after {
        return Err(format!("the tree changes:\n{text}\n---\n{}\n{before}\n{after}", formatted.text));
    }
    if comments != comments_after {
        return Err(format!("the comments change:\n{text}\n---\n{}", formatted.text));
    }
    Ok(formatted.text)
}

fn templates(compilation: &Compilation) -> Vec<(&str, &str)> {
    let templates = compilation.output.templates.iter();
    templates.map(|template| (template.file.as_str(), template.text.as_str())).collect()
}

/// All `.ecs` files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ecs") {
            found.push(path);
        }
    }
}

#[test]
fn the_examples_are_canonical() {
    for name in examples::names() {
        for source in examples::sources(&name) {
            let formatted = format(&source.text, Dialect::Program);
            assert!(formatted.whole, "{}", source.name);
            expect(&path(&source.name), &formatted.text).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

#[test]
fn an_ugly_page_becomes_a_tidy_one() {
    let ugly = fs::read_to_string(path("tests/golden/format/ugly.ecs")).expect("the page");
    let tidy = check(&ugly).unwrap_or_else(|error| panic!("{error}"));
    expect(&path("tests/golden/format/tidy.ecs"), &tidy).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn formatting_never_changes_what_is_compiled() {
    let mut found = Vec::new();
    for folder in ["examples", "tests/ui", "tests/golden"] {
        files(&path(folder), &mut found);
    }
    found.sort();
    assert!(found.len() > 300, "only {} programs", found.len());
    let mut compiled = 0;
    for file in found {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let formatted = check(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (before, after) = (compile_text("test.ecs", &text), compile_text("test.ecs", &formatted));
        assert_eq!(templates(&before), templates(&after), "{}", file.display());
        assert_eq!(codes(&before), codes(&after), "{}", file.display());
        compiled += usize::from(!before.output.templates.is_empty());
    }
    assert!(compiled > 100, "only {compiled} programs compile");
}

#[test]
fn a_slip_of_the_fingers_is_formatted_without_harm() {
    for text in mutations::texts().into_iter().step_by(6) {
        check(&text).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_passing_examples_of_the_diagnostics_are_canonical() {
    let mut wrong = Vec::new();
    for code in catalog::all() {
        for text in examples_of(code, "pass") {
            let tidy = format(&text, Dialect::Program).text;
            if tidy != text {
                wrong.push(format!("{}:\n{text}--- should be\n{tidy}", code.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn depth_never_overflows_the_stack() {
    let walk = || {
        let mut texts: Vec<String> = [30, 120, 500, 1000].into_iter().flat_map(syntax::extremes).collect();
        texts.extend([100, 200].map(|n| format!("let a = {}{}\n", "a ? ".repeat(n), "1 : 2".repeat(n))));
        for (open, close) in
            [("f(", ")"), ("f(1, [", "])"), ("{\n a = ", "\n}"), ("(a &&\n(", "))"), ("x[a &&\n", "]")]
        {
            texts.extend([50, 60, 120].map(|n| format!("let a = {}1{}\n", open.repeat(n), close.repeat(n))));
            texts.push(format!("let a = {}\n1{}\n", open.repeat(60), close.repeat(60)));
        }
        texts.push(format!("a \"a\" {{\n{}{}}}\n", "a {\n".repeat(120), "}\n".repeat(120)));
        for text in texts {
            let once = format(&text, Dialect::Program).text;
            assert_eq!(format(&once, Dialect::Program).text, once);
        }
    };
    // As much as a thread has by default; parsing alone needs half of it in a debug build.
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(walk).unwrap();
    thread.join().unwrap();
}

#[test]
fn time_grows_with_the_length_and_not_faster() {
    let page = fs::read_to_string(path("tests/golden/format/ugly.ecs")).expect("the page");
    let texts = |n: usize| {
        let list = format!("let a = [{}]\n", "f({ a = 1, b = [2, 3] }, \"x\"), ".repeat(n));
        let entries = (0..n).map(|at| format!("  a{at} = [1, 2, # c\n3]\n  b{at}=  1\n"));
        let run = entries.collect::<Vec<_>>().concat();
        [page.repeat(n / 20), list, format!("x \"x\" {{\n{run}}}\n"), "let  a= 1 # c\nlet b =\n".repeat(n)]
    };
    let time = |text: &String| {
        let start = syntax::time_used();
        let _ = format(text, Dialect::Program);
        syntax::time_used().saturating_sub(start)
    };
    for (short, long) in texts(100).iter().zip(&texts(800)) {
        let (once, eightfold) = (time(short), time(long));
        // Quadratic growth would take 64 times as long.
        let allowed = once.max(Duration::from_millis(4)) * 32;
        assert!(eightfold < allowed, "{:?} takes {once:?}, 8 times of it {eightfold:?}", &short[..20]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_tokens_are_formatted_without_harm(text in syntax::any_text()) {
        check(&text).map_err(TestCaseError::fail)?;
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn white_space_at_random_changes_nothing_but_the_look(seed in any::<u64>()) {
        for name in examples::names() {
            for source in examples::sources(&name) {
                check(&scattered(&source.text, seed)).map_err(TestCaseError::fail)?;
            }
        }
    }
}

/// A text with other blanks at places where blanks are, apart from strings.
fn scattered(text: &str, seed: u64) -> String {
    let mut state = seed | 1;
    let mut dice = move |sides: u64| {
        // Xorshift: reproducible, and good enough to throw blanks about.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % sides
    };
    let mut scattered = String::new();
    let mut quoted = false;
    let mut heredoc = false;
    for line in text.split_inclusive('\n') {
        if heredoc {
            heredoc = line.trim() != "BASH";
            scattered.push_str(line);
            continue;
        }
        for c in line.chars() {
            quoted ^= c == '"';
            match c {
                _ if quoted => scattered.push(c),
                ' ' => scattered.push_str(if dice(12) == 0 {
                    " /* c */ "
                } else {
                    [" ", "  ", " \t"][usize::try_from(dice(3)).expect("small")]
                }),
                '\n' => scattered.push_str(
                    ["\n", "\n\n\n", " \r\n", " # c\n", "\n// c\n"]
                        [usize::try_from(dice(9)).expect("small").saturating_sub(4)],
                ),
                '[' | '(' | ',' if dice(3) == 0 => scattered.extend([c, '\n']),
                c => scattered.push(c),
            }
        }
        heredoc = heredoc || line.trim_end().ends_with("<<-BASH");
    }
    scattered
}
