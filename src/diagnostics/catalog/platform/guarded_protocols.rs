//! E0532: a listener whose `http` and `https` are all guarded.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A block with a deploy-time `when` may be left out. If that is so of every listener, a deployment can end with a load
    /// balancer that serves nobody, and its health checks, which hang on a listener, fail.
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
    /// Keep one of them without a guard:
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
    let mut diagnostic = Diagnostic::new(
        &CODE,
        format!("`listener.{name}` may end up without a port"),
        span,
        "may be left out",
    );
    for (block, span) in guarded.iter().skip(1) {
        diagnostic = diagnostic.label(*span, format!("so may `{block}`"));
    }
    let help = match guarded {
        [("https", _)] => {
            "add an `http {}` without a guard: it redirects to HTTPS where there is a certificate"
        }
        _ => "take the `when` of one of them away: `http` redirects to HTTPS where there is an `https`",
    };
    diagnostic.help(help)
}
