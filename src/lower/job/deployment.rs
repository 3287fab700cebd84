//! A job that the deployment of its stack runs: a custom resource, whose function runs the tasks and waits for their ends.

use super::{roles, runs};
use crate::cfn::{Resource, Value};
use crate::ir::kinds::{Job, LogDriver, LogsOnDelete};
use crate::lower::function::{self, Function};
use crate::lower::policy::allow;
use crate::lower::text::concat;
use crate::lower::workload::{self, TASK_DEFINITION};
use crate::lower::{Lowering, Scope};

/// The source of the function, tested by itself.
const SOURCE: &str = include_str!("../../functions/run.py");

/// Seconds that the function has beside the run: to stop tasks, and to answer.
const AFTERWARDS: i64 = 60;

/// `Run`, whose property is the task definition: CloudFormation calls the function once for each. `container` is the name of the container
/// whose end counts.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, job: &Job, container: String) {
    let workload = job.workload();
    let timeout = job.longest().seconds;
    workload::log_group(ctx, scope, "RunLogGroup", workload.logs, LogsOnDelete::Delete);
    let mut statements = roles::runs(ctx, scope, &workload);
    statements.push(allow(&["cloudformation:DescribeStacks"], Value::reference("AWS::StackId")));
    let mut environment = vec![
        ("CLUSTER", workload::cluster_name(ctx, &workload)),
        ("CONTAINER", Value::from(container)),
        ("COUNT", Value::from(job.count.value.to_string())),
    ];
    if workload.log_driver() == LogDriver::Awslogs {
        environment.push(("LOG_GROUP", ctx.reference(scope.block, workload::LOG_GROUP)));
    }
    environment.extend([
        ("OPTIONS", options(ctx, scope, job)),
        ("RETRIES", Value::from(job.retries.value.to_string())),
        ("TIMEOUT", Value::from(timeout.to_string())),
    ]);
    let function = Function {
        name: "Run",
        description: "Runs the job when its stack is deployed, and waits for its end.",
        source: Value::from(SOURCE),
        handler: Value::from("index.handler"),
        timeout: timeout + AFTERWARDS,
        environment,
        statements: Value::List(statements),
        boundary: workload.permissions_boundary,
    };
    function::lower(ctx, scope, function);
    let mut run = Resource::new("AWS::CloudFormation::CustomResource", None)
        .with("ServiceToken", ctx.attribute(scope.block, "RunFunction", "Arn"))
        // Otherwise CloudFormation waits an hour for a function that died.
        .with("ServiceTimeout", timeout + 2 * AFTERWARDS)
        .with("TaskDefinition", ctx.reference(scope.block, TASK_DEFINITION))
        .after(ctx.id(scope.block, "RunInvocation"));
    // Without it the task could not read its secrets.
    let secrets = ctx.id(scope.block, workload::SECRETS_POLICY);
    if ctx.template.resources.contains_key(secrets.as_str()) {
        run = run.after(secrets);
    }
    ctx.add(scope, "Run", run);
}

/// How tasks are run, as the parameters of boto3 in JSON.
fn options(ctx: &mut Lowering, scope: &Scope, job: &Job) -> Value {
    let mut parts = Vec::new();
    json(&Value::entries(runs::options(ctx, scope, job)), &mut parts);
    concat(parts)
}

fn json(value: &Value, parts: &mut Vec<Value>) {
    match value {
        Value::Map(entries) => {
            parts.push(Value::from("{"));
            for (at, (key, value)) in entries.iter().enumerate() {
                let mut entry = vec![Value::from(format!("\"{}\": ", camel_case(key)))];
                let (given, value) = match value {
                    Value::If(given, then, _) => (Some(given), &**then),
                    value => (None, value),
                };
                json(value, &mut entry);
                if at + 1 < entries.len() {
                    entry.push(Value::from(", "));
                }
                match given {
                    // What a deployment may leave out is never the last.
                    Some(given) => parts.push(Value::If(
                        given.clone(),
                        Box::new(concat(entry)),
                        Box::new(Value::from("")),
                    )),
                    None => parts.extend(entry),
                }
            }
            parts.push(Value::from("}"));
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                parts.push(Value::from(if at == 0 { "[" } else { ", " }));
                json(item, parts);
            }
            parts.push(Value::from("]"));
        }
        Value::Bool(_) | Value::Int(_) | Value::Number(_) => parts.push(value.clone()),
        // A name, which needs no escapes.
        text => parts.extend([Value::from("\""), text.clone(), Value::from("\"")]),
    }
}

/// `launchType` of `LaunchType`.
fn camel_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}
