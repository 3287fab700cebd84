//! Where a declaration is referred to.

use super::{Names, walk};
use crate::syntax::ast::{Expr, ExprKind};
use crate::text::Span;

/// The places of `space` in all references `space.name`, in no particular order.
pub(crate) fn references(names: &Names<'_>, space: &str, name: &str) -> Vec<Span> {
    let mut places = Vec::new();
    let mut visit = |expr: &Expr| {
        if walk::reference(expr) == Some((space, name))
            && let ExprKind::Path(path) = &expr.kind
        {
            places.extend(path.first().map(|first| first.span));
        }
    };
    for param in names.params.values().chain(names.vars.values()) {
        param.default.iter().for_each(|value| walk::expr(value, &mut visit));
        param.body.iter().for_each(|body| walk::body(body, &mut visit));
    }
    names.lets.values().for_each(|item| walk::expr(&item.value, &mut visit));
    for output in names.outputs.values() {
        walk::expr(&output.value, &mut visit);
        output.body.iter().for_each(|body| walk::body(body, &mut visit));
    }
    for assert in &names.asserts {
        walk::expr(&assert.condition, &mut visit);
        walk::expr(&assert.message, &mut visit);
    }
    for block in names.blocks.values().map(|entry| entry.block).chain(names.project) {
        block.labels.iter().for_each(|label| walk::expr(&label.value, &mut visit));
        walk::body(&block.body, &mut visit);
    }
    places
}
