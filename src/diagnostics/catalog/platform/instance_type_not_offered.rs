//! E0507: an instance type that a region of the project does not offer.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// No region offers every instance type. `regions` lists the regions that the project is deployed to, and
    /// the compiler checks that they offer all instance types of all clusters.
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
    /// Use a type that is offered there, or remove the region:
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

/// `like` are the most similar types that are offered there.
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
        return diagnostic.help("use another type, or remove the region");
    }
    let mut diagnostic =
        diagnostic.help(format!("similar types that are offered there: {}", list(like, "and", 4)));
    for other in like.iter().take(2) {
        diagnostic = diagnostic.suggestion(format!("use `{other}`"), span, format!("\"{other}\""));
    }
    diagnostic
}
