//! E0314: too few or too many arguments.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each function takes a fixed number of arguments, or a range of them.
    ///
    /// ```ecs fail
    /// output name = upper("a", "b")
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("a")
    /// ```
    E0314 error "wrong number of arguments"
}

/// `name` at `span` takes between `min` and `max` arguments, and has `count` of them in `parens`.
pub fn argument_count(
    (span, name): (Span, &str),
    signature: &str,
    (min, max): (usize, Option<usize>),
    (parens, count): (Span, usize),
) -> Diagnostic {
    let wanted = match (min, max) {
        (0, Some(0)) => "no arguments".to_string(),
        (min, Some(max)) if min == max => format!("{min} argument{}", if min == 1 { "" } else { "s" }),
        (min, Some(max)) => format!("{min} to {max} arguments"),
        (min, None) => format!("at least {min} argument{}", if min == 1 { "" } else { "s" }),
    };
    Diagnostic::new(&CODE, format!("`{name}` takes {wanted}, not {count}"), span, format!("takes {wanted}"))
        .label(parens, format!("{count} given"))
        .help(format!("`{signature}`"))
}
