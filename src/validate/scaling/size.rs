//! Sizes: `min` is below `max`, and `desired` is between them.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    desired_outside_size::desired_outside_size,
    size_fixed::{size_fixed, size_of_one_param},
    size_reversed::size_reversed,
};
use crate::ir::{Declared, Program, Value};
use crate::language::kinds::{IntRange, Scaling};
use crate::validate::facts::{bounds, by_default, param};

/// Whether the sizes make sense.
pub(super) fn check(program: &Program, scaling: &Declared<Scaling>, sink: &mut Sink) -> bool {
    let size = &scaling.block.size;
    let (Some(min), Some(max)) = (bounds(program, &size.min), bounds(program, &size.max)) else {
        return false;
    };
    // Only ECS scales from zero, and the bound of the attribute says so.
    if !scaling.block.is_managed() && by_default(program, &size.min).is_some_and(|min| min.low < 1) {
        return false;
    }
    let numbers = !size.min.is_deploy() && !size.max.is_deploy();
    // Wrong whatever the params are: the lowest possible `min` is above the highest possible `max`.
    if min.low > max.high {
        sink.push(size_reversed(size.span, (min.low, max.high), numbers));
        return false;
    }
    // The lower end cannot stay below the upper one if both are the same param.
    if let Some(name) = only_param(program, size) {
        sink.push(size_of_one_param(size.span, name));
        return false;
    }
    let defaults = by_default(program, &size.min).zip(by_default(program, &size.max));
    if let Some((min, max)) = defaults
        && min.low > max.high
    {
        let diagnostic = size_reversed(size.span, (min.low, max.high), false)
            .label_at(min.span.filter(|_| !numbers), "the default minimum")
            .label_at(max.span.filter(|_| !numbers), "the default maximum");
        sink.push(diagnostic);
        return false;
    }
    // A deployment without values of its own is refused: the first rolling update of equal ends would fail.
    if let Some((min, max)) = defaults
        && !numbers
        && min.low == max.high
    {
        let diagnostic = size_fixed(size.span, min.low, false)
            .label_at(min.span, "the default minimum")
            .label_at(max.span, "the default maximum");
        sink.push(diagnostic);
        return false;
    }
    // A scaling that cannot scale.
    if min.low == max.high {
        sink.push(size_fixed(size.span, min.low, numbers));
        return false;
    }
    if let Some(desired) = &scaling.block.desired
        && let Some(at) = bounds(program, desired)
    {
        let outside = if at.high < min.low { Some(at.high) } else { (at.low > max.high).then_some(at.low) };
        if let Some(outside) = outside {
            let number = !desired.is_deploy();
            sink.push(desired_outside_size(desired.span(), outside, size.span, (min.low, max.high), number));
        }
    }
    true
}

/// The param that is both ends.
fn only_param<'p>(program: &'p Program, size: &IntRange) -> Option<&'p str> {
    let (Value::Deploy(min), Value::Deploy(max)) = (&size.min, &size.max) else { return None };
    let (min, max) = (param(program, min)?, param(program, max)?);
    (min.name.span == max.name.span).then_some(min.name.value.as_str())
}
