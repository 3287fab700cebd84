//! What is known of a value before deployment: the value itself, the values that a param allows, or at least its bounds.

use std::collections::BTreeSet;

use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Param, Program, Value, Values, by_id};
use crate::language::kinds::{ExistingNetwork, SubnetTier};
use crate::source::Span;
use crate::types::{Reflect, Seconds, SubnetId};

/// A whole number as far as it is known: of a constant both ends are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// It is no less.
    pub(super) low: i64,
    /// It is no more.
    pub(super) high: i64,
    /// Where the program says it; `None` for a default.
    pub(super) span: Option<Span>,
}

impl Bounds {
    /// The number, if there is only one that it can be.
    pub(super) fn exact(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low)
    }
}

/// A type whose values are whole numbers: of instances, of containers, of seconds.
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
    if let ExprKind::If(_, then, otherwise) = &expr.kind {
        let (then, otherwise) = (ends::<T>(program, then), ends::<T>(program, otherwise));
        return (then.0.min(otherwise.0), then.1.max(otherwise.1));
    }
    if let Some(choices) = choices::<T>(program, expr) {
        let low = choices.iter().map(|choice| choice.value.whole()).min().unwrap_or(i64::MIN);
        let high = choices.iter().map(|choice| choice.value.whole()).max().unwrap_or(i64::MAX);
        return (low, high);
    }
    let bound = |end: Option<&Expr>| end.and_then(T::from_const).map(|end| end.whole());
    match param(program, expr) {
        Some(param) => {
            (bound(param.min.as_ref()).unwrap_or(i64::MIN), bound(param.max.as_ref()).unwrap_or(i64::MAX))
        }
        None => (i64::MIN, i64::MAX),
    }
}

/// The number that a value has where nothing else is chosen at deployment.
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
    /// Where it stands: in the attribute, or among a param's `allowed`.
    pub(super) span: Span,
    /// The param that chooses it.
    pub(super) param: Option<String>,
}

/// Every value that an expression can have; `None` where they are not all written down. A conditional is left out: two of them may hang on
/// one condition, and the combinations of their branches would be more than there are.
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

/// The texts that a value is known to be able to be, and where each stands: constants, the default of a param and what it allows.
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
            // Blocks that are made of themselves are reported, and have no text.
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

/// What an `existing` block says a result of it is: a text, or the expression for one.
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
            let vpc = by_id(&program.networks, block)?.block.vpc.as_ref()?;
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

/// The param that an expression names and does nothing else with.
pub(super) fn param<'p>(program: &'p Program, expr: &Expr) -> Option<&'p Param> {
    match expr.kind {
        ExprKind::Param(id) => Some(program.param(id)),
        _ => None,
    }
}

/// The subnets of a network that is given by its ids; `None` where a stack gives them.
pub(super) fn subnets(network: &ExistingNetwork, tier: SubnetTier) -> Option<&Option<Values<SubnetId>>> {
    if network.stack.is_some() || network.vpc.is_none() {
        return None;
    }
    Some(match tier {
        SubnetTier::Private => &network.private_subnets,
        SubnetTier::Public => &network.public_subnets,
    })
}

/// In how many zones a network has subnets of a tier, and where it says so.
pub(super) fn zones(network: &Declared<ExistingNetwork>, tier: SubnetTier) -> Option<(i64, Span)> {
    if let Some(Some(subnets)) = subnets(&network.block, tier) {
        return Some((i64::try_from(subnets.items.len()).unwrap_or(i64::MAX), subnets.span));
    }
    let zones = network.block.zones.as_ref()?;
    Some((*zones.known()?, zones.span))
}
