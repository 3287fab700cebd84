//! Quotas of AWS: counted per resource in the finished template, where it does not matter which attribute each part comes from.

use std::collections::{BTreeMap, BTreeSet};

use crate::aws::limits;
use crate::cfn::{self, Map, Resource, Value};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::over_quota::over_quota;
use crate::source::Span;

/// How often a resource has something, by what that is.
type Counts<'a> = BTreeMap<(&'a str, &'static str), usize>;

/// What a quota is about, in words, and how many there may be.
const QUOTAS: [(&str, usize); 9] = [
    (INBOUND_V4, limits::RULES_PER_SECURITY_GROUP),
    (INBOUND_V6, limits::RULES_PER_SECURITY_GROUP),
    (OUTBOUND_V4, limits::RULES_PER_SECURITY_GROUP),
    (OUTBOUND_V6, limits::RULES_PER_SECURITY_GROUP),
    (GROUPS, limits::SECURITY_GROUPS_PER_INTERFACE),
    (CERTIFICATES, limits::CERTIFICATES_PER_LOAD_BALANCER),
    (LISTENERS, limits::LISTENERS_PER_LOAD_BALANCER),
    (RULES, limits::RULES_PER_LOAD_BALANCER),
    (POLICIES, limits::POLICIES_PER_ROLE),
];

const INBOUND_V4: &str = "inbound IPv4 rules";
const INBOUND_V6: &str = "inbound IPv6 rules";
const OUTBOUND_V4: &str = "outbound IPv4 rules";
const OUTBOUND_V6: &str = "outbound IPv6 rules";
const GROUPS: &str = "security groups for a network interface";
const CERTIFICATES: &str = "certificates beside the default ones";
const LISTENERS: &str = "listeners";
const RULES: &str = "listener rules";
const POLICIES: &str = "managed policies";

/// Reports each resource that may have more of something than AWS allows without being asked.
pub(super) fn check(stack: &cfn::Stack, sink: &mut Sink) {
    let resources = &stack.template.resources;
    let mut counts = Counts::new();
    for (id, resource) in resources {
        count(&mut counts, resources, id, resource);
    }
    let mut told = BTreeSet::new();
    for (what, quota) in QUOTAS {
        for ((id, _), found) in counts.iter().filter(|((_, of), found)| *of == what && **found > quota) {
            // IPv4 and IPv6 come from one list, which is too long once.
            let direction = what.split(' ').next();
            if told.insert((*id, direction)) {
                sink.push(over_quota(place(stack, id, what), id, what, *found, quota));
            }
        }
    }
}

/// The attribute that a list comes from, or the block that its resource does.
fn place(stack: &cfn::Stack, id: &str, what: &str) -> Span {
    let list = match what {
        INBOUND_V4 | INBOUND_V6 => "SecurityGroupIngress",
        OUTBOUND_V4 | OUTBOUND_V6 => "SecurityGroupEgress",
        POLICIES => "ManagedPolicyArns",
        _ => "",
    };
    let resource = stack.template.resources.get(id);
    let origin =
        |resource: &Resource| resource.properties.get(list).and_then(|it| it.origin).or(resource.origin);
    resource.and_then(origin).unwrap_or(stack.origin)
}

fn count<'a>(counts: &mut Counts<'a>, all: &'a Map<Resource, String>, id: &'a str, resource: &'a Resource) {
    let mut add = |owner: Option<&'a str>, what: &'static str, number: usize| {
        if let Some(owner) = owner {
            *counts.entry((owner, what)).or_default() += number;
        }
    };
    let property = |name: &str| resource.properties.get(name).map(|property| &property.value);
    let owner = |name: &str| property(name).and_then(target);
    match resource.ty {
        "AWS::EC2::SecurityGroup" => {
            for (name, kinds) in [("SecurityGroupIngress", INBOUND), ("SecurityGroupEgress", OUTBOUND)] {
                for rule in elements(property(name)) {
                    rule_kinds(rule_fields(rule), kinds).for_each(|kind| add(Some(id), kind, 1));
                }
            }
        }
        "AWS::EC2::SecurityGroupIngress" | "AWS::EC2::SecurityGroupEgress" => {
            let kinds = if resource.ty.ends_with("Ingress") { INBOUND } else { OUTBOUND };
            let fields = resource.properties.keys().map(AsRef::as_ref);
            rule_kinds(fields, kinds).for_each(|kind| add(owner("GroupId"), kind, 1));
        }
        "AWS::EC2::LaunchTemplate" => {
            add(Some(id), GROUPS, property("LaunchTemplateData").map_or(0, security_groups));
        }
        "AWS::IAM::Role" => add(Some(id), POLICIES, longest(property("ManagedPolicyArns"))),
        "AWS::ElasticLoadBalancingV2::Listener" => add(owner("LoadBalancerArn"), LISTENERS, 1),
        "AWS::ElasticLoadBalancingV2::ListenerRule" => {
            add(load_balancer(all, owner("ListenerArn")), RULES, 1);
        }
        "AWS::ElasticLoadBalancingV2::ListenerCertificate" => {
            add(load_balancer(all, owner("ListenerArn")), CERTIFICATES, longest(property("Certificates")));
        }
        _ => {}
    }
}

const INBOUND: [&str; 2] = [INBOUND_V4, INBOUND_V6];
const OUTBOUND: [&str; 2] = [OUTBOUND_V4, OUTBOUND_V6];

fn rule_fields(rule: &Value) -> impl Iterator<Item = &str> {
    let fields = match rule {
        Value::Map(fields) => Some(fields.keys().map(AsRef::as_ref)),
        _ => None,
    };
    fields.into_iter().flatten()
}

/// What a rule with these properties counts as: one that names a group counts for both families.
fn rule_kinds<'f>(
    mut fields: impl Iterator<Item = &'f str>,
    [v4, v6]: [&'static str; 2],
) -> impl Iterator<Item = &'static str> {
    let family = fields.find_map(|field| match field {
        "CidrIp" => Some((true, false)),
        "CidrIpv6" => Some((false, true)),
        "SourceSecurityGroupId" | "DestinationSecurityGroupId" => Some((true, true)),
        _ => None,
    });
    let (is_v4, is_v6) = family.unwrap_or_default();
    [is_v4.then_some(v4), is_v6.then_some(v6)].into_iter().flatten()
}

/// The groups of each network interface that a launch template makes.
fn security_groups(data: &Value) -> usize {
    let mut most = 0;
    data.walk(&mut |value| {
        let Value::Map(fields) = value else { return };
        for name in ["SecurityGroupIds", "Groups"] {
            most = most.max(longest(fields.get(name)));
        }
    });
    most
}

/// The resource that a value is a reference to.
fn target(value: &Value) -> Option<&str> {
    match value {
        Value::Ref(id) | Value::GetAtt(id, _) => Some(id),
        _ => None,
    }
}

fn load_balancer<'a>(all: &'a Map<Resource, String>, listener: Option<&str>) -> Option<&'a str> {
    target(&all.get(listener?)?.properties.get("LoadBalancerArn")?.value)
}

/// The most elements that a list can have.
fn longest(value: Option<&Value>) -> usize {
    match value {
        Some(Value::List(items)) => items.len(),
        // A deployment may choose the longer one.
        Some(Value::If(_, then, otherwise)) => longest(Some(then)).max(longest(Some(otherwise))),
        _ => 0,
    }
}

/// The elements of a list that is written in the template.
fn elements(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

#[cfg(test)]
mod tests;
