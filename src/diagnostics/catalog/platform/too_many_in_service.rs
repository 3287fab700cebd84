//! E0738: a rolling update that would keep more instances in service than it can.

use crate::diagnostics::{Applicability, Diagnostic, Edit, counted};
use crate::source::Span;

declare! {
    /// A rolling update takes `batch` instances out at a time, so no more than the maximum size less `batch` can stay in
    /// service, and CloudFormation refuses the update. A cluster of a fixed size has one instance more while it
    /// is updated.
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
    ///     size = 4
    ///
    ///     update {
    ///       batch    = 2
    ///       at_least = 4
    ///     }
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
    ///     size = 4
    ///
    ///     update {
    ///       batch    = 2
    ///       at_least = 3
    ///     }
    ///   }
    /// }
    /// ```
    E0738 error "too many instances in service"
}

/// A rolling update.
#[derive(Debug, Clone, Copy)]
pub struct Rolling {
    /// How many instances it should keep in service.
    pub at_least: i64,
    /// Where that is written.
    pub span: Span,
    /// Whether it is written as a number.
    pub number: bool,
    /// How many it replaces at a time.
    pub batch: i64,
    /// Where that is written, if it is.
    pub batch_span: Option<Span>,
    /// The most instances of the group.
    pub max: i64,
}

/// `rolling` keeps more in service than there are without a batch.
pub fn too_many_in_service(rolling: Rolling) -> Diagnostic {
    let Rolling { at_least, span, number, batch, batch_span, max } = rolling;
    let most = max.saturating_sub(batch);
    let diagnostic = Diagnostic::new(
        &CODE,
        format!(
            "{} cannot stay in service while {batch} of at most {max} are replaced",
            counted(at_least, "instance")
        ),
        span,
        format!("at most {}", most.max(0)),
    )
    .label_at(batch_span, "the number that is replaced at a time");
    if most < 0 {
        return diagnostic.help(format!("set `batch` to at most {max}"));
    }
    let diagnostic = diagnostic.help(format!("set `at_least` to at most {most}"));
    if !number {
        return diagnostic;
    }
    let edit = Edit { span, text: most.to_string() };
    diagnostic.fix_with(format!("set `at_least` to {most}"), vec![edit], Applicability::Unsafe)
}
