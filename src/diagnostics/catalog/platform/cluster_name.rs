//! E0750: a string that cannot be the name of an ECS cluster.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The name of an ECS cluster has letters, digits, hyphens and underscores, at most 255 characters.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   name    = "shop/web"
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   name    = "shop-web"
    /// }
    /// ```
    E0750 error "invalid name of a cluster"
}

/// `name` has the character `wrong`, or no character, or too many.
pub fn cluster_name(span: Span, name: &str, wrong: Option<char>) -> Diagnostic {
    let why = match wrong {
        Some(' ') => "it has a space".to_owned(),
        Some(wrong) => format!("it has a `{wrong}`"),
        None => format!("it has {} characters", name.chars().count()),
    };
    let message = if name.is_empty() {
        "the name of the cluster is empty".to_owned()
    } else {
        format!("`{name}` is not a valid name of a cluster: {why}")
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        message,
        span,
        "letters, digits, hyphens and underscores, 1 to 255 characters",
    );
    match wrong {
        Some(_) => {
            let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
            let better: String = name.chars().map(plain).collect();
            diagnostic.suggestion(format!("rename to `{better}`"), span, format!("\"{better}\""))
        }
        None => diagnostic.help("choose another, or remove `name`: CloudFormation makes one"),
    }
}
