//! E0214: an unknown function.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// There is no function with this name. `ecsc explain functions` lists all functions.
    ///
    /// ```ecs fail
    /// output name = uper("web")
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("web")
    /// ```
    E0214 error "unknown function"
}

/// `nearest` is what may have been meant.
pub fn unknown_function(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic = new(span, name);
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help("`ecsc explain functions` lists all functions"),
    }
}

/// A function of another language; `written` is what the call at `whole` is here, if it is not another call.
pub fn foreign(
    (span, whole): (Span, Span),
    name: &str,
    help: impl Into<String>,
    written: Option<&str>,
) -> Diagnostic {
    let diagnostic = new(span, name).help(help);
    match written {
        Some(written) => diagnostic.suggestion(format!("write `{written}`"), whole, written),
        None => diagnostic,
    }
}

fn new(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("there is no function `{name}`"), span, "unknown function")
}
