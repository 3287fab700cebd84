//! Phases: where only the compiler's knowledge will do, a deploy value is refused with the chain that made it one.

use super::context::Checker;
use crate::diagnostics::catalog::types as catalog;
use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::ir::{Expr, ExprKind};
use crate::resolve::{Target, reference};
use crate::source::Span;
use crate::syntax::{Node, ast};

/// One step of the reason why a value comes at deployment, with its place.
pub(super) type Chain = Vec<(String, Span)>;

impl<'a> Checker<'a, '_> {
    /// Reports that `what` needs a constant, and says why this is none.
    pub(super) fn needs_constant(&mut self, source: &'a ast::Expr, what: &str, span: Span) -> Expr {
        let chain = self.chain_of_source(source);
        let diagnostic = catalog::deploy_operand(source.span, what, &chain);
        self.wrong(diagnostic, span)
    }

    /// An attribute that takes only constants got a deploy value.
    pub(super) fn constant_needed(
        &mut self,
        value: &Expr,
        source: &'a ast::Expr,
        subject: &str,
    ) -> Diagnostic {
        let mut chain = self.chain_of_source(source);
        if chain.is_empty() {
            chain = self.chain(value);
        }
        let diagnostic = catalog::constant_needed(source.span, subject, &chain);
        self.offer_var(diagnostic, value)
    }

    /// Offers to let a param be chosen when the program is compiled, if nothing but its first word stands against that.
    fn offer_var(&mut self, diagnostic: Diagnostic, value: &Expr) -> Diagnostic {
        let ExprKind::Param(id) = value.kind else { return diagnostic };
        let Some(param) = self.params.get(id.0 as usize) else { return diagnostic };
        let name = param.name.value.clone();
        match self.names.params.get(name.as_str()) {
            Some(item) if item.default.is_some() && item.body.is_none() => {
                let uses = self.uses_of("param", &name);
                let uses = uses.into_iter().filter_map(|path| Some(path.first()?.span));
                let places = uses.chain([item.keyword]);
                let edits = places.map(|span| Edit { span, text: "var".into() }).collect();
                diagnostic.fix_with(format!("change `param.{name}` to a `var`"), edits, Applicability::Unsafe)
            }
            _ => diagnostic,
        }
    }

    /// Why a source expression is a deploy value: ``the value of `let.name` uses `param.env`, which is chosen at deployment``.
    pub(super) fn chain_of_source(&self, source: &'a ast::Expr) -> Chain {
        let mut chain = Chain::new();
        let mut current = source;
        let mut owner: Option<String> = None;
        // Each step goes from a use to the declaration behind it; cycles of lets have no value and end it.
        for _ in 0..64 {
            let mut next: Option<(String, &'a ast::Let)> = None;
            let mut end: Option<(String, Span)> = None;
            Node::Expr(current).exprs(&mut |expr| {
                if end.is_some() {
                    return;
                }
                let (Some((space, name)), Some(target)) = (reference(expr), self.names.target_of(expr))
                else {
                    return;
                };
                let used = format!("{space}.{name}");
                let says = |what: &str| match &owner {
                    Some(owner) => format!("`{owner}` uses `{used}`, which {what}"),
                    None => format!("`{used}` {what}"),
                };
                match target {
                    Target::Param(_, param) => end = Some((says("is set at deployment"), param.name.span)),
                    Target::Pseudo(_) => end = Some((says("is known only at deployment"), expr.span)),
                    Target::Let(name, item) => {
                        // A constant `let` cannot be the reason. The first one that is not constant
                        // leads on to it.
                        let is_const = self.memo.value_of_let(name).is_some_and(Expr::is_const);
                        if next.is_none() && !is_const {
                            next = Some((used, item));
                        }
                    }
                    // A block is there when the program is compiled, its results are not.
                    Target::Block(_) if !matches!(&expr.kind, ast::ExprKind::Path(path) if path.len() < 3) => {
                        end = Some((says("exists only after deployment"), expr.span));
                    }
                    Target::Var(..) | Target::Block(_) => {}
                }
            });
            if let Some(end) = end {
                chain.push(end);
                return chain;
            }
            let Some((used, item)) = next else { return chain };
            if let Some(owner) = &owner {
                chain.push((format!("`{owner}` uses `{used}`"), item.name.span));
            }
            owner = Some(used);
            current = &item.value;
        }
        chain
    }

    /// Why a value is a deploy value, from the value alone.
    pub(super) fn chain(&self, value: &Expr) -> Chain {
        let mut chain = Chain::new();
        value.walk(&mut |expr| {
            if let ExprKind::Param(id) = expr.kind
                && chain.is_empty()
                && let Some(param) = self.params.get(id.0 as usize)
            {
                chain.push((format!("`param.{}` is set at deployment", param.name.value), param.name.span));
            }
        });
        chain
    }
}
