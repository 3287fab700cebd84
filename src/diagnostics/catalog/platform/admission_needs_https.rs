//! E0960: `login` or `jwt` of a route behind a listener that may have no HTTPS.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A load balancer logs users in, and validates tokens, only on connections over HTTPS. The rule of a route with `login` or
    /// `jwt` would be refused in a deployment without an HTTPS listener.
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "https://login.example.com/keys"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Give the listener an `https` without a guard. Of an existing one say `https = always`, if it is so:
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///
    ///     jwt {
    ///       issuer = "https://login.example.com"
    ///       keys   = "https://login.example.com/keys"
    ///     }
    ///   }
    /// }
    /// ```
    E0960 error "login without HTTPS"
}

/// Why there is not always an HTTPS listener.
pub enum Cause {
    /// The listener has no `https`.
    Absent,
    /// Its `https` has a guard.
    Guarded,
    /// The program says so of an existing one.
    Said {
        /// That it never has one.
        is_never: bool,
    },
}

/// The block of the route at `span`, the listener, and the place of the cause with the cause.
pub fn admission_needs_https(
    span: Span,
    block: &str,
    listener: &str,
    (at, cause): (Span, Cause),
) -> Diagnostic {
    let (label, help) = match cause {
        Cause::Absent => ("without an `https`", "add `https` to the listener"),
        Cause::Guarded => ("only in some deployments", "remove the guard of `https`"),
        Cause::Said { is_never: true } => ("it is said to have none", "choose a listener with HTTPS"),
        Cause::Said { is_never: false } => {
            ("its deployment decides", "write `https = always` if its owner has HTTPS in every deployment")
        }
    };
    Diagnostic::new(
        &CODE,
        format!("`{block}` needs HTTPS, which `{listener}` does not have in every deployment"),
        span,
        "only over HTTPS",
    )
    .label(at, label)
    .help(help)
}
