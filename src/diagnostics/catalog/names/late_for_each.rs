//! E0261: a `for_each` that is known only at deployment.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler writes a template for each block that a `for_each` makes, so it must know how many there are
    /// and what they are called. A value that is chosen at deployment comes too late: use a `var`, which is
    /// chosen when the program is compiled. The values of a map may be known only at deployment, because
    /// only its keys name the blocks.
    ///
    /// ```ecs fail
    /// param names: list<string>
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = param.names
    ///   network  = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// var names: list<string> = ["media", "reports"]
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = var.names
    ///   network  = network.main
    /// }
    /// ```
    E0261 error "`for_each` known only at deployment"
}

/// The value of a `for_each` is known only at deployment, as `chain` says.
pub fn late_for_each(span: Span, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "`for_each` must be known when the program is compiled",
        span,
        "known only at deployment",
    )
    .note("each block becomes resources or a template of its own, so their number and names cannot depend on the deployment")
    .help("use a `var`, or write out a map: only its keys must be known when the program is compiled");
    with_chain(diagnostic, chain)
}

/// An element of the list, `text`, is known only at deployment.
pub fn late_key(span: Span, text: &str, chain: &[(String, Span)]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        "the keys of a `for_each` must be known when the program is compiled",
        span,
        "known only at deployment",
    )
    .help(format!("write a map, whose keys are known: `{{ name = {text} }}`"));
    with_chain(diagnostic, chain)
}

fn with_chain(diagnostic: Diagnostic, chain: &[(String, Span)]) -> Diagnostic {
    chain.iter().fold(diagnostic, |diagnostic, (step, place)| diagnostic.label(*place, step.clone()))
}
