//! What stands between brackets: elements, arguments, the clause of a `for`.

use super::separators::Gap;
use super::{MAX_HEIGHT, Pair, Rule, Walker, inner};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::for_clause::{self, Lacks};
use crate::diagnostics::catalog::syntax::{
    ambiguous_sign, assignment_in_expression, missing_comma, missing_value, reserved_variable, semicolon,
    several_values, splat, superfluous_comma,
};
use crate::syntax::ast::{Expr, ExprKind, For};
use crate::text::Span;

/// The sorts of brackets that hold expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `[a, b]`
    List,
    /// `f(a, b)`
    Arguments,
    /// `(a)`
    Paren,
    /// `x[a]`
    Index,
    /// `"${a}"`
    Interpolation,
    /// None: the text of `parse_expression`.
    Alone,
}

impl Bracket {
    /// How many bytes its opening has.
    fn opening(self) -> usize {
        match self {
            Self::Alone => 0,
            Self::List | Self::Arguments | Self::Paren | Self::Index => 1,
            Self::Interpolation => 2,
        }
    }

    /// Whether it may hold several expressions.
    fn holds_several(self) -> bool {
        matches!(self, Self::List | Self::Arguments)
    }
}

impl Walker<'_> {
    /// [a, b]        [for x in xs: x]
    pub(super) fn list(&mut self, pair: Pair<'_>) -> ExprKind {
        let clause = inner(pair.clone()).find(|child| child.as_rule() == Rule::for_clause);
        match clause {
            Some(clause) => self.for_clause(clause),
            None => ExprKind::List(self.items(pair, Bracket::List)),
        }
    }

    /// The items between brackets; separators are judged on the way.
    pub(super) fn items(&mut self, pair: Pair<'_>, bracket: Bracket) -> Vec<Expr> {
        let mut items: Vec<Expr> = Vec::new();
        let mut end = pair.as_span().start() + bracket.opening();
        let close = pair.as_span().end();
        let mut troubled = false;
        self.height += 1;
        for child in inner(pair) {
            let (start, child_end, rule) = (child.as_span().start(), child.as_span().end(), child.as_rule());
            if !matches!(rule, Rule::mexpr | Rule::bad_item) {
                continue;
            }
            let gap = Gap::read(&self.scan.text, end..start);
            let problems = self.problems;
            let span = self.span(&child);
            let first = items.is_empty();
            self.judge_commas(&gap, usize::from(!first));
            let follows = !first && gap.commas.is_empty();
            if self.is_masked(&child) && (follows || rule == Rule::bad_item) {
                // Reported where it was found.
                self.problems += 1;
            } else if follows && troubled {
                // The rest of what was reported.
            } else if rule == Rule::bad_item {
                let diagnostic = self.bad_item(end, &child, bracket, first);
                self.report(diagnostic);
            } else if follows {
                let known = self.known_rest(end, start..child_end);
                let comma = |walker: &Self| {
                    let next = walker.place(start..start + super::rest::first_token(child.as_str()));
                    if bracket.holds_several() {
                        missing_comma::missing_comma(walker.place(end..end), next)
                    } else {
                        several_values::several_values(next)
                    }
                };
                let diagnostic = known.unwrap_or_else(|| comma(self));
                self.report(diagnostic);
            }
            if rule == Rule::mexpr {
                if bracket.holds_several() {
                    self.judge_signs(&child);
                }
                items.push(self.expr(child));
            } else if first {
                items.push(Expr { kind: ExprKind::Error, span });
            }
            troubled = self.problems > problems || (follows && troubled);
            end = self.token_end(child_end);
        }
        self.height -= 1;
        let gap = Gap::read(
            &self.scan.text,
            end..close.saturating_sub(usize::from(bracket != Bracket::Alone)).max(end),
        );
        self.judge_commas(&gap, usize::from(!items.is_empty() && bracket.holds_several()));
        items
    }

    /// All commas but the one that is wanted.
    fn judge_commas(&mut self, gap: &Gap, wanted: usize) {
        for &comma in gap.commas.iter().skip(wanted) {
            let span = self.place(comma..comma + 1);
            self.report(superfluous_comma::superfluous_comma(span));
        }
    }

    /// Text that is no expression.
    fn bad_item(&self, end: usize, pair: &Pair<'_>, bracket: Bracket, first: bool) -> Diagnostic {
        let (start, text) = (pair.as_span().start(), pair.as_str());
        let place = self.place(start..start + super::rest::first_token(text));
        if first && bracket == Bracket::Index && text.trim_end() == "*" {
            let brackets = Span::new(place.file, place.start - 1, place.end + 1);
            let list = self.source.get(..brackets.start as usize).unwrap_or_default();
            let list = list.get(list.rfind([' ', '\n', '(', '[', '{', ',', '=']).map_or(0, |at| at + 1)..);
            let after = self.source.get(brackets.end as usize..).unwrap_or_default();
            return splat::splat(brackets, list.unwrap_or_default(), after);
        }
        if text.starts_with(';') {
            return semicolon::in_line(place);
        }
        if bracket == Bracket::Arguments && text.starts_with('=') && !text.starts_with("==") {
            return assignment_in_expression::named_argument(place);
        }
        if first {
            return crate::diagnostics::catalog::syntax::unexpected::unexpected(
                place,
                text,
                crate::diagnostics::catalog::syntax::unexpected::Place::Value,
            );
        }
        self.rest(end, start..pair.as_span().end())
    }

    /// [a -1]: a subtraction, or an element whose comma is missing.
    fn judge_signs(&mut self, pair: &Pair<'_>) {
        let mut children = inner(pair.clone());
        if children.next().is_none() {
            return;
        }
        for infix in children.filter(|child| child.as_rule() == Rule::infix && child.as_str() == "-") {
            let (start, end) = (infix.as_span().start(), infix.as_span().end());
            let text = self.scan.text.as_ref();
            let before = text.get(..start).unwrap_or_default();
            let blanks = before.len() - before.trim_end().len();
            let touches = text.get(end..).is_some_and(|after| !after.starts_with([' ', '\t', '\n', '\r']));
            if blanks > 0 && touches {
                let (span, gap) = (self.place(start..end), self.place(start - blanks..start));
                self.report(ambiguous_sign::ambiguous_sign(span, gap));
            }
        }
    }

    /// The one item of a bracket that holds exactly one.
    pub(super) fn only_item(&mut self, pair: Pair<'_>, bracket: Bracket) -> Expr {
        let whole = self.span(&pair);
        let problems = self.problems;
        let mut items = self.items(pair, bracket).into_iter();
        let Some(first) = items.next() else {
            if self.problems == problems {
                self.report(missing_value::empty_brackets(whole));
            }
            return Expr { kind: ExprKind::Error, span: whole };
        };
        if let Some(second) = items.next() {
            if self.problems == problems {
                let open = Span::new(whole.file, whole.start, whole.start + 1);
                let close = Span::new(whole.file, whole.end.saturating_sub(1), whole.end);
                self.report(if bracket == Bracket::Paren {
                    several_values::tuple(second.span, open, close)
                } else {
                    several_values::several_values(second.span)
                });
            }
            return Expr { kind: ExprKind::Error, span: first.span };
        }
        first
    }

    /// The text of `parse_expression`.
    pub(super) fn alone(&mut self, pair: Pair<'_>) -> Expr {
        self.only_item(pair, Bracket::Alone)
    }

    /// for name, value in var.tags: value if name != "x"
    fn for_clause(&mut self, pair: Pair<'_>) -> ExprKind {
        let span = self.span(&pair);
        let bound = self.bound.len();
        let problems = self.problems;
        let (mut variables, mut collection, mut value, mut condition) = (Vec::new(), None, None, None);
        let mut children = inner(pair).peekable();
        while let Some(child) = children.next() {
            let place = self.after_token(child.as_span().start());
            match child.as_rule() {
                Rule::ident => {
                    let name = self.name(&child);
                    let no_name =
                        name.value == "in" && children.peek().map(Pair::as_rule) == Some(Rule::missing_in);
                    if no_name {
                        self.report(for_clause::for_clause(place, Lacks::Variable));
                    } else if ["null", "true", "false", "for", "in", "if"].contains(&name.value.as_str()) {
                        self.report(reserved_variable::reserved_variable(name.span, &name.value));
                    }
                    variables.push(name);
                }
                Rule::mexpr if collection.is_none() => {
                    let (of, each) = self
                        .for_row(child, &variables.iter().map(|name| name.value.clone()).collect::<Vec<_>>());
                    collection = Some(of);
                    value = each;
                    if value.is_none() && self.problems == problems {
                        let place = collection.as_ref().map_or(place, |of| of.span.after());
                        let arrow = children.peek().filter(|rest| rest.as_str().starts_with("=>"));
                        let arrow = arrow.map(|rest| rest.as_span().start());
                        self.report(match arrow {
                            Some(at) => for_clause::arrow(self.place(at..at + 2)),
                            None => for_clause::for_clause(place, Lacks::Value),
                        });
                    }
                }
                Rule::mexpr => condition = Some(self.expr(child)),
                Rule::for_rest if self.problems == problems => {
                    let start = child.as_span().start();
                    let span = self.place(start..start + super::rest::first_token(child.as_str()));
                    self.report(for_clause::rest(span));
                }
                Rule::for_rest => {}
                _ if self.problems > problems => self.problems += 1,
                Rule::missing_name => self.report(for_clause::for_clause(place, Lacks::Variable)),
                Rule::missing_in => self.report(for_clause::for_clause(place, Lacks::In)),
                _ if collection.is_none() => self.report(for_clause::for_clause(place, Lacks::Collection)),
                _ => self.report(for_clause::for_clause(place, Lacks::Condition)),
            }
        }
        self.bound.truncate(bound);
        let missing = Expr { kind: ExprKind::Error, span: span.after() };
        let collection = collection.unwrap_or_else(|| missing.clone());
        let value = value.unwrap_or(missing);
        ExprKind::For(Box::new(For { variables, collection, value, condition }))
    }

    /// What is walked and what each element becomes: one row, in which the first `:` that belongs to no `?` parts them.
    fn for_row(&mut self, pair: Pair<'_>, variables: &[String]) -> (Expr, Option<Expr>) {
        let length = pair.clone().into_inner().len();
        if self.height + length > MAX_HEIGHT {
            return (self.too_long(pair), None);
        }
        self.height += length;
        let mut row = inner(pair).peekable();
        let collection = self.conditional(&mut row);
        // The collection does not see the variables.
        self.bound.extend_from_slice(variables);
        let colon = row.next_if(|next| next.as_rule() == Rule::colon);
        let value = colon.and_then(|_| match row.peek() {
            Some(next) if next.as_rule() == Rule::missing_operand => None,
            _ => Some(self.conditional(&mut row)),
        });
        self.height -= length;
        (collection, value)
    }
}
