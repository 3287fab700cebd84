//! A secret where others can read it.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A secret may flow only into attributes that keep it: registry credentials. In an output, a tag, a name or user data everybody who may look at the stack
    /// could read it.
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
    E0310 error "a secret where others can read it"
}

/// `text` is or holds a secret, and `subject` does not keep it.
pub fn secret_leak(span: Span, text: &str, subject: Option<&str>, chain: Vec<(String, Span)>) -> Diagnostic {
    let message = match subject {
        Some(subject) => format!("`{subject}` would show a secret"),
        None => format!("`{text}` is a secret and cannot be used here"),
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, "this is, or holds, a secret").help(
        "secrets go only into `registry_auth.data`; for others, name a secret of Secrets Manager by its ARN",
    );
    chain
        .into_iter()
        .fold(diagnostic, |diagnostic, (_, place)| diagnostic.label(place, "declared as a secret here"))
}
