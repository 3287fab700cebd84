//! E0232: a `moved` that says nothing that can be.

use crate::diagnostics::{Applicability, Diagnostic, Edit};
use crate::source::Span;

declare! {
    /// `moved { from = volume.shared, to = volume.data }` says that the volume `data` was called `shared` before, and keeps the
    /// names that are deployed. `from` is a block that the program does not have any more, `to` one of the same kind that it
    /// has; a block has one former label, and a label one block that keeps its names. Of a block with `for_each`, `to = volume.data`
    /// means all, which keep their keys, and `to = volume.data["media"]` one.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// volume "data" {
    ///   network = network.main
    /// }
    ///
    /// moved {
    ///   from = volume.shared
    ///   to   = volume.data
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "data" {
    ///   network = network.main
    /// }
    ///
    /// moved {
    ///   from = volume.shared
    ///   to   = volume.data
    /// }
    /// ```
    E0232 error "impossible move"
}

/// Which end of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// `from`
    From,
    /// `to`
    To,
}

/// `text` is neither `volume.shared` nor another block that a program can declare; `meant`: what addresses of Terraform's are here.
pub fn not_a_block_name(span: Span, text: &str, meant: Vec<Edit>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` does not name a block"),
        span,
        "not the kind and the label of a block",
    );
    match meant.first().filter(|first| first.span == span) {
        Some(Edit { text, .. }) => {
            diagnostic.help(format!("write `{text}`")).fix_with(format!("write `{text}`"), meant, Applicability::Safe)
        }
        None => diagnostic.help(
            "write the kind and the label, such as `volume.shared`, and of a block with `for_each` also the key: \
             `volume.data[\"media\"]`",
        ),
    }
}

/// The block `name`, at `head`, is still there.
pub fn moved_from_existing(span: Span, name: &str, head: Span) -> Diagnostic {
    let message = format!("`{name}` is still declared, so that no other block can have its names");
    Diagnostic::new(&CODE, message, span, "must be a former name")
        .label(head, "declared here")
        .help("remove the `moved` if both are meant, or the block that was moved")
}

/// `to` is of another kind than `from`.
pub fn moved_to_another_kind(span: Span, to: &str, (from, from_span): (&str, Span)) -> Diagnostic {
    let message = format!("`{from}` cannot become `{to}`: a block stays of its kind");
    Diagnostic::new(&CODE, message, span, "of another kind").label(from_span, "of this kind before")
}

/// `to` is a block of another stack; `existing` is that word.
pub fn moved_to_existing(span: Span, to: &str, existing: Span) -> Diagnostic {
    let message = format!("`{to}` has no stack in this program");
    Diagnostic::new(&CODE, message, span, "has no names to keep").label(existing, "another stack owns it")
}

/// `to` names a copy of `block`, declared at `head`, which has no `for_each`.
pub fn moved_to_no_copy(span: Span, block: &str, head: Span) -> Diagnostic {
    let message = format!("`{block}` has no `for_each`, and so no keys");
    Diagnostic::new(&CODE, message, span, "names one of several blocks")
        .label(head, "one block")
        .help(format!("write `{block}`"))
        .fix("name the block", span, block)
}

/// `to` is a block with `for_each`, declared at `head`, and `from` was one block.
pub fn moved_to_all_copies(
    span: Span,
    (block, head): (&str, Span),
    (from, from_span): (&str, Span),
) -> Diagnostic {
    let message = format!("`{from}` was one block, and `{block}` are several");
    Diagnostic::new(&CODE, message, span, "without a key it means all of them")
        .label(from_span, "was one block")
        .label(head, "declared with `for_each`")
        .help(format!("name the one that keeps its names: `{block}[\"...\"]`"))
}

/// One end of the move is that of another one, whose end is at `first`.
pub fn moved_twice(span: Span, end: End, name: &str, first: Span) -> Diagnostic {
    let message = match end {
        End::From => format!("`{name}` is moved twice"),
        End::To => format!("two blocks are moved to `{name}`"),
    };
    Diagnostic::new(&CODE, message, span, "the second move")
        .label(first, "the first one")
        .help("remove one of them")
}
