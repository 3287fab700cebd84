//! The security group of the instances, with the rules of `allow`. Load balancers add their own rules.

use crate::cfn::{Resource, Value};
use crate::ir::kinds::{AllowIngress, Cluster, PortRange, Source};
use crate::ir::{self, Const, Declared, Expr, ExprKind, Nested, Program};
use crate::lower::{Lowering, Scope, Test, naming};
use crate::types::Type;

/// A rule of ingress: whether it is there, and its fields.
struct Rule {
    test: Test,
    fields: Vec<(&'static str, Value)>,
    /// What it allows, as a part of a logical id: `8000To8999From10000008`.
    name: String,
}

/// `SecurityGroup`
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, cluster: &Declared<Cluster>) {
    let mut rules = Vec::new();
    for allow in &cluster.block.allow {
        rules.extend(allowed(ctx, allow));
    }
    let items: Vec<_> =
        rules.iter().map(|rule| (rule.test.clone(), Value::map(rule.fields.clone()))).collect();
    // With two guards the list is written four times. With more, each guarded rule becomes a resource with a condition.
    let inline = if crate::lower::lists::guards(&items).len() <= 2 {
        rules.clear();
        items
    } else {
        rules.retain(|rule| rule.test != Test::ALWAYS);
        items.into_iter().filter(|(test, _)| *test == Test::ALWAYS).collect()
    };
    let mut group = Resource::new("AWS::EC2::SecurityGroup", None)
        .with("GroupDescription", "Instances of the cluster")
        .with("VpcId", ctx.vpc(cluster.block.network));
    if !inline.is_empty() {
        group = group.with("SecurityGroupIngress", ctx.list(inline));
    }
    ctx.add(scope, "SecurityGroup", group.with("SecurityGroupEgress", everywhere()));
    for rule in rules {
        let mut resource = Resource::new("AWS::EC2::SecurityGroupIngress", None)
            .with("GroupId", ctx.attribute(scope.block, "SecurityGroup", "GroupId"));
        for (name, value) in rule.fields {
            resource = resource.with(name, value);
        }
        let guarded = Scope { guard: scope.guard.clone().and(rule.test), ..scope.clone() };
        let taken = &ctx.template.resources;
        let is_free = |name: &str| !taken.contains_key(&ctx.id(scope.block, name));
        let name = naming::free(&format!("Ingress{}", rule.name), is_free);
        ctx.add(&guarded, name, resource);
    }
}

/// `allow { from = ["10.0.0.0/8", listener.public.security_group], port = 8000..8999 }`
fn allowed(ctx: &mut Lowering, allow: &Nested<AllowIngress>) -> Vec<Rule> {
    let AllowIngress { from, port } = &allow.block;
    let guard = ctx.guard(allow.guard.as_ref());
    let (first, last) = ports(ctx, port);
    let ports = port_names(ctx.program, port);
    let mut rules = Vec::new();
    for source in &from.items {
        let (name, value) = match source {
            ir::Value::Const(constant) => match &constant.value {
                Source::Cidr(block) if block.is_ipv6() => ("CidrIpv6", Value::from(&block.0)),
                Source::Cidr(block) => ("CidrIp", Value::from(&block.0)),
                Source::SecurityGroup(id) => ("SourceSecurityGroupId", Value::from(id)),
            },
            ir::Value::Deploy(expr) => (source_property(expr), ctx.expr(expr)),
        };
        let fields = vec![
            ("IpProtocol", Value::from("tcp")),
            ("FromPort", first.clone()),
            ("ToPort", last.clone()),
            (name, value),
            ("Description", Value::from("Clients of the instances")),
        ];
        let name = format!("{ports}From{}", source_name(ctx.program, source));
        rules.push(Rule { test: guard.clone().and(ctx.given(Some(source))), fields, name });
    }
    rules
}

fn source_property(expr: &Expr) -> &'static str {
    if expr.ty.clone().non_null() == Type::Cidr { "CidrIp" } else { "SourceSecurityGroupId" }
}

fn ports(ctx: &mut Lowering, port: &ir::Value<PortRange>) -> (Value, Value) {
    match port {
        ir::Value::Const(constant) => {
            (Value::Int(constant.value.from.into()), Value::Int(constant.value.to.into()))
        }
        // param.first..param.last
        ir::Value::Deploy(Expr { kind: ExprKind::Range(first, last), .. }) => {
            (ctx.expr(first), ctx.expr(last))
        }
        ir::Value::Deploy(expr) => {
            let port = ctx.expr(expr);
            (port.clone(), port)
        }
    }
}

/// `8000To8999`, `22`, `AdminPort`
fn port_names(program: &Program, port: &ir::Value<PortRange>) -> String {
    match port {
        ir::Value::Const(Const { value: PortRange { from, to }, .. }) if from == to => from.to_string(),
        ir::Value::Const(Const { value: PortRange { from, to }, .. }) => format!("{from}To{to}"),
        ir::Value::Deploy(Expr { kind: ExprKind::Range(first, last), .. }) => {
            format!("{}To{}", naming::describe(program, first), naming::describe(program, last))
        }
        ir::Value::Deploy(expr) => naming::describe(program, expr),
    }
}

fn source_name(program: &Program, source: &ir::Value<Source>) -> String {
    let text = match source {
        ir::Value::Const(Const { value: Source::Cidr(block), .. }) => &block.0,
        ir::Value::Const(Const { value: Source::SecurityGroup(id), .. }) => id,
        ir::Value::Deploy(expr) => return naming::describe(program, expr),
    };
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Instances reach registries, AWS and other services: outwards all is open.
fn everywhere() -> Value {
    Value::list([("CidrIp", "0.0.0.0/0"), ("CidrIpv6", "::/0")].map(|(name, block)| {
        Value::map([
            ("IpProtocol", "-1"),
            (name, block),
            ("Description", "Registries, AWS and other services"),
        ])
    }))
}
