//! A unit of something else.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A duration is no size, and a size no percentage: each attribute measures one thing.
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
    E0303 error "a unit of something else"
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
