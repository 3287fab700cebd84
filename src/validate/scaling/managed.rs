//! Methods: each has its own attributes.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    not_managed::{Unmanaged, not_managed},
    target_not_whole::target_not_whole,
    target_without_managed::target_without_managed,
};
use crate::ir::{Declared, Type, Value};
use crate::language::kinds::{Scaling, Step, StepSize};
use crate::source::Span;

pub(super) fn check(scaling: &Declared<Scaling>, sink: &mut Sink) {
    let block = &scaling.block;
    if !block.is_managed() {
        if let Some(target) = &block.target {
            sink.push(target_without_managed(target.span(), block.method.written()));
        }
        return;
    }
    for (name, what, span) in unmanaged(block) {
        sink.push(not_managed(span, name, what, block.method.span));
    }
    if let Some(target) = &block.target
        && let Some(percent) = target.known().filter(|percent| percent.value.fract() != 0.0)
    {
        let nearest = format!("{}%", percent.value.floor().max(1.0));
        sink.push(target_not_whole(target.span(), &percent.to_string(), &nearest));
    }
}

/// What is written and does not go with managed scaling, in the order of the schema.
fn unmanaged(block: &Scaling) -> Vec<(&'static str, Unmanaged, Span)> {
    let Step { out, out_when_full, in_ } = &block.step.block;
    let containers = block.container.iter().map(|it| ("container", Unmanaged::Shape, Some(it.span)));
    let at = |value: &Option<Value<i64>>| value.as_ref().map(Value::span);
    let others = [
        ("shortage", Unmanaged::Threshold, at(&block.shortage)),
        ("excess", Unmanaged::Threshold, at(&block.excess)),
        ("step.out", Unmanaged::Share, out.written().filter(|_| is_share(out))),
        ("step.out_when_full", Unmanaged::StepWhenFull, out_when_full.written()),
        ("step.in", Unmanaged::StepIn, in_.as_ref().map(Value::span)),
        ("cooldown", Unmanaged::Cooldown, block.cooldown.written()),
        ("shortage_for", Unmanaged::Threshold, block.shortage_for.written()),
        ("excess_for", Unmanaged::Threshold, block.excess_for.written()),
    ];
    containers.chain(others).filter_map(|(name, what, span)| Some((name, what, span?))).collect()
}

/// Whether a step is a share of the instances, or the deployment chooses one.
fn is_share(step: &Value<StepSize>) -> bool {
    match step {
        Value::Const(step) => matches!(step.known(), Some(StepSize::Percent(_))),
        Value::Deploy(expr) => expr.ty.clone().non_null() == Type::Percent,
    }
}
