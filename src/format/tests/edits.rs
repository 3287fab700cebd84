//! Edits for editors: as small as they can be, and only where they are wanted.

use super::super::{Dialect, edits, format, range_edits, typed_edits};
use crate::diagnostics::edit::apply;

const PROGRAM: Dialect = Dialect::Program;

#[test]
fn edits_make_the_canonical_form() {
    let text = "let  a=[1,2 ,]\n\n\n\nx \"x\" {\r\n a=1\r\n   long = \"a  b\"\n}";
    assert_eq!(apply(text, &edits(text, PROGRAM)), Some(format(text, PROGRAM).text));
    assert_eq!(edits("let a = 1\n", PROGRAM), []);
}

#[test]
fn an_edit_touches_only_white_space_and_commas() {
    let text = "x \"x\" {\n  a = 1\n   b  = [1,2]\n}\n";
    let edits: Vec<_> = edits(text, PROGRAM).into_iter().map(|edit| (edit.span.range(), edit.text)).collect();
    assert_eq!(edits, [(18..19, String::new()), (21..22, String::new()), (27..27, " ".to_owned())]);
}

#[test]
fn a_range_formats_the_declarations_that_it_touches() {
    let text = "let  a=1\n\n\n\nlet  b=2\n\nlet  c=3\n";
    let at = |word: &str| u32::try_from(text.find(word).unwrap()).unwrap();
    let formatted = apply(text, &range_edits(text, at("b=")..at("b="), PROGRAM)).unwrap();
    assert_eq!(formatted, "let  a=1\n\n\n\nlet b = 2\n\nlet  c=3\n");
    let formatted = apply(text, &range_edits(text, 0..at("b="), PROGRAM)).unwrap();
    assert_eq!(formatted, "let a = 1\n\nlet b = 2\n\nlet  c=3\n");
}

/// Types the last character before `|`.
#[track_caller]
fn typed(before: &str, after: &str) {
    let at = before.find('|').unwrap();
    let text = before.replace('|', "");
    let typed = text[..at].chars().next_back().unwrap();
    let edits = typed_edits(&text, u32::try_from(at).unwrap(), typed, PROGRAM);
    assert_eq!(apply(&text, &edits).as_deref(), Some(after));
}

#[test]
fn a_newline_aligns_what_was_written_and_indents_the_new_line() {
    typed("x \"x\" {\na=1\nlong=2\n|\n}\n", "x \"x\" {\n  a    = 1\n  long = 2\n  \n}\n");
    typed("x \"x\" {\n  y {\n|\n  }\n}\n", "x \"x\" {\n  y {\n    \n  }\n}\n");
    typed("let a = [\n|\n]\n", "let a = [\n  \n]\n");
    typed("let a = 1\n|\n", "let a = 1\n\n");
}

#[test]
fn a_newline_in_what_is_not_closed_yet_is_indented() {
    typed("x \"x\" {\n|", "x \"x\" {\n  ");
    typed("x \"x\" {\n  y {\n|\n}\n", "x \"x\" {\n  y {\n    \n}\n");
}

#[test]
fn a_newline_before_a_bracket_moves_the_bracket_out() {
    typed("x \"x\" {\n  a = 1\n    |}\n".replace("    |", "|").as_str(), "x \"x\" {\n  a = 1\n}\n");
}

#[test]
fn a_newline_in_a_heredoc_is_text() {
    typed("let a = <<E\n  b\n|\nE\n", "let a = <<E\n  b\n\nE\n");
}

#[test]
fn a_closing_brace_formats_its_declaration() {
    typed("let  a=1\n\nx \"x\" {\nb=1\n    }|\nlet  c=1\n", "let  a=1\n\nx \"x\" {\n  b = 1\n}\nlet  c=1\n");
}

#[test]
fn no_edit_lies_between_the_two_characters_of_a_line_end() {
    for text in
        ["let  a=1  \r\n\r\n\r\n\r\nlet b = [1,\r\n 2]\r\n", "let a=1\nlet b=2\r\n\r\n\r\nlet c=3\r\n"]
    {
        let edits = edits(text, PROGRAM);
        assert_eq!(apply(text, &edits), Some(format(text, PROGRAM).text));
        let splits = |at: u32| text[..at as usize].ends_with('\r') && text[at as usize..].starts_with('\n');
        assert!(edits.iter().all(|edit| !splits(edit.span.start) && !splits(edit.span.end)), "{edits:?}");
    }
    assert_eq!(edits("let a = 1\r\nlet b = 2\r\n", PROGRAM), []);
}
