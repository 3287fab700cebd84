//! E0914: a route behind one that matches all its requests.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A load balancer asks its rules one by one, the smallest number first. What is behind a rule that matches all
    /// its requests never gets one. Computed numbers put the longer path first; here a number was written, or the two
    /// are so close that chance decides.
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
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/api/*"]
    ///   }
    /// }
    ///
    /// service "other" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/other:v1"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/api/v2/*"]
    ///     priority = 48950
    ///   }
    /// }
    /// ```
    ///
    /// Leave the number to the compiler, or write one that comes first:
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
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/api:v1.4"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/api/*"]
    ///   }
    /// }
    ///
    /// service "other" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/other:v1"
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.public
    ///     path     = ["/api/v2/*"]
    ///   }
    /// }
    /// ```
    E0914 error "rule that is never reached"
}

/// A rule, and what hides it.
#[derive(Debug, Clone, Copy)]
pub struct Hidden<'a> {
    /// The number of the rule.
    pub priority: i64,
    /// The service whose rule comes before.
    pub by: &'a str,
    /// The number of that.
    pub by_priority: i64,
    /// Where it is.
    pub by_span: Span,
    /// A number that comes before it, and that no rule has.
    pub free: Option<i64>,
}

/// The rule at `span`; `written` is its priority, if the program says it.
pub fn hidden_rule(span: Span, hidden: Hidden, written: Option<Span>) -> Diagnostic {
    let Hidden { priority, by, by_priority, by_span, free } = hidden;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("no request reaches this route: all go to `{by}`"),
        span,
        format!("its rule has the number {}", figure(priority)),
    )
    .label(by_span, format!("matches all of them, and has the number {}", figure(by_priority)));
    match (free, written) {
        (Some(free), Some(written)) => diagnostic.suggestion("put it in front", written, free.to_string()),
        (Some(free), None) => diagnostic.help(format!("write `priority = {free}`, which comes before")),
        (None, _) => diagnostic.help("raise the `priority` of the other route"),
    }
}

/// The route at `span`, whose number is `hidden.priority`, hides a rule of the program whose manifest is named at `hidden.by_span`.
pub fn of_another_program(span: Span, hidden: Hidden, written: Option<Span>) -> Diagnostic {
    let Hidden { priority, by, by_priority, by_span, free } = hidden;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("this route takes all requests of `{by}`"),
        span,
        format!("its rule has the number {}", figure(priority)),
    )
    .label(by_span, format!("the rule that it hides has the number {}", figure(by_priority)));
    match (free, written) {
        (Some(free), Some(written)) => diagnostic.suggestion("put it behind", written, free.to_string()),
        (Some(free), None) => diagnostic.help(format!("write `priority = {free}`, which comes after it")),
        (None, _) => diagnostic.help("lower the `priority` of the other rule"),
    }
}
