//! E0317: a condition that is not a Boolean.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A condition must be `true` or `false`. No other value converts to a Boolean: write the comparison out.
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
    ///     when        = param.certificate
    ///     certificate = param.certificate ?? "arn:aws:acm:eu-west-1:123456789012:certificate/0a"
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
    E0317 error "condition that is not a Boolean"
}

/// `text` is a `ty` where a condition is needed.
pub fn condition_not_bool(span: Span, text: &str, ty: &Type) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected a condition, found {}", ty.with_article()),
        span,
        "not `true` or `false`",
    );
    match ty {
        Type::Nullable(_) => diagnostic.help(format!("to check that it is set, write `{text} != null`")).fix(
            "compare with `null`",
            span.after(),
            " != null",
        ),
        Type::String => diagnostic.help(format!("to check whether it is empty, write `{text} == \"\"`")),
        _ => diagnostic.help("write a comparison, such as `a == b`"),
    }
}
