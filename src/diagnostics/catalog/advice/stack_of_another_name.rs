//! W0835: a scaling whose label was the name of its stack, and is no more.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What scales a cluster and what drains it are in one stack, which is named after the cluster. Earlier
    /// versions named it after the `scaling`. Where the two labels differ and that stack is deployed, delete it
    /// before you deploy the new one: it has a lifecycle hook and alarms of its own, so it would go on scaling the
    /// group, and its deletion afterwards would take the new stack's hook with it.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web_containers" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Once it is deleted, or if it was never deployed, give the `scaling` the label of its cluster:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    W0835 warning "stack named after the cluster"
}

/// A scaling with the label at `span`, of the cluster `cluster`; `old` and `new` are the names of its stack. `free` says
/// whether the cluster's label can be its own.
pub fn stack_of_another_name(
    span: Span,
    (cluster, head): (&str, Span),
    old: &str,
    new: &str,
    free: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the stack of this scaling is `{new}`, after its cluster, and no longer `{old}`"),
        span,
        "does not name the stack",
    )
    .label(head, "names the stack")
    .help(format!(
        "if `{old}` is deployed, delete it before you deploy `{new}`: it would go on scaling the group"
    ));
    if free {
        diagnostic.suggestion(format!("rename to `{cluster}`"), span, format!("\"{cluster}\""))
    } else {
        diagnostic
    }
}
