//! E0230: two stacks of one name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A stack has one template. Two blocks whose stacks have the same name would each replace what the other has
    /// deployed.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "media" {
    ///   network = network.main
    ///   stack   = "shop-media"
    /// }
    ///
    /// volume "reports" {
    ///   network = network.main
    ///   stack   = "shop-media"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "media" {
    ///   network = network.main
    ///   stack   = "shop-media"
    /// }
    ///
    /// volume "reports" {
    ///   network = network.main
    ///   stack   = "shop-reports"
    /// }
    /// ```
    E0230 error "two stacks of one name"
}

/// A stack of `block` has the name of one of the block `first`; each with where its name comes from.
pub fn duplicate_stack(
    span: Span,
    stack: &str,
    block: &str,
    (first, first_span): (&str, Span),
    is_copy: bool,
) -> Diagnostic {
    let message = if block == first {
        format!("two stacks of `{block}` have the name `{stack}`")
    } else {
        format!("`{first}` and `{block}` both become the stack `{stack}`")
    };
    Diagnostic::new(&CODE, message, span, format!("names a stack `{stack}`"))
        .label(first_span, "names a stack of this name, too")
        .help(if is_copy {
            "each copy needs a name of its own, such as `\"web-${each.key}\"`"
        } else {
            "give one of them another name"
        })
}
