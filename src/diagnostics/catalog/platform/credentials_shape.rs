//! E0581: constant registry credentials without the fields of their type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `docker` and `dockercfg` are two shapes of the same: both list registries; under `docker` each has `username`, `password`
    /// and perhaps `email`, under `dockercfg` it has `auth`, the Base64 of `username:password`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   registry_auth {
    ///     type = dockercfg
    ///     data = json({ "registry.example.com" = { username = "ci", password = "x" } })
    ///   }
    /// }
    /// ```
    ///
    /// Give the fields of the type, or the type of the fields; better still, keep the credentials in a secret:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   registry_auth {
    ///     type = docker
    ///     data = json({ "registry.example.com" = { username = "ci", password = "x" } })
    ///   }
    /// }
    /// ```
    E0581 error "registry credentials of another shape"
}

/// `fault` says what is missing: ``no `auth` for a registry``; `other` is the type that would fit. The value itself is not shown.
pub fn credentials_shape(
    span: Span,
    ty: &str,
    fault: &str,
    place: Option<Span>,
    other: Option<&str>,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("these are no credentials of the type `{ty}`: {fault}"), span, fault)
            .label_at(place, format!("the type is `{ty}`"));
    match (other, place) {
        (Some(other), Some(place)) => diagnostic.help(format!("they are of the type `{other}`")).fix(
            format!("set the type to `{other}`"),
            place,
            other,
        ),
        _ => diagnostic.help(match ty {
            "dockercfg" => {
                r#"write `{"https://index.docker.io/v1/": {"auth": "<Base64 of username:password>"}}`"#
            }
            _ => r#"write `{"https://index.docker.io/v1/": {"username": "...", "password": "..."}}`"#,
        }),
    }
}
