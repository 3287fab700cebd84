//! E0736: a step that is smaller when nothing fits than when a little does.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `step { out }` is what is added when at most `shortage` more containers fit, and `out_when_full` what is
    /// added when none fits any more. That is the more urgent case, so the step must not be smaller.
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
    ///   size    = 2..8
    ///
    ///   step {
    ///     out           = 50%
    ///     out_when_full = 25%
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
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
    ///   step {
    ///     out           = 50%
    ///     out_when_full = 100%
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0736 error "smaller step when nothing fits"
}

/// The steps `out` and `out_when_full`, each with its span if it is written; one of them is.
pub fn smaller_when_full(
    (out, out_at): (&str, Option<Span>),
    (full, full_at): (&str, Option<Span>),
) -> Diagnostic {
    let span = full_at.or(out_at).unwrap_or_default();
    let label =
        if full_at.is_some() { "smaller than `out`" } else { "larger than the default of `out_when_full`" };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the step when nothing fits, {full}, is smaller than the step when little does, {out}"),
        span,
        label,
    )
    .label_at(full_at.and(out_at), "when at most `shortage` more containers fit")
    .help(format!("set `out_when_full` to at least {out}"));
    match full_at {
        Some(at) => {
            let edit = Edit { span: at, text: out.to_owned() };
            diagnostic.fix_with(format!("set `out_when_full` to {out}"), vec![edit], Applicability::Unsafe)
        }
        None => diagnostic,
    }
}
