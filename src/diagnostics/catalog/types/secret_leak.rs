//! E0310: a secret where others can read it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A secret may be used only in attributes that protect it: registry credentials. In an output, a tag, a
    /// name or user data, everybody with access to the stack could read it.
    ///
    /// ```ecs fail
    /// param token: secret
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   tags    = { token = param.token }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param token: secret
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///   registry_auth {
    ///     type = docker
    ///     data = param.token
    ///   }
    /// }
    /// ```
    E0310 error "exposed secret"
}

/// `subject` shows its values; `secrets`, an attribute beside it, does not. `is_reference`: it could stand there as it is.
pub fn beside_secrets(
    span: Span,
    text: &str,
    subject: Option<&str>,
    secrets: &'static str,
    chain: Vec<(String, Span)>,
    is_reference: bool,
) -> Diagnostic {
    let diagnostic = secret_leak(span, text, subject, chain).help(format!(
        "write it in `{secrets}`, as a reference to where it is kept: `secret_value(\"...\")`, `ssm(\"/...\")`, or the ARN of a secret in Secrets Manager"
    ));
    if is_reference { diagnostic.relocation(span, secrets) } else { diagnostic }
}

/// `text` is or contains a secret, and `subject` does not protect it.
pub fn secret_leak(span: Span, text: &str, subject: Option<&str>, chain: Vec<(String, Span)>) -> Diagnostic {
    let message = match subject {
        Some(subject) => format!("`{subject}` would expose a secret"),
        None => format!("`{text}` is a secret and cannot be used here"),
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "this is, or contains, a secret").help(
        "only `registry_auth.data` accepts a secret; elsewhere, give the ARN of a secret in Secrets Manager",
    );
    chain
        .into_iter()
        .fold(diagnostic, |diagnostic, (_, place)| diagnostic.label(place, "declared as a secret here"))
}

/// A property of CloudFormation got a secret, and gives it out again to whoever asks.
pub fn in_property(span: Span, subject: &str) -> Diagnostic {
    let message = format!("`{subject}` would expose a secret");
    Diagnostic::new(&CODE, message, span, "this is, or contains, a secret")
        .help("only a property that CloudFormation calls write-only accepts a secret")
}
