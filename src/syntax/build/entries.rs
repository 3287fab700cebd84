//! Bodies and their entries: attributes and blocks.

use super::sequence::Place;
use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::incomplete_entry::{self, Then, incomplete_entry};
use crate::diagnostics::catalog::syntax::{
    bare_label, block_with_equals, foreign_equals, interpolated_key, late_body, list_items, missing_equals,
    missing_value, nested_declaration, unexpected_character,
};
use crate::lexer::TokenKind;
use crate::source::{Span, Spanned};
use crate::syntax::ast;
use crate::syntax::scan::is_zero_width;

/// An entry before it is known where it stands.
pub(super) enum Shape {
    /// `key = value`
    Attribute(ast::Attribute),
    /// `kind "label" { ... }`
    Block(Head, ast::Body),
    /// `kind "label"`, and nothing more
    Incomplete(Head),
    /// What could not be read, and was reported.
    Broken,
}

/// What stands before a block's body.
pub(super) struct Head {
    pub(super) kind: ast::Name,
    pub(super) labels: Vec<Written>,
}

/// A label as it was written.
pub(super) struct Written {
    pub(super) value: ast::Expr,
    /// The word, if there are no quotes.
    pub(super) bare: Option<String>,
}

/// The words that declare something at the top level, before a name.
pub(super) const KEYWORDS: [&str; 5] = ["param", "var", "let", "output", "assert"];

impl Builder<'_> {
    pub(super) fn body(&mut self, pair: Pair<'_>) -> ast::Body {
        let span = self.span(&pair);
        let (start, end) = (pair.start(), pair.end());
        let brace = self.place(end.saturating_sub(1)..end);
        let unclosed = pair.into_inner().any(|child| child.as_rule() == Rule::missing_close);
        // A brace that `scan` has added is nowhere in the source.
        let close = (!unclosed && !brace.is_empty()).then_some(brace);
        self.height += 1;
        let entries = self.sequence(pair, start + 1, Place::Body, Self::body_entry);
        self.height -= 1;
        ast::Body { entries, open: self.place(start..start + 1), close, span }
    }

    fn body_entry(&mut self, pair: Pair<'_>) -> ast::Entry {
        let span = self.span(&pair);
        match self.shape(pair) {
            Shape::Attribute(attribute) => ast::Entry::Attribute(attribute),
            Shape::Block(mut head, body) => {
                let docs = self.docs(span);
                self.check_labels(&mut head);
                ast::Entry::Block(block(docs, None, head, body))
            }
            Shape::Incomplete(head) => {
                // `let n` inside of a block: a declaration that belongs to the top level.
                let named = head.labels.first().is_some_and(|label| label.bare.is_some());
                if named && KEYWORDS.contains(&head.kind.value.as_str()) {
                    self.report(nested_declaration(head.kind.span, &head.kind.value));
                } else if named && head.labels.len() == 1 && !head.kind.value.is_empty() {
                    // encrypted true: labels of nested blocks are in quotes, so this word is a value.
                    self.missing_equals(head.kind.span);
                } else {
                    self.report_incomplete(&head);
                }
                ast::Entry::Error(span)
            }
            Shape::Broken => ast::Entry::Error(span),
        }
    }

    /// A name without a value or a body.
    pub(super) fn report_incomplete(&mut self, head: &Head) {
        let name = &head.kind;
        if name.value.is_empty() || head.labels.iter().any(|label| label.value.kind == ast::ExprKind::Error) {
            // Reported already.
            self.problems += 1;
            return;
        }
        // network network.main
        if let [Written { bare: Some(word), .. }] = head.labels.as_slice()
            && word.contains('.')
        {
            self.missing_equals(name.span);
            return;
        }
        if let Some(label) = head.labels.last() {
            let span = name.span.to(label.value.span);
            let rest = self.source.get(span.end as usize..).unwrap_or_default();
            // mount "/data" volume.data
            let is_value = label.bare.as_ref().is_some_and(|word| word.contains('.'));
            let alone = !is_value && rest.lines().next().is_none_or(|rest| rest.trim().is_empty());
            self.report(incomplete_entry::missing_body(span, &name.value, alone));
            return;
        }
        let after = self.source.get(name.span.end as usize..).unwrap_or_default();
        let then = match after.trim_start_matches([' ', '\t']).chars().next() {
            Some('.') => Then::Dot,
            Some('[') => Then::Index,
            Some('(') => Then::Call,
            _ => Then::Nothing,
        };
        self.report(incomplete_entry(name.span, &name.value, then));
    }

    /// Labels are strings. How many there may be is for the schema to say.
    pub(super) fn check_labels(&mut self, head: &mut Head) {
        if head.labels.iter().all(|label| label.bare.is_none()) {
            return;
        }
        // cluster cluster "web" {
        // With a label in quotes the bare word is one too many. Without, the bare word is the
        // label, and only lacks its quotes.
        if head.labels.iter().any(|label| label.bare.is_none()) {
            let (words, labels) = head.labels.drain(..).partition(|label| label.bare.is_some());
            head.labels = labels;
            let words: Vec<Written> = words;
            for word in words {
                let span = word.value.span;
                let behind = self.source.get(span.end as usize..).unwrap_or_default();
                let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
                let removal = Span::from_range(span.file, span.start as usize..span.end as usize + blanks);
                let text = word.bare.unwrap_or_default();
                self.report(bare_label::word_beside_label(span, &text, removal));
            }
        }
        for label in &head.labels {
            if let Some(word) = &label.bare {
                self.report(bare_label(label.value.span, word));
            }
        }
    }

    /// Reads an entry, wherever it stands.
    pub(super) fn shape(&mut self, pair: Pair<'_>) -> Shape {
        let start = self.span(&pair).before();
        let mut children = pair.into_inner();
        let Some(first) = children.next() else { unreachable!("an entry begins with a name or a string") };
        let mut end = first.end();
        let problems = self.problems;
        let (key, quoted) = match first.as_rule() {
            Rule::name => (self.name(&first), false),
            _ => (self.constant_text(first), true),
        };
        if quoted && key.value.is_empty() && self.problems == problems {
            self.report(interpolated_key::empty_key(key.span));
        }
        let mut labels: Vec<Written> = Vec::new();
        let problems = self.problems;
        for child in children {
            let child_end = child.end();
            match child.as_rule() {
                Rule::body => return Shape::Block(Head { kind: key, labels }, self.body(child)),
                Rule::late_body => {
                    let Some(body) = child.into_inner().next() else { unreachable!("a late body is a body") };
                    let brace = body.start();
                    let gap = self.place(end..brace);
                    // The brace stands on the next line, as in other languages. The block is built
                    // all the same, so that its content is checked.
                    self.report(late_body(self.place(brace..brace + 1), gap));
                    return Shape::Block(Head { kind: key, labels }, self.body(body));
                }
                Rule::block_equals => {
                    let (start, sign) = (child.start(), child.as_str().trim_end());
                    let span = self.place(start..start + sign.len());
                    let gap = self.place(end..child_end);
                    self.report(block_with_equals(span, sign, gap));
                }
                Rule::incomplete => return Shape::Incomplete(Head { kind: key, labels }),
                Rule::plain_string | Rule::string | Rule::masked => {
                    labels.push(Written { value: self.primary(child), bare: None });
                }
                Rule::bare_label => labels.push(self.bare_label(&child)),
                Rule::foreign_equals => self.foreign_equals(&child),
                Rule::missing_equals => {
                    if key.value.is_empty() {
                        self.problems += 1;
                        return Shape::Broken;
                    }
                    self.missing_equals(key.span);
                }
                _ => {
                    // `key:` and a line end: one thing is wrong, not two.
                    let value = match child.as_rule() {
                        Rule::missing_value if self.problems > problems => {
                            self.value_elsewhere(child.start(), None)
                        }
                        _ => self.value(child, "="),
                    };
                    let span = start.to(key.span).to(value.span);
                    return Shape::Attribute(ast::Attribute { key, quoted, value, span });
                }
            }
            end = child_end;
        }
        Shape::Incomplete(Head { kind: key, labels })
    }

    /// A name and a value without `=` between them. Where no value follows on the line, or there is an `=` already, another one
    /// would not help.
    pub(super) fn missing_equals(&mut self, name: Span) {
        if self.is_refused_after(name) {
            self.problems += 1;
            return;
        }
        let rest = self.source.get(name.end as usize..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default().trim_start();
        let begins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '"' | '[' | '(' | '!' | '-');
        let fits = rest.starts_with(begins) && !has_equals(rest);
        self.report(missing_equals(name.after(), fits));
    }

    /// Whether a name is followed by a character that is reported already: `zones ≠ 3` lacks no `=`.
    fn is_refused_after(&self, name: Span) -> bool {
        let tokens = &self.scan.tokens;
        let after = (tokens.first_from(name.end)..).map_while(|index| tokens.get(index));
        let next = after.into_iter().find(|token| !token.kind.is_trivia());
        next.is_some_and(|token| {
            let is_left =
                |character| unexpected_character::ascii(character).is_some() || is_zero_width(character);
            token.kind == TokenKind::ForeignCharacter && !token.text(self.source).chars().all(is_left)
        })
    }

    /// `:` or another sign where `=` belongs.
    pub(super) fn foreign_equals(&mut self, pair: &Pair<'_>) {
        // The blanks before it go, too.
        let (start, end) = (pair.start(), pair.end());
        let span = self.place(start..end);
        self.report(foreign_equals(span, pair.as_str()));
    }

    /// What stands after `=`, or should. `after` is the sign or keyword before it.
    pub(super) fn value(&mut self, pair: Pair<'_>, after: &str) -> ast::Expr {
        match pair.as_rule() {
            Rule::missing_value => self.value_elsewhere(pair.start(), Some(after)),
            Rule::wrong_equals => {
                let start = pair.start();
                let sign = self.place(start - 1..start + 1);
                let text = self.scan.text.get(start - 1..start + 1).unwrap_or_default();
                self.report(foreign_equals(sign, text));
                match pair.into_inner().next() {
                    Some(value) if value.as_rule() == Rule::expr => self.expr(value),
                    _ => ast::Expr { kind: ast::ExprKind::Error, span: sign.after() },
                }
            }
            _ => self.expr(pair),
        }
    }

    /// Nothing on the line of the `=`. What begins the next line may be meant, and is then not reported again. `after` is the
    /// sign before it, unless that was reported already.
    fn value_elsewhere(&mut self, at: usize, after: Option<&str>) -> ast::Expr {
        let place = self.after_token(at);
        let text = self.scan.text;
        let rest = text.get(at..).unwrap_or_default();
        let next = at + (rest.len() - rest.trim_start().len());
        let line = text.get(next..).unwrap_or_default();
        let crosses = text.get(at..next).is_some_and(|gap| gap.contains('\n'));
        // Only text that cannot begin an entry is taken for the value: `size =` before `min = 2`
        // must not take in the next attribute.
        let found = crosses && self.begins_value(next);
        if found {
            self.expected_value = Some(next);
        }
        match after {
            None => self.problems += 1,
            Some(_) if crosses && line.starts_with("- ") => {
                self.report(list_items(self.place(next..next + 1)));
            }
            Some(after) if found => {
                let before = self.source.get(..place.start as usize).unwrap_or_default();
                let sign = before.strip_suffix(after).map_or(place.start as usize, str::len);
                let sign = Span::from_range(place.file, sign..place.end as usize);
                let gap = Span::new(place.file, place.end, self.place(next..next).start);
                self.report(missing_value::value_on_next_line(sign, gap));
            }
            Some(after) => self.report(missing_value(place, after)),
        }
        ast::Expr { kind: ast::ExprKind::Error, span: place }
    }

    /// Whether what stands at an offset of the parsed text can only be a value, and no entry.
    fn begins_value(&self, at: usize) -> bool {
        let tokens = self.scan.tokens;
        let first = self.token_at(at);
        let Some(kind) = tokens.kind(first) else { return false };
        match kind {
            TokenKind::StringStart => {
                let behind = self.end_of_string(first) + 1;
                let blanks = usize::from(tokens.kind(behind) == Some(TokenKind::Whitespace));
                // A string before `=` is a key in quotes, and so the next entry.
                tokens.kind(behind + blanks) != Some(TokenKind::Equals)
            }
            TokenKind::OpenParen
            | TokenKind::OpenSquare
            | TokenKind::OpenBrace
            | TokenKind::Bang
            | TokenKind::Number
            | TokenKind::ForeignString
            | TokenKind::ForeignQuote
            | TokenKind::ForeignCharacter => true,
            TokenKind::Word => self.is_path_line(first),
            kind => kind.opens_text(),
        }
    }

    /// Whether a word stands alone on its line, or a path: `web` or `cluster.web`.
    fn is_path_line(&self, first: usize) -> bool {
        let of_path = |kind: &TokenKind| {
            matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Dot | TokenKind::DotDot)
        };
        let mut line = self.scan.tokens.from(first).map(|token| token.kind).skip_while(of_path);
        let rest = line.find(|kind| !matches!(kind, TokenKind::Whitespace | TokenKind::Comma));
        matches!(rest, None | Some(TokenKind::Newline))
    }

    /// "Cost-Center" as a key, or in a type: a text that does not interpolate. Empty if it cannot be read.
    pub(super) fn constant_text(&mut self, pair: Pair<'_>) -> ast::Name {
        let value = self.primary(pair);
        match value.kind {
            ast::ExprKind::Text(parts) => match parts.as_slice() {
                [] => Spanned::new(String::new(), value.span),
                [ast::TextPart::Literal(text)] => Spanned::new(text.clone(), value.span),
                _ => {
                    self.report(interpolated_key(value.span));
                    Spanned::new(String::new(), value.span)
                }
            },
            _ => Spanned::new(String::new(), value.span),
        }
    }

    /// cluster web {
    fn bare_label(&mut self, pair: &Pair<'_>) -> Written {
        let name = self.name(pair);
        let kind = ast::ExprKind::Text(vec![ast::TextPart::Literal(name.value.clone())]);
        Written { value: ast::Expr { kind, span: name.span }, bare: Some(name.value) }
    }
}

/// Whether there is an `=` in some text that is not a part of a comparison.
fn has_equals(text: &str) -> bool {
    let bytes = text.as_bytes();
    let compares = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at));
        byte.is_some_and(|byte| matches!(byte, b'=' | b'!' | b'<' | b'>'))
    };
    text.match_indices('=').any(|(at, _)| !compares(at.checked_sub(1)) && bytes.get(at + 1) != Some(&b'='))
}

/// Makes the block of its parts.
pub(super) fn block(
    docs: Option<ast::Docs>,
    existing: Option<Span>,
    head: Head,
    body: ast::Body,
) -> ast::Block {
    let first = existing.filter(|word| word.start < head.kind.span.start).unwrap_or(head.kind.span);
    let span = first.to(body.span);
    let labels = head.labels.into_iter().map(|label| ast::Label { value: label.value }).collect();
    ast::Block { docs, existing, kind: head.kind, labels, body, span }
}
