//! E0518: a range of sizes with one number in it.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// A `scaling` whose minimum and maximum are equal never scales. Its functions and alarms would have no
    /// effect.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 3..3
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Widen the range, or remove the `scaling` and set a fixed size in `instances`:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///     size = 3
    ///   }
    /// }
    /// ```
    /// Ends that the deployment chooses must differ too, or the first rolling update fails: a number at one end
    /// becomes a bound of the other's parameter, and two params become a rule that they differ. That one is below
    /// the other, CloudFormation's rules cannot say.
    E0518 error "scaling of a fixed size"
}

/// `number` says that both ends are numbers.
pub fn size_fixed(span: Span, n: i64, number: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a cluster of {n} to {} never scales", counted(n, "instance")),
        span,
        "minimum and maximum are equal",
    )
    .help(match n {
        0 => "widen the range".to_owned(),
        _ => format!("widen the range, or remove the `scaling` and write `instances {{ size = {n} }}`"),
    });
    if number && n == 0 {
        diagnostic.suggestion("allow an instance", span, "0..1")
    } else if number {
        diagnostic.suggestion("allow twice the size", span, format!("{n}..{}", n.saturating_mul(2)))
    } else {
        diagnostic
    }
}

/// One param is both ends.
pub fn size_of_one_param(span: Span, name: &str) -> Diagnostic {
    let message = format!("a cluster of `param.{name}` to `param.{name}` instances never scales");
    Diagnostic::new(&CODE, message, span, "minimum and maximum are the same param")
        .help("use two params, or a number at one end")
}
