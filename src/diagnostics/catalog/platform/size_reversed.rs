//! E0517: a range of sizes whose first end is the larger one.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `size` goes from the fewest instances to the most.
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
    /// Write the smaller number first:
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
    E0517 error "size from more to fewer"
}

/// `swap` says that both ends are numbers, so that they can change places.
pub fn size_reversed(span: Span, (first, last): (i64, i64), swap: bool) -> Diagnostic {
    let help = if swap {
        format!("write the fewest first: `{last}..{first}`")
    } else {
        "let the params' bounds and defaults begin with the fewer".to_string()
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a cluster of at least {first} and at most {last} instances cannot be"),
        span,
        "from more to fewer",
    )
    .help(help);
    if swap { diagnostic.fix("write the fewest first", span, format!("{last}..{first}")) } else { diagnostic }
}
