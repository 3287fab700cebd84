//! `listener`: an Application Load Balancer in front of a cluster, in the cluster's stack.

mod actions;
mod alarms;
mod attributes;
mod existing;
mod health;
mod ports;
mod rules;
mod security_group;

pub(in crate::lower) use existing::{existing, routes};
pub(in crate::lower) use security_group::provider;

use super::{Lowering, Scope, Test};
use crate::cfn::{Property, Resource, Value};
use crate::ir::Declared;
use crate::ir::kinds::{DefaultAction, Listener, Scheme, SubnetTier};
use crate::lower::ids::keyed;

/// The export to which the routes of services are added; that of a label has it at its end.
pub(in crate::lower) const ROUTES: &str = "Routes";

/// What a cluster needs from a listener in its stack. The rules of both security groups belong to the listener: the group of the
/// instances (`SecurityGroup`) must exist, and needs nothing for a load balancer.
#[derive(Debug, Clone)]
pub(in crate::lower) struct ListenerParts {
    /// Whether the listener exists.
    pub(in crate::lower) guard: Test,
    /// The target group on the agent's port, for `TargetGroupARNs`. Where there is one, the agent must answer other hosts
    /// (`ECS_ALLOW_OFFHOST_INTROSPECTION_ACCESS`).
    pub(in crate::lower) target_group: Option<Value>,
    /// Whether the health check of the Auto Scaling group uses it: `HealthCheckType: ELB`.
    pub(in crate::lower) agent_health: bool,
    /// The listener or rule that uses the target group: instances are attached after it. `None` if it has a condition, because
    /// `DependsOn` must not name a resource that may not exist.
    pub(in crate::lower) user_of_target_group: Option<String>,
}

/// Lowers a listener into the stack of its cluster.
pub(in crate::lower) fn lower(ctx: &mut Lowering, declared: &Declared<Listener>) -> ListenerParts {
    let scope = ctx.scope(declared);
    // `attributes` takes the whole block, and reads what is left out here.
    let Listener {
        cluster,
        name,
        scheme,
        ipv6,
        allow,
        egress,
        http,
        https,
        agent_health,
        default,
        // `rules` reads them.
        redirect: _,
        respond: _,
        idle_timeout: _,
        drop_invalid_headers: _,
        deletion_protection: _,
        http2: _,
        keep_alive: _,
        desync: _,
        access_logs: _,
        waf,
        alerts: _,
        alarm: _,
        overrides: _,
        logical_ids: _,
    } = &declared.block;
    let Some(host) = ctx.program.own_cluster(*cluster) else {
        unreachable!("check::block reports a listener without a cluster, and names::collect gave the cluster")
    };

    // The scheme decides about subnets and sources, too. If the deployment chooses it, each of them is a choice.
    let network = host.block.network;
    let internal = ctx.is(scheme, Scheme::Internal);
    let ports = ports::Ports::of(ctx, http, https);
    let vpc = Property { value: ctx.vpc(network), origin: Some(cluster.span) };
    let reach = security_group::Reach {
        vpc: vpc.clone(),
        internal: &internal,
        allow: allow.as_ref(),
        egress,
        provider: security_group::provider(ctx.program, declared.id),
    };
    let instances = host.block.has_instances().then_some(host.id);
    security_group::lower(ctx, &scope, instances, reach, &ports);

    // Only the subnets that are used: an import of the others would depend on an export that the network may not have.
    let subnets = match internal {
        Test::Known(true) => ctx.subnets(network, SubnetTier::Private),
        Test::Known(false) => ctx.subnets(network, SubnetTier::Public),
        _ => {
            let private = ctx.subnets(network, SubnetTier::Private);
            let public = ctx.subnets(network, SubnetTier::Public);
            ctx.choose(&internal, private, public)
        }
    };
    let attributes = attributes::lower(ctx, &declared.block);
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::LoadBalancer", None)
        .with("Type", "application")
        .with_some("Name", ctx.optional(name.as_ref()))
        .with("Scheme", ctx.symbol(scheme))
        // Without it, the load balancer has IPv4 addresses.
        .with_some("IpAddressType", ipv6.is_written().then(|| ctx.either(ipv6, "dualstack", "ipv4")))
        .with("Subnets", Property { value: subnets, origin: scheme.written().or(Some(cluster.span)) })
        .with("SecurityGroups", vec![ctx.attribute(scope.block, "SecurityGroup", "GroupId")])
        .with("LoadBalancerAttributes", attributes);
    ctx.add(&scope, "LoadBalancer", resource);

    // default = agent: the default action forwards to the agents, so the target group is used without a rule for it.
    let forwards = default.value == DefaultAction::Agent;
    let agent_health = agent_health.value && instances.is_some();
    let target_group = (agent_health || forwards).then(|| health::target_group(ctx, &scope, vpc));
    let default = match &target_group {
        Some(target_group) if forwards => actions::forward(target_group),
        _ => actions::not_found(),
    };
    ports::lower(ctx, &scope, &ports, &default);
    rules::lower(ctx, &scope, declared);

    // A target group that no listener or rule uses is not checked, and its targets never become healthy.
    let user = ctx.id(scope.block, &ports.certain());
    let user_of_target_group = target_group.as_ref().map(|target_group| {
        if forwards { user.clone() } else { health::attach(ctx, &scope, &user, target_group) }
    });

    // waf = param.web_acl with `arn?`: without a value there is no association, which would need one.
    if let Some(waf) = waf {
        let given = ctx.given(Some(waf));
        let web_acl = ctx.plain(waf);
        let resource = Resource::new("AWS::WAFv2::WebACLAssociation", None)
            .with("ResourceArn", ctx.reference(scope.block, "LoadBalancer"))
            .with("WebACLArn", Property { value: web_acl, origin: waf.written() });
        ctx.add(&scope.under(given), "WebAclAssociation", resource);
    }

    alarms::lower(ctx, &scope, &declared.block);
    exports(ctx, &scope, &declared.block, &ports);
    if let Some(target_group) = &target_group {
        let description = "The target group of the health check of the ECS agent.";
        ctx.export(&scope, "TargetGroup", description, target_group.clone());
    }
    let user_of_target_group = user_of_target_group.filter(|_| scope.guard.is_certain());
    ListenerParts { guard: scope.guard, target_group, agent_health, user_of_target_group }
}

/// What application stacks need to add rules and DNS records.
fn exports(ctx: &mut Lowering, scope: &Scope, listener: &Listener, ports: &ports::Ports) {
    ctx.export_results(scope);
    for port in &ports.http {
        ctx.export_result(&scope.under(port.guard.clone()), &Listener::RESULTS.http, port.label());
    }
    for port in &ports.https {
        ctx.export_result(&scope.under(port.guard.clone()), &Listener::RESULTS.https, port.label());
    }
    // Routes of services need one name, whether or not there is HTTPS in a deployment.
    let description = "The listener to which the routes of services are added.";
    let routes = rules::routed(ctx, scope, listener, None);
    ctx.export(scope, ROUTES, description, routes);
    for label in listener.certain_labels() {
        let description = format!("The listener to which the routes of services on `{label}` are added.");
        let routes = rules::routed(ctx, scope, listener, Some(label));
        ctx.export(scope, keyed(ROUTES, Some(label)), description, routes);
    }
}
