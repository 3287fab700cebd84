//! E0799: a limit that Docker does not know.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// Limits have the names that Docker has for them: `core`, `cpu`, `data`, `fsize`, `locks`, `memlock`, `msgqueue`, `nice`,
    /// `nofile`, `nproc`, `rss`, `rtprio`, `rttime`, `sigpending` and `stack`. With another one the daemon does not start.
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
    ///       ulimits = { nofiles = 65536 }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// Use a name that Docker knows:
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
    ///       ulimits = { nofile = 65536 }
    ///     }
    ///   }
    /// }
    /// ```
    E0799 error "unknown limit"
}

/// There is no limit `name`; `known` are those that there are.
pub fn unknown_ulimit(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("there is no limit `{name}`"), span, "unknown limit");
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            nearest.to_string(),
        ),
        None => diagnostic.help(format!("the limits are {}", list(known, "and", known.len()))),
    }
}
