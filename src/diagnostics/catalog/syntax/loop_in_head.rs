//! E0190: a loop or a condition in the first line of a block.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;
use crate::types::with_article;

declare! {
    /// The first line of a block has its kind and its name. Whether the block exists is said by `when` in its body.
    ///
    /// ```ecs fail
    /// param shared: bool = true
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" if (param.shared) {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param shared: bool = true
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "data" {
    ///   when    = param.shared
    ///   network = network.main
    /// }
    /// ```
    E0190 error "loop or condition in the first line of a block", hides: Rest
}

/// `span` is `[for i in range(0, 3)`.
pub fn loop_in_head(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(&CODE, "a block has no loop in its first line", span, "expected `{`")
        .help(format!("write {} for each, with a name and values of its own", with_article(kind)))
}

/// `word` is `if`, `whole` it and its condition, and `brace` what follows.
pub fn condition(word: Span, whole: Span, brace: Span, condition: &str) -> Diagnostic {
    let edits = vec![
        Edit { span: whole, text: String::new() },
        Edit { span: brace.after(), text: format!("\n  when = {condition}") },
    ];
    Diagnostic::new(&CODE, "a block has no condition in its first line", word, "expected `{`")
        .help(format!("write `when = {condition}` in the body"))
        .fix_with(format!("write `when = {condition}`"), edits, Applicability::Unsafe)
}
