//! All views say the same, at the same places, whatever the text looks like.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::diagnostics::{Applicability, Code, Edit, Omitted, Severity};
use crate::source::{FileId, Span};

static FAULT: Code = Code {
    id: "E0999",
    title: "a fault",
    severity: Severity::Error,
    hides: None,
    hidden_by: None,
    page: "Page.\n\nMore.\n",
};
static DOUBT: Code = Code {
    id: "W0999",
    title: "a doubt",
    severity: Severity::Warning,
    hides: None,
    hidden_by: None,
    page: "Page.\n",
};

/// A program of one file, and the span of `token` in it.
fn program(text: &str, token: &str) -> (Sources, Span) {
    let mut sources = Sources::default();
    let file = sources.add("web.ecs", text);
    let start = text.find(token).expect("the token is in the text");
    (sources, Span::from_range(file, start..start + token.len()))
}

fn shown(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let style = Style { width: 100, ..Style::PLAIN };
    human(&[Report { sources, diagnostics: std::slice::from_ref(diagnostic) }], style)
}

/// What a view says: code, line, column, and each label's line and columns with its text.
#[derive(Debug, PartialEq)]
struct Said {
    code: String,
    line: usize,
    column: usize,
    labels: Vec<(usize, usize, usize, String)>,
}

fn number(text: &str) -> usize {
    text.trim().parse().unwrap_or_else(|_| panic!("a number: {text:?}"))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before:?} in {text:?}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("{after:?} after {before:?} in {text:?}")).0
}

fn oracle(sources: &Sources, diagnostic: &Diagnostic) -> Said {
    let start = sources.start(diagnostic.primary.span);
    let labels = labels(diagnostic).map(|(label, _)| {
        let (start, end) = (sources.start(label.span), sources.end(label.span));
        (start.line, start.column, end.column, label.text.clone())
    });
    Said {
        code: diagnostic.code.id.to_owned(),
        line: start.line,
        column: start.column,
        labels: labels.collect(),
    }
}

fn by_json(view: &str) -> Said {
    let view: Value = serde_json::from_str(view).expect("JSON");
    let diagnostic = &view["diagnostics"][0];
    let at = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let labels = diagnostic["labels"].as_array().expect("labels").iter().map(|label| {
        let (start, end) = (&label["start"], &label["end"]);
        let text = label["message"].as_str().expect("text").to_owned();
        (at(&start["line"]), at(&start["column"]), at(&end["column"]), text)
    });
    Said {
        code: diagnostic["code"].as_str().expect("code").to_owned(),
        line: at(&diagnostic["start"]["line"]),
        column: at(&diagnostic["start"]["column"]),
        labels: labels.collect(),
    }
}

fn by_sarif(view: &str) -> Said {
    let view: Value = serde_json::from_str(view).expect("JSON");
    let result = &view["runs"][0]["results"][0];
    let at = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
    let locations = result["locations"].as_array().expect("locations").iter().chain(&related);
    let labels: Vec<_> = locations
        .map(|location| {
            let region = &location["physicalLocation"]["region"];
            let text = location["message"]["text"].as_str().expect("text").to_owned();
            (at(&region["startLine"]), at(&region["startColumn"]), at(&region["endColumn"]), text)
        })
        .collect();
    let code = result["ruleId"].as_str().expect("rule").to_owned();
    Said { code, line: labels[0].0, column: labels[0].1, labels }
}

fn by_short(view: &str) -> (String, usize, usize) {
    let mut parts = view.splitn(4, ':');
    parts.next();
    let (line, column) = (number(parts.next().expect("line")), number(parts.next().expect("column")));
    (between(view, "[", "]").to_owned(), line, column)
}

fn by_github(view: &str) -> (String, usize, usize) {
    let code = between(view, "title=", " ").to_owned();
    (code, number(between(view, "line=", ",")), number(between(view, ",col=", ",")))
}

/// The narrated form; its ends are the last column of a label, not the one behind.
fn by_accessible(view: &str) -> Said {
    let place = view.lines().nth(1).expect("a place");
    let mut labels: Vec<_> = Vec::new();
    for line in view.lines().filter(|line| line.starts_with("    label at")) {
        let (at, text) = line.split_once(": ").expect("a text");
        let row = number(between(at, "line ", ","));
        let (start, end) = if let Some((_, columns)) = at.split_once("columns ") {
            let (start, end) = columns.split_once(" to ").expect("two columns");
            (number(start), number(end) + 1)
        } else {
            let start = number(at.rsplit(' ').next().expect("a column"));
            (start, start)
        };
        labels.push((row, start, end, text.to_owned()));
    }
    Said {
        code: between(view, "diagnostic code: ", "\n").to_owned(),
        line: number(between(place, "line ", ",")),
        column: number(place.rsplit(' ').next().expect("a column")),
        labels,
    }
}

/// What the narrated form says: it counts the columns that characters take on the screen, of a tab one.
fn narrated(sources: &Sources, diagnostic: &Diagnostic) -> Said {
    let mut said = oracle(sources, diagnostic);
    for (label, (said, _)) in said.labels.iter_mut().zip(labels(diagnostic)) {
        let file = sources.file(said.span.file);
        let column = |characters: usize| {
            let line = file.text().lines().nth(label.0 - 1).unwrap_or_default();
            let line = clean(line.trim_start_matches('\u{feff}')).replace('\t', " ");
            line.chars().take(characters - 1).collect::<String>().width() + 1
        };
        (label.1, label.2) = (column(label.1), column(label.2));
    }
    said
}

/// The characters that the human view underlines, by the columns of the screen.
fn underlined(view: &str) -> String {
    let rows: Vec<&str> = view.lines().collect();
    let at = rows.iter().position(|row| row.contains('^')).expect("an underline");
    let (source, marks) = (rows[at - 1], rows[at]);
    let mut column = 0;
    let is_mark = |at: usize| marks.chars().nth(at) == Some('^');
    let mut result = String::new();
    for c in source.chars() {
        if is_mark(column) {
            result.push(c);
        }
        column += c.to_string().width();
    }
    result
}

#[test]
fn all_views_agree_on_code_line_column_and_labels() {
    // (text, token, line, column)
    let cases = [
        ("a = 1\nb = bad\n", "bad", 2, 5),
        ("name = \"é\" bad\n", "bad", 1, 12),
        ("# 漢字 bad\n", "bad", 1, 6),
        ("# 😀👩‍👩‍👧 bad\n", "bad", 1, 10),
        ("\tx\t= bad\n", "bad", 1, 6),
        ("a = 1\r\nb = bad\r\n", "bad", 2, 5),
        ("\u{feff}bad = 1\n", "bad", 1, 1),
        ("\u{feff}a\nbad = 1\n", "bad", 2, 1),
        ("a = bad", "bad", 1, 5),
        ("a\u{1b}[0m = bad\n", "bad", 1, 9),
        ("é = \"漢\"\tbad", "bad", 1, 9),
    ];
    for (text, token, line, column) in cases {
        let (sources, span) = program(text, token);
        let diagnostic = Diagnostic::new(&FAULT, "something is bad", span, "this");
        let expected = oracle(&sources, &diagnostic);
        assert_eq!((expected.line, expected.column), (line, column), "{text:?}");
        let reports = &[Report { sources: &sources, diagnostics: std::slice::from_ref(&diagnostic) }];
        assert_eq!(by_json(&json(reports, Omitted::default())), expected, "{text:?}");
        assert_eq!(by_sarif(&sarif(reports, Omitted::default())), expected, "{text:?}");
        assert_eq!(by_accessible(&accessible(reports)), narrated(&sources, &diagnostic), "{text:?}");
        let place = (expected.code.clone(), line, column);
        assert_eq!(by_short(&short(reports, Style::PLAIN)), place, "{text:?}");
        assert_eq!(by_github(&github(reports, Omitted::default())), place, "{text:?}");
        let drawn = human(reports, Style::PLAIN);
        assert!(drawn.contains(&format!("─ web.ecs:{line}:{column}\n")), "{text:?}: {drawn}");
        assert!(drawn.starts_with("error[E0999]: something is bad\n"), "{drawn}");
        assert_eq!(underlined(&drawn), token, "{text:?}:\n{drawn}");
        assert!(drawn.contains("^ this\n"), "{drawn}");
    }
}

#[test]
fn labels_without_width_are_not_lost_at_the_end_of_the_file() {
    for (text, line, column) in [("", 1, 1), ("a = 1", 1, 6), ("a = 1\n", 2, 1), ("a\r\n", 2, 1), ("é", 1, 2)]
    {
        let mut sources = Sources::default();
        let file = sources.add("web.ecs", text);
        let end = u32::try_from(text.len()).expect("short");
        let diagnostic = Diagnostic::new(&FAULT, "it ends", Span::new(file, end, end), "here");
        let expected = oracle(&sources, &diagnostic);
        assert_eq!((expected.line, expected.column), (line, column), "{text:?}");
        let reports = &[Report { sources: &sources, diagnostics: std::slice::from_ref(&diagnostic) }];
        assert_eq!(by_json(&json(reports, Omitted::default())), expected, "{text:?}");
        assert_eq!(by_sarif(&sarif(reports, Omitted::default())), expected, "{text:?}");
        assert_eq!(by_accessible(&accessible(reports)), expected, "{text:?}\n{}", accessible(reports));
        assert_eq!(by_short(&short(reports, Style::PLAIN)), ("E0999".to_owned(), line, column));
        let drawn = human(reports, Style::PLAIN);
        assert!(drawn.contains(&format!("─ web.ecs:{line}:{column}\n")), "{drawn}");
        assert!(drawn.contains("^ here\n"), "{text:?}: {drawn}");
    }
}

#[test]
fn the_human_view_has_both_places_help_change_note_and_where_to_find_more() {
    let text = "cluster \"web\" {\n  network = network.main\n  a = 1\n  b = 2\n  c = 3\n  excess   = 10\n}\n";
    let (sources, span) = program(text, "10");
    let cause = program(text, "network.main").1;
    let diagnostic = Diagnostic::new(&FAULT, "it flaps", span, "10 is too small")
        .label(cause, "because of this")
        .help("set `excess` to at least 19")
        .fix("write 19", span, "19")
        .note("first\nsecond");
    let expected = "\
error[E0999]: it flaps
  ┌─ web.ecs:6:14
  │
2 │   network = network.main
  │             ------------ because of this
  ·
6 │   excess   = 10
  │              ^^ 10 is too small
  │
  = help: set `excess` to at least 19
       6 -   excess   = 10
       6 +   excess   = 19
  = note: first
          second
  = more: ecsc explain E0999

";
    assert_eq!(shown(&sources, &diagnostic), expected);
}

#[test]
fn without_unicode_the_box_is_drawn_in_ascii() {
    let (sources, span) = program("a = bad\n", "bad");
    let diagnostic = Diagnostic::new(&DOUBT, "it is bad", span, "this");
    let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
    let drawn = human(&reports, Style { unicode: false, ..Style::PLAIN });
    assert!(drawn.is_ascii(), "{drawn}");
    assert!(drawn.starts_with("warning[W0999]: it is bad\n  --> web.ecs:1:5\n  |\n1 | a = bad\n"), "{drawn}");
}

#[test]
fn colours_are_used_only_where_they_are_wanted() {
    let (sources, span) = program("a = bad\n", "bad");
    let diagnostic = Diagnostic::new(&FAULT, "it is bad", span, "this").fix("fix it", span, "good").note("n");
    let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
    let colored = Style { color: true, ..Style::PLAIN };
    for (plain, color) in [
        (human(&reports, Style::PLAIN), human(&reports, colored)),
        (short(&reports, Style::PLAIN), short(&reports, colored)),
    ] {
        assert!(!plain.contains('\u{1b}'), "{plain}");
        assert!(color.contains("\u{1b}["), "{color}");
        let mut stripped = color;
        while let Some(start) = stripped.find('\u{1b}') {
            let end = start + stripped[start..].find('m').expect("an escape ends");
            stripped.replace_range(start..=end, "");
        }
        assert_eq!(stripped, plain);
    }
}

#[test]
fn a_removed_line_is_red_and_a_new_one_green_in_warnings_too() {
    let (sources, span) = program("a = bad\n", "bad");
    for code in [&FAULT, &DOUBT] {
        let diagnostic = Diagnostic::new(code, "it is bad", span, "this").fix("write `good`", span, "good");
        let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
        let drawn = human(&reports, Style { color: true, ..Style::PLAIN });
        assert!(drawn.contains("\u{1b}[31m- a = bad") && drawn.contains("\u{1b}[32m+ a = good"), "{drawn}");
    }
}

#[test]
fn words_are_not_broken_where_the_terminal_ends() {
    let (sources, span) = program("  certificate = certificate.bad\n", "certificate.bad");
    let sentence = "the certificate of this listener stands in another region than the load balancer does";
    let diagnostic = Diagnostic::new(&FAULT, sentence, span, sentence).help(sentence).note(sentence);
    for width in [60, 80] {
        let reports = [Report { sources: &sources, diagnostics: std::slice::from_ref(&diagnostic) }];
        let drawn = human(&reports, Style { width, ..Style::PLAIN });
        assert!(drawn.lines().all(|line| line.width() <= width), "{drawn}");
        let words: Vec<&str> = drawn.split([' ', '\n', '│', '=']).filter(|word| !word.is_empty()).collect();
        assert_eq!(words.join(" ").matches(sentence).count(), 4, "{drawn}");
    }
}

#[test]
fn a_label_without_room_behind_what_it_marks_stands_below() {
    let text = format!("name = \"{}\" + bad\n", "x".repeat(60));
    let (sources, span) = program(&text, "bad");
    let diagnostic = Diagnostic::new(&FAULT, "m", span, "a string is wanted here");
    let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
    let drawn = human(&reports, Style { width: 103, ..Style::PLAIN });
    assert!(drawn.contains("^ a string is wanted here"), "{drawn}");
    let drawn = human(&reports, Style { width: 102, ..Style::PLAIN });
    let below = format!("│ {}a string is wanted here\n", " ".repeat(72));
    assert!(drawn.contains("^\n") && drawn.contains(&below), "{drawn}");
}

#[test]
fn labels_of_several_files_are_all_shown() {
    let mut sources = Sources::default();
    let one = sources.add("one.ecs", "volume \"a\" {}\n");
    let two = sources.add("two.ecs", "\n\nvolume \"a\" {}\n");
    let diagnostic = Diagnostic::new(&FAULT, "`a` twice", Span::new(two, 9, 12), "again")
        .label(Span::new(one, 7, 10), "first here");
    let expected = "\
error[E0999]: `a` twice
  ┌─ two.ecs:3:8
  │
3 │ volume \"a\" {}
  │        ^^^ again
  │
  ┌─ one.ecs:1:8
  │
1 │ volume \"a\" {}
  │        --- first here
  │
  = more: ecsc explain E0999

";
    assert_eq!(shown(&sources, &diagnostic), expected);
    let reports = [Report { sources: &sources, diagnostics: std::slice::from_ref(&diagnostic) }];
    let narrated = accessible(&reports);
    assert!(
        narrated.contains("in two.ecs, line 3, column 8") && narrated.contains("see one.ecs as well"),
        "{narrated}"
    );
    assert!(narrated.contains("label at line 1, columns 8 to 10: first here"), "{narrated}");
}

#[test]
fn overlapping_labels_keep_the_place_of_the_inner_one() {
    let (sources, inner) = program("size = 8..2\n", "8");
    let outer = program("size = 8..2\n", "size = 8..2").1;
    let diagnostic = Diagnostic::new(&FAULT, "m", inner, "inner").label(outer, "outer");
    let drawn = shown(&sources, &diagnostic);
    assert!(drawn.contains("  │ -------^---\n"), "{drawn}");
    let same = Diagnostic::new(&FAULT, "m", inner, "one").label(inner, "two");
    let drawn = shown(&sources, &same);
    assert!(drawn.contains("one") && drawn.contains("two"), "{drawn}");
}

#[test]
fn a_label_over_many_lines_is_drawn_at_its_first() {
    let text = format!("block {{\n{}}}\n", "  a = 1\n".repeat(500));
    let (sources, _) = program(&text, "block");
    let all = Span::new(FileId(0), 0, u32::try_from(text.len()).expect("short"));
    let drawn = shown(&sources, &Diagnostic::new(&FAULT, "m", all, "long"));
    assert!(drawn.lines().count() < 12, "{drawn}");
    let (sources, _) = program("a {\n  b\n}\n", "a");
    let drawn = shown(&sources, &Diagnostic::new(&FAULT, "m", Span::new(FileId(0), 0, 9), "three lines"));
    assert!(drawn.contains("1 │ ╭ a {") && drawn.contains("three lines"), "{drawn}");
}

#[test]
fn a_very_long_line_is_cut_around_its_label() {
    let text = format!("a = \"{}\" bad {}\n", "é".repeat(50_000), "x".repeat(50_000));
    let (sources, span) = program(&text, "bad");
    let drawn = shown(&sources, &Diagnostic::new(&FAULT, "m", span, "here"));
    assert!(drawn.len() < 3_000, "{} bytes", drawn.len());
    assert_eq!(underlined(&drawn), "bad");
    assert!(drawn.contains("─ web.ecs:1:50008\n"), "{drawn}");
}

#[test]
fn a_source_cannot_write_to_the_terminal() {
    let text = "a = \"\u{1b}]0;title\u{7}\u{202e}\" bad\n";
    let (sources, span) = program(text, "bad");
    let diagnostic =
        Diagnostic::new(&FAULT, "found `\u{1b}[2J`", span, "\u{9b}1m").help("\u{1b}").note("\u{202e}");
    let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
    for view in [human(&reports, Style::PLAIN), accessible(&reports), short(&reports, Style::PLAIN)] {
        let bad = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!view.contains(bad), "{view:?}");
    }
}

#[test]
fn spans_outside_of_the_text_or_across_characters_do_not_panic() {
    let mut sources = Sources::default();
    let file = sources.add("web.ecs", "é漢\r\n");
    for start in 0..10 {
        for end in start..10 {
            let span = Span::new(file, start, end);
            let diagnostic =
                Diagnostic::new(&FAULT, "m", span, "l").label(span, "again").fix("f", span, "x\ny");
            let reports = [Report { sources: &sources, diagnostics: &[diagnostic] }];
            assert!(human(&reports, Style::PLAIN).contains('l'));
            assert!(accessible(&reports).contains("m\n"));
            for view in [
                short(&reports, Style::PLAIN),
                json(&reports, Omitted::default()),
                sarif(&reports, Omitted::default()),
                github(&reports, Omitted::default()),
            ] {
                assert!(view.contains("E0999"));
            }
        }
    }
}

#[test]
fn json_is_one_object_even_without_diagnostics() {
    assert_eq!(json(&[], Omitted::default()), "{\"diagnostics\":[],\"errors\":0,\"warnings\":0}\n");
    let (sources, span) = program("a\nencryptd = true\n", "encryptd");
    let diagnostic = Diagnostic::new(&FAULT, "no `encryptd`", span, "unknown")
        .help("there is `encrypted`")
        .fix("rename", span, "encrypted");
    let view = json(&[Report { sources: &sources, diagnostics: &[diagnostic] }], Omitted::default());
    let place = r#""file":"web.ecs","start":{"line":2,"column":1,"offset":2},"end":{"line":2,"column":9,"offset":10}"#;
    let expected = format!(
        r#"{{"diagnostics":[{{"code":"E0999","severity":"error","title":"a fault","message":"no `encryptd`",{place},"labels":[{{{place},"message":"unknown","primary":true}}],"help":"there is `encrypted`","docs":"ecsc explain E0999","fixes":[{{"title":"rename","applicability":"safe","edits":[{{{place},"text":"encrypted"}}]}}]}}],"errors":1,"warnings":0}}
"#
    );
    assert_eq!(view, expected);
}

#[test]
fn a_workflow_command_escapes_what_github_would_read() {
    let mut sources = Sources::default();
    let file = sources.add("a,b:c.ecs", "x\n");
    let diagnostic = Diagnostic::new(&DOUBT, "100% sure: yes", Span::new(file, 0, 1), "").note("two\nlines");
    let view = github(&[Report { sources: &sources, diagnostics: &[diagnostic] }], Omitted::default());
    assert_eq!(
        view,
        "::warning file=a%2Cb%3Ac.ecs,line=1,endLine=1,col=1,endColumn=2,title=W0999 a doubt::\
         100%25 sure: yes%0Anote: two%0Alines\n"
    );
}

#[test]
fn sarif_names_files_as_uris_and_carries_fixes() {
    let mut sources = Sources::default();
    let file = sources.add("my files/é.ecs", "x\n");
    let span = Span::new(file, 0, 1);
    let edits = vec![Edit { span, text: "y".to_owned() }];
    let diagnostic = Diagnostic::new(&FAULT, "m", span, "").fix_with("fix", edits, Applicability::Safe);
    let view = sarif(&[Report { sources: &sources, diagnostics: &[diagnostic] }], Omitted::default());
    let view: Value = serde_json::from_str(&view).expect("JSON");
    let run = &view["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["help"]["text"], "Page.\n\nMore.");
    let result = &run["results"][0];
    let uri = "my%20files/%C3%A9.ecs";
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], uri);
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["artifactLocation"]["uri"], uri);
    let region = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&Value::from(1), &Value::from(2)));
}

#[test]
fn a_thousand_diagnostics_in_a_large_file_are_drawn_at_once() {
    let text = "    encryptd = true # é\n".repeat(50_000);
    let mut sources = Sources::default();
    let file = sources.add("web.ecs", &text);
    let diagnostics: Vec<Diagnostic> = (0..1000)
        .map(|at| {
            let start = at * 50 * 25 + 4;
            Diagnostic::new(&FAULT, "no `encryptd`", Span::new(file, start, start + 8), "unknown")
                .label(Span::new(file, 4, 8), "cause")
                .help("there is `encrypted`")
                .fix("rename", Span::new(file, start, start + 8), "encrypted")
        })
        .collect();
    let reports = [Report { sources: &sources, diagnostics: &diagnostics }];
    let begin = std::time::Instant::now();
    let drawn = human(&reports, Style::PLAIN);
    assert_eq!(drawn.matches("error[E0999]").count(), 1000);
    assert!(begin.elapsed().as_millis() < 2_000, "{:?} in a debug build", begin.elapsed());
}

proptest::proptest! {
    #[test]
    fn whatever_the_text_and_the_labels_the_views_agree_and_none_panics(
        text in "[a=漢😀é\u{301}\t\r\n\u{feff}\u{1b}\u{202e} ]{0,60}",
        spans in proptest::collection::vec((0_u32..80, 0_u32..80), 1..5),
        width in 0_usize..120,
    ) {
        let mut sources = Sources::default();
        let file = sources.add("web.ecs", &text);
        let span = |&(start, end): &(u32, u32)| Span::new(file, start, end);
        let mut diagnostic = Diagnostic::new(&FAULT, "m", span(&spans[0]), "primary").help("h").note("n");
        for (at, place) in spans.iter().enumerate().skip(1) {
            diagnostic = diagnostic.label(span(place), format!("label {at}")).fix("f", span(place), "x\ny");
        }
        let reports = &[Report { sources: &sources, diagnostics: std::slice::from_ref(&diagnostic) }];
        let expected = oracle(&sources, &diagnostic);
        assert_eq!(by_json(&json(reports, Omitted::default())), expected);
        let place = (expected.code.clone(), expected.line, expected.column);
        assert_eq!(by_short(&short(reports, Style::PLAIN)), place);
        assert_eq!(by_github(&github(reports, Omitted::default())), place);
        let narrated = accessible(reports);
        let drawn = human(reports, Style { width, ..Style::PLAIN });
        let header = format!("─ web.ecs:{}:{}\n", expected.line, expected.column);
        assert!(drawn.contains(&header), "{drawn}");
        for label in &expected.labels {
            assert!(drawn.contains(&label.3), "{} is lost: {drawn}", label.3);
            assert!(narrated.contains(&label.3), "{} is lost: {narrated}", label.3);
        }
    }
}
