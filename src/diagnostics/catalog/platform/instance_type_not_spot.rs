//! E0508: an instance type that cannot be had as a spot instance.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Some instance types are sold on demand or as capacity blocks only. A cluster with `spot` that names one would never get
    /// an instance of it.
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
    /// Take a type that is sold as spot, or leave `spot` out:
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
    E0508 error "instance type without spot capacity"
}

/// An instance type that is never sold as spot, in a cluster of spot instances.
pub fn instance_type_not_spot(span: Option<Span>, name: &str, spot: Span) -> Diagnostic {
    let message = format!("`{name}` cannot be had as a spot instance");
    match span {
        Some(span) => {
            Diagnostic::new(&CODE, message, span, "never sold as spot").label(spot, "spot is asked for here")
        }
        None => Diagnostic::new(&CODE, message, spot, "the default type is never sold as spot"),
    }
    .help("take another type, or leave `spot` out")
}
