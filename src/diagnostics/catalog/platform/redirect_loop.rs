//! E0819: a redirect whose target it matches again.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// What a redirect leads to is a request again. If that matches the same rule, the client follows it again and again
    /// until it gives up. A redirect that changes nothing is refused by the load balancer.
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
    ///
    ///   redirect "all" {
    ///     path = ["/old/*"]
    ///     to   = "/old/index.html"
    ///   }
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
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    ///
    ///   redirect "all" {
    ///     path = ["/old/*"]
    ///     to   = "/new/index.html"
    ///   }
    /// }
    /// ```
    E0819 error "redirect that leads to itself"
}

/// `to` at `span` matches the `path` at `place`, or the rule that is everything.
pub fn redirect_loop(span: Span, to: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the redirect to `{to}` leads to itself"), span, "matches the rule again")
        .label(place, "because of this")
        .help("lead to a path that the rule does not match, or to another host")
}
