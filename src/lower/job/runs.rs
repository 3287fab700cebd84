//! A run of a job: what the state machine does, in the Amazon States Language.

use crate::cfn::{Map, Property, Value};
use crate::ir::Const;
use crate::ir::kinds::Job;
use crate::lower::workload::{self, TASK_DEFINITION, by_memory};
use crate::lower::{Lowering, Scope};

/// Step Functions has this error where ECS starts no task: there is no room for it. Source: "Run Amazon ECS or Fargate tasks with Step
/// Functions" of the Step Functions developer guide.
const NO_ROOM: &str = "AmazonECS.Unknown";

/// Seconds between two looks for room. A cluster that scales out takes some minutes.
const LOOK_AGAIN: i64 = 30;

/// The largest number of tries that a state machine can have. Its timeout ends them earlier.
const MAX_TRIES: i64 = 99_999_999;

/// Seconds between a task that failed and its first retry; before each further one it is twice as long.
const BEFORE_RETRY: i64 = 10;

/// The longest time before a retry, in seconds.
const MAX_BEFORE_RETRY: i64 = 300;

/// The definition of the state machine.
pub(super) fn definition(ctx: &mut Lowering, scope: &Scope, job: &Job) -> Property {
    let Job { timeout, count, .. } = job;
    let timeout = timeout.as_ref().and_then(Const::written);
    let run = run(ctx, scope, job);
    let (first, states) = match count.value {
        1 => ("Run", vec![("Run", run)]),
        count => ("Tasks", each(count, run)),
    };
    let fields = [
        ("StartAt", Value::from(first)),
        ("TimeoutSeconds", Value::Int(job.longest().seconds)),
        ("States", Value::map(states)),
    ];
    Property { value: Value::map(fields), origin: timeout.or(count.written()) }
}

/// Several tasks, each with its own retries. Of which one it is the program is not told.
fn each(count: i64, run: Value) -> Vec<(&'static str, Value)> {
    let numbers = Value::List((1..=count).map(Value::Int).collect());
    let processor = Value::map([
        ("ProcessorConfig", Value::map([("Mode", Value::from("INLINE"))])),
        ("StartAt", Value::from("Run")),
        ("States", Value::map([("Run", run)])),
    ]);
    let tasks = [("Type", Value::from("Pass")), ("Result", numbers), ("Next", Value::from("RunAll"))];
    let all = [("Type", Value::from("Map")), ("ItemProcessor", processor), ("End", Value::Bool(true))];
    vec![("Tasks", Value::map(tasks)), ("RunAll", Value::map(all))]
}

/// Runs a task and waits for its end.
fn run(ctx: &mut Lowering, scope: &Scope, job: &Job) -> Value {
    let resource = Value::sub("arn:${AWS::Partition}:states:::ecs:runTask.sync".to_owned());
    let mut retries = vec![retry(NO_ROOM, LOOK_AGAIN, MAX_TRIES, None)];
    if job.retries.value > 0 {
        retries.push(retry("States.ALL", BEFORE_RETRY, job.retries.value, Some(MAX_BEFORE_RETRY)));
    }
    Value::map([
        ("Type", Value::from("Task")),
        ("Resource", resource),
        ("Parameters", parameters(ctx, scope, job)),
        ("Retry", Value::List(retries)),
        ("End", Value::Bool(true)),
    ])
}

/// With a longest time between two tries, they become rarer.
fn retry(error: &'static str, seconds: i64, tries: i64, longest: Option<i64>) -> Value {
    let fields = [
        ("ErrorEquals", Value::list([error])),
        ("IntervalSeconds", Value::Int(seconds)),
        ("MaxAttempts", Value::Int(tries)),
        ("BackoffRate", Value::Int(if longest.is_some() { 2 } else { 1 })),
    ];
    Value::map(fields.into_iter().chain(longest.map(|longest| ("MaxDelaySeconds", Value::Int(longest)))))
}

/// Of `RunTask`, as Step Functions spells them.
fn parameters(ctx: &mut Lowering, scope: &Scope, job: &Job) -> Value {
    let mut fields = Map::from_iter([
        ("Cluster".into(), workload::cluster_name(ctx, &job.workload())),
        ("TaskDefinition".into(), ctx.reference(scope.block, TASK_DEFINITION)),
    ]);
    fields.extend(options(ctx, scope, job));
    Value::entries(fields)
}

/// How a task is run, whichever it is.
pub(super) fn options(ctx: &mut Lowering, scope: &Scope, job: &Job) -> Map<Value> {
    let workload = job.workload();
    let mut fields: Map<Value> = Map::default();
    let mut set = |name: &'static str, value: Value| {
        fields.insert(name.into(), value);
    };
    if let Some((name, property)) = workload::capacity(ctx, &workload, None) {
        set(name, property.value);
    }
    if workload.has_addresses() {
        set("NetworkConfiguration", workload::network::configuration(ctx, scope, &workload));
    }
    if !workload.is_on_fargate() {
        set("PlacementStrategy", Value::list([by_memory()]));
    }
    set("EnableECSManagedTags", Value::Bool(true));
    set("PropagateTags", Value::from("TASK_DEFINITION"));
    if job.exec.value {
        set("EnableExecuteCommand", Value::Bool(true));
    }
    fields
}
