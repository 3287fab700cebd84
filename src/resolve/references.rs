//! All references to each declaration.

use std::collections::BTreeMap;

use super::Names;
use super::target::reference;
use crate::syntax::ast::{Expr, ExprKind, Name};

/// The references by namespace and name, as they are written, in the order of the source.
pub(crate) type References<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a [Name]>>;

/// All references of a program.
pub(crate) fn references<'n>(names: &'n Names) -> References<'n> {
    let mut found = References::new();
    // `aws.region` is found as well, as a reference in the namespace `aws`; nobody asks for it.
    let mut visit = |expr: &'n Expr| {
        if let Some(reference) = reference(expr)
            && let ExprKind::Path(path) = &expr.kind
        {
            found.entry(reference).or_default().push(path);
        }
    };
    names.declarations().for_each(|declaration| declaration.exprs(&mut visit));
    // Declarations were visited by kind. A fix that edits all references needs them by position.
    for paths in found.values_mut() {
        paths.sort_by_key(|path| path.first().map(|first| first.span));
    }
    found
}
