//! A value that may be absent.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A type with `?` has values that are absent. Where something is needed, a guard must prove that it is there: `when = param.certificate != null` on the block, or
    /// `??` and `? :` in the expression.
    ///
    /// ```ecs fail
    /// param certificate: arn?
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
    ///   http {}
    ///   https {
    ///     certificate = param.certificate
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param certificate: arn?
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
    ///   http {}
    ///   https {
    ///     when        = param.certificate != null
    ///     certificate = param.certificate
    ///   }
    /// }
    /// ```
    E0307 error "a value that may be absent"
}

/// `text` may be null where a `want` is needed.
pub fn maybe_absent(span: Span, text: &str, want: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` may be absent here"),
        span,
        format!("{} is needed", want.with_article()),
    )
    .help(ANOTHER)
}

/// The argument `text` of `function` may be null.
pub fn in_call(span: Span, text: &str, function: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` may be absent here"),
        span,
        format!("`{function}()` needs a value"),
    )
    .help(ANOTHER)
}

/// What helps where no guard can be said.
const ANOTHER: &str = "give another value with `??`";
