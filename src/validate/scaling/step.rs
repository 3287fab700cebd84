//! Steps: at least one instance, in whole percentages, and a step in not more than all.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    impossible_step::{Fault, impossible_step},
    smaller_when_full::smaller_when_full,
};
use crate::ir::{Declared, Value};
use crate::language::kinds::{Scaling, Step, StepSize};

/// Whether both steps can be.
pub(super) fn check(scaling: &Declared<Scaling>, sink: &mut Sink) -> bool {
    let step = &scaling.block.step.block;
    let out = is_possible("out", &step.out, sink);
    let when_full = is_possible("out_when_full", &step.out_when_full, sink);
    let in_ = step.in_.as_ref().is_none_or(|step| is_possible("in", step, sink));
    if out && when_full && step.out_when_full.written().is_some() {
        is_larger(step, sink);
    }
    out && when_full && in_
}

/// Reports a largest step of managed scaling that adds nothing; that it is not a share is another check.
pub(super) fn check_largest(scaling: &Declared<Scaling>, sink: &mut Sink) {
    let out = &scaling.block.step.block.out;
    if let Some(StepSize::Instances(_)) = out.known() {
        is_possible("out", out, sink);
    }
}

/// Reports a step that is smaller when nothing fits any more than when a little does.
fn is_larger(step: &Step, sink: &mut Sink) {
    let (Some(out), Some(full)) = (step.out.known(), step.out_when_full.known()) else { return };
    let is_smaller = match (out, full) {
        (StepSize::Instances(out), StepSize::Instances(full)) => full < out,
        (StepSize::Percent(out), StepSize::Percent(full)) => full.value < out.value,
        // How many instances a share is depends on the size.
        (StepSize::Instances(_), StepSize::Percent(_)) | (StepSize::Percent(_), StepSize::Instances(_)) => {
            false
        }
    };
    if is_smaller {
        let text = |size: &StepSize| match size {
            StepSize::Instances(count) => count.to_string(),
            StepSize::Percent(percent) => percent.to_string(),
        };
        let (out_at, full_at) = (step.out.written(), step.out_when_full.written());
        sink.push(smaller_when_full((&text(out), out_at), (&text(full), full_at)));
    }
}

fn is_possible(direction: &str, step: &Value<StepSize>, sink: &mut Sink) -> bool {
    let Some(size) = step.known() else { return true };
    let (text, fault, nearest) = match *size {
        StepSize::Instances(count) if count < 1 => (count.to_string(), Fault::Nothing, "1".to_string()),
        StepSize::Percent(percent) if percent.value <= 0.0 => {
            (percent.to_string(), Fault::Nothing, "25%".to_string())
        }
        // A step out of 200% triples the group, but no step in removes more than there is.
        StepSize::Percent(percent) if percent.value > 100.0 && direction == "in" => {
            (percent.to_string(), Fault::MoreThanAll, "100%".to_string())
        }
        StepSize::Percent(percent) if percent.value.fract() != 0.0 => {
            (percent.to_string(), Fault::Fraction, format!("{}%", percent.value.floor().max(1.0)))
        }
        StepSize::Instances(_) | StepSize::Percent(_) => return true,
    };
    sink.push(impossible_step(step.span(), direction, &text, fault, &nearest));
    false
}
