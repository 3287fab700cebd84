//! Sizes: `min` is below `max`, and `desired` is between them.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    desired_outside_size::desired_outside_size, size_fixed::size_fixed, size_reversed::size_reversed,
};
use crate::ir::{Declared, Program};
use crate::language::kinds::Scaling;
use crate::validate::facts::{bounds, by_default};

/// Whether the sizes make sense.
pub(super) fn check(program: &Program, scaling: &Declared<Scaling>, sink: &mut Sink) -> bool {
    let size = &scaling.block.size;
    let (Some(min), Some(max)) = (bounds(program, &size.min), bounds(program, &size.max)) else {
        return false;
    };
    let numbers = !size.min.is_deploy() && !size.max.is_deploy();
    // Wrong whatever the params are: the lowest possible `min` is above the highest possible `max`.
    if min.low > max.high {
        sink.push(size_reversed(size.span, (min.low, max.high), numbers));
        return false;
    }
    if let (Some(min), Some(max)) = (by_default(program, &size.min), by_default(program, &size.max))
        && min.low > max.high
    {
        let diagnostic = size_reversed(size.span, (min.low, max.high), false)
            .label_at(min.span.filter(|_| !numbers), "the default minimum")
            .label_at(max.span.filter(|_| !numbers), "the default maximum");
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
