//! E0516: a shortage that is not below the excess.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// Room for `shortage` containers or fewer adds instances; room for `excess` or more removes them. If `shortage` is not the
    /// lower of the two, some room asks for both at once.
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
    /// The lower one is `shortage`:
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

/// `numbers` says that both stand as numbers, so that they can change places.
pub fn thresholds_reversed(
    (excess, excess_span): (i64, Span),
    (shortage, shortage_span): (i64, Span),
    numbers: bool,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("room for {shortage} containers would be a shortage and an excess at once"),
        excess_span,
        format!("not above {shortage}"),
    )
    .label(shortage_span, "room for so few adds instances")
    .help("`shortage` is the lower of the two");
    if numbers && excess < shortage {
        let edits = vec![
            Edit { span: shortage_span, text: excess.to_string() },
            Edit { span: excess_span, text: shortage.to_string() },
        ];
        return diagnostic.fix_with("let them change places", edits, Applicability::Machine);
    }
    diagnostic
}
