//! W0693: an environment variable for an unknown `var`.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// An environment variable that begins with `ECSC_VAR_` sets a `var` that no program of the run declares,
    /// so it has no effect. Its name may be misspelt. Uppercase and lowercase are the same:
    /// `ECSC_VAR_ZONES` sets `var zones`.
    ///
    /// ```ecs fail
    /// # ECSC_VAR_sise=2
    /// var size: int = 3
    /// output size = var.size
    /// ```
    ///
    /// ```ecs pass
    /// # ECSC_VAR_SIZE=2
    /// var size: int = 3
    /// output size = var.size
    /// ```
    W0693 warning "environment variable for an unknown `var`"
}

/// The environment variable `written` sets `name`, which is none of the `known` names.
pub fn unknown_environment_variable(span: Span, written: &str, name: &str, known: &[&str]) -> Diagnostic {
    let message = format!("the environment variable `{written}` sets `{name}`, which no program declares");
    let diagnostic = Diagnostic::new(&CODE, message, span, "this value has no effect");
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `ECSC_VAR_{nearest}`?")),
        None if known.is_empty() => diagnostic.help("the program does not declare any `var`"),
        None => diagnostic.help(format!("declared: {}", list(known, "and", 8))),
    }
}
