//! Rules of security groups: inside their group where they can be, and resources of their own where they must be.

use super::{Lowering, Scope, Test, naming};
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{PortRange, Protocol, Source};
use crate::ir::{self, BlockId, Const, Expr, ExprKind, Program};
use crate::language::Enumeration;
use crate::source::Span;
use crate::types::Type;

/// Which traffic a rule allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Direction {
    /// Into what carries the group.
    Ingress,
    /// Out of it.
    Egress,
}

impl Direction {
    fn resource(self) -> &'static str {
        match self {
            Self::Ingress => "AWS::EC2::SecurityGroupIngress",
            Self::Egress => "AWS::EC2::SecurityGroupEgress",
        }
    }

    /// The property of a group that has its rules.
    fn property(self) -> &'static str {
        match self {
            Self::Ingress => "SecurityGroupIngress",
            Self::Egress => "SecurityGroupEgress",
        }
    }

    /// The property of a rule that names the group at the other end.
    fn group(self) -> &'static str {
        match self {
            Self::Ingress => "SourceSecurityGroupId",
            Self::Egress => "DestinationSecurityGroupId",
        }
    }

    /// The property of a rule that names a prefix list at the other end.
    fn prefix_list(self) -> &'static str {
        match self {
            Self::Ingress => "SourcePrefixListId",
            Self::Egress => "DestinationPrefixListId",
        }
    }

    /// The beginning of a rule's name, and what is between the ports and the other end.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Ingress => ("Ingress", "From"),
            Self::Egress => ("Egress", "To"),
        }
    }
}

/// The other end of a rule.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Peer {
    /// Whether the rule is there.
    pub(in crate::lower) test: Test,
    /// What the other end is.
    pub(in crate::lower) end: End,
    /// The other end as a part of a logical id: `10000008`.
    pub(in crate::lower) name: String,
    /// The block whose group it is, if it is a block of the program.
    pub(in crate::lower) block: Option<BlockId>,
}

/// Addresses or a group.
#[derive(Debug, Clone)]
pub(in crate::lower) enum End {
    /// IPv4 addresses.
    V4(Value),
    /// IPv6 addresses.
    V6(Value),
    /// What carries a security group.
    Group(Value),
    /// The addresses of a prefix list.
    PrefixList(Value),
}

/// Ports of a protocol, and their part of a logical id: `8000To8999`, `Udp8125`.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Ports {
    protocol: Protocol,
    first: Value,
    last: Value,
    name: String,
}

impl Ports {
    /// The ports from `first` to `last`.
    pub(in crate::lower) fn new(first: Value, last: Value, name: impl Into<String>) -> Self {
        Self { protocol: Protocol::Tcp, first, last, name: name.into() }
    }

    /// The ports of another protocol.
    pub(in crate::lower) fn of_protocol(
        ctx: &mut Lowering,
        protocol: Protocol,
        port: Option<&ir::Value<PortRange>>,
    ) -> Self {
        // All types and codes of ICMP. Without a port the others are refused.
        let every = Self::new(Value::Int(-1), Value::Int(-1), "");
        let ports = port.map_or(every, |port| Self::of(ctx, port));
        let name = match protocol {
            Protocol::Tcp => ports.name,
            Protocol::Udp => format!("Udp{}", ports.name),
            Protocol::Icmp => format!("Icmp{}", ports.name),
        };
        Self { protocol, name, ..ports }
    }

    /// The ports of an attribute.
    pub(in crate::lower) fn of(ctx: &mut Lowering, port: &ir::Value<PortRange>) -> Self {
        let name = port_names(ctx.program, port);
        let (first, last) = match port {
            ir::Value::Const(constant) => {
                (Value::Int(constant.value.from.into()), Value::Int(constant.value.to.into()))
            }
            // param.first..param.last, param.all ? 8000..8999 : 8080
            ir::Value::Deploy(expr) => {
                let (first, last) = expr.ends();
                (ctx.expr(&first), ctx.expr(&last))
            }
        };
        Self::new(first, last, name)
    }
}

/// A rule of a security group.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Rule {
    direction: Direction,
    test: Test,
    fields: Vec<(&'static str, Value)>,
    name: String,
    /// Whether it must be a resource of its own.
    is_alone: bool,
    origin: Option<Span>,
}

impl Rule {
    /// A rule for ports.
    pub(in crate::lower) fn ports(
        direction: Direction,
        ports: &Ports,
        peer: Peer,
        description: &'static str,
    ) -> Self {
        let traffic = vec![
            ("IpProtocol", Value::from(protocol(ports.protocol, &peer.end))),
            ("FromPort", ports.first.clone()),
            ("ToPort", ports.last.clone()),
        ];
        Self::of(direction, traffic, &ports.name, peer, description)
    }

    /// A rule for every protocol and port.
    pub(in crate::lower) fn all(direction: Direction, peer: Peer, description: &'static str) -> Self {
        Self::of(direction, vec![("IpProtocol", Value::from("-1"))], "", peer, description)
    }

    fn of(
        direction: Direction,
        mut fields: Vec<(&'static str, Value)>,
        ports: &str,
        peer: Peer,
        description: &'static str,
    ) -> Self {
        let Peer { test, end, name, block } = peer;
        fields.push(match end {
            End::V4(cidr) => ("CidrIp", cidr),
            End::V6(cidr) => ("CidrIpv6", cidr),
            End::Group(id) => (direction.group(), id),
            End::PrefixList(id) => (direction.prefix_list(), id),
        });
        fields.push(("Description", Value::from(description)));
        let (word, between) = direction.words();
        let name = format!("{word}{ports}{between}{name}");
        // Two groups that name each other would be a cycle, and a group cannot name itself.
        Self { direction, test, fields, name, is_alone: block.is_some(), origin: None }
    }

    /// The attribute that it comes from.
    #[must_use]
    pub(in crate::lower) fn at(self, origin: Option<Span>) -> Self {
        Self { origin, ..self }
    }

    /// Whether it lets the same pass as another one, whatever that is called.
    pub(in crate::lower) fn allows_the_same(&self, other: &Self) -> bool {
        let traffic = |rule: &Self| {
            rule.fields.iter().filter(|(name, _)| *name != "Description").cloned().collect::<Vec<_>>()
        };
        self.direction == other.direction && traffic(self) == traffic(other)
    }

    /// A rule with a condition is a resource of its own: AWS's own validator does not look into a list that a condition chooses.
    fn is_inside(&self) -> bool {
        self.test == Test::ALWAYS && !self.is_alone
    }
}

/// The protocol of a rule. What IPv6 has instead of ICMP has another name.
fn protocol(protocol: Protocol, end: &End) -> &'static str {
    match (protocol, end) {
        (Protocol::Icmp, End::V6(_)) => "icmpv6",
        _ => protocol.spelling(),
    }
}

/// Adds a security group of a block with its rules.
pub(in crate::lower) fn add_group(
    ctx: &mut Lowering,
    scope: &Scope,
    name: &str,
    group: Resource,
    rules: Vec<Rule>,
) {
    let (inside, outside): (Vec<Rule>, Vec<Rule>) =
        rules.into_iter().filter(|rule| rule.test != Test::NEVER).partition(Rule::is_inside);
    let mut group = group;
    for direction in [Direction::Ingress, Direction::Egress] {
        let rules: Vec<&Rule> = inside.iter().filter(|rule| rule.direction == direction).collect();
        let origin = rules.iter().find_map(|rule| rule.origin);
        if !rules.is_empty() {
            let list = Value::list(rules.into_iter().map(|rule| Value::map(rule.fields.clone())));
            group = group.with(direction.property(), Property { value: list, origin });
        }
    }
    ctx.add(scope, name, group);
    let id = ctx.attribute(scope.block, name, "GroupId");
    for rule in outside {
        add(ctx, scope, &id, rule);
    }
}

/// Adds a rule to a group, as a resource of its own.
pub(in crate::lower) fn add(ctx: &mut Lowering, scope: &Scope, group: &Value, rule: Rule) {
    let Rule { direction, test, fields, name, is_alone: _, origin } = rule;
    let mut resource = Resource::new(direction.resource(), origin).with("GroupId", group.clone());
    for (name, value) in fields {
        resource = resource.with(name, value);
    }
    let taken = &ctx.template.resources;
    // Two sources may differ only in characters that a logical id cannot have.
    let is_free = |name: &str| !taken.contains_key(&ctx.id(scope.block, name));
    let name = naming::free(&name, is_free);
    ctx.add(&scope.under(test), name, resource);
}

/// The other ends that an attribute lists: `["10.0.0.0/8", listener.public.security_group]`.
pub(in crate::lower) fn peers(ctx: &mut Lowering, sources: &[ir::Value<Source>]) -> Vec<Peer> {
    let mut peers = Vec::new();
    for source in sources {
        match source {
            ir::Value::Const(Const { value: Source::Cidr(block), .. }) => peers.push(addresses(&block.0)),
            ir::Value::Const(Const { value: Source::SecurityGroup(id), .. }) => {
                peers.push(by_id(id, End::Group(Value::from(id))));
            }
            ir::Value::Const(Const { value: Source::PrefixList(id), .. }) => {
                peers.push(by_id(&id.0, End::PrefixList(Value::from(&id.0))));
            }
            ir::Value::Deploy(expr) if names_a_block(expr) || is_mixed(expr) => {
                chosen(ctx, expr, &Test::ALWAYS, &mut peers);
            }
            ir::Value::Deploy(expr) => peers.push(at_deployment(ctx, expr)),
        }
    }
    peers
}

/// An end that the program names by its id.
fn by_id(id: &str, end: End) -> Peer {
    Peer { test: Test::ALWAYS, end, name: alphanumeric(id), block: None }
}

/// A block of addresses that the program names.
pub(in crate::lower) fn addresses(cidr: &str) -> Peer {
    let value = Value::from(cidr.to_owned());
    let end = if cidr.contains(':') { End::V6(value) } else { End::V4(value) };
    Peer { test: Test::ALWAYS, end, name: alphanumeric(cidr), block: None }
}

/// What only the deployment knows.
pub(in crate::lower) fn at_deployment(ctx: &mut Lowering, expr: &Expr) -> Peer {
    let test = ctx.null(expr).negate();
    let expr = expr.given();
    let value = ctx.expr(expr);
    // The pattern of a parameter allows only IPv4, because the property is chosen here: `CidrIp` or `CidrIpv6`.
    let end = match expr.ty.clone().non_null() {
        Type::Cidr => End::V4(value),
        Type::PrefixListId => End::PrefixList(value),
        _ => End::Group(value),
    };
    Peer { test, end, name: naming::describe(ctx.program, expr), block: block_of(expr) }
}

/// The branches of a choice one by one: each that names a block's group is a rule that needs that block.
fn chosen(ctx: &mut Lowering, expr: &Expr, test: &Test, peers: &mut Vec<Peer>) {
    match &expr.kind {
        ExprKind::Null => {}
        ExprKind::If(condition, then, otherwise) => {
            if matches!(&condition.kind, ExprKind::IsKey(_, _, key) if key.is_last) {
                return chosen(ctx, then, test, peers);
            }
            let condition = ctx.test(condition);
            chosen(ctx, then, &test.clone().and(condition.clone()), peers);
            chosen(ctx, otherwise, &test.clone().and(condition.negate()), peers);
        }
        // Only a block of addresses has a slash; any other text is the id of a group.
        ExprKind::Text(cidr) if cidr.contains('/') => {
            peers.push(Peer { test: test.clone(), ..addresses(cidr) });
        }
        ExprKind::Text(id) if id.starts_with("pl-") => {
            peers.push(Peer { test: test.clone(), ..by_id(id, End::PrefixList(Value::from(id))) });
        }
        _ => {
            let peer = at_deployment(ctx, expr);
            peers.push(Peer { test: test.clone().and(peer.test), ..peer });
        }
    }
}

/// Whether it is a choice between blocks of addresses and groups, which are different properties.
fn is_mixed(expr: &Expr) -> bool {
    matches!(expr.given().ty.clone().non_null(), Type::Union(_))
}

fn names_a_block(expr: &Expr) -> bool {
    let mut named = false;
    expr.walk(&mut |part| named |= block_of(part).is_some());
    named
}

/// The block whose output an expression is.
fn block_of(expr: &Expr) -> Option<BlockId> {
    match expr.kind {
        ExprKind::Result(block, ..) => Some(block),
        _ => None,
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

fn alphanumeric(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}
