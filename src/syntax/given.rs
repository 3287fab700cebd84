//! Values from outside: what is neither a literal nor a bare word is an error at its place.

use crate::diagnostics::catalog::values::{computed_value, unquoted_value};
use crate::diagnostics::{Diagnostic, Sink};
use crate::lexer::{Token, TokenKind, Tokens, lex};
use crate::source::Span;
use crate::syntax::ast::{Attribute, BinaryOp, Entry, Expr, ExprKind, Number, TextPart, UnaryOp};

/// The first part of an expression that is not a value itself but would have to be computed.
pub fn computed(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::Error => None,
        ExprKind::Path(names) if names.len() == 1 => None,
        ExprKind::Text(parts) => parts.iter().find_map(|part| match part {
            TextPart::Interpolation(inner) if inner.kind != ExprKind::Error => Some(inner),
            TextPart::Interpolation(_) | TextPart::Literal(_) => None,
        }),
        ExprKind::List(items) => items.iter().find_map(computed),
        ExprKind::Map(body) => body.entries.iter().find_map(|entry| match entry {
            Entry::Attribute(attribute) => computed(&attribute.value),
            Entry::Block(_) | Entry::Error(_) => None,
        }),
        ExprKind::Binary(from, op, to) if op.value == BinaryOp::Range && is_number(from) && is_number(to) => {
            None
        }
        _ if is_number(expr) => None,
        _ => Some(expr),
    }
}

/// `3`, `-3`
fn is_number(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Number(_) => true,
        ExprKind::Unary(op, inner) => {
            op.value == UnaryOp::Negate && matches!(inner.kind, ExprKind::Number(Number { .. }))
        }
        _ => false,
    }
}

/// The diagnostic for a part of a value that would have to be computed. `plain` says whether the whole value is this part, and would be
/// a string if it were in quotes.
pub fn computed_part(source: &str, part: &Expr, plain: bool) -> Diagnostic {
    let text = source.get(part.span.range()).unwrap_or_default();
    let before = source.get(..part.span.start as usize).unwrap_or_default();
    match before.trim_end().strip_suffix("${") {
        Some(before) if !plain => {
            let opening = Span::from_range(part.span.file, before.len()..before.len());
            computed_value::interpolated(part.span, text, opening)
        }
        _ => computed_value(part.span, text, matches!(part.kind, ExprKind::Path(_)), plain),
    }
}

/// Checks the values of an `.ecsvars` file. What is wrong with the syntax of one that was meant as a string is that it has no quotes: one
/// diagnostic, instead of those of an expression that it never was.
pub(super) fn check(source: &str, lines: &mut [Attribute], found: Sink, sink: &mut Sink) {
    sink.omit(found.omitted());
    let found = found.into_sorted();
    let tokens = lex(source);
    let mut covered = vec![false; found.len()];
    let mut more = Vec::new();
    for line in lines {
        let run = Run::after(source, &tokens, line);
        let first = found.partition_point(|found| found.primary.span.start < run.from);
        let last = found.partition_point(|found| found.primary.span.start <= run.value.end);
        let inside = covered.get_mut(first..last).unwrap_or_default();
        let text = source.get(run.value.range()).unwrap_or_default();
        let part = computed(&line.value);
        // `web-1` is a subtraction that nobody meant.
        let is_dense = matches!(part, Some(Expr { kind: ExprKind::Binary(..), .. })) && is_dense(text);
        if run.is_string && (!inside.is_empty() || is_dense) {
            inside.fill(true);
            more.push(unquoted_value(run.value, text));
            line.value.kind = ExprKind::Error;
        } else if let Some(part) = part {
            let plain = run.is_string && part.span == run.value;
            more.push(computed_part(source, part, plain));
            line.value.kind = ExprKind::Error;
        }
    }
    let kept = found.into_iter().zip(covered).filter(|(_, covered)| !covered).map(|(found, _)| found);
    kept.chain(more).for_each(|diagnostic| sink.push(diagnostic));
}

/// What stands between the `=` of a line and its end.
struct Run {
    /// Where the `=` ends.
    from: u32,
    /// Without the spaces around it.
    value: Span,
    /// Whether it is plain text and no number, so that quotes around it would make a string of it.
    is_string: bool,
}

impl Run {
    fn after(source: &str, tokens: &Tokens, line: &Attribute) -> Self {
        let mut rest = tokens.from(tokens.first_from(line.key.span.end)).peekable();
        let is_space = |token: &Token| token.kind == TokenKind::Whitespace;
        while rest.next_if(is_space).is_some() {}
        let equals = rest.next_if(|token| token.kind == TokenKind::Equals);
        let from = equals.map_or(line.key.span.end, |token| token.end);
        while rest.next_if(is_space).is_some() {}
        let start = rest.peek().map_or(from, |token| token.start);
        let (mut end, mut is_plain) = (start, equals.is_some());
        for token in rest {
            // `https://example.com` is no word with a comment behind it.
            let is_part = token.kind.is_comment() && token.start == end && end > start;
            match token.kind {
                TokenKind::Whitespace => {}
                kind if is_part || is_plain_text(kind) => end = token.end,
                TokenKind::Newline | TokenKind::Comma | TokenKind::Semicolon => break,
                kind if kind.is_comment() => break,
                _ => {
                    is_plain = false;
                    break;
                }
            }
        }
        let value = Span::new(line.key.span.file, start, end);
        let text = source.get(value.range()).unwrap_or_default();
        Self { from, value, is_string: is_plain && !is_word(tokens, start, end) && !is_like_a_number(text) }
    }
}

/// Whether there is nothing, or one word: what is wrong with `True` is not that it has no quotes.
fn is_word(tokens: &Tokens, start: u32, end: u32) -> bool {
    let first = tokens.get(tokens.first_from(start)).filter(|first| first.start < end);
    first.is_none_or(|first| first.kind == TokenKind::Word && first.end == end)
}

/// Whether a text begins with a letter and has no spaces.
fn is_dense(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains([' ', '\t'])
}

/// Whether a token outside of quotes would mean the same inside of them.
fn is_plain_text(kind: TokenKind) -> bool {
    use TokenKind::{Ampersand, Bang, Bar, Colon, Dot, DotDot, ForeignLetters, Greater, Less, Minus};
    use TokenKind::{Number, Percent, Plus, Question, Slash, Star, Unknown, Word};
    matches!(
        kind,
        Ampersand
            | Bang
            | Bar
            | Colon
            | Dot
            | DotDot
            | ForeignLetters
            | Greater
            | Less
            | Minus
            | Number
            | Percent
            | Plus
            | Question
            | Slash
            | Star
            | Unknown
            | Word
    )
}

/// `5 m`, `3x`, `012`: what is wrong with it is better said of a number.
fn is_like_a_number(text: &str) -> bool {
    let of_numbers = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '%' | ' ' | '\t');
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(of_numbers)
        && text.matches('.').count() <= 1
}
