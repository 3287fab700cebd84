//! E0581: constant registry credentials without the fields of their type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `docker` and `dockercfg` are two formats of the same data. Both list registries. With `docker`, each
    /// has `username`, `password` and optionally `email`; with `dockercfg`, each has `auth`, the Base64
    /// encoding of `username:password`.
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
    /// Change the fields or the type. Better still, keep the credentials in a secret:
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
    E0581 error "registry credentials in the wrong format"
}

/// `fault` says what is missing: ``no `auth` for a registry``; `other` is the type that would fit. The value
/// itself is not shown.
pub fn credentials_shape(
    span: Span,
    ty: &str,
    fault: &str,
    place: Option<Span>,
    other: Option<&str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("these credentials do not have the format `{ty}`: {fault}"),
        span,
        fault,
    )
    .label_at(place, format!("the type is `{ty}`"));
    match (other, place) {
        (Some(other), Some(place)) => diagnostic.help(format!("they have the format `{other}`")).fix(
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
