//! E0430: a string that cannot be a logical id.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A logical id, the name of a resource in a template, has letters and digits only, at most 255.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   logical_ids = { MountTarget0 = "mount-target-a" }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   logical_ids = { MountTarget0 = "MountTargetA" }
    /// }
    /// ```
    E0430 error "not a logical id"
}

/// `id` is not what a resource can be called in a template.
pub fn bad_logical_id(span: Span, id: &str) -> Diagnostic {
    let message = if id.is_empty() {
        "the logical id is empty".to_owned()
    } else {
        format!("`{id}` is not a logical id")
    };
    Diagnostic::new(&CODE, message, span, "only letters and digits, 1 to 255")
        .help("write the logical id that the resource has in the deployed template")
}
