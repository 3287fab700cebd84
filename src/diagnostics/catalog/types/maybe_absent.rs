//! A value that may be absent.

use crate::diagnostics::Diagnostic;
use crate::language::Type;
use crate::text::Span;

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

/// `text` may be null where a `want` is needed; `guard` proves that it is not.
pub fn maybe_absent(span: Span, text: &str, want: &Type, guard: Option<String>) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` may be absent here"),
        span,
        format!("{} is needed", want.with_article()),
    )
    .help(help(guard))
}

/// The argument `text` of `function` may be null.
pub fn in_call(span: Span, text: &str, function: &str, guard: Option<String>) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{text}` may be absent here"), span, format!("`{function}()` needs a value"))
        .help(help(guard))
}

fn help(guard: Option<String>) -> String {
    match guard {
        Some(guard) => format!("guard the block with `when = {guard}`, or give another value with `??`"),
        None => "give another value with `??`".into(),
    }
}
