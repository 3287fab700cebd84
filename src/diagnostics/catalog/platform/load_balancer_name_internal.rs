//! E0536: a load balancer name that begins with `internal-`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS reserves the prefix `internal-` for the DNS names of internal load balancers, and rejects names
    /// that begin with it.
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
    ///   name    = "internal-tools"
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// Use another prefix; `scheme` makes a load balancer internal:
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
    ///   name    = "tools"
    ///   scheme  = internal
    ///
    ///   http {}
    /// }
    /// ```
    E0536 error "reserved load balancer name"
}

/// `better` is the name without the prefix.
pub fn load_balancer_name_internal(span: Span, better: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "the name of a load balancer cannot begin with `internal-`",
        span,
        "reserved by AWS",
    )
    .help("use another prefix; `scheme = internal` makes the load balancer internal");
    match better {
        Some(better) => diagnostic.fix(format!("rename to `{better}`"), span, format!("\"{better}\"")),
        None => diagnostic,
    }
}
