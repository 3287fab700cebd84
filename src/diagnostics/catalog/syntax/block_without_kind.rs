//! E0185: a block that begins with its name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block begins with its kind; the name follows, in quotes.
    ///
    /// ```ecs fail
    /// "shared" {
    ///   encrypted = true
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0185 error "block without a kind", hides: Rest
}

/// `name` is the string that stands where the kind belongs.
pub fn block_without_kind(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the block `\"{name}\"` has no kind"),
        span,
        "expected the kind before this",
    )
    .help(format!("write the kind first, such as `cluster \"{name}\" {{ ... }}`"))
}
