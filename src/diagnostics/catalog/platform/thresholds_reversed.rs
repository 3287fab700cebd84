//! E0516: a shortage that is not below the excess.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// The cluster scales out if there is room for at most `shortage` more containers, and in if there is
    /// room for at least `excess`. If `shortage` is not the lower of the two, both can apply at once.
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
    ///   cluster  = cluster.web
    ///   size     = 2..8
    ///   shortage = 17
    ///   excess   = 2
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// `shortage` must be lower than `excess`:
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
    ///   cluster  = cluster.web
    ///   size     = 2..8
    ///   shortage = 2
    ///   excess   = 17
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0516 error "shortage above excess"
}

/// `numbers` says that both are written as numbers, so that they can be swapped.
pub fn thresholds_reversed(
    (excess, excess_span): (i64, Span),
    (shortage, shortage_span): (i64, Span),
    numbers: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("room for {shortage} containers would be both a shortage and an excess"),
        excess_span,
        format!("not above {shortage}"),
    )
    .label(shortage_span, "the cluster scales out at this value")
    .help("`shortage` must be lower than `excess`");
    if numbers && excess < shortage {
        let edits = vec![
            Edit { span: shortage_span, text: excess.to_string() },
            Edit { span: excess_span, text: shortage.to_string() },
        ];
        return diagnostic.fix_with("swap them", edits, Applicability::Safe);
    }
    diagnostic
}
