//! IAM policies: what a role may do, and who may take it.

use super::{Lowering, Scope, Test};
use crate::cfn::{Map, Resource, Value};
use crate::ir::kinds::Properties;
use crate::ir::{Consts, Values};

/// A statement that allows actions on resources.
pub(in crate::lower) fn allow(actions: &[&'static str], resources: impl Into<Value>) -> Value {
    statement(actions, resources, None)
}

/// A statement that allows actions where a key of the request has a value: `StringEquals cloudwatch:namespace`.
pub(in crate::lower) fn allow_where(
    actions: &[&'static str],
    resources: impl Into<Value>,
    operator: &'static str,
    key: &'static str,
    value: impl Into<Value>,
) -> Value {
    let condition = Value::map([(operator, Value::map([(key, value.into())]))]);
    statement(actions, resources, Some(condition))
}

fn statement(actions: &[&'static str], resources: impl Into<Value>, condition: Option<Value>) -> Value {
    let fields = [
        ("Effect", Value::from("Allow")),
        ("Action", Value::list(actions.iter().copied())),
        ("Resource", resources.into()),
    ];
    Value::map(fields.into_iter().chain(condition.map(|condition| ("Condition", condition))))
}

/// A statement of the program's choice.
pub(in crate::lower) fn chosen(
    ctx: &mut Lowering,
    actions: &Consts<String>,
    resources: &Values<String>,
    conditions: &Properties,
) -> Value {
    let conditions: Map<Value> =
        conditions.entries.iter().map(|(key, value)| (key.clone().into(), ctx.expr(value))).collect();
    let fields = [
        ("Effect", Value::from("Allow")),
        ("Action", Value::list(actions.items.iter().map(|action| Value::from(&action.value)))),
        ("Resource", ctx.items(resources).value),
    ];
    let conditions = (!conditions.is_empty()).then(|| ("Condition", Value::entries(conditions)));
    Value::map(fields.into_iter().chain(conditions))
}

/// The values of `kms:ViaService` for a service. AWS documents the domain `amazonaws.com`, and not whether a partition with another
/// domain has its own here, so both are listed: a request comes through one of them.
pub(in crate::lower) fn via_service(service: &str) -> Value {
    Value::list(
        ["amazonaws.com", "${AWS::URLSuffix}"]
            .map(|domain| Value::sub(format!("{service}.${{AWS::Region}}.{domain}"))),
    )
}

/// The account, as a principal.
pub(in crate::lower) fn account() -> Value {
    Value::sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")
}

/// An inline policy of a role.
pub(in crate::lower) fn inline(name: &'static str, statements: impl Into<Value>) -> Value {
    Value::map([("PolicyName", Value::from(name)), ("PolicyDocument", document(statements))])
}

/// Adds a policy that a role has only under a condition. It is a separate resource: in the role, the list of policies would be written
/// once for each case.
pub(in crate::lower) fn attach(
    ctx: &mut Lowering,
    scope: &Scope,
    test: Test,
    policy_name: &str,
    role: &str,
    (name, statements): (&'static str, Value),
) {
    let policy = Resource::new("AWS::IAM::Policy", None)
        .with("PolicyName", name)
        .with("PolicyDocument", document(statements))
        .with("Roles", Value::list([ctx.reference(scope.block, role)]));
    // The role has the block's guard, and its policy must not exist without it.
    let scope = Scope { guard: scope.guard.clone().and(test), ..scope.clone() };
    ctx.add(&scope, policy_name, policy);
}

/// The trust policy of a role that a service assumes.
pub(in crate::lower) fn trust(service: impl Into<Value>) -> Value {
    let statement = Value::map([
        ("Effect", Value::from("Allow")),
        ("Principal", Value::map([("Service", service.into())])),
        ("Action", Value::from("sts:AssumeRole")),
    ]);
    document(vec![statement])
}

fn document(statements: impl Into<Value>) -> Value {
    Value::map([("Version", Value::from("2012-10-17")), ("Statement", statements.into())])
}
