//! W0690: a suppression comment that does not say why.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A warning may be suppressed by a comment on the line before it. The comment says why: whoever reads the file next
    /// must be able to judge whether it still holds.
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
    /// The reason stands behind a colon, as in `# ecsc-allow W0603: health is checked by the mesh`.
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
        .help("write the reason behind a colon: `# ecsc-allow W0603: health is checked by the mesh`")
}
