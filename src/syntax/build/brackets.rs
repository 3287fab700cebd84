//! What stands between brackets: elements, arguments, the clause of a `for`.

use super::separators::Gap;
use super::{Builder, Pair, Rule};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::syntax::unexpected::{Place, unexpected};
use crate::diagnostics::catalog::syntax::{
    ambiguous_sign, assignment_in_expression, missing_comma, missing_value, semicolon, several_values, splat,
    superfluous_comma,
};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind};

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

/// The items of a bracket that were read so far.
struct Items {
    list: Vec<Expr>,
    /// Where the last one ends.
    end: usize,
    /// Whether something was wrong with the last one.
    troubled: bool,
    /// Where a comma is missing, and what follows there.
    missing: Vec<(Span, Span)>,
}

impl Builder<'_> {
    /// [a, b]        [for x in xs: x]
    pub(super) fn list(&mut self, pair: Pair<'_>) -> ExprKind {
        let clause = pair.into_inner().find(|child| child.as_rule() == Rule::for_clause);
        match clause {
            Some(clause) => self.for_clause(clause),
            None => ExprKind::List(self.items(pair, Bracket::List)),
        }
    }

    /// The items between brackets; separators are checked on the way.
    pub(super) fn items(&mut self, pair: Pair<'_>, bracket: Bracket) -> Vec<Expr> {
        let mut read = Items {
            list: Vec::new(),
            end: pair.start() + bracket.opening(),
            troubled: false,
            missing: Vec::new(),
        };
        let close = pair.end();
        self.height += 1;
        for child in pair.into_inner() {
            let (child_end, rule, first) = (child.end(), child.as_rule(), read.list.is_empty());
            if !matches!(rule, Rule::mexpr | Rule::bad_item) {
                continue;
            }
            let problems = self.problems;
            let span = self.span(&child);
            // What it reports is built in a frame of its own: this one stands on the stack once for each bracket.
            let follows = self.check_item(&child, bracket, &mut read);
            if follows && (read.troubled || self.problems > problems) {
                read.list.push(Expr { kind: ExprKind::Error, span });
            } else if rule == Rule::mexpr {
                if bracket.holds_several() {
                    self.check_signs(&child);
                }
                let item = self.expr(child);
                read.list.push(item);
            } else if first {
                read.list.push(Expr { kind: ExprKind::Error, span });
            }
            read.troubled = self.problems > problems || (follows && read.troubled);
            read.end = self.token_end(child_end);
        }
        self.height -= 1;
        self.check_end(close, bracket, &read);
        read.list
    }

    /// What stands before an item, and whether it may stand there. Gives whether it follows another one without a comma.
    fn check_item(&mut self, child: &Pair<'_>, bracket: Bracket, read: &mut Items) -> bool {
        let (start, rule, first) = (child.start(), child.as_rule(), read.list.is_empty());
        let gap = self.gap(read.end..start);
        // Between two items one comma is wanted, before the first none.
        self.check_commas(&gap, usize::from(!first));
        let follows = !first && gap.commas.is_empty();
        // A child that follows without a comma is usually the rest of something that was
        // reported, by the scan or by this loop. Each of these cases keeps one mistake from
        // being reported twice.
        if self.is_masked(child) && (follows || rule == Rule::bad_item) {
            // Reported where it was found.
            self.problems += 1;
        } else if follows && read.troubled {
            // The rest of what was reported.
        } else if rule == Rule::bad_item {
            let diagnostic = self.bad_item(read.end, child, bracket, first);
            self.report(diagnostic);
        } else if follows {
            let next = self.first_token(start);
            match self.known_rest(read.end, start..child.end()) {
                Some(known) => {
                    self.report(known);
                    // `not x`, `5 m`: what stands before it is a part of it.
                    if let Some(last) = read.list.last_mut() {
                        last.kind = ExprKind::Error;
                    }
                }
                // Collected, because a list written without commas is one mistake and its fix
                // inserts all of them.
                None if bracket.holds_several() => read.missing.push((self.place(read.end..read.end), next)),
                None => self.report(several_values(next)),
            }
        }
        follows
    }

    /// What stands between the last item and the closing bracket, and the commas that are missing.
    fn check_end(&mut self, close: usize, bracket: Bracket, read: &Items) {
        if let Some(&(_, next)) = read.missing.first() {
            let places: Vec<Span> = read.missing.iter().map(|&(place, _)| place).collect();
            self.report(missing_comma(next, &places));
        }
        // A comma behind the last item is allowed where several may stand, so that each item can
        // have a line of its own.
        let end = read.end;
        let gap = self.gap(end..close.saturating_sub(usize::from(bracket != Bracket::Alone)).max(end));
        self.check_commas(&gap, usize::from(!read.list.is_empty() && bracket.holds_several()));
    }

    /// All commas but the one that is wanted.
    fn check_commas(&mut self, gap: &Gap, wanted: usize) {
        for &comma in gap.commas.iter().skip(wanted) {
            self.report(superfluous_comma(comma));
        }
    }

    /// Text that is no expression.
    fn bad_item(&self, end: usize, pair: &Pair<'_>, bracket: Bracket, first: bool) -> Diagnostic {
        let (start, text) = (pair.start(), pair.as_str());
        let place = self.first_token(start);
        if first && bracket == Bracket::Index && text.trim_end() == "*" {
            // The closing bracket may be missing.
            let closed = self.source.get(place.end as usize..).is_some_and(|rest| rest.starts_with(']'));
            let brackets = self.place(end - 1..end).to(place);
            let brackets = Span::new(place.file, brackets.start, brackets.end + u32::from(closed));
            let list = self.source.get(..brackets.start as usize).unwrap_or_default();
            // The list before `[*]` is quoted in the `for` that the message suggests.
            let list = list.get(list.rfind([' ', '\n', '(', '[', '{', ',', '=']).map_or(0, |at| at + 1)..);
            let after = self.source.get(brackets.end as usize..).unwrap_or_default();
            return splat(brackets, list.unwrap_or_default(), after);
        }
        if text.starts_with(';') {
            return semicolon::in_line(place);
        }
        if bracket == Bracket::Arguments && text.starts_with('=') && !text.starts_with("==") {
            return assignment_in_expression::named_argument(place);
        }
        if first {
            return unexpected(place, text, Place::Value);
        }
        self.rest(end, start..pair.end())
    }

    /// [a -1]: a subtraction, or an element whose comma is missing.
    fn check_signs(&mut self, pair: &Pair<'_>) {
        let mut children = pair.into_inner();
        if children.next().is_none() {
            return;
        }
        for infix in children.filter(|child| child.as_rule() == Rule::infix && child.as_str() == "-") {
            let (start, end) = (infix.start(), infix.end());
            let text = self.scan.text;
            let before = text.get(..start).unwrap_or_default();
            let blanks = before.len() - before.trim_end().len();
            let touches = text.get(end..).is_some_and(|after| !after.starts_with([' ', '\t', '\n', '\r']));
            // `a - b` and `a-b` are clear to every reader, and so is `a, -b`. Only a minus with a
            // space before it and none behind it reads both ways.
            if blanks > 0 && touches {
                let (span, gap) = (self.place(start..end), self.place(start - blanks..start));
                self.report(ambiguous_sign(span, gap));
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
                    several_values(second.span)
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
}
