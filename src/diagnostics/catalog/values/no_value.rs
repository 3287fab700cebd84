//! E0407: a `var` without a value.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A `var` gets its value when the program is compiled: from `--var`, from a `--var-file`, from the
    /// environment, or from its default.
    ///
    /// ```ecs fail
    /// var zones: int
    /// output zones = var.zones
    /// ```
    ///
    /// ```ecs pass
    /// var zones: int = 3
    /// output zones = var.zones
    /// ```
    E0407 error "`var` without a value"
}

/// `var name` has no value.
pub fn no_value(span: Span, name: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`var {name}` has no value"), span, format!("expected {}", ty.with_article()))
        .help(format!(
            "set it with `--var {name}=...`, a line `{name} = ...` in a `--var-file`, the environment variable `ECSC_VAR_{name}`, or a default"
        ))
}
