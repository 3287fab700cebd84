//! Thresholds exist: types, shapes and the step are not too far apart.

use super::cases::{Case, Holding};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::platform::no_thresholds::{Between, Reason, no_thresholds};
use crate::ir::Declared;
use crate::language::kinds::Scaling;
use crate::plan::capacity::Group;
use crate::source::Span;

/// The span of `excess`; the head of the scaling if it is left out.
pub(super) fn excess_span(scaling: &Declared<Scaling>) -> Span {
    scaling.block.excess.as_ref().map_or(scaling.head, crate::ir::Value::span)
}

/// The group of a case. A size that is not known is the one with which most can be proved right.
pub(super) fn group(case: &Case) -> Option<Group> {
    Some(Group { min: case.min.high, max: case.max.high, least: case.least()?.least, most: case.loss() })
}

pub(super) fn check(case: &Case, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let group = group(case)?;
    let removed = case.removed(group);
    let highest = group.highest_excess();
    // A shortage that is left out may be derived as low as zero.
    let shortage = case.shortage.map_or(0, |shortage| shortage.low);
    let lowest = group.lowest_excess(shortage, removed);
    if lowest <= highest {
        return None;
    }
    let between = Between { lowest, highest };
    // `shortage` is written and too high: with a lower one there would be room for an `excess`.
    if let (Some(given), None) = (case.shortage, case.excess)
        && group.lowest_excess(0, removed) <= highest
    {
        let reason = Reason::Shortage { at_most: highest - group.lowest_excess(0, removed) };
        let span = given.span.unwrap_or(scaling.head);
        return Some(no_thresholds(span, case.number(given.span), reason, between));
    }
    if group.lowest_excess(0, removed) <= highest {
        return None;
    }
    let between = Between { lowest: group.lowest_excess(0, removed), highest };
    if let (Some(step), true) = (&case.step_in, group.lowest_excess(0, 1) <= highest) {
        let reason = Reason::Step { removed, at_most: (highest - 1) / group.most };
        return Some(no_thresholds(step.span, Some(step.span), reason, between));
    }
    let (most, least) = (case.most()?, case.least()?);
    // The least `min` with which the idle room, (min + 1) * least, reaches the lowest excess: a division that is rounded up.
    let min = (group.lowest_excess(0, removed) + group.least - 1) / group.least - 1;
    let up_to = if most.most == most.least { "" } else { "up to " };
    let text = describe(most, most.most, up_to);
    let span = most.instance_span.unwrap_or(most.container.span);
    let least_text = describe(least, least.least, "");
    let place = if least.instance_span.is_some() && least.instance_span != most.instance_span {
        least.instance_span
    } else {
        Some(least.container.span)
    };
    let shapes = case.holdings.iter().any(|holding| holding.shape != most.shape);
    let reason = Reason::Apart { most: &text, least: (&least_text, place), min, shapes };
    Some(about_loss(no_thresholds(span, None, reason, between), case))
}

/// Adds a note if removing an instance can use up more room than the containers that it holds.
pub(super) fn about_loss(diagnostic: Diagnostic, case: &Case) -> Diagnostic {
    let (loss, most) = (case.loss(), case.most().map_or(0, |most| most.most));
    if loss <= most {
        return diagnostic;
    }
    diagnostic.note(format!(
        "a container of one shape can take the room of several of another: the containers of one instance can take the room of {loss}"
    ))
}

fn describe(holding: &Holding, count: i64, up_to: &str) -> String {
    let containers = if count == 1 { "container" } else { "containers" };
    format!(
        "`{}` holds {up_to}{count} {containers} of {} CPU and {}",
        holding.instance.name, holding.shape.cpu, holding.shape.memory
    )
}
