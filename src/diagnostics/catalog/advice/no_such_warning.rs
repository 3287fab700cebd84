//! W0692: a suppression of something that is not a warning.

use crate::diagnostics::{Code, Diagnostic, Severity, catalog, did_you_mean};
use crate::source::Span;

declare! {
    /// Only warnings can be suppressed, by their code: `W` and four digits. Errors cannot be suppressed: a
    /// program with an error cannot be built, or would not work.
    ///
    /// ```ecs fail
    /// # ecsc-allow W9999: there is no such warning
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// `ecsc explain --list` shows all codes.
    ///
    /// ```ecs pass
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    W0692 warning "suppression of an unknown warning"
}

/// `code` is the code with that id if there is one: that of an error.
pub fn no_such_warning(span: Span, id: &str, code: Option<&'static Code>) -> Diagnostic {
    if let Some(code) = code {
        let message = format!("{} is an error: errors cannot be suppressed", code.id);
        return Diagnostic::new(&CODE, message, span, format!("the error is: {}", code.title));
    }
    let warnings = || catalog::all().filter(|code| code.severity == Severity::Warning).map(|code| code.id);
    let diagnostic = Diagnostic::new(&CODE, format!("there is no warning `{id}`"), span, "unknown code");
    match did_you_mean(id, warnings()) {
        Some(near) => {
            diagnostic.help(format!("did you mean {near}?")).suggestion(format!("write {near}"), span, near)
        }
        None => diagnostic.help("`ecsc explain --list` shows all codes"),
    }
}
