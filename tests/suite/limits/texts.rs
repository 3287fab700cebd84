//! Texts that no person writes.

use super::{check, full, scaled};

/// How many levels are nested.
fn levels() -> usize {
    if full() { 100_000 } else { 5_000 }
}

/// A text of so many parts.
fn of_each(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().concat()
}

#[test]
fn nesting_of_any_depth_is_refused_and_not_followed() {
    let n = levels();
    let nested = |open: &str, inside: &str, close: &str| {
        format!("let a = {}{inside}{}\n", open.repeat(n), close.repeat(n))
    };
    let texts = [
        ("lists", nested("[", "", "]"), "E0111"),
        ("parentheses", nested("(", "1", ")"), "E0111"),
        ("maps", nested("{ a = ", "1", " }"), "E0111"),
        ("calls", nested("abs(", "1", ")"), "E0111"),
        ("indexes", nested("b[", "0", "]"), "E0111"),
        ("for", nested("[for x in ", "[1]", ": x]"), "E0111"),
        ("interpolations", nested("\"${", "1", "}\""), "E0111"),
        ("blocks", format!("cluster \"a\" {}{}\n", "{\n a ".repeat(n), "}\n".repeat(n)), "E0111"),
        ("types", format!("param a: {}int{}\n", "list<".repeat(n), ">".repeat(n)), "E0111"),
        ("comments", format!("{}{}\n", "/*".repeat(n), "*/".repeat(n)), "E0111"),
        ("heredoc", format!("let a = <<END\n{}1{}\nEND\n", "${".repeat(n), "}".repeat(n)), "E0111"),
        ("signs", nested("-", "1", ""), "E0111"),
        ("negations", nested("!", "true", ""), "E0111"),
        ("sums", nested("1 + ", "1", ""), "E0111"),
        ("conditions", nested("true ? 1 : ", "1", ""), "E0111"),
        ("alternatives", nested("null ?? ", "1", ""), "E0111"),
        ("elements", format!("let a = let.b{}\n", "[0]".repeat(n)), "E0111"),
        ("lists that do not end", nested("[", "", ""), "E0111"),
        ("interpolations that do not end", nested("\"${", "", ""), "E0105"),
        ("comments that do not end", "/*".repeat(n), "E0110"),
        ("wrong brackets", nested("[", "", "}"), "E0103"),
        ("brackets that close nothing", nested("", "", "]"), "E0102"),
        ("braces that close nothing", "}\n".repeat(n), "E0102"),
        ("quotes", nested("\"", "", ""), "E0191"),
        ("heredocs that do not end", nested("<<A\n", "", ""), "E0107"),
    ];
    for (name, text, code) in texts {
        let done = check(name, &text, 1024, &[]);
        assert!(done.stderr.contains(code), "{name}: expected {code}, found {}", done.first());
    }
}

#[test]
fn a_chain_of_values_may_be_as_long_as_the_program_however_it_is_written() {
    let n = levels();
    let chain = |range: Vec<usize>| {
        range.iter().map(|at| format!("let a{at} = let.a{}\n", at + 1)).collect::<Vec<_>>().concat()
    };
    let down = chain((0..n).collect());
    let up = chain((0..n).rev().collect());
    let variables = of_each(n, |at| format!("var a{at}: int = var.a{}\n", at + 1));
    for (name, text) in [
        ("lets", format!("{down}let a{n} = 1\nassert let.a0 == 1, \"it is\"\n")),
        ("lets in the order of use", format!("let a{n} = 1\n{up}assert let.a0 == 1, \"it is\"\n")),
        ("vars", format!("{variables}var a{n}: int = 1\nassert var.a0 == 1, \"it is\"\n")),
    ] {
        let done = check(name, &text, 1024, &[]);
        assert_eq!(done.stderr, "checked 1 file: no errors\n", "{name}");
    }
    let done = check("a circle", format!("{down}let a{n} = let.a0\n"), 1024, &[]);
    assert!(done.stderr.contains("error[E0212]: `let.a0` depends on itself"), "{}", done.first());
}

#[test]
fn a_chain_of_guards_may_be_as_long_as_the_program() {
    let n = levels() / 5;
    let block = |at: usize, when: String| {
        format!("volume \"v{at}\" {{\n  network = network.n\n  when    = {when}\n}}\n")
    };
    let network = "existing network \"n\" {\n  vpc = \"vpc-0a1b2c3d4e5f60718\"\n  \
                   private_subnets = [\"subnet-0a1b2c3d4e5f60718\"]\n}\n";
    let chain = of_each(n, |at| block(at, format!("volume.v{}.id != null", at + 1)));
    let text = format!("{network}{chain}{}", block(n, "aws.region == \"a\"".to_owned()));
    let done = check("guards", &text, 2 * 1024, &[]);
    assert_eq!(done.stderr, "checked 1 file: no errors\n");
}

#[test]
fn lines_strings_and_comments_may_be_as_long_as_a_file() {
    let (line, text) = (scaled(50_000_000), scaled(10_000_000));
    let words = |bytes: usize| "some text\n".repeat(bytes / 10);
    let memory = 3 * 1024;
    for (name, text, found) in [
        ("a line of a comment", format!("# {}\n", "x".repeat(line)), ""),
        ("a line of a string", format!("let a = \"{}\"\n", "x".repeat(line)), "E0423"),
        ("a line of words", format!("let a = {}\n", "x ".repeat(line / 2)), "E0138"),
        ("a string", format!("let a = \"{}\"\n", "ab${1}".repeat(text / 6)), "E0423"),
        ("a string that does not end", format!("let a = \"{}", "x".repeat(text)), "E0104"),
        ("a heredoc", format!("let a = <<END\n{}END\n", words(text)), "E0423"),
        ("a heredoc that does not end", format!("let a = <<END\n{}", words(text)), "E0107"),
        ("a comment", format!("/* {}*/", words(text)), ""),
        ("a comment that does not end", format!("/* {}", words(text)), "E0110"),
        (
            "a doc comment",
            format!("{}let a = 1\noutput b = let.a\n", "/// some text\n".repeat(text / 14)),
            "",
        ),
    ] {
        let done = check(name, &text, memory, &[]);
        // At a fiftieth, a string is not too long.
        if full() || found != "E0423" {
            assert!(done.stderr.contains(found), "{name}: expected {found}, found {}", done.first());
        }
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = crate::cli::Folder::with(&[("web.ecs", "")]);
    let file = std::fs::OpenOptions::new().write(true).open(folder.path("web.ecs")).expect("a file");
    file.set_len((64 << 20) + 1).expect("a hole");
    super::run(&folder, &["check", "web.ecs"]).refused("cannot read `web.ecs`: it has more than 64 MiB");
}

#[test]
fn characters_that_do_not_show_are_found_wherever_they_are() {
    for (name, text, code, place) in [
        ("NUL", "let a = 1\0\n", "E0113", "1:10"),
        ("NUL in a comment", "# \0\n", "E0113", "1:3"),
        ("a lone CR", "let a = 1\rlet b = 2\n", "E0113", "1:10"),
        ("bidi in a string", "let a = \"\u{202e}x\"\n", "E0114", "1:10"),
        ("bidi in a comment", "# \u{2066}x\n", "E0114", "1:3"),
        ("a BOM within", "let a = 1\n\u{feff}let b = 2\n", "E0113", "2:1"),
        ("no width in a string", "let a = \"x\u{200b}\"\n", "W0180", "1:11"),
        ("no width in a comment", "# x\u{200d}y\n", "W0180", "1:4"),
    ] {
        let done = check(name, text, 1024, &[]);
        let found = done
            .stderr
            .lines()
            .any(|line| line.starts_with(&format!("web.ecs:{place}: ")) && line.contains(code));
        assert!(found, "{name}: {}", done.stderr);
    }
    let done = check("no UTF-8", b"let a = \"\xe9\"\noutput b = let.a\n", 1024, &[]);
    assert!(done.first().starts_with("web.ecs:1:10: error[E0112]"), "{}", done.stderr);
    for (name, text) in [
        ("CR LF", "let a = 1\r\nassert let.a == 1, \"it is\"\r\n"),
        ("a BOM", "\u{feff}let a = 1\nassert let.a == 1, \"it is\"\n"),
        ("nothing", ""),
    ] {
        assert_eq!(check(name, text, 1024, &[]).stderr, "checked 1 file: no errors\n", "{name}");
    }
}

#[test]
fn a_file_of_nothing_but_odd_bytes_is_read_to_its_end() {
    let n = scaled(10_000_000);
    for (name, bytes, code) in [
        ("NUL", vec![0; n], "E0113"),
        ("no UTF-8", vec![0xff; n / 5], "E0112"),
        ("CR", vec![b'\r'; n], "E0113"),
        ("BOM", "\u{feff}".repeat(n / 3).into_bytes(), "E0113"),
        ("bidi and blanks", "\u{202e} ".repeat(n / 4).into_bytes(), "E0114"),
        ("no width and blanks", "\u{200b} ".repeat(n / 4).into_bytes(), "W0180"),
        ("braces", vec![b'}'; n / 5], "E0102"),
    ] {
        let done = check(name, bytes, 3 * 1024, &[]);
        assert!(done.stderr.contains(code), "{name}: {}", done.first());
    }
}

#[test]
fn a_million_diagnostics_are_counted_and_ten_thousand_kept() {
    let n = scaled(1_000_000);
    for (name, text) in [
        ("unknown names", of_each(n, |at| format!("let v{at} = param.p{at}\n"))),
        ("unknown kinds", "foo \"a\" {}\n".repeat(n)),
        ("no declarations", "? ? ?\n".repeat(n)),
        ("one line", format!("let a = [{}]\n", "'p', ".repeat(2 * n))),
        (
            "unknown attributes",
            format!("volume \"a\" {{\n{}}}\n", of_each(n / 5, |at| format!("  foo{at} = 1\n"))),
        ),
        ("suppressions", format!("{}let a = 1\n", "# ecsc-allow W0690: it is\n".repeat(n))),
    ] {
        for format in ["short", "json", "sarif", "github"] {
            let done = check(&format!("{name} as {format}"), &text, 3 * 1024, &["--message-format", format]);
            // What machines read goes to standard output.
            let view = if format == "short" { &done.stderr } else { &done.stdout };
            assert!(view.len() < 32 << 20, "{name} as {format}: {} bytes", view.len());
            match format {
                "json" => {
                    let view: serde_json::Value = serde_json::from_str(view).expect("JSON");
                    let number =
                        |key: &str| usize::try_from(view[key].as_u64().unwrap_or(0)).expect("a count");
                    let listed = view["diagnostics"].as_array().expect("a list").len();
                    assert!(listed <= 20_000, "{name}: {listed}");
                    assert_eq!(listed + number("omitted"), number("errors") + number("warnings"), "{name}");
                    assert!(number("errors") + number("warnings") >= n / 5, "{name}");
                }
                "sarif" => {
                    let view: serde_json::Value = serde_json::from_str(view).expect("JSON");
                    let run = &view["runs"][0];
                    let said =
                        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str();
                    let results = run["results"].as_array().expect("a list").len();
                    assert!(
                        results < 10_000
                            || said.is_some_and(|said| said.ends_with("diagnostics are not listed"))
                    );
                }
                "short" => assert!(view.lines().count() <= 42, "{name}"),
                _ => assert!(view.lines().count() <= 20_001, "{name}"),
            }
            if !full() && format == "json" {
                break;
            }
        }
    }
}
