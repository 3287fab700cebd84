//! E0316: a block of the wrong kind.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;
use crate::types::{Type, with_article};

declare! {
    /// A reference must name a block of the kind that the attribute expects.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// volume "shared" {
    ///   network = cluster.web
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
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0316 error "block of the wrong kind"
}

/// `text` is a block of kind `found` where a `want` is needed; `known` are the blocks of the wanted kind.
pub fn wrong_kind(span: Span, text: &str, found: &str, want: &Type, known: &[String]) -> Diagnostic {
    let want = want.clone().non_null();
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("expected {}, found the `{found}` block `{text}`", want.with_article()),
        span,
        with_article(found),
    );
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    match known {
        [] => diagnostic.help(format!("the program does not declare {}", with_article(&want.to_string()))),
        [only] => diagnostic.help(format!("did you mean `{only}`?")).suggestion(
            format!("change to `{only}`"),
            span,
            only,
        ),
        _ => diagnostic.help(format!("declared are {}", list(&names, "and", 8))),
    }
}
