//! Secrets: what ECS reads when a task starts, and the permissions to read exactly that.

use super::arn;
use crate::cfn::Value;
use crate::ir::kinds::{Secrets, Workload};
use crate::ir::{Expr, ExprKind};
use crate::lower::policy::{allow, allow_where, via_service};
use crate::lower::{Lowering, Test};

/// A service that keeps secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeper {
    /// Parameters of Systems Manager.
    Ssm,
    /// Secrets Manager.
    SecretsManager,
}

/// `Secrets`
pub(super) fn lower(ctx: &mut Lowering, secrets: &Secrets) -> Vec<Value> {
    let secret = |(name, reference): (&String, &Expr)| {
        Value::map([("Name", Value::from(name)), ("ValueFrom", value_from(ctx, reference))])
    };
    secrets.references.entries.iter().map(secret).collect()
}

/// The statements that let the execution role read the secrets, and the key that encrypts them.
pub(super) fn statements(ctx: &mut Lowering, workload: &Workload) -> Vec<(Test, Value)> {
    let mut read = Vec::new();
    for reference in workload.secrets() {
        each(ctx, reference, &Test::ALWAYS, &mut read);
    }
    if let Some(secret) = workload.registry_auth {
        let given = ctx.given(Some(secret));
        read.push((Keeper::SecretsManager, given, ctx.plain(secret)));
    }
    let mut statements = Vec::new();
    for (keeper, action) in
        [(Keeper::Ssm, "ssm:GetParameters"), (Keeper::SecretsManager, "secretsmanager:GetSecretValue")]
    {
        let mut of_keeper: Vec<(Test, Value)> = Vec::new();
        for (_, test, resource) in read.iter().filter(|(it, ..)| *it == keeper) {
            if !of_keeper.iter().any(|(known, value)| known == test && value == resource) {
                of_keeper.push((test.clone(), resource.clone()));
            }
        }
        let any = Test::any(of_keeper.iter().map(|(test, _)| test.clone()));
        // What all have in common is said of the statement.
        for (test, _) in of_keeper.iter_mut().filter(|(test, _)| *test == any) {
            *test = Test::ALWAYS;
        }
        if any != Test::NEVER {
            let resources = ctx.list(of_keeper);
            statements.push((any, allow(&[action], resources)));
        }
    }
    statements.extend(decrypt(ctx, workload, !read.is_empty()));
    statements
}

/// A customer managed key can only be used through the services that keep the secrets.
fn decrypt(ctx: &mut Lowering, workload: &Workload, any: bool) -> Option<(Test, Value)> {
    let key = workload.secrets_key.filter(|_| any)?;
    let given = ctx.given(Some(key));
    let services = ["secretsmanager", "ssm"].map(via_service).into_iter();
    let services: Vec<Value> = services
        .flat_map(|service| match service {
            Value::List(domains) => domains,
            other => vec![other],
        })
        .collect();
    let key = ctx.plain(key);
    let statement =
        allow_where(&["kms:Decrypt"], key, "StringEquals", "kms:ViaService", Value::List(services));
    Some((given, statement))
}

/// What is read of each branch of a reference, and under which condition.
fn each(ctx: &mut Lowering, reference: &Expr, test: &Test, found: &mut Vec<(Keeper, Test, Value)>) {
    let ExprKind::If(condition, then, otherwise) = &reference.kind else {
        let keeper = match reference.kind {
            ExprKind::Ssm(_) => Keeper::Ssm,
            _ => Keeper::SecretsManager,
        };
        let resource = resource(ctx, reference);
        return found.push((keeper, test.clone(), resource));
    };
    let condition = ctx.test(condition);
    each(ctx, then, &test.clone().and(condition.clone()), found);
    each(ctx, otherwise, &test.clone().and(condition.negate()), found);
}

/// `ValueFrom`: an ARN, which may be followed by the key of a JSON document.
fn value_from(ctx: &mut Lowering, reference: &Expr) -> Value {
    match &reference.kind {
        ExprKind::If(condition, then, otherwise) => {
            let test = ctx.test(condition);
            let (then, otherwise) = (value_from(ctx, then), value_from(ctx, otherwise));
            ctx.choose(&test, then, otherwise)
        }
        ExprKind::Ssm(path) => parameter(path),
        ExprKind::SecretValue(name, key) => {
            let key = key.as_ref().map(|key| format!(":{key}::")).unwrap_or_default();
            arn("secretsmanager", [Value::from(format!("secret:{name}{key}"))])
        }
        _ => ctx.expr(reference),
    }
}

/// What the permission is for. Secrets Manager adds a hyphen and six characters to the name of a secret.
fn resource(ctx: &mut Lowering, reference: &Expr) -> Value {
    match &reference.kind {
        ExprKind::Ssm(path) => parameter(path),
        ExprKind::SecretValue(name, _) => {
            arn("secretsmanager", [Value::from(format!("secret:{name}-??????"))])
        }
        ExprKind::Text(text) => Value::from(secret_of(text)),
        _ => ctx.expr(reference),
    }
}

fn parameter(path: &str) -> Value {
    arn("ssm", [Value::from(format!("parameter{path}"))])
}

/// The ARN without the key, the stage and the version that may follow it.
fn secret_of(arn: &str) -> String {
    arn.split(':').take(7).collect::<Vec<_>>().join(":")
}
