//! Registry credentials: given once, and in the form that the agent reads. Their values are never shown.

use serde_json::Value as Json;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::copied_secret::copied_secret;
use crate::diagnostics::catalog::platform::{
    credentials_missing::credentials_missing, credentials_not_json::credentials_not_json,
    credentials_shape::credentials_shape, credentials_twice::credentials_twice,
};
use crate::ir::{ExprKind, Program, Value};
use crate::language::Enumeration;
use crate::language::kinds::{RegistryAuth, RegistryAuthType};
use crate::types::Secret;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for auth in program.clusters.iter().filter_map(|cluster| cluster.block.registry_auth.as_ref()) {
        match (&auth.block.data, &auth.block.secret) {
            (Some(data), Some(secret)) => sink.push(credentials_twice(data.span(), secret.span())),
            (None, None) => sink.push(credentials_missing(auth.span)),
            (Some(data), None) => {
                shape(&auth.block, sink);
                copied(data, sink);
            }
            (None, Some(_)) => {}
        }
    }
}

/// A value that is looked up in another secret does not follow it.
fn copied(data: &Value<Secret>, sink: &mut Sink) {
    let Value::Deploy(expr) = data else { return };
    expr.walk(&mut |part| {
        if let ExprKind::SecretValue(name, key) = &part.kind {
            sink.push(copied_secret(part.span, name, key.as_deref()));
        }
    });
}

fn shape(auth: &RegistryAuth, sink: &mut Sink) {
    let (Some(data), Some(ty)) = (&auth.data, auth.ty.known()) else { return };
    // Usually the credentials are a secret param, and only the deployment knows them.
    let Some(text) = data.known() else { return };
    // The agent reads it as JSON. Credentials that it cannot read are first missed when an image is
    // pulled.
    let Ok(json) = serde_json::from_str::<Json>(&text.0) else {
        sink.push(credentials_not_json(data.span(), example(*ty)));
        return;
    };
    let Some(fault) = fault(&json, *ty) else { return };
    let other = match ty {
        RegistryAuthType::Docker => RegistryAuthType::Dockercfg,
        RegistryAuthType::Dockercfg => RegistryAuthType::Docker,
    };
    // The credentials may be right and the type wrong: then the fix is one word.
    let fits = self::fault(&json, other).is_none();
    let place = auth.ty.written();
    sink.push(credentials_shape(data.span(), ty.spelling(), fault, place, fits.then_some(other.spelling())));
}

fn example(ty: RegistryAuthType) -> &'static str {
    match ty {
        RegistryAuthType::Docker => {
            r#"json({ "https://index.docker.io/v1/" = { username = "...", password = "..." } })"#
        }
        RegistryAuthType::Dockercfg => r#"json({ "https://index.docker.io/v1/" = { auth = "..." } })"#,
    }
}

/// What is wrong with the credentials. Source: `ECS_ENGINE_AUTH_DATA` in the README of the ECS agent.
fn fault(json: &Json, ty: RegistryAuthType) -> Option<&'static str> {
    let Some(registries) = json.as_object() else { return Some("it is not a map of registries") };
    if registries.is_empty() {
        return Some("it has no registry");
    }
    for registry in registries.values() {
        let Some(fields) = registry.as_object() else { return Some("a registry without fields") };
        let text = |name: &str| fields.get(name).and_then(Json::as_str).is_some_and(|text| !text.is_empty());
        let missing = match ty {
            RegistryAuthType::Docker if !text("username") => "a registry without `username`",
            RegistryAuthType::Docker if !text("password") => "a registry without `password`",
            RegistryAuthType::Dockercfg if !text("auth") => "a registry without `auth`",
            RegistryAuthType::Docker | RegistryAuthType::Dockercfg => continue,
        };
        return Some(missing);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_has_its_fields() {
        let of = |text: &str, ty| fault(&serde_json::from_str(text).unwrap(), ty);
        let (docker, dockercfg) = (RegistryAuthType::Docker, RegistryAuthType::Dockercfg);
        let with_password =
            r#"{"https://index.docker.io/v1/": {"username": "u", "password": "p", "email": "e"}}"#;
        let with_auth = r#"{"https://index.docker.io/v1/": {"auth": "dTpw", "email": "e"}}"#;
        assert_eq!(of(with_password, docker), None);
        assert_eq!(of(with_auth, dockercfg), None);
        assert_eq!(of(with_password, dockercfg), Some("a registry without `auth`"));
        assert_eq!(of(with_auth, docker), Some("a registry without `username`"));
        assert_eq!(of("[]", docker), Some("it is not a map of registries"));
        assert_eq!(of("{}", docker), Some("it has no registry"));
        assert_eq!(of(r#"{"username": "u", "password": "p"}"#, docker), Some("a registry without fields"));
    }
}
