//! E0536: a load balancer name that begins with `internal-`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// AWS puts `internal-` before the DNS name of internal load balancers, and takes no name that begins so.
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
    /// Begin with something else; `scheme` says whether it is internal:
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
    E0536 error "load balancer name that AWS keeps for itself"
}

/// `better` is the name without the beginning.
pub fn load_balancer_name_internal(span: Span, better: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "the name of a load balancer cannot begin with `internal-`",
        span,
        "AWS keeps this beginning for itself",
    )
    .help("begin with something else; `scheme = internal` makes it internal");
    match better {
        Some(better) => diagnostic.fix(format!("rename to `{better}`"), span, format!("\"{better}\"")),
        None => diagnostic,
    }
}
