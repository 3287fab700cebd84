//! E0268: a `for_each` that depends on itself.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Which blocks there are must be known before anything can refer to them. This `for_each` needs, itself or
    /// through other values, the blocks that it makes.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = keys(volume.data)
    ///   network  = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// let names = ["media", "reports"]
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = let.names
    ///   network  = network.main
    /// }
    /// ```
    E0268 error "circular `for_each`"
}

/// The `for_each` of `name`, declared at `head`, needs its own blocks, `through` other declarations.
pub fn cyclic_for_each(span: Span, name: &str, head: Span, through: &[(String, Span)]) -> Diagnostic {
    let mut path = vec![format!("`{name}`")];
    path.extend(through.iter().map(|(name, _)| format!("`{name}`")));
    path.push(format!("`{name}`"));
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the `for_each` of `{name}` depends on its own blocks"),
        span,
        "they must be known to compute it",
    )
    .label(head, "declared here");
    let diagnostic = through
        .iter()
        .fold(diagnostic, |diagnostic, (name, span)| diagnostic.label(*span, format!("through `{name}`")));
    diagnostic.note(path.join(" → ")).help("write the keys in a `let` of their own, which both can use")
}
