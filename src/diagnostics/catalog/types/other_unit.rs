//! E0303: a unit of another quantity.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A duration is not a size, and a size is not a percentage: each attribute takes one kind of quantity.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { root_volume { size = 30s } }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   instances { root_volume { size = 30GiB } }
    /// }
    /// ```
    E0303 error "unit of another quantity"
}

/// The quantity `text` is a `found` where a `want` is meant.
pub fn other_unit(span: Span, text: &str, found: &Type, want: &Type) -> Diagnostic {
    let example = match want.clone().non_null() {
        Type::Duration => "`30s`, `15m`, `2h`, `14d`",
        Type::Size => "`512MiB`, `2GiB`",
        Type::Cpu => "`256`, `0.25vcpu`",
        _ => "`60%`",
    };
    let want = want.clone().non_null();
    Diagnostic::new(
        &CODE,
        format!("expected {}, found {}: `{text}`", want.with_article(), found.with_article()),
        span,
        format!("this is {}", found.with_article()),
    )
    .help(format!("{} is written {example}", want.with_article()))
}
