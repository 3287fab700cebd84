//! E0974: `on` of a route names no port of the load balancer.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::suggest::{did_you_mean, list};
use crate::source::Span;

declare! {
    /// `on` of a route is the label of an `http` or `https` block of its listener, which is there in every deployment.
    ///
    /// ```ecs fail
    /// param certificate: arn
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
    ///     certificate = param.certificate
    ///   }
    ///
    ///   https "admin" {
    ///     port        = 8443
    ///     certificate = param.certificate
    ///   }
    /// }
    ///
    /// service "console" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/console:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///     on       = "admins"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param certificate: arn
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
    ///     certificate = param.certificate
    ///   }
    ///
    ///   https "admin" {
    ///     port        = 8443
    ///     certificate = param.certificate
    ///   }
    /// }
    ///
    /// service "console" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/console:v1.4"
    ///   port    = 8080
    ///   health  = "/"
    ///
    ///   route {
    ///     listener = listener.public
    ///     on       = "admin"
    ///   }
    /// }
    /// ```
    ///
    /// If all blocks with the label have a guard, a deployment may have none of them: the stack of the service could not be
    /// deployed. Of an `existing listener` that is given by its `arn`, or by the export `routes`, only that one port is known.
    E0974 error "unknown port of a load balancer"
}

/// `known` are the labels that could be meant.
pub fn port_label(
    span: Span,
    label: &str,
    (listener, head): (&str, Span),
    known: &BTreeSet<&str>,
) -> Diagnostic {
    let message = format!("`{listener}` has no `http` or `https` with the label `{label}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "unknown label").label(head, "the load balancer");
    let names: Vec<&str> = known.iter().copied().collect();
    match did_you_mean(label, names.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None if names.is_empty() => {
            diagnostic.help("without `on`, the rule is added to the `https` or `http` block without a label")
        }
        None => diagnostic.help(format!("the labels are {}", list(&names, "and", names.len()))),
    }
}

/// All blocks with the label have a guard; `port` is the first.
pub fn may_be_absent(span: Span, label: &str, listener: &str, port: Span) -> Diagnostic {
    let message = format!("`{listener}` does not have a port `{label}` in every deployment");
    Diagnostic::new(&CODE, message, span, "may be absent")
        .label(port, "only in some deployments")
        .help(format!("remove the guard, or add an `http \"{label}\"` without one"))
}

/// The load balancer is given by an attribute that names a single port.
pub fn single(span: Span, listener: &str, (attribute, place): (&str, Span)) -> Diagnostic {
    Diagnostic::new(&CODE, format!("of `{listener}` a single port is known"), span, "cannot choose")
        .label(place, format!("`{attribute}` names the port"))
        .help("declare an `existing listener` for each port")
}
