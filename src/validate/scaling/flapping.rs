//! No flapping: a step in cannot cause a shortage.

use std::fmt::Write;

use super::cases::{Case, Holding};
use super::play::{Play, Policy, counter_example};
use super::possible::{about_loss, excess_span, group};
use crate::diagnostics::catalog::platform::flapping::{Remedies, Thresholds, flapping};
use crate::diagnostics::catalog::platform::thresholds_reversed::thresholds_reversed;
use crate::diagnostics::{Diagnostic, counted};
use crate::ir::{Declared, Program};
use crate::language::kinds::{Scaling, StepSize};
use crate::plan::capacity::Group;
use crate::plan::{Given, derive};
use crate::validate::facts::{bounds, by_default};

/// Reports `shortage` and `excess` in the wrong order.
pub(super) fn reversed(program: &Program, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let (shortage, excess) = (scaling.block.shortage.as_ref()?, scaling.block.excess.as_ref()?);
    let numbers = !shortage.is_deploy() && !excess.is_deploy();
    let (low, high) = (bounds(program, shortage)?, bounds(program, excess)?);
    // Wrong whatever the params are; below, wrong with their defaults, with which most stacks are deployed.
    if high.high <= low.low {
        return Some(thresholds_reversed((high.high, excess.span()), (low.low, shortage.span()), numbers));
    }
    let (low, high) = (by_default(program, shortage)?, by_default(program, excess)?);
    (high.high <= low.low).then(|| {
        thresholds_reversed((high.high, excess.span()), (low.low, shortage.span()), false)
            .label_at(low.span.filter(|_| shortage.is_deploy()), "by default")
            .label_at(high.span.filter(|_| excess.is_deploy()), "by default")
    })
}

/// `excess - shortage > K * C`, where a step in removes `K` instances that hold `C` containers each. Exact where everything is known; or
/// else it reports only what is wrong whatever the params are.
pub(super) fn check(case: &Case, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let group = group(case)?;
    let excess = case.excess?;
    let removed = case.removed(group);
    let shortage = case.shortage.map_or(0, |shortage| shortage.low);
    let lowest = group.lowest_excess(shortage, removed);
    // `excess.high` and `shortage.low`: the values with which it flaps least.
    if excess.high >= lowest {
        return None;
    }
    // Three ways out, as far as each exists: a higher `excess`, a smaller step, or no thresholds, so that they are derived.
    let step = case.step_in.as_ref();
    let remedies = Remedies {
        excess: (lowest <= group.highest_excess()).then_some(lowest),
        excess_span: case.number(excess.span),
        step: step.filter(|_| removed > 1).and_then(|step| {
            let at_most = (excess.high - shortage - 1) / group.most;
            (at_most >= 1).then_some((at_most, step.span))
        }),
        derived: case.exact().and_then(|()| {
            let given = Given { step_in: step.map(|step| step.value), ..Given::default() };
            derive(group, given)
                .filter(|derived| derived.excess <= group.highest_excess())
                .map(|d| (d.shortage, d.excess))
        }),
    };
    let policy = Policy {
        shortage,
        excess: excess.high,
        step_in: step.map_or(StepSize::Instances(1), |step| step.value),
        step_out: case.step_out.unwrap_or_default(),
        out_when_full: case.out_when_full.unwrap_or_default(),
    };
    // The counter-example uses the shape of which the most containers fit. Where one shape can take the room of another, there is none.
    let most = case.most();
    let plain = most.is_some_and(|most| most.most == group.most);
    let play = case.exact().filter(|()| plain).and_then(|()| counter_example(group, policy));
    let thresholds = Thresholds {
        shortage,
        excess: excess.high,
        removed,
        holds: group.most,
        rests: play.as_ref().is_some_and(|play| !play.repeats),
    };
    let mut diagnostic = flapping(excess_span(scaling), thresholds, remedies);
    if let Some(most) = most {
        let up_to = if most.most == most.least { "" } else { "up to " };
        diagnostic = label_holding(diagnostic, most, most.most, up_to);
    }
    diagnostic = match case.shortage {
        Some(shortage) => diagnostic.label_at(shortage.span, "the cluster scales out at this value"),
        None => diagnostic.note("not even `shortage = 0` is low enough for this `excess`"),
    };
    if let Some(step) = step {
        let max = case.max.high;
        diagnostic =
            diagnostic.label(step.span, format!("removes up to {removed} of {}", counted(max, "instance")));
    }
    diagnostic = about_loss(diagnostic, case);
    Some(match play {
        Some(play) => diagnostic.note(story(group, policy, &play)),
        None => diagnostic,
    })
}

/// Adds a label that says how much an empty instance holds: at the instance type, or at the container if the type is the default.
pub(super) fn label_holding(
    diagnostic: Diagnostic,
    holding: &Holding,
    count: i64,
    up_to: &str,
) -> Diagnostic {
    let shape = format!("{} CPU and {}", holding.shape.cpu, holding.shape.memory);
    let containers = self::count(count, "container");
    match holding.instance_span {
        Some(span) => diagnostic
            .label(span, format!("an empty instance holds {up_to}{containers} of {shape}"))
            .label(holding.container.span, "of this shape"),
        None => diagnostic.label(
            holding.container.span,
            format!("`{}`, the default type, holds {up_to}{containers} of {shape}", holding.instance.name),
        ),
    }
}

/// The counter-example, step by step.
fn story(group: Group, policy: Policy, play: &Play) -> String {
    let Policy { shortage, excess, .. } = policy;
    let start = play.sizes.first().copied().unwrap_or(group.max);
    let mut story = format!(
        "with {} and {}, there is room for {} more (≥ {excess}): ",
        count(start, "instance"),
        count(play.containers, "container"),
        play.room(start)
    );
    let mut events = Vec::new();
    for pair in play.sizes.windows(2).take(MAX_STEPS) {
        let &[before, after] = pair else { continue };
        let moved = before.abs_diff(after);
        let one = moved == 1;
        let instances = if one { "one instance".to_string() } else { format!("{moved} instances") };
        // A step in: "one instance goes, room for 1 is left (1 ≤ 2)".
        if after < before {
            events.push(format!("{instances} {}", if one { "is removed" } else { "are removed" }));
            let (room, unplaced) = (play.room(after), play.unplaced(after));
            if unplaced > 0 {
                let verb = if unplaced == 1 { "does" } else { "do" };
                events.push(format!("{} {verb} not fit (0 ≤ {shortage})", count(unplaced, "container")));
            } else if room <= shortage {
                events.push(format!("there is room for {room} ({room} ≤ {shortage})"));
            }
        } else {
            events.push(format!("{instances} {} added", if one { "is" } else { "are" }));
        }
    }
    story.push_str(&events.join(", "));
    let end = play.sizes.last().copied().unwrap_or(start);
    if play.repeats || play.sizes.len() > MAX_STEPS {
        story.push_str(", and so on");
    } else {
        let _ = write!(story, ", and the cluster stays at {end}");
    }
    story
}

/// The maximum number of steps that are shown.
const MAX_STEPS: usize = 6;

fn count(n: i64, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
