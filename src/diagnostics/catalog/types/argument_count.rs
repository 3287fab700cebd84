//! Too few or too many arguments.

use crate::diagnostics::Diagnostic;
use crate::language::functions::FunctionSchema;
use crate::source::Span;

declare! {
    /// Each function takes a certain number of arguments.
    ///
    /// ```ecs fail
    /// output name = upper("a", "b")
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("a")
    /// ```
    E0314 error "too few or too many arguments"
}

/// `function` was called with `count` arguments.
pub fn argument_count(span: Span, parens: Span, function: &FunctionSchema, count: usize) -> Diagnostic {
    let wanted = match (function.min, function.max) {
        (0, Some(0)) => "no arguments".to_string(),
        (min, Some(max)) if min == max => format!("{min} argument{}", if min == 1 { "" } else { "s" }),
        (min, Some(max)) => format!("{min} to {max} arguments"),
        (min, None) => format!("at least {min} argument{}", if min == 1 { "" } else { "s" }),
    };
    Diagnostic::new(
        &CODE,
        format!("`{}` takes {wanted}, not {count}", function.name),
        span,
        format!("takes {wanted}"),
    )
    .label(parens, format!("{count} given"))
    .help(format!("`{}`", function.signature))
}
