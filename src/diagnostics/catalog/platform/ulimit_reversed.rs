//! E0800: a soft limit above the hard one, or no limit at all.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A process has the soft limit, which it may raise up to the hard one. `-1` is unlimited. Docker refuses a soft limit above
    /// the hard one, and the container does not start.
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
    ///     docker {
    ///       ulimits = { nofile = 65536..1024 }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Write the soft limit first:
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
    ///     docker {
    ///       ulimits = { nofile = 1024..65536 }
    ///     }
    ///   }
    /// }
    /// ```
    E0800 error "soft limit above the hard one"
}

/// The limit at `span` has a soft end above its hard one.
pub fn ulimit_reversed(span: Span, name: &str, (soft, hard): (i64, i64)) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the soft limit of `{name}` is above the hard one"),
        span,
        format!("from {soft} to {hard}"),
    )
    .help(format!("write `{hard}..{soft}`"))
    .suggestion("exchange them", span, format!("{hard}..{soft}"))
}

/// A limit below -1, which is unlimited.
pub fn negative(span: Span, name: &str, limit: i64) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{limit}` is not a limit of `{name}`"), span, "negative")
        .help("write `-1` for unlimited, or a number from 0")
}
