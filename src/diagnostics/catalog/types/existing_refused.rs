//! E0347: an existing block where one of this program is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A `listener` and a `scaling` are parts of the stack of their cluster. The stack of an `existing` cluster belongs to
    /// another program, which decides what is in it.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   stack = "platform-cluster-web"
    /// }
    ///
    /// listener "internal" {
    ///   cluster = cluster.web
    ///   http {}
    /// }
    /// ```
    ///
    /// Declare it in the program that owns the cluster. What is there already is named here:
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   stack = "platform-cluster-web"
    ///
    ///   listener "internal" {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.internal
    ///   }
    /// }
    /// ```
    E0347 error "existing block of which the stack would change"
}

/// `user` is the kind that would change the stack of the block `name`, which is declared at `head`.
pub fn existing_refused(span: Span, user: &str, name: &str, head: Span) -> Diagnostic {
    let message = format!("`{name}` belongs to another program, which a `{user}` would change");
    Diagnostic::new(&CODE, message, span, "an existing block")
        .label(head, "declared as `existing` here")
        .help(format!("declare the `{user}` in the program that owns `{name}`"))
}
