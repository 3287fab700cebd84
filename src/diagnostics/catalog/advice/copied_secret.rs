//! W0821: registry credentials that are a copy of a secret.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `data = secret_value(...)` copies the value of a secret into a second one, in the stack of the cluster.
    /// CloudFormation looks a secret up when it creates or updates the resource that refers to it, and that
    /// resource does not change when the first secret is rotated: instances keep the old credentials, even
    /// after another deployment.
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
    ///     data = secret_value("dockerhub")
    ///   }
    /// }
    /// ```
    ///
    /// With `secret`, the instances read the first secret itself, and have its new value within an hour. The
    /// whole value of that secret must be the credentials:
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
    ///     type   = dockercfg
    ///     secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dockerhub-AbCdEf"
    ///   }
    /// }
    /// ```
    W0821 warning "copied secret"
}

/// `name` is the secret that is copied; `key` is the part of it that is.
pub fn copied_secret(span: Span, name: &str, key: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("the instances do not get the new value when the secret `{name}` is rotated"),
        span,
        "copied once, into a secret of the cluster's stack",
    );
    match key {
        None => diagnostic.help("write `secret = <arn>` with the ARN of the secret: the instances then read it themselves"),
        Some(key) => diagnostic.help(format!(
            "write `secret = <arn>` with the ARN of a secret whose whole value is what `{key}` is here: the instances then read it themselves"
        )),
    }
}
