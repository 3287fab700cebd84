//! Lists that are made of others: the clause of a `for`.

use super::{Builder, MAX_HEIGHT, Pair, Rule};
use crate::diagnostics::catalog::syntax::for_clause::{self, Lacks, for_clause};
use crate::diagnostics::catalog::syntax::reserved_variable;
use crate::syntax::ast::{Expr, ExprKind, For, Name, RESERVED_VARIABLES};

impl Builder<'_> {
    /// for name, value in var.tags: value if name != "x"
    pub(super) fn for_clause(&mut self, pair: Pair<'_>) -> ExprKind {
        let span = self.span(&pair);
        let bound = self.bound.len();
        let problems = self.problems;
        let mut variables: Vec<Name> = Vec::new();
        let (mut collection, mut value, mut condition) = (None, None, None);
        let mut children = pair.into_inner().peekable();
        while let Some(child) = children.next() {
            let place = self.after_token(child.start());
            match child.as_rule() {
                Rule::ident => {
                    let name = self.name(&child);
                    let no_name =
                        name.value == "in" && children.peek().map(Pair::as_rule) == Some(Rule::missing_in);
                    if no_name {
                        self.report(for_clause(place, Lacks::Variable));
                    } else if RESERVED_VARIABLES.contains(&name.value.as_str()) {
                        self.report(reserved_variable(name.span, &name.value));
                    }
                    variables.push(name);
                }
                Rule::mexpr if collection.is_none() => {
                    let (of, each) = self.for_row(child, &variables);
                    if each.is_none() && self.problems == problems {
                        let arrow = children.peek().filter(|rest| rest.as_str().starts_with("=>"));
                        let arrow = arrow.map(Pair::start);
                        self.report(match arrow {
                            Some(at) => for_clause::arrow(self.place(at..at + 2)),
                            None => for_clause(of.span.after(), Lacks::Value),
                        });
                    }
                    (collection, value) = (Some(of), each);
                }
                Rule::mexpr => condition = Some(self.expr(child)),
                Rule::for_rest if self.problems == problems => {
                    let span = self.first_token(child.start());
                    self.report(for_clause::rest(span));
                }
                Rule::for_rest => {}
                // Of a clause that breaks off, everything behind the break is missing. Only the
                // first is worth a message.
                _ if self.problems > problems => self.problems += 1,
                Rule::missing_name => self.report(for_clause(place, Lacks::Variable)),
                Rule::missing_in => self.report(for_clause(place, Lacks::In)),
                _ if collection.is_none() => self.report(for_clause(place, Lacks::Collection)),
                _ => self.report(for_clause(place, Lacks::Condition)),
            }
        }
        self.bound.truncate(bound);
        let missing = Expr { kind: ExprKind::Error, span: span.after() };
        let collection = collection.unwrap_or_else(|| missing.clone());
        let value = value.unwrap_or(missing);
        ExprKind::For(Box::new(For { variables, collection, value, condition }))
    }

    /// What is walked and what each element becomes: one row, in which the first `:` that belongs to no `?` parts them.
    fn for_row(&mut self, pair: Pair<'_>, variables: &[Name]) -> (Expr, Option<Expr>) {
        let end = pair.end();
        let problems = self.problems;
        // The row is counted as in `expr`: collection and value are two trees out of one row.
        let length = pair.into_inner().count();
        if self.height + length > MAX_HEIGHT {
            return (self.too_long(pair), None);
        }
        self.height += length;
        let mut row = pair.into_inner().peekable();
        let collection = self.conditional(&mut row);
        // The collection does not see the variables.
        self.bound.extend(variables.iter().map(|name| name.value.clone()));
        let colon = row.next_if(|next| next.as_rule() == Rule::colon);
        let value = colon.and_then(|_| match row.peek() {
            Some(next) if next.as_rule() == Rule::missing_operand => None,
            _ => Some(self.conditional(&mut row)),
        });
        self.height -= length;
        if let Some(rest) =
            row.next().filter(|rest| rest.as_rule() == Rule::colon && self.problems == problems)
        {
            self.report_colon(&rest, end);
        }
        (collection, value)
    }
}
