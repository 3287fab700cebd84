//! Lists that are made of others: the clause of a `for`.

use super::{Builder, MAX_HEIGHT, Pair, Rule};
use crate::diagnostics::catalog::syntax::for_clause::{self, Lacks, for_clause};
use crate::diagnostics::catalog::syntax::reserved_variable;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, For, Name, RESERVED_VARIABLES};

/// The parts of a clause that were read so far.
#[derive(Default)]
struct Clause {
    variables: Vec<Name>,
    collection: Option<Expr>,
    value: Option<Expr>,
    condition: Option<Expr>,
}

impl Clause {
    fn finished(self, end: Span) -> ExprKind {
        let or_missing = |part: Option<Expr>| part.unwrap_or(Expr { kind: ExprKind::Error, span: end });
        ExprKind::For(Box::new(For {
            variables: self.variables,
            collection: or_missing(self.collection),
            value: or_missing(self.value),
            condition: self.condition,
        }))
    }
}

impl Builder<'_> {
    /// for name, value in var.tags: value if name != "x"
    pub(super) fn for_clause(&mut self, pair: Pair<'_>) -> ExprKind {
        let end = self.span(&pair).after();
        let bound = self.bound.len();
        let problems = self.problems;
        let mut clause = Clause::default();
        let mut children = pair.into_inner().peekable();
        // What is reported is built in frames of its own: this one stands on the stack once for each bracket.
        while let Some(child) = children.next() {
            match child.as_rule() {
                Rule::ident => clause.variables.push(self.for_variable(&child, children.peek())),
                Rule::mexpr if clause.collection.is_none() => {
                    self.for_row(child, &mut clause);
                    if clause.value.is_none() && self.problems == problems {
                        self.report_no_value(&clause, children.peek());
                    }
                }
                Rule::mexpr => clause.condition = Some(self.expr(child)),
                // Of a clause that breaks off, everything behind the break is missing. Only the
                // first is worth a message.
                rule if self.problems > problems => self.problems += usize::from(rule != Rule::for_rest),
                _ => self.report_break(&child, &clause),
            }
        }
        self.bound.truncate(bound);
        clause.finished(end)
    }

    /// A variable, and the complaint where it is none.
    fn for_variable(&mut self, child: &Pair<'_>, next: Option<&Pair<'_>>) -> Name {
        let name = self.name(child);
        if name.value == "in" && next.map(Pair::as_rule) == Some(Rule::missing_in) {
            let place = self.after_token(child.start());
            self.report(for_clause(place, Lacks::Variable));
        } else if RESERVED_VARIABLES.contains(&name.value.as_str()) {
            self.report(reserved_variable(name.span, &name.value));
        }
        name
    }

    /// `for x in xs]`, `for x in xs => x`
    fn report_no_value(&mut self, clause: &Clause, next: Option<&Pair<'_>>) {
        let Some(collection) = &clause.collection else { return };
        let arrow = next.filter(|rest| rest.as_str().starts_with("=>"));
        self.report(match arrow.map(Pair::start) {
            Some(at) => for_clause::arrow(self.place(at..at + 2)),
            None => for_clause(collection.span.after(), Lacks::Value),
        });
    }

    /// Where a clause breaks off.
    fn report_break(&mut self, child: &Pair<'_>, clause: &Clause) {
        let lacks = match child.as_rule() {
            Rule::for_rest => {
                let span = self.first_token(child.start());
                return self.report(for_clause::rest(span));
            }
            Rule::missing_name => Lacks::Variable,
            Rule::missing_in => Lacks::In,
            _ if clause.collection.is_none() => Lacks::Collection,
            _ => Lacks::Condition,
        };
        let place = self.after_token(child.start());
        self.report(for_clause(place, lacks));
    }

    /// What is walked and what each element becomes: one row, in which the first `:` that belongs to no `?` parts them.
    fn for_row(&mut self, pair: Pair<'_>, clause: &mut Clause) {
        let end = pair.end();
        let problems = self.problems;
        // The row is counted as in `expr`: collection and value are two trees out of one row.
        let length = pair.into_inner().count();
        if self.height + length > MAX_HEIGHT {
            clause.collection = Some(self.too_long(pair));
            return;
        }
        self.height += length;
        let mut row = pair.into_inner().peekable();
        clause.collection = Some(self.conditional(&mut row));
        // The collection does not see the variables.
        self.bound.extend(clause.variables.iter().map(|name| name.value.clone()));
        let colon = row.next_if(|next| next.as_rule() == Rule::colon);
        if colon.is_some() && row.peek().map(Pair::as_rule) != Some(Rule::missing_operand) {
            clause.value = Some(self.conditional(&mut row));
        }
        self.height -= length;
        if let Some(rest) =
            row.next().filter(|rest| rest.as_rule() == Rule::colon && self.problems == problems)
        {
            self.report_colon(&rest, end);
        }
    }
}
