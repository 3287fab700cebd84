//! Credentials for a private registry: the secret that holds them, and the right to read it.

use crate::cfn::{Resource, Value};
use crate::ir::kinds::RegistryAuth;
use crate::ir::{BlockId, Nested};
use crate::lower::policy::via_service;
use crate::lower::policy::{allow, allow_where};
use crate::lower::{Lowering, Scope};

/// `RegistryAuth`, a secret, unless the program names one.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, registry: &Nested<RegistryAuth>) {
    let RegistryAuth { data, secret: None, key, ty: _ } = &registry.block else { return };
    let scope = ctx.nested(scope, registry);
    let secret = Resource::new("AWS::SecretsManager::Secret", None)
        .with("Description", "Credentials of the private registry.")
        .with_some("SecretString", ctx.optional(data.as_ref()))
        .with_some("KmsKeyId", ctx.optional(key.as_ref()));
    ctx.add(&scope, "RegistryAuth", secret);
}

/// The ARN of the secret.
pub(super) fn secret_arn(ctx: &mut Lowering, cluster: BlockId, registry: &RegistryAuth) -> Value {
    match &registry.secret {
        Some(secret) => ctx.plain(secret),
        None => ctx.reference(cluster, "RegistryAuth"),
    }
}

/// The statements that let the instances read this secret and no other.
pub(super) fn rights(ctx: &mut Lowering, scope: &Scope, registry: &RegistryAuth) -> Value {
    let RegistryAuth { ty: _, data: _, secret: _, key } = registry;
    let secret = secret_arn(ctx, scope.block, registry);
    let read = (crate::lower::Test::ALWAYS, allow(&["secretsmanager:GetSecretValue"], secret));
    // A secret that is encrypted with a key of the account can be read only by those who may also decrypt with the key.
    let Some(key) = key else { return Value::List(vec![read.1]) };
    let given = ctx.given(Some(key));
    // The key can only be used through Secrets Manager.
    let decrypt = allow_where(
        &["kms:Decrypt"],
        ctx.plain(key),
        "StringEquals",
        "kms:ViaService",
        via_service("secretsmanager"),
    );
    ctx.list(vec![read, (given, decrypt)])
}
