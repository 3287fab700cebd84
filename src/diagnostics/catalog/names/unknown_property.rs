//! E0271: a property that CloudFormation does not have.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// A resource has only the properties of its type. `ecsc explain AWS::AutoScaling::AutoScalingGroup` lists them;
    /// their names are CloudFormation's.
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
    ///   override "AutoScalingGroup" {
    ///     properties = { TerminationPolicy = ["OldestInstance"] }
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
    E0271 error "unknown property"
}

/// `owner`, a type or a part of one, has no property `name`; `known` are those that it has.
pub fn unknown_property(span: Span, owner: &str, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{owner}` has no property `{name}`"), span, "unknown property");
    match did_you_mean(name, known.iter().copied()).or_else(|| begun(name, known)) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None if known.is_empty() => diagnostic.help("it has no properties"),
        None => diagnostic.help(format!(
            "its properties are {}",
            list(&nearest_first(name, known.iter().copied()), "and", 8)
        )),
    }
}

/// The only name that begins with what is written: `MaxHealthyPercentage` for `MaxHealthy`.
fn begun<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let begins = |known: &&str| name.len() >= 4 && known.to_lowercase().starts_with(&name.to_lowercase());
    let mut candidates = known.iter().copied().filter(begins);
    candidates.next().filter(|_| candidates.next().is_none())
}
