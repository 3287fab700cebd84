//! The target group that proves that the ECS agent of every instance answers.

use super::{Lowering, Scope, actions};
use crate::cfn::{Property, Resource, Value};

/// The port of the introspection API of the ECS agent.
const AGENT: i64 = 51_678;

/// Adds the target group; gives its ARN.
pub(super) fn target_group(ctx: &mut Lowering, scope: &Scope, vpc: Property) -> Value {
    // An agent that is being updated does not answer for a minute or two. Ten failures in a row, so that no instance is lost by that.
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::TargetGroup", None)
        .with("VpcId", vpc)
        .with("TargetType", "instance")
        .with("Protocol", "HTTP")
        .with("Port", AGENT)
        .with("HealthCheckProtocol", "HTTP")
        .with("HealthCheckPort", AGENT.to_string())
        // The agent answers 200 to any path. That of `/` only proves that a process runs, that of this one comes from the agent's state.
        .with("HealthCheckPath", "/v1/metadata")
        .with("HealthCheckIntervalSeconds", 15)
        .with("HealthCheckTimeoutSeconds", 10)
        .with("HealthyThresholdCount", 2)
        .with("UnhealthyThresholdCount", 10)
        .with("Matcher", Value::map([("HttpCode", "200")]))
        // No traffic goes through this group, so there are no connections to wait for.
        .with(
            "TargetGroupAttributes",
            vec![Value::map([("Key", "deregistration_delay.timeout_seconds"), ("Value", "0")])],
        );
    ctx.add(scope, "TargetGroup", resource);
    ctx.reference(scope.block, "TargetGroup")
}

/// Adds a rule that uses the target group and never matches: a load balancer checks only what a listener uses. Gives its logical id.
pub(super) fn attach(ctx: &mut Lowering, scope: &Scope, listener: &str, target_group: &Value) -> String {
    let condition = Value::map([
        ("Field", Value::from("host-header")),
        ("HostHeaderConfig", Value::map([("Values", Value::list(["agent-health.invalid"]))])),
    ]);
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::ListenerRule", None)
        .with("ListenerArn", Value::reference(listener))
        // The last priority there is, so that it does not collide with those of applications.
        .with("Priority", 50_000)
        .with("Conditions", vec![condition])
        .with("Actions", vec![actions::forward(target_group)]);
    ctx.add(scope, "HealthRule", resource);
    ctx.id(scope.block, "HealthRule")
}
