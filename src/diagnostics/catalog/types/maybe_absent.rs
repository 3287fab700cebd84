//! E0307: a value that may be null.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A value whose type ends with `?` may be `null`. Where a value is required, a guard must rule out
    /// `null`: `when = param.certificate != null` on the block, or `??` and `? :` in the expression.
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
    E0307 error "value that may be null"
}

/// `text` may be null where a `want` is needed.
pub fn maybe_absent(span: Span, text: &str, want: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` may be `null` here"),
        span,
        format!("{} is needed", want.with_article()),
    )
    .help(ANOTHER)
}

/// The argument `text` of `function` may be null.
pub fn in_call(span: Span, text: &str, function: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` may be `null` here"),
        span,
        format!("`{function}()` does not accept `null`"),
    )
    .help(ANOTHER)
}

/// The help where no guard is possible.
const ANOTHER: &str = "provide a fallback value with `??`";
