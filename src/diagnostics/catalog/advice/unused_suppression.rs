//! W0691: a suppression comment that suppresses nothing.

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

declare! {
    /// A comment `# ecsc-allow CODE: reason` hides that warning on the next line. This one hides nothing:
    /// the warning was fixed or has moved. A suppression that stays behind would hide the next warning on that
    /// line.
    ///
    /// ```ecs fail
    /// # ecsc-allow W0691: nothing here
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
    /// Remove the comment:
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
    W0691 warning "unused suppression"
}

/// `removal` is what to remove, if the comment suppresses nothing else.
pub fn unused_suppression(span: Span, code: &Code, removal: Option<Span>) -> Diagnostic {
    let message = format!("there is no {} here to suppress", code.id);
    let diagnostic = Diagnostic::new(&CODE, message, span, format!("no {} on the line after this", code.id));
    match removal {
        Some(removal) => diagnostic.fix("remove the suppression", removal, ""),
        None => diagnostic.help(format!("remove `{}`", code.id)),
    }
}
