//! W0690: a suppression comment that does not say why.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A warning can be suppressed by a comment on the line before it. The comment must give a reason, so
    /// that the next reader can tell whether it still applies.
    ///
    /// ```ecs fail
    /// # ecsc-allow W0691
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
    /// Write the reason after a colon, as in `# ecsc-allow W0603: health is checked by the mesh`. If there is
    /// nothing to suppress, remove the comment:
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
    W0690 warning "suppression without a reason"
}

/// `comment` is the whole comment.
pub fn suppression_without_reason(comment: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "this suppression gives no reason", comment, "why?")
        .help("write the reason after a colon: `# ecsc-allow W0603: health is checked by the mesh`")
}
