//! What all functions share: the Lambda function, its role, and its export.

use crate::cfn::{Resource, Value};
use crate::ir;
use crate::lower::policy::{allow, inline, trust};
use crate::lower::{Lowering, Scope};
use crate::types::Arn;

/// The parts in which the functions differ.
pub(in crate::lower) struct Function<'a> {
    /// `Metric`, `Drain`, `Run`: what the logical ids begin with.
    pub(in crate::lower) name: &'static str,
    /// What it does, for the console.
    pub(in crate::lower) description: &'static str,
    /// Its source.
    pub(in crate::lower) source: Value,
    /// What is called in it.
    pub(in crate::lower) handler: Value,
    /// How many seconds it may take.
    pub(in crate::lower) timeout: i64,
    /// What it has to know.
    pub(in crate::lower) environment: Vec<(&'static str, Value)>,
    /// What it may do, beyond writing its log.
    pub(in crate::lower) statements: Value,
    /// What bounds its role.
    pub(in crate::lower) boundary: Option<&'a ir::Value<Arn>>,
}

/// `MetricRole` and `MetricFunction`, and so on. The log group exists already.
pub(in crate::lower) fn lower(ctx: &mut Lowering, scope: &Scope, function: Function) {
    let Function { name, description, source, handler, timeout, environment, statements, boundary } =
        function;
    let role = format!("{name}Role");
    let log_group = format!("{name}LogGroup");
    let logs =
        allow(&["logs:CreateLogStream", "logs:PutLogEvents"], ctx.attribute(scope.block, &log_group, "Arn"));
    let policies = [inline("logs", vec![logs]), inline("work", statements)];
    let resource = Resource::new("AWS::IAM::Role", None)
        .with("AssumeRolePolicyDocument", trust("lambda.amazonaws.com"))
        .with("Policies", Value::list(policies))
        .with_some("PermissionsBoundary", ctx.optional(boundary));
    ctx.add(scope, &role, resource);
    let resource = Resource::new("AWS::Lambda::Function", None)
        .with("Description", description)
        .with("Runtime", RUNTIME)
        .with("Handler", handler)
        .with("Code", Value::map([("ZipFile", source)]))
        .with("Role", ctx.attribute(scope.block, &role, "Arn"))
        .with("MemorySize", MEMORY)
        .with("Timeout", timeout)
        .with("Environment", Value::map([("Variables", Value::map(environment))]))
        // A log group that Lambda creates keeps its events for ever, and outlives the stack.
        .with("LoggingConfig", Value::map([("LogGroup", ctx.reference(scope.block, &log_group))]));
    ctx.add(scope, format!("{name}Function"), resource);
    // What comes late must not run: the next minute does the same, and a deployment has been told that it failed.
    let invocation = Resource::new("AWS::Lambda::EventInvokeConfig", None)
        .with("FunctionName", ctx.reference(scope.block, &format!("{name}Function")))
        .with("Qualifier", "$LATEST")
        .with("MaximumEventAgeInSeconds", SHORTEST_EVENT_AGE)
        .with("MaximumRetryAttempts", 0);
    ctx.add(scope, format!("{name}Invocation"), invocation);
}

/// Exports the ARN of a function.
pub(in crate::lower) fn export(ctx: &mut Lowering, scope: &Scope, function: &str, what: &str) {
    let arn = ctx.attribute(scope.block, function, "Arn");
    ctx.export(scope, format!("{function}Arn"), format!("ARN of the function that {what}."), arn);
}

/// Seconds for which Lambda keeps an event that it cannot deliver: the least that it takes.
const SHORTEST_EVENT_AGE: i64 = 60;

/// The runtime of Lambda that is supported longest.
const RUNTIME: &str = "python3.13";

/// MiB; with less there is too little CPU to load the SDK quickly.
const MEMORY: i64 = 256;
