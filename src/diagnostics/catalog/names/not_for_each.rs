//! E0260: a `for_each` that is not a list of strings or a map.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::types::Type;

declare! {
    /// `for_each` makes a block for each element of a list of strings, or for each key of a map. The strings and
    /// keys name the blocks, so that a block keeps its name when another one is added before it. A number of
    /// blocks would not do that.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   for_each = 2
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
    ///   for_each = ["media", "reports"]
    ///   network  = network.main
    /// }
    /// ```
    E0260 error "`for_each` without keys"
}

const WANTED: &str = "write a list of strings, such as `[\"media\", \"reports\"]`, or a map";

/// The value of a `for_each`, `text`, is of type `ty`.
pub fn not_for_each(span: Span, text: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`for_each` needs a list of strings or a map, found `{text}`"),
        span,
        format!("this is {}", ty.with_article()),
    )
    .help(WANTED)
}

/// It is null, which is neither.
pub fn null(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "`for_each` needs a list of strings or a map, found `null`",
        span,
        "this is `null`",
    )
    .help("write `[]` where there are to be no blocks")
}

/// It is a block without `for_each`, and so has no copies.
pub fn one_block(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`for_each` needs a list of strings or a map, and `{text}` is one block"),
        span,
        "this block has no `for_each`",
    )
    .help(WANTED)
}

/// An element of the list, `text`, is of type `ty`.
pub fn not_a_key(span: Span, text: &str, ty: &Type) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the elements of a `for_each` must be strings, found `{text}`"),
        span,
        format!("this is {}", ty.with_article()),
    )
    .help("the strings name the blocks; write a map for other values: `{ name = value }`")
}

/// An element of a list that should be a string is `null`.
pub fn null_key(span: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "the elements of a `for_each` must be strings, found `null`",
        span,
        "this is `null`",
    )
    .help("remove it, or write `when` in the block, which is decided for each element")
}
