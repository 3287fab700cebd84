//! E0993: a listener that the cluster of a manifest does not have.

use crate::diagnostics::{Diagnostic, did_you_mean, list};
use crate::source::Span;

declare! {
    /// The keys of `listeners` are names in this program, and its values the names that listeners of the cluster have in
    /// the program that owns it.
    ///
    /// ```ecs fail
    /// existing cluster "web" {
    ///   manifest  = "platform/manifest.json"
    ///   listeners = { front = "pubic" }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.front
    ///     path     = ["/api/*"]
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing cluster "web" {
    ///   manifest  = "platform/manifest.json"
    ///   listeners = { front = "public" }
    /// }
    ///
    /// service "api" {
    ///   cluster = cluster.web
    ///   image   = ecr("shop/api", "v1")
    ///   port    = 8080
    ///   health  = "/healthz"
    ///
    ///   route {
    ///     listener = listener.front
    ///     path     = ["/api/*"]
    ///   }
    /// }
    /// ```
    E0993 error "listener that a manifest does not have"
}

/// The cluster has the listeners `known`, and none called `name`.
pub fn unknown_offered_listener(span: Span, name: &str, cluster: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the manifest has no listener `{name}` of `{cluster}`"),
        span,
        "not one of its listeners",
    );
    let nearest = did_you_mean(name, known.iter().copied()).or(match known {
        [only] => Some(*only),
        _ => None,
    });
    match nearest {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).suggestion(
            format!("change to `{nearest}`"),
            span,
            format!("\"{nearest}\""),
        ),
        None if known.is_empty() => diagnostic.help("it has none"),
        None => diagnostic.help(format!("it has {}", list(known, "and", 8))),
    }
}

/// Two keys stand for one listener.
pub fn twice(span: Span, name: &str, first: Span) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the listener `{name}` gets two names"), span, "a second name")
        .label(first, "it has this one")
        .help("keep one of them: rules of one listener are compared by it")
}

/// The key at `span` is not a name.
pub fn not_a_name(span: Span, name: &str, fixed: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("`{name}` cannot be the name of a listener"), span, "not a name")
        .help(format!("names have lowercase letters, digits and underscores: `{fixed}`"))
}
