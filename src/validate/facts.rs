//! What is known of a value before deployment: the value, the values that a param allows, or at least its bounds.

use std::collections::BTreeSet;

use crate::ir::{
    BlockId, BlockKind, Declared, Deployments, Expr, ExprKind, Param, ParamId, Program, State, Value, Values,
    by_id,
};
use crate::language::kinds::{ExistingNetwork, SubnetTier};
use crate::source::Span;
use crate::types::{Reflect, Seconds, SubnetId};

/// The bounds of a whole number; those of a constant are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The lower bound.
    pub(super) low: i64,
    /// The upper bound.
    pub(super) high: i64,
    /// Its span in the program; `None` for a default.
    pub(super) span: Option<Span>,
}

impl Bounds {
    /// The number, if only one is possible.
    pub(super) fn exact(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low)
    }
}

/// A type whose values are whole numbers: a count, or a duration in seconds.
pub(super) trait Whole: Reflect {
    /// The number.
    fn whole(&self) -> i64;
}

impl Whole for i64 {
    fn whole(&self) -> i64 {
        *self
    }
}

impl Whole for Seconds {
    fn whole(&self) -> i64 {
        self.seconds
    }
}

/// The bounds of a number; `None` if it is wrong and reported.
pub(super) fn bounds<T: Whole>(program: &Program, value: &Value<T>) -> Option<Bounds> {
    match value {
        Value::Const(number) => {
            let known = number.known()?.whole();
            Some(Bounds { low: known, high: known, span: number.written() })
        }
        Value::Deploy(expr) => {
            let (low, high) = ends::<T>(program, expr);
            Some(Bounds { low, high, span: Some(expr.span) })
        }
    }
}

fn ends<T: Whole>(program: &Program, expr: &Expr) -> (i64, i64) {
    // The condition is ignored: bounds that are too wide only prove less.
    if let ExprKind::If(_, then, otherwise) = &expr.kind {
        let (then, otherwise) = (ends::<T>(program, then), ends::<T>(program, otherwise));
        return (then.0.min(otherwise.0), then.1.max(otherwise.1));
    }
    if let Some(choices) = choices::<T>(program, expr) {
        let low = choices.iter().map(|choice| choice.value.whole()).min().unwrap_or(i64::MIN);
        let high = choices.iter().map(|choice| choice.value.whole()).max().unwrap_or(i64::MAX);
        return (low, high);
    }
    // A param without bounds may be anything. CloudFormation enforces the bounds that there are, so they are certain.
    let bound = |end: Option<&Expr>| end.and_then(T::from_const).map(|end| end.whole());
    match param(program, expr) {
        Some(param) => {
            (bound(param.min.as_ref()).unwrap_or(i64::MIN), bound(param.max.as_ref()).unwrap_or(i64::MAX))
        }
        None => (i64::MIN, i64::MAX),
    }
}

/// The number that a value has if the deployment does not choose another.
pub(super) fn by_default<T: Whole>(program: &Program, value: &Value<T>) -> Option<Bounds> {
    match value {
        Value::Const(_) => bounds(program, value),
        Value::Deploy(expr) => {
            let default = param(program, expr)?.default.as_ref()?;
            let number = T::from_const(default)?.whole();
            Some(Bounds { low: number, high: number, span: Some(default.span) })
        }
    }
}

/// One of the values that an attribute can have.
#[derive(Debug, Clone)]
pub(super) struct Choice<T> {
    /// The value.
    pub(super) value: T,
    /// Its span: in the attribute, or among a param's `allowed`.
    pub(super) span: Span,
    /// The param that chooses it.
    pub(super) param: Option<String>,
}

/// Every value that an expression can have; `None` where they are not all listed. A conditional counts as not listed: two of them may
/// have the same condition, and combinations of their branches that never occur would be checked.
pub(super) fn choices<T: Reflect>(program: &Program, expr: &Expr) -> Option<Vec<Choice<T>>> {
    match &expr.kind {
        ExprKind::Param(id) => {
            let param = program.param(*id);
            let values: Vec<Choice<T>> = param
                .allowed
                .iter()
                .filter_map(|allowed| {
                    let value = T::from_const(allowed)?;
                    Some(Choice { value, span: allowed.span, param: Some(param.name.value.clone()) })
                })
                .collect();
            // A value that could not be read is wrong and reported; without it the list would not be all of them.
            (!values.is_empty() && values.len() == param.allowed.len()).then_some(values)
        }
        _ => T::from_const(expr).map(|value| vec![Choice { value, span: expr.span, param: None }]),
    }
}

/// Every value that an attribute can have; `None` where they are not all known.
pub(super) fn choices_of<T: Reflect>(program: &Program, value: &Value<T>) -> Option<Vec<Choice<T>>> {
    match value {
        Value::Const(constant) => {
            let value = constant.known()?.clone();
            Some(vec![Choice { value, span: constant.span, param: None }])
        }
        Value::Deploy(expr) => choices(program, expr),
    }
}

/// Every constant that an attribute can have, as far as the program says.
pub(super) fn constants_of<T: Reflect>(program: &Program, value: &Value<T>) -> Vec<(T, Span)> {
    match value {
        Value::Const(_) => value.known().map(|known| (known.clone(), value.span())).into_iter().collect(),
        Value::Deploy(expr) => {
            let all = Deployments::constants_of(&program.params, expr);
            all.iter().filter_map(|constant| Some((T::from_const(constant)?, constant.span))).collect()
        }
    }
}

/// The parts of a text that is put together at deployment, `None` for those that only the deployment knows.
pub(super) fn parts(value: &Value<String>) -> Option<Vec<Option<&str>>> {
    let ExprKind::Concat(parts) = &value.deployed()?.kind else { return None };
    Some(parts.iter().map(known_text).collect())
}

fn known_text(part: &Expr) -> Option<&str> {
    match &part.kind {
        ExprKind::Text(text) => Some(text),
        _ => None,
    }
}

/// The texts that a value can have, as far as they are known, with their spans: constants, and the default and allowed values of params.
pub(super) fn texts<'p>(program: &'p Program, value: &'p Value<String>) -> Vec<(&'p str, Span)> {
    let mut visited = BTreeSet::new();
    let mut texts = Vec::new();
    let mut open = match value {
        Value::Const(_) => {
            texts.extend(value.known().map(|text| (text.as_str(), value.span())));
            Vec::new()
        }
        Value::Deploy(expr) => vec![expr],
    };
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::If(_, then, otherwise) => open.extend([&**otherwise, &**then]),
            ExprKind::Text(text) => texts.push((text.as_str(), expr.span)),
            ExprKind::Param(id) => {
                let param = program.param(*id);
                open.extend(param.default.iter().chain(&param.allowed));
            }
            // `visited`: blocks that refer to each other in a cycle are reported, but are still here.
            ExprKind::Result(block, name, None) if visited.insert((*block, *name)) => {
                match existing(program, *block, name) {
                    Some((Some(text), _)) => texts.push((text, expr.span)),
                    Some((None, Some(given))) => open.push(given),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    texts
}

/// A result of an `existing` block as the block gives it: a text, or an expression.
fn existing<'p>(
    program: &'p Program,
    block: BlockId,
    name: &str,
) -> Option<(Option<&'p str>, Option<&'p Expr>)> {
    fn given<T: Reflect>(value: &Value<T>, text: impl Fn(&T) -> &str) -> (Option<&str>, Option<&Expr>) {
        match value {
            Value::Const(_) => (value.known().map(text), None),
            Value::Deploy(expr) => (None, Some(expr)),
        }
    }
    match (block.kind(), name) {
        (BlockKind::ExistingNetwork, "vpc") => {
            let vpc = by_id(&program.existing_networks, block)?.block.vpc.as_ref()?;
            Some(given(vpc, |vpc| vpc.0.as_str()))
        }
        (BlockKind::ExistingVolume, "id") => {
            let file_system = by_id(&program.existing_volumes, block)?.block.file_system.as_ref()?;
            Some(given(file_system, String::as_str))
        }
        (BlockKind::ExistingVolume, "security_group") => {
            let group = by_id(&program.existing_volumes, block)?.block.security_group.as_ref()?;
            Some(given(group, |group| group.0.as_str()))
        }
        _ => None,
    }
}

/// The param that an expression is.
pub(super) fn param<'p>(program: &'p Program, expr: &Expr) -> Option<&'p Param> {
    match expr.kind {
        ExprKind::Param(id) => Some(program.param(id)),
        _ => None,
    }
}

/// The params in an expression.
pub(super) fn params(expr: &Expr) -> BTreeSet<ParamId> {
    let mut found = BTreeSet::new();
    expr.walk(&mut |part| {
        if let ExprKind::Param(id) = part.kind {
            found.insert(id);
        }
    });
    found
}

/// The subnets of a network that is given by ids; `None` where a stack exports them.
pub(super) fn subnets(network: &ExistingNetwork, tier: SubnetTier) -> Option<&Option<Values<SubnetId>>> {
    // Both are reported by `networks`: nothing more is said about a network that is given twice or
    // not at all.
    if network.stack.is_some() || network.vpc.is_none() {
        return None;
    }
    Some(match tier {
        SubnetTier::Private => &network.private_subnets,
        SubnetTier::Public => &network.public_subnets,
        SubnetTier::Data => &None,
    })
}

/// The number of zones in which a network has subnets of a tier, and the span that says so.
pub(super) fn zones(network: &Declared<ExistingNetwork>, tier: SubnetTier) -> Option<(i64, Span)> {
    if let Some(Some(subnets)) = subnets(&network.block, tier)
        && subnets.state != State::Unknown
    {
        return Some((i64::try_from(subnets.items.len()).unwrap_or(i64::MAX), subnets.span));
    }
    let zones = network.block.zones.as_ref()?;
    Some((*zones.known()?, zones.span))
}
