//! E0349: `for_each` on a nested block that declares a name.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// A `listener` in an `existing cluster` declares a name, `listener.public`. Names must be known before anything is
    /// evaluated, so each listener is written out.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   stack = "platform-cluster-web"
    ///
    ///   listener "public" {
    ///     for_each = ["blue", "green"]
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    /// }
    /// ```
    ///
    /// With `for_each` on the cluster, each of its copies has the listener: `listener.public["blue"]`.
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   for_each = { blue = "platform-cluster-blue", green = "platform-cluster-green" }
    ///   stack    = each.value
    ///
    ///   listener "public" {}
    /// }
    ///
    /// service "api" {
    ///   for_each = cluster.web
    ///   cluster  = each.value
    ///   image    = ecr("shop/api", "v1")
    ///   port     = 8080
    ///   health   = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public[each.key]
    ///   }
    /// }
    /// ```
    E0349 error "`for_each` on a block that declares a name"
}

/// `for_each` is written in the nested block `name`; `whole` is the attribute.
pub fn repeated_declaration(span: Span, name: &str, whole: Span) -> Diagnostic {
    let message = format!("a `{name}` here declares a name, so it does not accept `for_each`");
    Diagnostic::new(&CODE, message, span, "not allowed here")
        .help(format!("write a `{name}` for each, or `for_each` on the block around"))
        .removal("remove `for_each`", whole, Applicability::Unsafe)
}
