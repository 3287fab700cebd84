//! E0529: a block whose stack would have a name of more than 128 characters.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of a stack consists of the names of the project, the kind and the block, and can have at most
    /// 128 characters.
    ///
    /// ```ecs fail
    /// project "platform" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared_by_all_services_of_the_platform_shared_by_all_services_of_the_platform_shared_by_all_services_of_the_platform_" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// Shorten the name of the block or of the project:
    ///
    /// ```ecs pass
    /// project "platform" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0529 error "stack name too long"
}

/// A stack whose name is too long.
pub fn stack_name_too_long(span: Span, stack: &str) -> Diagnostic {
    let length = stack.chars().count();
    Diagnostic::new(
        &CODE,
        format!("a stack name can have at most 128 characters, `{stack}` has {length}"),
        span,
        format!("the stack name of this block is {} characters too long", length.saturating_sub(128)),
    )
    .help("shorten the name of the block or of the project")
}
