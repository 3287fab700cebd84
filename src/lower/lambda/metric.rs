//! The metric function: counts once a minute how many more containers the cluster can place.

use super::{Target, watching};
use crate::aws::metrics;
use crate::cfn::Value;
use crate::ir::kinds::Container;
use crate::ir::{self, Nested};
use crate::lower::function::{self, Function};
use crate::lower::policy::{allow, allow_where};
use crate::lower::text::{arn, concat};
use crate::lower::{Lowering, Scope};
use crate::types::Arn;

/// Its source, tested by itself.
const SOURCE: &str = include_str!("../../functions/metric.py");

/// `MetricFunction` and its role.
pub(super) fn lower(
    ctx: &mut Lowering,
    scope: &Scope,
    target: &Target,
    containers: &[Nested<Container>],
    boundary: Option<&ir::Value<Arn>>,
) {
    let cluster = target.cluster(ctx);
    let environment = vec![
        ("CLUSTER", cluster.clone()),
        ("CONTAINERS", shapes(ctx, containers)),
        ("NAMESPACE", Value::from(metrics::OWN)),
    ];
    // `PutMetricData` has no resources; a condition on the namespace restricts it.
    let statements = vec![
        allow(&["ecs:ListContainerInstances"], cluster_arn(&cluster)),
        allow(&["ecs:DescribeContainerInstances"], within(&cluster, "container-instance")),
        allow_where(&["cloudwatch:PutMetricData"], "*", "StringEquals", "cloudwatch:namespace", metrics::OWN),
    ];
    let function = Function {
        name: "Metric",
        description: "Publishes how many more containers the cluster can place.",
        source: Value::from(SOURCE),
        handler: Value::from(watching::HANDLER),
        // The next run begins after a minute.
        timeout: 60,
        environment,
        statements: Value::List(statements),
        boundary,
    };
    function::lower(ctx, scope, function);
}

/// `[{"cpu": 256, "memory": 512}]`
fn shapes(ctx: &mut Lowering, containers: &[Nested<Container>]) -> Value {
    let mut text = Vec::new();
    for (index, container) in containers.iter().enumerate() {
        let Container { cpu, memory } = &container.block;
        text.push(Value::from(if index == 0 { "[{\"cpu\": " } else { "}, {\"cpu\": " }));
        text.push(ctx.value(cpu).value);
        text.push(Value::from(", \"memory\": "));
        text.push(ctx.value(memory).value);
    }
    text.push(Value::from("}]"));
    concat(text)
}

/// The ARN of a cluster by its name; the name is all that is imported.
pub(super) fn cluster_arn(cluster: &Value) -> Value {
    arn("ecs", [Value::from("cluster/"), cluster.clone()])
}

/// The ARNs of all resources of a type in a cluster: `container-instance`, `task`.
pub(super) fn within(cluster: &Value, ty: &str) -> Value {
    arn("ecs", [Value::from(format!("{ty}/")), cluster.clone(), Value::from("/*")])
}
