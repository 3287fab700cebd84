//! E0508: an instance type that is not available as a Spot Instance.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Some instance types are available only On-Demand or as Capacity Blocks. A cluster with `spot` would
    /// never get an instance of such a type.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "u-6tb1.112xlarge"
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    ///
    /// Use a type that is available as a Spot Instance, or remove `spot`:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "r5.24xlarge"
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    E0508 error "instance type without Spot capacity"
}

/// An instance type that is not available as a Spot Instance, in a cluster with `spot`.
pub fn instance_type_not_spot(span: Option<Span>, name: &str, spot: Span) -> Diagnostic {
    let message = format!("`{name}` is not available as a Spot Instance");
    match span {
        Some(span) => Diagnostic::new(&CODE, message, span, "not available as a Spot Instance")
            .label(spot, "Spot Instances are requested here"),
        None => Diagnostic::new(&CODE, message, spot, "the default type is not available as a Spot Instance"),
    }
    .help("use another type, or remove `spot`")
}
