//! The grammar and the lexer agree: each terminal of the parse begins and ends where tokens do, and is of their kind.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::pieces::{TEXTS, mutant};
use crate::diagnostics::Sink;
use crate::lexer::{Token, TokenKind, lex};
use crate::source::FileId;
use crate::syntax::grammar::{Pair, Rule, Tree};
use crate::syntax::scan::{Form, scan};

/// The tokens with which a terminal may begin; `None` for what takes whatever is left over.
fn beginnings(rule: Rule) -> Option<&'static [TokenKind]> {
    use TokenKind as Kind;
    Some(match rule {
        Rule::name | Rule::ident | Rule::path => &[Kind::Word, Kind::ForeignLetters],
        Rule::bare_label => &[Kind::Word, Kind::Number, Kind::ForeignLetters],
        Rule::number | Rule::bad_member => &[Kind::Number, Kind::Star],
        Rule::bad_number => &[Kind::Dot],
        Rule::plain_string => &[Kind::StringStart, Kind::ForeignString],
        Rule::string_text => &[Kind::StringText, Kind::Escape],
        Rule::heredoc_text => &[Kind::HeredocText, Kind::Escape],
        Rule::question | Rule::optional => &[Kind::Question],
        Rule::colon => &[Kind::Colon],
        Rule::sign => &[Kind::Bang, Kind::Minus],
        Rule::bar => &[Kind::Bar],
        Rule::type_open => &[Kind::Less],
        Rule::type_close => &[Kind::Greater],
        Rule::stray => &[Kind::CloseBrace],
        Rule::foreign_equals => {
            &[Kind::Colon, Kind::Plus, Kind::Question, Kind::Less, Kind::Minus, Kind::ForeignCharacter]
        }
        Rule::infix => &[
            Kind::Question,
            Kind::Bar,
            Kind::Ampersand,
            Kind::Equals,
            Kind::Bang,
            Kind::Less,
            Kind::Greater,
            Kind::DotDot,
            Kind::Plus,
            Kind::Minus,
            Kind::Star,
            Kind::Slash,
            Kind::Percent,
            Kind::ForeignCharacter,
        ],
        _ => return None,
    })
}

/// What is wrong with the terminals of a text.
fn disagreements(text: &str) -> Vec<String> {
    let scan = scan(text, Form::Program, FileId(0), &mut Sink::default());
    let piece = scan.whole();
    let mut tree = Tree::default();
    let Ok(root) = tree.parse(Rule::program, piece.text) else { return Vec::new() };
    let tokens = lex(text);
    let mut wrong = Vec::new();
    for pair in terminals(root) {
        let start = text.floor_char_boundary(piece.origin(pair.start()));
        let end = text.ceil_char_boundary(piece.origin(pair.end()));
        let token = |at: usize| tokens.get(tokens.index_at(u32::try_from(at).unwrap()));
        let (Some(first), Some(last)) = (token(start), token(end)) else { continue };
        let begins = first.range().start == start;
        let ends =
            end == text.len() || last.range().start == end || may_end_in(pair.as_rule(), last, &text[end..]);
        let of_kind = beginnings(pair.as_rule()).is_none_or(|kinds| kinds.contains(&first.kind));
        if start < end && !(begins && ends && of_kind) {
            wrong.push(format!("{:?} {:?} at {start}: {first:?}, {last:?}", pair.as_rule(), pair.as_str()));
        }
    }
    wrong
}

/// Whether something may end inside of a token. `a-1.5 = 2`: a name that is not one, in a number. `cluster "web {`: a label that
/// was given its quote, before blanks.
fn may_end_in(rule: Rule, token: Token, behind: &str) -> bool {
    match token.kind {
        TokenKind::Number => matches!(rule, Rule::name | Rule::bare_label),
        TokenKind::StringText => rule == Rule::plain_string && behind.trim_start().starts_with('{'),
        _ => false,
    }
}

/// The nodes without others inside; what was masked is not one, nor is the tag in the opening of a heredoc.
fn terminals(pair: Pair<'_>) -> Vec<Pair<'_>> {
    let mut terminals = Vec::new();
    let mut open = vec![pair];
    while let Some(pair) = open.pop() {
        let before = open.len();
        let skipped = usize::from(pair.as_rule() == Rule::heredoc);
        open.extend(pair.into_inner().skip(skipped));
        if open.len() == before && skipped == 0 && !pair.as_str().contains('\u{1}') {
            terminals.push(pair);
        }
    }
    terminals
}

#[test]
fn terminals_are_tokens() {
    for text in TEXTS.iter() {
        let wrong = disagreements(text);
        assert!(wrong.is_empty(), "{text}\n{}", wrong.join("\n"));
    }
}

#[test]
fn terminals_of_what_the_fuzzer_found_are_tokens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/regressions/parse");
    for file in fs::read_dir(folder).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let wrong = disagreements(&text);
        assert!(wrong.is_empty(), "{text}\n{}", wrong.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default() })]

    #[test]
    fn terminals_of_broken_texts_are_tokens(mutant in mutant()) {
        let wrong = disagreements(&mutant);
        prop_assert!(wrong.is_empty(), "{}\n{}", mutant, wrong.join("\n"));
    }
}
