//! What instances and tasks may do and how they are reached: statements as IAM takes them, addresses where they are of use.

mod known;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::{
    address_of_a_subnet::{self, address_of_a_subnet},
    statement_of_everything::statement_of_everything,
};
use crate::diagnostics::catalog::platform::{
    statement_action::statement_action,
    statement_condition::{self, statement_condition},
    statement_empty::statement_empty,
    statement_resource::statement_resource,
};
use crate::ir::{Consts, Expr, ExprKind, Program, State, Values};
use crate::language::kinds::{self, Cluster, Properties, SubnetTier};
use crate::source::Span;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for cluster in &program.clusters {
        address(&cluster.block, sink);
        for nested in &cluster.block.instances.block.statement {
            let kinds::Statement { actions, resources, conditions } = &nested.block;
            check_statement(&Statement { actions, resources, conditions }, nested.span, sink);
        }
    }
    for nested in program.workloads().flat_map(|running| running.workload.permission) {
        let kinds::Permission { actions, resources, conditions } = &nested.block;
        check_statement(&Statement { actions, resources, conditions }, nested.span, sink);
    }
}

/// A statement of a policy, of whichever role.
struct Statement<'a> {
    actions: &'a Consts<String>,
    resources: &'a Values<String>,
    conditions: &'a Properties,
}

fn check_statement(statement: &Statement, span: Span, sink: &mut Sink) {
    actions(statement, sink);
    resources(statement, sink);
    known::check(statement, sink);
    for (operator, keys) in &statement.conditions.entries {
        condition(statement, operator, keys, sink);
    }
    if allows_everything(statement) {
        sink.push(statement_of_everything(span));
    }
}

fn address(cluster: &Cluster, sink: &mut Sink) {
    let Some(address) = &cluster.instances.block.public_address else { return };
    match (address.known(), cluster.subnets.known()) {
        (Some(true), Some(SubnetTier::Private)) => {
            sink.push(address_of_a_subnet(address.span, cluster.subnets.written()));
        }
        (Some(false), Some(SubnetTier::Public)) => {
            sink.push(address_of_a_subnet::without_address(address.span, cluster.subnets.span));
        }
        _ => {}
    }
}

fn actions(statement: &Statement, sink: &mut Sink) {
    let actions = statement.actions;
    if actions.items.is_empty() && actions.state == State::Written {
        sink.push(statement_empty(actions.span, "actions"));
    }
    for action in &actions.items {
        if let Some(wrong) = action.known().filter(|action| !is_action(action)) {
            sink.push(statement_action(action.span, wrong));
        }
    }
}

/// `s3:Get*`, `*`. Source: "IAM JSON policy elements: Action" of the IAM user guide.
fn is_action(action: &str) -> bool {
    let Some((service, name)) = action.split_once(':') else { return action == "*" };
    let is_service = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '*' | '?');
    !service.is_empty() && service.chars().all(is_service) && !name.is_empty() && name.chars().all(is_name)
}

fn resources(statement: &Statement, sink: &mut Sink) {
    let resources = statement.resources;
    if resources.items.is_empty() && resources.state == State::Written {
        sink.push(statement_empty(resources.span, "resources"));
    }
    for resource in &resources.items {
        if let Some(known) = resource.known()
            && known != "*"
            && !known.starts_with("arn:")
        {
            sink.push(statement_resource(resource.span(), known));
        }
    }
}

/// Source: "IAM JSON policy elements: Condition operators" of the IAM user guide.
const OPERATORS: [&str; 27] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "Null",
];

fn condition(statement: &Statement, operator: &str, keys: &Expr, sink: &mut Sink) {
    let plain = ["ForAllValues:", "ForAnyValue:"].into_iter().find_map(|set| operator.strip_prefix(set));
    let plain = plain.unwrap_or(operator);
    let plain = plain.strip_suffix("IfExists").unwrap_or(plain);
    if !OPERATORS.contains(&plain) {
        sink.push(statement_condition(statement.conditions.key(keys), operator, &OPERATORS));
    } else if !matches!(keys.kind, ExprKind::Map(_) | ExprKind::Unknown) {
        sink.push(statement_condition::without_keys(keys.span, operator));
    }
}

fn allows_everything(statement: &Statement) -> bool {
    let any_action = statement.actions.items.iter().any(|action| action.value == "*");
    let any_resource =
        statement.resources.items.iter().any(|resource| resource.known().is_some_and(|known| known == "*"));
    any_action && any_resource && statement.conditions.entries.is_empty()
}
