//! The messages that wait in a queue, for each task of a service.

use super::SERVICE;
use crate::aws::metrics;
use crate::cfn::Value;
use crate::ir::kinds::{Queue, Service, TaskCount};
use crate::ir::{self, Nested};
use crate::lower::alarms::Series;
use crate::lower::text::concat;
use crate::lower::{Lowering, Scope, workload};

/// `CustomizedMetricSpecification`. Source: "Create a target tracking scaling policy for Application Auto Scaling using metric math",
/// whose example is this one.
pub(super) fn messages_per_task(
    ctx: &mut Lowering,
    scope: &Scope,
    service: &Service,
    queue: &Nested<Queue>,
) -> Value {
    let Queue { name, per_task } = &queue.block;
    let messages = Series::of(&metrics::VISIBLE_MESSAGES, "QueueName", ctx.value(name).value);
    let cluster = workload::cluster_name(ctx, &service.workload());
    let service_name = ctx.attribute(scope.block, SERVICE, "Name");
    let tasks =
        Series::of(&metrics::RUNNING_TASK_COUNT, "ClusterName", cluster).and("ServiceName", service_name);
    let mut all = vec![measured("messages", &messages, "Sum"), measured("running", &tasks, "Average")];
    if may_be_empty(service) {
        // Without a task any message is more than a task may have, however few there are.
        all.push(calculated("tasks", "FILL(running, 0)".into(), false));
        let too_many = concat(["messages * (".into(), ctx.text(per_task).value, " + 1)".into()]);
        let each = Value::from("IF(tasks > 0, messages / IF(tasks > 0, tasks, 1), ");
        all.push(calculated("result", concat([each, too_many, ")".into()]), true));
    } else {
        all.push(calculated("result", "messages / running".into(), true));
    }
    Value::map([("Metrics", Value::List(all))])
}

/// Whether there may be no task, at least from some time on.
fn may_be_empty(service: &Service) -> bool {
    let times = service.scale.block.at.iter().map(|at| &at.block.size);
    let least = |size: &TaskCount| ir::Value::known(&size.min).is_none_or(|least| *least == 0);
    std::iter::once(&service.size).chain(times).any(least)
}

fn measured(id: &'static str, series: &Series, statistic: &'static str) -> Value {
    let stat = [("Metric", Value::map(series.properties())), ("Stat", Value::from(statistic))];
    Value::map([
        ("Id", Value::from(id)),
        ("MetricStat", Value::map(stat)),
        ("ReturnData", Value::Bool(false)),
    ])
}

fn calculated(id: &'static str, expression: Value, is_result: bool) -> Value {
    Value::map([("Id", Value::from(id)), ("Expression", expression), ("ReturnData", Value::Bool(is_result))])
}
