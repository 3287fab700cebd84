//! E0501: an instance type of a family that does not exist.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The part of an instance type before the dot is its family: `m5`, `c7g`, `t3`. The compiler knows the
    /// families that EC2 offered when the compiler was built. Otherwise, a typo would show up only when the
    /// Auto Scaling group fails to launch instances.
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
    ///     type = "mm5.large"
    ///   }
    /// }
    /// ```
    ///
    /// Use an existing family, such as `m5`:
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
    ///     type = "m5.large"
    ///   }
    /// }
    /// ```
    E0501 error "unknown instance family"
}

/// `nearest` is an instance type that may have been meant.
pub fn unknown_instance_family(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let family = name.split_once('.').map_or(name, |(family, _)| family);
    let message = format!("EC2 has no instance family `{family}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "unknown instance family");
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None => diagnostic.help(
            "general-purpose families are `t3` and `m7i` (Intel), `m7a` (AMD), `t4g` and `m7g` (Graviton)",
        ),
    }
}
