//! Names in expressions that other languages write otherwise: `internet-facing`, `True`, `!Ref x`.

use super::Builder;
use crate::diagnostics::catalog::syntax::{foreign_literal, hyphenated_name, template_function};
use crate::source::{Span, Spanned, offset};
use crate::syntax::ast::{Expr, ExprKind, Name, UnaryOp};

/// What reaches a value, however deep: after a minus it begins an operand of its own.
const PREFIXES: [&str; 5] = ["param", "var", "let", "each", "aws"];

/// Literals of other languages.
const FOREIGN_LITERALS: [(&str, &str); 11] = [
    ("True", "true"),
    ("TRUE", "true"),
    ("False", "false"),
    ("FALSE", "false"),
    ("None", "null"),
    ("NONE", "null"),
    ("Null", "null"),
    ("NULL", "null"),
    ("nil", "null"),
    ("undefined", "null"),
    ("nullptr", "null"),
];

/// The functions of CloudFormation's templates that have a YAML tag.
const TEMPLATE_FUNCTIONS: [&str; 18] = [
    "Ref",
    "GetAtt",
    "Sub",
    "Join",
    "If",
    "Select",
    "Split",
    "FindInMap",
    "ImportValue",
    "Base64",
    "Cidr",
    "GetAZs",
    "Equals",
    "And",
    "Or",
    "Not",
    "Condition",
    "Transform",
];

impl Builder<'_> {
    /// The names of a path; literals look the same.
    pub(super) fn path(&mut self, text: &str, span: Span) -> ExprKind {
        match text {
            "null" => return ExprKind::Null,
            "true" => return ExprKind::Bool(true),
            "false" => return ExprKind::Bool(false),
            _ => {}
        }
        if let Some((found, meant)) = FOREIGN_LITERALS.into_iter().find(|(found, _)| *found == text) {
            self.report(foreign_literal(span, found, meant));
            // Taken for what was meant, so that the checker goes on with a value of the right type.
            return if meant == "null" { ExprKind::Null } else { ExprKind::Bool(meant == "true") };
        }
        let mut start = span.start;
        let names = text.split('.').map(|name| {
            let end = start + offset(name.len());
            let name = Spanned::new(name.to_owned(), Span::new(span.file, start, end));
            start = end + 1;
            name
        });
        ExprKind::Path(names.collect())
    }

    /// `internet-facing`: a subtraction without blanks of which one side is no value. Gives the name that is meant.
    pub(super) fn hyphenated(&mut self, left: &Expr, minus: Span, right: &Expr) -> Option<ExprKind> {
        let (ExprKind::Path(before), ExprKind::Path(after)) = (&left.kind, &right.kind) else { return None };
        let (last, first) = (before.last()?, after.first()?);
        let touching = last.span.end == minus.start && first.span.start == minus.end;
        let is_value = |names: &[Name]| match names {
            [name] => self.bound.contains(&name.value),
            [first, ..] => self.bound.contains(&first.value) || PREFIXES.contains(&first.value.as_str()),
            [] => false,
        };
        // `var.size-1` and `n-var.rest` are subtractions. Only a right side that can have no value
        // makes it a word.
        if !touching || is_value(after) {
            return None;
        }
        let name = Spanned::new(format!("{}_{}", last.value, first.value), last.span.to(first.span));
        // `a-b-c`: the first hyphen was reported with the name before it.
        if self.was_hyphenated(last) {
            self.problems += 1;
        } else {
            let (span, hyphens) = self.hyphens(name.span, minus);
            let whole = self.source.get(span.range()).unwrap_or_default().replace('-', "_");
            self.report(hyphenated_name(span, &hyphens, &whole));
        }
        let mut names = before.clone();
        names.pop();
        names.push(name);
        names.extend(after.iter().skip(1).cloned());
        Some(ExprKind::Path(names))
    }

    /// All of `a-b-c`, of which `name` is the beginning, and its hyphens.
    fn hyphens(&self, name: Span, first: Span) -> (Span, Vec<Span>) {
        let (mut end, mut hyphens) = (name.end, vec![first]);
        while let Some(rest) = self.source.get(end as usize..).and_then(|rest| rest.strip_prefix('-')) {
            let length = super::rest::word(rest);
            let next = rest.get(length..).unwrap_or_default();
            let word = rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
            if !word || next.starts_with(['.', '(', '[']) {
                break;
            }
            hyphens.push(Span::new(name.file, end, end + 1));
            end += 1 + offset(length);
        }
        (Span::new(name.file, name.start, end), hyphens)
    }

    /// Whether a name stands for one that had a hyphen in the source.
    fn was_hyphenated(&self, name: &Name) -> bool {
        self.source.get(name.span.range()).is_some_and(|text| text != name.value)
    }

    /// `!Ref x`: a YAML tag, not a negation.
    pub(super) fn template_tag(&mut self, op: Spanned<UnaryOp>, value: &Expr) -> Option<Expr> {
        let ExprKind::Path(names) = &value.kind else { return None };
        let [name] = names.as_slice() else { return None };
        let touching = op.value == UnaryOp::Not && op.span.end == name.span.start;
        if !touching || !TEMPLATE_FUNCTIONS.contains(&name.value.as_str()) {
            return None;
        }
        let span = op.span.to(name.span);
        let rewritten = self.rewritten_function(span, &name.value);
        self.report(template_function(span, &name.value, rewritten));
        Some(Expr { kind: ExprKind::Error, span })
    }
}
