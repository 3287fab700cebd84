//! E0517: a range of sizes whose minimum is larger than its maximum.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `size` is the range from the minimum to the maximum number of instances.
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
    ///   size    = 8..2
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Write the minimum first:
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
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0517 error "reversed size"
}

/// `swap` says that both ends are numbers, so that they can be swapped.
pub fn size_reversed(span: Span, (first, last): (i64, i64), swap: bool) -> Diagnostic {
    let help = if swap {
        format!("write the minimum first: `{last}..{first}`")
    } else {
        "change the bounds and defaults of the params so that the minimum is smaller".to_string()
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a cluster cannot have at least {first} and at most {last} instances"),
        span,
        "the minimum is larger than the maximum",
    )
    .help(help);
    if swap {
        diagnostic.fix("write the minimum first", span, format!("{last}..{first}"))
    } else {
        diagnostic
    }
}
