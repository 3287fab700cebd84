//! E0501: an instance type of a family that does not exist.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The part of an instance type before the dot is its family: letters and the number of its generation, such as
    /// `m5`, `c7g`, `t3`. The part after the dot is the size. A name of another form would show up only when the
    /// Auto Scaling group fails to launch instances. A name of this form that the compiler does not know
    /// gives W0802: EC2 announces new families all the time.
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
    ///     type = "large.m5"
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
