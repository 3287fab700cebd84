//! E0532: a listener whose `http` and `https` are both guarded.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block with a deploy-time `when` may be absent. If that applies to both `http` and `https`, a
    /// deployment can create a load balancer without any listener, and its health checks, which depend on a
    /// listener, fail.
    ///
    /// ```ecs fail
    /// param certificate: arn?
    ///
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
    ///
    ///   https {
    ///     when        = param.certificate != null
    ///     certificate = param.certificate
    ///   }
    /// }
    /// ```
    ///
    /// Leave one of them unguarded:
    ///
    /// ```ecs pass
    /// param certificate: arn?
    ///
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
    ///
    ///   http {}
    ///
    ///   https {
    ///     when        = param.certificate != null
    ///     certificate = param.certificate
    ///   }
    /// }
    /// ```
    E0532 error "listener that may end up without a port", hidden_by: BrokenBlock
}

/// The guarded blocks, with what guards them.
pub fn guarded_protocols(head: Span, name: &str, guarded: &[(&str, Span)]) -> Diagnostic {
    let span = guarded.first().map_or(head, |(_, span)| *span);
    let mut diagnostic =
        Diagnostic::new(&CODE, format!("`listener.{name}` may end up without a port"), span, "may be absent");
    for (block, span) in guarded.iter().skip(1) {
        diagnostic = diagnostic.label(*span, format!("so may `{block}`"));
    }
    let help = match guarded {
        [("https", _)] => "add an unguarded `http {}`: it redirects to HTTPS if there is an `https`",
        _ => "remove one `when`: `http` redirects to HTTPS if there is an `https`",
    };
    diagnostic.help(help)
}
