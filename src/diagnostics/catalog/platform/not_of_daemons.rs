//! E0910: `size`, `scale` or `deploy` beside `placement = daemon`.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// With `placement = daemon`, there is one task on every instance: the cluster decides how many there are. A
    /// deployment stops the old task of an instance before it starts the new one, because there is only room for one.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   placement = daemon
    ///   size      = 3
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "api" {
    ///   cluster   = cluster.web
    ///   image     = "ghcr.io/shop/api:v1.4"
    ///   placement = daemon
    /// }
    /// ```
    E0910 error "attribute that daemons do not have"
}

/// `attribute` at `span`, beside `placement`.
pub fn not_of_daemons(span: Span, attribute: &str, placement: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{attribute}` does not go with `placement = daemon`: there is one task on every instance"),
        span,
        "not with daemons",
    )
    .label(placement, "the placement");
    match attribute {
        // Of a nested block only the head is known.
        "size" => diagnostic.removal("remove `size`", span, Applicability::Unsafe),
        _ => diagnostic.help(format!("remove `{attribute}`")),
    }
}
