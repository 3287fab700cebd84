//! Types: a flat row of words and marks becomes alternatives and arguments.

use std::iter::Peekable;

use super::{Builder, Pair, Rule};
use crate::diagnostics::catalog::syntax::unexpected::{Place, unexpected};
use crate::diagnostics::catalog::syntax::{missing_type, optional_inside_union, too_deep, type_arguments};
use crate::source::Span;
use crate::syntax::ast::{ExprKind, Number, TypeAlternative, TypeAlternativeKind, TypeExpr};

/// Deeper types mean nothing.
const MAX_NESTING: usize = 8;

impl Builder<'_> {
    /// list<internet_facing | internal>?
    pub(super) fn type_expr(&mut self, pair: Pair<'_>) -> TypeExpr {
        let start = self.span(&pair).before();
        let mut row = pair.into_inner().peekable();
        let problems = self.problems;
        let ty = self.alternatives(&mut row, start, 0);
        if let Some(rest) = row.next()
            && self.problems == problems
        {
            let span = self.span(&rest);
            self.report(unexpected(span, rest.as_str(), Place::Type));
        }
        ty
    }

    fn alternatives<'s>(
        &mut self,
        row: &mut Peekable<impl Iterator<Item = Pair<'s>>>,
        start: Span,
        nesting: usize,
    ) -> TypeExpr {
        let mut ty = TypeExpr { alternatives: Vec::new(), optional: None, span: start };
        let mut inside: Vec<Span> = Vec::new();
        loop {
            let alternative = self.alternative(row, ty.span.after(), nesting);
            ty.span =
                if ty.alternatives.is_empty() { alternative.span } else { ty.span.to(alternative.span) };
            ty.alternatives.push(alternative);
            // A type is optional as a whole, so `?` belongs to its end. In a union each alternative
            // may be followed by one by mistake.
            while let Some(mark) = row.next_if(|next| next.as_rule() == Rule::optional) {
                let span = self.span(&mark);
                ty.span = ty.span.to(span);
                inside.extend(ty.optional.replace(span));
            }
            let Some(bar) = row.next_if(|next| next.as_rule() == Rule::bar) else { break };
            inside.extend(ty.optional.take());
            ty.span = ty.span.to(self.span(&bar));
        }
        // All but the last `?` stand where they mean nothing; the first of them is moved if there is no last.
        for (index, question) in inside.into_iter().enumerate() {
            let end = (index == 0 && ty.optional.is_none()).then(|| ty.span.after());
            self.report(optional_inside_union(question, end));
        }
        ty
    }

    fn alternative<'s>(
        &mut self,
        row: &mut Peekable<impl Iterator<Item = Pair<'s>>>,
        place: Span,
        nesting: usize,
    ) -> TypeAlternative {
        let missing = TypeAlternative { kind: TypeAlternativeKind::Error, span: place };
        let Some(word) = row.next() else { return missing };
        let mut span = self.span(&word);
        let kind = match word.as_rule() {
            Rule::ident => {
                let name = self.name(&word);
                match self.argument(row, &mut span, nesting) {
                    Ok(argument) => TypeAlternativeKind::Name(name, argument.map(Box::new)),
                    Err(Misspelt) => TypeAlternativeKind::Error,
                }
            }
            Rule::number => match self.number(&word) {
                ExprKind::Number(Number { int: Some(int), unit: None, .. }) => TypeAlternativeKind::Int(int),
                ExprKind::Number(_) => {
                    self.report(unexpected(span, word.as_str(), Place::Type));
                    TypeAlternativeKind::Error
                }
                _ => TypeAlternativeKind::Error,
            },
            Rule::missing_type => {
                let place = self.after_token(word.start());
                let before =
                    self.source.get(..place.start as usize).and_then(|text| text.chars().next_back());
                let before = before.map_or_else(String::new, String::from);
                self.report(missing_type(place, &before));
                return TypeAlternative { kind: TypeAlternativeKind::Error, span: place };
            }
            Rule::masked => {
                self.problems += 1;
                TypeAlternativeKind::Error
            }
            _ => TypeAlternativeKind::Text(self.constant_text(word).value),
        };
        TypeAlternative { kind, span }
    }

    /// `<string>`, or what other languages write instead. `span` is the type before it, and grows.
    fn argument<'s>(
        &mut self,
        row: &mut Peekable<impl Iterator<Item = Pair<'s>>>,
        span: &mut Span,
        nesting: usize,
    ) -> Result<Option<TypeExpr>, Misspelt> {
        let Some(mark) = row
            .next_if(|next| matches!(next.as_rule(), Rule::type_open | Rule::arguments | Rule::empty_index))
        else {
            return Ok(None);
        };
        let mark_span = self.span(&mark);
        let word = self.source.get(span.range()).unwrap_or_default().to_owned();
        match mark.as_rule() {
            // Reading types recurses, and the brackets of types are not among those that the scan
            // counts.
            Rule::type_open if nesting >= MAX_NESTING => {
                self.report(too_deep::type_arguments(mark_span, MAX_NESTING));
                Err(Misspelt)
            }
            Rule::type_open => {
                let problems = self.problems;
                let inside = self.alternatives(row, mark_span.after(), nesting + 1);
                *span = span.to(inside.span);
                match row.next_if(|next| next.as_rule() == Rule::type_close) {
                    Some(close) => *span = span.to(self.span(&close)),
                    None if self.problems > problems => self.problems += 1,
                    None => self.report(type_arguments::unclosed(span.after(), mark_span)),
                }
                Ok(Some(inside))
            }
            // string[]
            Rule::empty_index => {
                *span = span.to(mark_span);
                self.report(type_arguments(*span, &format!("list<{word}>")));
                Err(Misspelt)
            }
            // list(string)
            _ => {
                *span = span.to(mark_span);
                let text = self.source.get(mark_span.range()).unwrap_or_default();
                let argument = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
                let argument = argument.trim();
                let meant = match word.as_str() {
                    "optional" => format!("{argument}?"),
                    "set" => format!("list<{argument}>"),
                    "list" | "map" => format!("{word}<{}>", argument.replace('(', "<").replace(')', ">")),
                    // enum(dev, prod)
                    "enum" | "union" => argument.split(',').map(str::trim).collect::<Vec<_>>().join(" | "),
                    // string(32): no other type has arguments.
                    _ => word,
                };
                self.report(type_arguments(*span, &meant));
                Err(Misspelt)
            }
        }
    }
}

/// The argument of a type is misspelt, and reported: the type is not known.
struct Misspelt;
