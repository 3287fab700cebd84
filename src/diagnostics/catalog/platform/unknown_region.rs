//! E0576: a region that does not exist.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler knows the regions that AWS had when the compiler was built.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   regions = ["eu-west-9"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// Use the code of an existing region:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   regions = ["eu-west-1"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0576 error "unknown region"
}

/// `nearest` may have been meant; `whole` says that `span` contains nothing but the region.
pub fn unknown_region(span: Span, name: &str, nearest: Option<&str>, whole: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("AWS has no region `{name}`"), span, "unknown region");
    match nearest {
        Some(nearest) if whole => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => {
            diagnostic.help("use the code of a region, such as `eu-west-1`, `us-east-2` or `ap-southeast-1`")
        }
    }
}
