//! E0975: an identity provider that the load balancer of another program does not reach.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// With `login`, a load balancer asks the identity provider for the token and the user, and with `jwt` for the keys, on port 443.
    /// One of the program opens that port when a route needs it. One of another program does so only if that program has such a route,
    /// or an `egress` with the port; otherwise it answers each request with an error (500).
    ///
    /// ```ecs fail
    /// existing cluster "app" {
    ///   manifest = "fargate/manifest.json"
    /// }
    ///
    /// service "console" {
    ///   cluster = cluster.app
    ///   image   = ecr("shop/console", "v1.4")
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
    /// In the program of the load balancer:
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// cluster "app" {
    ///   network = network.main
    ///   fargate {}
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.app
    ///
    ///   https {
    ///     certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
    ///   }
    ///
    ///   egress {
    ///     to   = ["0.0.0.0/0"]
    ///     port = 443
    ///   }
    /// }
    /// ```
    E0975 error "identity provider out of reach"
}

/// The block of the route at `span`, the load balancer, and the project that owns it with the place of its manifest.
pub fn provider_out_of_reach(
    span: Span,
    block: &str,
    listener: &str,
    (owner, manifest): (&str, Span),
) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{listener}` does not reach an identity provider, which `{block}` needs"),
        span,
        "the load balancer connects to the provider",
    )
    .label(manifest, "nothing opens port 443 there, says this manifest")
    .help(format!(
        "write `egress {{ to = [\"0.0.0.0/0\"], port = 443 }}` in the listener, in the program of `{owner}`"
    ))
}
