//! A symbol in quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A symbol stands without quotes, with `_` where CloudFormation writes a hyphen: `internet_facing`. So it cannot be confused with a text.
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
    E0306 error "a symbol in quotes"
}

/// A string says what the symbol `symbol` means.
pub fn quoted_symbol(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{symbol}` is a symbol and stands without quotes"), span, "a string")
        .help(format!("write `{symbol}`"))
        .fix(format!("change to `{symbol}`"), span, symbol)
}
