//! E0306: an enum value in quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// An enum value is written without quotes, and with `_` where CloudFormation has a hyphen:
    /// `internet_facing`. This sets it apart from a string.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = "internal"
    ///   http {}
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
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   scheme  = internal
    ///   http {}
    /// }
    /// ```
    E0306 error "enum value in quotes"
}

/// A string spells the enum value `symbol`.
pub fn quoted_symbol(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{symbol}` is an enum value: remove the quotes"), span, "a string")
        .help(format!("write `{symbol}`"))
        .fix(format!("change to `{symbol}`"), span, symbol)
}
