//! E0576: a region that does not exist.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler knows the regions that AWS had when it was built.
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
    /// Write the code of a region:
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

/// `nearest` may have been meant; `whole` says that the region is all that stands at `span`.
pub fn unknown_region(span: Span, name: &str, nearest: Option<&str>, whole: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, format!("AWS has no region `{name}`"), span, "no such region");
    match nearest {
        Some(nearest) if whole => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help("regions are called `eu-west-1`, `us-east-2`, `ap-southeast-1` and so on"),
    }
}
