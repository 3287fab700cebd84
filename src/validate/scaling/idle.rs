//! Idle: a cluster without containers neither grows nor stays above its minimum.

use super::cases::Case;
use super::flapping::label_holding;
use super::possible::{excess_span, group};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::platform::{grows_when_idle, stays_above_minimum};
use crate::ir::Declared;
use crate::language::kinds::Scaling;
use crate::plan::{Given, derive};

/// `shortage < Min * Cmin`
pub(super) fn grows(case: &Case, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let (group, shortage) = (group(case)?, case.shortage?);
    // With the lowest value that a param allows it might still be right, so only what is wrong with
    // every value is reported.
    if shortage.low < group.idle_room() {
        return None;
    }
    // The shortage that would be derived: a quarter of an instance, but below the room of the idle cluster.
    let usual = (group.least / 4).min(group.idle_room() - 1);
    let idle = grows_when_idle::Idle { shortage: shortage.low, min: group.min, holds: group.least, usual };
    let span = shortage.span.unwrap_or(scaling.head);
    let size = scaling.block.size.span;
    let diagnostic = grows_when_idle(span, case.number(shortage.span), idle, size);
    let least = case.least()?;
    Some(label_holding(diagnostic, least, least.least, ""))
}

/// `excess <= (Min + 1) * Cmin`
pub(super) fn stays_above(case: &Case, scaling: &Declared<Scaling>) -> Option<Diagnostic> {
    let (group, excess) = (group(case)?, case.excess?);
    if excess.low <= group.highest_excess() {
        return None;
    }
    let given = Given {
        shortage: case.shortage.map(|shortage| shortage.low),
        excess: None,
        step_in: case.step_in.as_ref().map(|step| step.value),
    };
    let usual =
        derive(group, given).map(|derived| derived.excess).filter(|&usual| usual <= group.highest_excess());
    let idle = stays_above_minimum::Idle { excess: excess.low, min: group.min, holds: group.least, usual };
    let size = scaling.block.size.span;
    let diagnostic = stays_above_minimum(excess_span(scaling), case.number(excess.span), idle, size);
    let least = case.least()?;
    Some(label_holding(diagnostic, least, least.least, ""))
}
