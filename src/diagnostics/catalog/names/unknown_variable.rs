//! E0225: a value for an unknown `var`.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// `--var name=value`, or a line of a `--var-file`, sets a `var` that the program does not declare. A
    /// `param` gets its value when the stack is deployed:
    /// `aws cloudformation deploy --parameter-overrides Name=value`.
    ///
    /// ```ecs fail
    /// # --var sise=2
    /// var size: int = 3
    /// output size = var.size
    /// ```
    ///
    /// ```ecs pass
    /// var size: int = 3
    /// output size = var.size
    /// ```
    E0225 error "value for an unknown `var`"
}

/// A value from `origin` for a name that is not a `var`; `param` is the keyword of a param with that name. `rename` says whether the
/// nearest of the `known` names may stand at `span` instead.
pub fn unknown_variable(
    span: Span,
    name: &str,
    origin: &str,
    (known, rename): (&[&str], impl Fn(&str) -> bool),
    param: Option<Span>,
) -> Diagnostic {
    let message = format!("{origin} sets `{name}`, which is not a `var` of this program");
    let diagnostic = Diagnostic::new(&CODE, message, span, format!("`{name}` is not declared"));
    if let Some(param) = param {
        return diagnostic
            .label(param, format!("`{name}` is a `param`: it gets its value when the stack is deployed"))
            .help("declare it with `var` to set it at compile time, or pass it to the deployment");
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => {
            let diagnostic = diagnostic.help(format!("did you mean `var {nearest}`?"));
            if rename(nearest) {
                return diagnostic.fix(format!("rename to `{nearest}`"), span, nearest);
            }
            diagnostic
        }
        None if known.is_empty() => diagnostic.help("the program does not declare any `var`"),
        None => diagnostic.help(format!("declared: {}", list(known, "and", 8))),
    }
}
