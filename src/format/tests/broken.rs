//! What is broken stays as it is; its neighbours are formatted.

use super::super::{Dialect, format};

#[track_caller]
fn becomes(before: &str, after: &str) {
    let formatted = format(before, Dialect::Program);
    assert!(!formatted.whole, "the text has no mistakes:\n{before}");
    assert_eq!(formatted.text, after, "\n--- found\n{}--- expected\n{after}", formatted.text);
    assert_eq!(format(after, Dialect::Program).text, after, "formatting again changes it");
}

#[test]
fn a_broken_declaration_stays_and_its_neighbours_are_formatted() {
    becomes(
        "let  a=1\nlet  b =   \nlet  c=3\n\n\n\nx \"x\" {\n   d =  1  2\n\te=3\n}\n",
        "let a = 1\nlet  b =   \nlet c = 3\n\nx \"x\" {\n   d =  1  2\n\te=3\n}\n",
    );
}

#[test]
fn a_missing_bracket_leaves_the_declaration_alone() {
    becomes(
        "let  a=[1,  2\nlet  b=1\ncluster  \"x\" {\n   c {\n  d=1\n\nlet  e=1\n",
        "let  a=[1,  2\nlet b = 1\ncluster  \"x\" {\n   c {\n  d=1\n\nlet e = 1\n",
    );
}

#[test]
fn what_is_no_declaration_stays() {
    becomes("let  a=1\n  ???  !!!  \n}\nlet  b=2\n", "let a = 1\n  ???  !!!  \n}\nlet b = 2\n");
    becomes("a  =  1\nlet  b=2\n", "a  =  1\nlet b = 2\n");
}

#[test]
fn declarations_on_one_line_with_a_mistake_stay() {
    becomes("let a=1  let  b=2\nlet  c=1\n", "let a=1  let  b=2\nlet c = 1\n");
}

#[test]
fn line_ends_in_what_is_broken_stay() {
    becomes("x \"x\" {\r\n  a = \r\n}\r\nlet  b=1\r\n", "x \"x\" {\r\n  a = \r\n}\r\nlet b = 1\r\n");
}

#[test]
fn an_unclosed_text_stays() {
    becomes("let  a=\"x  \nlet  b=1\n", "let  a=\"x  \nlet b = 1\n");
    becomes("let  a=1\n/* x  \nlet  b=1\n", "let a = 1\n/* x  \nlet b = 1\n");
}

#[test]
fn a_declaration_with_a_character_that_is_not_shown_stays() {
    let text = "let  a\u{200b}=1\nlet  b=2\n";
    let formatted = format(text, Dialect::Program);
    assert_eq!((formatted.text.as_str(), formatted.whole), ("let  a\u{200b}=1\nlet b = 2\n", true));
}

#[test]
fn a_declaration_without_a_value_stays_whatever_stands_on_the_next_line() {
    let heads = [
        "let  a",
        "let  a  =",
        "output  a",
        "output  a  =",
        "assert",
        "assert  a",
        "assert  a,",
        "var  a",
        "param  a:",
    ];
    let tails = ["\n\r", "\n\n\r", "\n\0", "\n \u{1}x", "\n\u{202e}", "\n'", "\n\u{1} = 1\nlet b = 1\n"];
    for head in heads {
        for tail in tails {
            let text = format!("{head}{tail}");
            let formatted = format(&text, Dialect::Program);
            assert!(
                !formatted.whole && formatted.text.starts_with(head),
                "{text:?} became {:?}",
                formatted.text
            );
        }
    }
}
