//! E0815: a `redirect` and a `respond` of a listener that have the same name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The rules of a listener are told apart by their names: their resources, the parameters of their places, and the
    /// places themselves follow from them.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    ///
    ///   redirect "old" {
    ///     path = ["/old"]
    ///     to   = "/new"
    ///   }
    ///
    ///   respond "old" {
    ///     path   = ["/older"]
    ///     status = 410
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
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    ///
    ///   redirect "old" {
    ///     path = ["/old"]
    ///     to   = "/new"
    ///   }
    ///
    ///   respond "older" {
    ///     path   = ["/older"]
    ///     status = 410
    ///   }
    /// }
    /// ```
    E0815 error "redirect and response of one name"
}

/// The label at `span` is that of the block at `first`.
pub fn rules_of_one_label(span: Span, label: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("another rule of the listener is called `{label}`"), span, "the same name")
        .label(first, "the other one")
        .help("give one of them another name")
        .suggestion("give it another name", span, format!("\"{label}_2\""))
}
