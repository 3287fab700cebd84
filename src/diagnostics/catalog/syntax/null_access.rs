//! E0193: an access that asks for null.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// There is no `?.`. What may be null is used in a block whose `when` says that it is not, or has another value after `??`.
    ///
    /// ```ecs fail
    /// param old_stack: stack_name?
    /// existing volume "old" { stack = param.old_stack }
    /// output id = volume?.old.id
    /// ```
    ///
    /// ```ecs pass
    /// param old_stack: stack_name?
    /// existing volume "old" { stack = param.old_stack }
    /// output id = volume.old.id ?? "none"
    /// ```
    E0193 error "access that asks for null"
}

/// `span` is the `?.`, `whole` the path with it, `path` the path without it.
pub fn null_access(span: Span, whole: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "there is no operator `?.`", span, "unknown operator")
        .help(format!("write `{path}` in a block with `when = {path} != null`, or `{path} ?? value`"))
        .suggestion(format!("write `{path}`"), whole, path)
}
