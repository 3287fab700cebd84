//! E0507: an instance type that a region of the project does not offer.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// Each region offers a part of the instance types. With `regions` the project says where it is deployed, and the compiler
    /// checks every type of every cluster against what those regions offer.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   regions = ["eu-south-1"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "p5.48xlarge"
    ///   }
    /// }
    /// ```
    ///
    /// Take a type that is offered there, or leave the region out:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   regions = ["eu-south-1"]
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.xlarge"
    ///   }
    /// }
    /// ```
    E0507 error "instance type not offered in a region"
}

/// `like` are offered there and the most alike.
pub fn instance_type_not_offered(
    span: Span,
    name: &str,
    region: &str,
    region_span: Option<Span>,
    like: &[&str],
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{region}` does not offer `{name}`"),
        span,
        format!("not offered in `{region}`"),
    )
    .label_at(region_span, "the project is deployed here");
    if like.is_empty() {
        return diagnostic.help("take another type, or leave the region out");
    }
    let mut diagnostic = diagnostic.help(format!("offered there, and alike: {}", list(like, "and", 4)));
    for other in like.iter().take(2) {
        diagnostic = diagnostic.suggestion(format!("use `{other}`"), span, format!("\"{other}\""));
    }
    diagnostic
}
