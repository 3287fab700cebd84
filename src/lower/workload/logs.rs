//! Where the containers log to: the log group, what the execution role may do with it, and the configuration of each container.

use super::secrets;
use crate::aws::log_drivers::MODE;
use crate::cfn::{Map, Resource, Value};
use crate::ir::Nested;
use crate::ir::kinds::{LogDriver, LogsOnDelete, TaskLogs, Workload};
use crate::language::Enumeration;
use crate::lower::policy::allow;
use crate::lower::{Lowering, Scope};

/// The logical id of the log group of the tasks.
pub(in crate::lower) const LOG_GROUP: &str = "LogGroup";

/// Adds the log group of the tasks, if CloudWatch takes their logs.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, workload: &Workload) {
    if workload.log_driver() == LogDriver::Awslogs {
        log_group(ctx, scope, LOG_GROUP, workload.logs, workload.logs.block.on_delete.value);
    }
}

/// Adds a log group that is kept for as long as those of the tasks.
pub(in crate::lower) fn log_group(
    ctx: &mut Lowering,
    scope: &Scope,
    name: &str,
    logs: &Nested<TaskLogs>,
    on_delete: LogsOnDelete,
) {
    let TaskLogs { retention, key, on_delete: _, driver: _, options: _, secret_options: _ } = &logs.block;
    let mut group = Resource::new("AWS::Logs::LogGroup", None)
        .with("RetentionInDays", ctx.value(retention))
        .with_some("KmsKeyId", ctx.optional(key.as_ref()));
    group.deletion_policy = Some(on_delete.spelling());
    group.update_replace_policy = Some(on_delete.spelling());
    let scope = if logs.written { Scope { origin: logs.span, ..scope.clone() } } else { scope.clone() };
    ctx.add(&scope, name, group);
}

/// What the execution role may do for the logs. Splunk is not of AWS.
pub(super) fn statement(ctx: &Lowering, scope: &Scope, workload: &Workload) -> Option<Value> {
    let actions = ["logs:CreateLogStream", "logs:PutLogEvents"];
    (workload.log_driver() == LogDriver::Awslogs)
        .then(|| allow(&actions, ctx.attribute(scope.block, LOG_GROUP, "Arn")))
}

/// `LogConfiguration` of the container of a name. Without `mode`, a program could stand still when its logs cannot be taken.
pub(super) fn configuration(
    ctx: &mut Lowering,
    scope: &Scope,
    workload: &Workload,
    container: &String,
) -> Value {
    let TaskLogs { driver, options, secret_options, retention: _, key: _, on_delete: _ } =
        &workload.logs.block;
    let mut all = of_driver(ctx, scope, driver.value, container);
    for (name, value) in &options.entries {
        all.insert(name.clone().into(), ctx.expr(value));
    }
    if !secret_options.references.entries.contains_key(MODE) {
        all.entry(MODE.into()).or_insert_with(|| Value::from("non-blocking"));
    }
    let mut fields =
        vec![("LogDriver", Value::from(driver.value.spelling())), ("Options", Value::entries(all))];
    let secret = secrets::lower(ctx, secret_options);
    if !secret.is_empty() {
        fields.push(("SecretOptions", Value::List(secret)));
    }
    Value::map(fields)
}

/// The options that follow from the program.
fn of_driver(ctx: &Lowering, scope: &Scope, driver: LogDriver, container: &String) -> Map<Value> {
    let mut options = Map::default();
    if driver == LogDriver::Awslogs {
        options.insert("awslogs-group".into(), ctx.reference(scope.block, LOG_GROUP));
        options.insert("awslogs-region".into(), Value::reference("AWS::Region"));
        options.insert("awslogs-stream-prefix".into(), Value::from(container));
    }
    options
}
