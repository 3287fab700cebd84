//! All references to each declaration.

use std::collections::BTreeMap;

use super::{Names, walk};
use crate::syntax::ast::{Expr, ExprKind, Name};

/// The references by namespace and name, as they are written, in the order of the source.
pub(crate) type References<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a [Name]>>;

/// All references of a program.
pub(crate) fn references<'n>(names: &'n Names) -> References<'n> {
    let mut found = References::new();
    // `aws.region` is found as well, as a reference in the namespace `aws`; nobody asks for it.
    let mut visit = |expr: &'n Expr| {
        if let Some(reference) = walk::reference(expr)
            && let ExprKind::Path(path) = &expr.kind
        {
            found.entry(reference).or_default().push(path);
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
    for block in names.blocks.values().map(|entry| &entry.block).chain(&names.project) {
        block.labels.iter().for_each(|label| walk::expr(&label.value, &mut visit));
        walk::body(&block.body, &mut visit);
    }
    // Declarations were visited by kind. A fix that edits all references needs them by position.
    for paths in found.values_mut() {
        paths.sort_by_key(|path| path.first().map(|first| first.span));
    }
    found
}
