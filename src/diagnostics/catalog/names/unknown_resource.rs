//! E0272: a resource that the compiler does not make.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// An `override` changes a resource that the compiler makes of the same block. Its label is the logical id that the
    /// resource has in the template; `ecsc build -v` lists those of each stack. The keys of `logical_ids` are the same.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoscalingGroup" {
    ///     properties = { TerminationPolicies = ["OldestInstance"] }
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
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   override "AutoScalingGroup" {
    ///     properties = { TerminationPolicies = ["OldestInstance"] }
    ///   }
    /// }
    /// ```
    E0272 error "unknown logical id"
}

/// The block `owner` has no resource `id`; `known` are those that it has.
pub fn unknown_resource(span: Span, id: &str, owner: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{owner}` has no resource `{id}`"),
        span,
        "not the logical id of a resource of this block",
    );
    nearest(diagnostic, span, id, known, "\"")
}

/// The block `owner` has no resource `id`, whose deployed name `logical_ids` gives; `key` is `id` as it is written.
pub fn in_logical_ids(span: Span, (id, key): (&str, &str), owner: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{owner}` has no resource `{id}`"),
        span,
        "not the logical id that the compiler gives to a resource of this block",
    );
    let quote = if key.starts_with('"') { "\"" } else { "" };
    nearest(diagnostic, span, id, known, quote)
}

/// The resource `id` is made of the block `maker`, whose head is at `head`.
pub fn of_another_block(span: Span, id: &str, maker: &str, head: Span) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("the resource `{id}` is made of `{maker}`"),
        span,
        "not made of this block",
    )
    .label(head, "made of this block")
    .help(format!("move the `override` into `{maker}`"))
}

/// The stack has no other resource `id`; `known` are those that it has.
pub fn in_stack(span: Span, id: &str, stack: &str, known: &[&str]) -> Diagnostic {
    let message = format!("the stack `{stack}` has no other resource `{id}`");
    nearest(Diagnostic::new(&CODE, message, span, "not the logical id of a resource"), span, id, known, "\"")
}

fn nearest(diagnostic: Diagnostic, span: Span, id: &str, known: &[&str], quote: &str) -> Diagnostic {
    match did_you_mean(id, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            format!("{quote}{nearest}{quote}"),
        ),
        None if known.is_empty() => diagnostic.help("it has none"),
        None => diagnostic
            .help(format!("there are {}", list(&nearest_first(id, known.iter().copied()), "and", 12))),
    }
}
