//! E0269: several nested blocks with one label.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A nested block with `for_each` makes several blocks, and each needs a label of its own. The label may use
    /// `each.key`, `each.value` and other compile-time values.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   access_point "home" {
    ///     for_each = { uploads = 1000, exports = 1001 }
    ///     path     = "/${each.key}"
    ///     uid      = each.value
    ///     gid      = each.value
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   access_point "${each.key}" {
    ///     for_each = { uploads = 1000, exports = 1001 }
    ///     path     = "/${each.key}"
    ///     uid      = each.value
    ///     gid      = each.value
    ///   }
    /// }
    /// ```
    E0269 error "one label for several blocks"
}

/// The blocks `name` of the keys `keys` have the same `label`; `plain`: it has no `${...}`.
pub fn copies_of_one_label(span: Span, name: &str, label: &str, keys: [&str; 2], plain: bool) -> Diagnostic {
    let [first, second] = keys;
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the `{name}` blocks of this `for_each` have the same label: `{label}`"),
        span,
        format!("the label for `{first}` and for `{second}`"),
    )
    .help("use `each.key` in the label");
    if plain {
        let between = if label.starts_with('/') { "/" } else { "_" };
        let text = format!("\"{}{between}${{each.key}}\"", label.trim_end_matches('/'));
        return diagnostic.suggestion(format!("change to `{text}`"), span, text);
    }
    diagnostic
}
