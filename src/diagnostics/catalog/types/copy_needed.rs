//! E0360: a block with `for_each` where one of its copies is needed.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// `for_each` makes several blocks. A reference to the block is the map of these: one of them is reached by its
    /// key.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   for_each = { blue = "vpc-blue", green = "vpc-green" }
    ///   stack    = each.value
    ///   zones    = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   for_each = { blue = "vpc-blue", green = "vpc-green" }
    ///   stack    = each.value
    ///   zones    = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main["blue"]
    /// }
    /// ```
    E0360 error "several blocks where one is needed"
}

/// How many keys are offered.
const MAX_FIXES: usize = 5;

/// `text` at `span` is a block of `kind` with copies for the keys `keys`, where one is needed. `each`: the block around has the same keys.
pub fn copy_needed(span: Span, text: &str, kind: &str, keys: &[&str], each: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` is several `{kind}` blocks, and one is needed"),
        span,
        "expected a key after this",
    );
    let diagnostic = match keys {
        [] => return diagnostic.help("its `for_each` has no elements"),
        [first, ..] if !each => {
            diagnostic.help(format!("write `{text}[\"{first}\"]`; its keys are {}", list(keys, "and", 8)))
        }
        _ => diagnostic.help(format!("write `{text}[each.key]`")),
    };
    let each = each.then_some("each.key".to_owned());
    let indices = each.into_iter().chain(keys.iter().map(|key| format!("\"{key}\"")));
    indices.take(MAX_FIXES).fold(diagnostic, |diagnostic, index| {
        diagnostic.suggestion(format!("use `{text}[{index}]`"), span.after(), format!("[{index}]"))
    })
}
