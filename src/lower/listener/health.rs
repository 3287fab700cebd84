//! The target group that proves that the ECS agent of every instance answers.

use super::{Lowering, Scope, actions};
use crate::cfn::{Property, Resource, Value};
use crate::emit;

/// The port of the introspection API of the ECS agent.
const AGENT: i64 = 51_678;

/// The port that requests of clients would go to: `discard`. Nothing listens on it, and the load balancer may not connect to it. The
/// agent tells whoever asks it about all tasks, and a client chooses its host header, so no request may be sent to the agent's port.
const NOWHERE: i64 = 9;

/// The properties of a target group that cannot be changed later, beside its name. The VPC is one, too, but a load balancer does not
/// move to another VPC either.
const CREATE_ONLY: [&str; 4] = ["VpcId", "TargetType", "Protocol", "Port"];

/// Adds the target group; gives its ARN.
pub(super) fn target_group(ctx: &mut Lowering, scope: &Scope, vpc: Property) -> Value {
    // An agent that is being updated does not answer for a minute or two. Ten failures in a row, so that no instance is lost by that.
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::TargetGroup", None)
        .with("VpcId", vpc)
        .with("TargetType", "instance")
        .with("Protocol", "HTTP")
        .with("Port", NOWHERE)
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
    let name = name(ctx, scope, &resource);
    ctx.add(scope, "TargetGroup", resource.with("Name", name));
    ctx.reference(scope.block, "TargetGroup")
}

/// A name that changes with the load balancer and with everything else that replaces the group: `50dc6c495c0c9188-1a2b3c4d`.
///
/// A target group belongs to one load balancer. When that is replaced, the rule of the new one would name a group that the old one
/// still uses, which Elastic Load Balancing refuses. The name is what CloudFormation cannot change in place, so a new name replaces
/// the group along with its load balancer.
fn name(ctx: &Lowering, scope: &Scope, group: &Resource) -> Value {
    // app/web/50dc6c495c0c9188
    let full_name = ctx.attribute(scope.block, "LoadBalancer", "LoadBalancerFullName");
    let load_balancer = Value::Select(2, Box::new(Value::Split("/".into(), Box::new(full_name))));
    // A replacement is created before the old group is deleted, and must not have its name.
    let rest =
        CREATE_ONLY.iter().filter_map(|name| Some((*name, group.properties.get(*name)?.value.clone())));
    let hash = emit::short_hash(&Value::map(rest));
    Value::Join("-".into(), Box::new(Value::List(vec![load_balancer, Value::from(hash)])))
}

/// Adds a rule that uses the target group and never matches: a load balancer checks only what a listener uses. Gives its logical id.
///
/// A client may send any host header, but no request over a network comes from the loopback address.
pub(super) fn attach(ctx: &mut Lowering, scope: &Scope, listener: &str, target_group: &Value) -> String {
    let host = condition("host-header", "HostHeaderConfig", "agent-health.invalid");
    let source = condition("source-ip", "SourceIpConfig", "127.0.0.1/32");
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::ListenerRule", None)
        .with("ListenerArn", Value::reference(listener))
        // The last priority there is, so that it does not collide with those of applications.
        .with("Priority", 50_000)
        .with("Conditions", vec![host, source])
        .with("Actions", vec![actions::forward(target_group)]);
    ctx.add(scope, "HealthRule", resource);
    ctx.id(scope.block, "HealthRule")
}

fn condition(field: &'static str, config: &'static str, value: &'static str) -> Value {
    Value::map([("Field", Value::from(field)), (config, Value::map([("Values", Value::list([value]))]))])
}
