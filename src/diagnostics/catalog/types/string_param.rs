//! E0329: an unconstrained string where a string with a format is needed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// A `param` of type `string` accepts any string. If it is declared with the type that is needed,
    /// CloudFormation rejects an invalid value before it changes anything.
    ///
    /// ```ecs fail
    /// param certificate: string
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
    ///   https { certificate = param.certificate }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param certificate: arn
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
    ///   https { certificate = param.certificate }
    /// }
    /// ```
    E0329 error "unconstrained string"
}

/// The param `text` may be any string where a `want` is needed; `declared` is its type.
pub fn string_param(span: Span, text: &str, want: &Type, declared: Option<Span>) -> Diagnostic {
    let want = want.clone().non_null();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` may be any string, but {} is needed", want.with_article()),
        span,
        "a `string` param",
    )
    .help(format!(
        "declare the param as `{want}`: an invalid value is then rejected before anything is deployed"
    ));
    match declared {
        Some(place) => diagnostic.label(place, "declared here").fix(
            format!("declare it as `{want}`"),
            place,
            want.to_string(),
        ),
        None => diagnostic,
    }
}
