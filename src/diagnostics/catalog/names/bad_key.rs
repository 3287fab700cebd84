//! E0263: a key that cannot be part of a name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The keys of a `for_each` become part of the names of stacks and resources. They consist of lowercase
    /// letters, digits and `_`, and begin with a letter. `each.value` may be any string: write a map.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = ["user-media", "reports"]
    ///   network  = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = { user_media = "user-media", reports = "reports" }
    ///   network  = network.main
    ///   tags     = { folder = each.value }
    /// }
    /// ```
    E0263 error "invalid key of a `for_each`"
}

/// `key` is not a valid key of the `for_each` at `whole`; `fixed` would be. `quoted`: it is a string that stands at `span`.
pub fn bad_key(span: Span, whole: Span, key: &str, fixed: &str, quoted: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{key}` cannot be a key of a `for_each`"),
        span,
        "only lowercase letters, digits and `_` are allowed, a letter first",
    )
    .label_at((!whole.contains(span)).then_some(whole), "the keys of this `for_each`")
    .help(format!(
        "write `{fixed}`; where `{key}` is needed itself, write a map: `{{ {fixed} = \"{key}\" }}`"
    ));
    if quoted {
        return diagnostic.suggestion(format!("rename to \"{fixed}\""), span, format!("\"{fixed}\""));
    }
    diagnostic
}
