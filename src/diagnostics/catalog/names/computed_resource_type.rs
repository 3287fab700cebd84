//! E0273: a resource type that is computed.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The type of a resource says which properties and outputs it has. Other blocks may refer to these before
    /// anything is evaluated, so that the type must be a plain string without `${...}`.
    ///
    /// ```ecs fail
    /// let service = "SNS"
    ///
    /// resource "orders" {
    ///   type = "AWS::${let.service}::Topic"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// resource "orders" {
    ///   type = "AWS::SNS::Topic"
    /// }
    /// ```
    E0273 error "computed resource type"
}

/// The type at `span` is not a plain string.
pub fn computed_resource_type(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the type of a resource cannot be computed", span, "expected a plain string")
        .help("write the type as a plain string, such as `\"AWS::SNS::Topic\"`")
}
