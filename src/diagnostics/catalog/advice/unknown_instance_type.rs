//! W0802: an instance type of which the compiler has no figures.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler knows the types that EC2 offered in most regions when the compiler was built. A type of which it has no
    /// figures is used as it is written, and its architecture follows from its letters: a `g` behind the generation is
    /// Graviton (arm64). Nothing is proved about it: whether containers fit, whether thresholds can be reached and do not
    /// flap, whether it is offered in the regions and as Spot Instances, whether its generation is current.
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
    ///     type = "m99i.large"
    ///   }
    /// }
    /// ```
    ///
    /// Check the name, or use a type that the compiler knows:
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
    ///     type = "m7i.large"
    ///   }
    /// }
    /// ```
    ///
    /// If the name is right, allow the warning with a comment that says so.
    W0802 warning "instance type without figures"
}

/// `exists` says that the type is known to exist; `nearest` may have been meant.
pub fn unknown_instance_type(
    span: Span,
    name: &str,
    architecture: &str,
    exists: bool,
    nearest: Option<&str>,
) -> Diagnostic {
    let message = if exists {
        format!("there are no figures of `{name}`")
    } else {
        format!("`{name}` is not a known instance type")
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, format!("taken for an {architecture} type"))
        .note("not checked: capacity, thresholds, regions, Spot Instances and generation");
    match nearest {
        Some(nearest) if !exists => diagnostic.help(format!("did you mean `{nearest}`?")).suggestion(
            format!("use `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        _ if exists => diagnostic.help("check that it has the capacity that a `scaling` assumes"),
        _ => diagnostic.help("check the name"),
    }
}
