//! Names that nothing declares: one mistake each, however often they stand.

use super::context::Checker;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::names as catalog;
use crate::ir::Expr;
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    /// Notes a name that nothing declares, and gives what stands for its value.
    pub(super) fn undeclared(&mut self, space: &'static str, name: &'a ast::Name, span: Span) -> Expr {
        if !self.unread.may_declare(space, &name.value) {
            self.found.undeclared.entry((space, &name.value)).or_insert((name, span));
        }
        Expr::unknown(span)
    }

    /// Reports each undeclared name, with all places where it stands.
    pub(super) fn report_undeclared(&mut self) {
        for ((space, _), (name, span)) in std::mem::take(&mut self.found.undeclared) {
            self.report_with(|checker| {
                let places = checker.places(space, name, span);
                checker.unknown_name(space, name, &places)
            });
        }
    }

    /// Where `space.name` stands, the name alone and with its space, but for where all is said.
    fn places(&mut self, space: &str, name: &ast::Name, span: Span) -> Vec<(Span, Span)> {
        let uses = self.uses_of(space, &name.value).into_iter().filter_map(|path| match path {
            [space, name, ..] => Some((name.span, space.span.to(name.span))),
            _ => None,
        });
        let places: Vec<_> = uses.filter(|(name, _)| !self.hidden.covers(*name)).collect();
        // A name in a text of `--var` is in no declaration.
        if places.is_empty() { vec![(name.span, span)] } else { places }
    }

    fn unknown_name(&self, space: &'static str, name: &ast::Name, places: &[(Span, Span)]) -> Diagnostic {
        let known: Vec<&str> = match space {
            "param" => self.names.params.keys().map(String::as_str).collect(),
            "var" => self.names.vars.keys().map(String::as_str).collect(),
            "let" => self.names.lets.keys().map(String::as_str).collect(),
            kind => {
                let known: Vec<&str> = self.names.block_names(kind).collect();
                return catalog::unknown_name::unknown_block(places, kind, &name.value, &known);
            }
        };
        match self.declared_space(&name.value) {
            Some(other) => catalog::unknown_name::in_other_space(places, space, &name.value, other),
            None => catalog::unknown_name(places, space, &name.value, &known),
        }
    }
}
