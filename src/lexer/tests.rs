//! No byte is lost, and what is broken ends where it was meant to.

use proptest::prelude::*;

use super::{Token, TokenKind, lex};

/// Pieces of programs, whole and broken.
const PIECES: [&str; 46] = [
    "\"",
    "\"",
    "${",
    "${",
    "$${",
    "$",
    "{",
    "}",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\\",
    "\\u{41}",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "#",
    "//",
    "/*",
    "*/",
    "///",
    "<<A\n",
    "<<-B\n",
    "<<\"A\"\n",
    "<<",
    "A\n",
    "  B\n",
    "A,\n",
    "'",
    "`",
    "“",
    "”",
    "\u{feff}",
    "größe",
    "\u{0}",
    "a = ",
    "let b = ",
    "15m",
    "0.5",
    "<<<<<<< HEAD\n",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

/// The tokens' texts one after the other, each with its position checked.
fn joined(text: &str) -> String {
    let mut end = 0;
    let mut joined = String::new();
    for token in lex(text).iter() {
        assert_eq!(token.start, end, "a gap before {token:?} in {text:?}");
        assert_eq!(token.start == token.end, is_unclosed(token.kind), "{token:?} in {text:?}");
        joined.push_str(token.text(text));
        end = token.end;
    }
    joined
}

fn is_unclosed(kind: TokenKind) -> bool {
    use TokenKind::{UnclosedHeredoc, UnclosedInterpolation, UnclosedString};
    matches!(kind, UnclosedString | UnclosedInterpolation | UnclosedHeredoc)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_texts_of_the_tokens_make_the_source(text in texts()) {
        prop_assert_eq!(joined(&text), text);
    }

    #[test]
    fn any_text_has_tokens(text in any::<String>()) {
        prop_assert_eq!(joined(&text), text);
    }

    #[test]
    fn strings_heredocs_and_interpolations_have_both_ends(text in texts()) {
        let tokens = lex(&text);
        let mut open = Vec::new();
        for token in tokens.iter() {
            match token.kind {
                TokenKind::StringEnd => prop_assert_eq!(open.pop(), Some(TokenKind::StringStart)),
                TokenKind::InterpolationEnd => prop_assert_eq!(open.pop(), Some(TokenKind::InterpolationStart)),
                TokenKind::UnclosedString | TokenKind::UnclosedInterpolation => {
                    let heredoc = open.iter().rposition(|&kind| kind == TokenKind::HeredocStart);
                    let inside = heredoc.map_or(0, |index| index + 1);
                    let string = open[inside..].iter().position(|&kind| kind == TokenKind::StringStart);
                    open.truncate(inside + string.expect("a string is open"));
                }
                TokenKind::HeredocEnd | TokenKind::UnclosedHeredoc => {
                    let heredoc = open.iter().rposition(|&kind| kind == TokenKind::HeredocStart);
                    open.truncate(heredoc.expect("a heredoc is open"));
                }
                TokenKind::StringStart | TokenKind::InterpolationStart | TokenKind::HeredocStart => open.push(token.kind),
                TokenKind::ForeignHeredocStart => open.push(TokenKind::HeredocStart),
                _ => {}
            }
        }
        prop_assert!(open.is_empty(), "{:?}", open);
    }
}

/// The tokens as `Kind text`, without blanks between words.
fn shown(text: &str) -> String {
    let shown = |token: Token| format!("{:?} {:?}", token.kind, token.text(text));
    let visible = |token: &Token| token.kind != TokenKind::Whitespace;
    lex(text).iter().filter(visible).map(shown).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_heredoc_may_stand_in_an_interpolation_of_another() {
    assert_eq!(
        shown("<<OUTER\na ${f(<<INNER\n\"\n${x}\nINNER\n)}\nOUTER"),
        "HeredocStart \"<<OUTER\", Newline \"\\n\", HeredocText \"a \", InterpolationStart \"${\", Word \"f\", OpenParen \"(\", \
         HeredocStart \"<<INNER\", Newline \"\\n\", HeredocText \"\\\"\", Newline \"\\n\", InterpolationStart \"${\", \
         Word \"x\", InterpolationEnd \"}\", Newline \"\\n\", HeredocEnd \"INNER\", Newline \"\\n\", CloseParen \")\", \
         InterpolationEnd \"}\", Newline \"\\n\", HeredocEnd \"OUTER\""
    );
}

#[test]
fn a_string_without_an_end_leaves_the_brackets_around_it() {
    assert_eq!(
        shown("[\"a ${b]\n]"),
        "OpenSquare \"[\", StringStart \"\\\"\", StringText \"a \", InterpolationStart \"${\", Word \"b\", \
         UnclosedInterpolation \"\", CloseSquare \"]\", Newline \"\\n\", CloseSquare \"]\""
    );
    assert_eq!(
        shown("cluster \"web {\n}"),
        "Word \"cluster\", StringStart \"\\\"\", StringText \"web \", UnclosedString \"\", OpenBrace \"{\", \
         Newline \"\\n\", CloseBrace \"}\""
    );
}

#[test]
fn a_heredoc_without_an_end_ends_before_the_next_declaration() {
    assert_eq!(
        shown("let a = <<X\n b\n\nlet c = 1").split("HeredocText").nth(1),
        Some(
            " \" b\", UnclosedHeredoc \"\", Newline \"\\n\", Newline \"\\n\", Word \"let\", Word \"c\", Equals \"=\", Number \"1\""
        )
    );
}

#[test]
fn numbers_are_whole_but_behind_a_dot() {
    let numbers = |text: &str| {
        let tokens = lex(text);
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number);
        numbers.map(|token| token.text(text).to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers("1_000 15m 0.25gb 60% 1.2.3"), "1_000 15m 0.25gb 60% 1.2.3");
    assert_eq!(numbers("2..8.5 x.0.1 .5"), "2 8.5 0 1 5");
}

#[test]
fn a_token_is_small() {
    assert!(size_of::<super::token::Entry>() <= 8);
}
