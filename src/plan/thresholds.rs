//! `shortage`, `excess` and the step in: as the program says, or derived.

use std::fmt;

use super::capacity::{Group, Shape, largest_loss, least_held};
use crate::aws::instance_types;
use crate::diagnostics::counted;
use crate::ir::{Declared, Program, Value};
use crate::language::kinds::{Scaling, StepSize};

/// What the program says itself; the rest is derived.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Given {
    /// `shortage = 2`
    pub shortage: Option<i64>,
    /// `excess = 17`
    pub excess: Option<i64>,
    /// `step { in = 1 }`
    pub step_in: Option<StepSize>,
}

/// The thresholds of a scaling and how many instances its step in removes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Room for so few containers or fewer adds instances.
    pub shortage: i64,
    /// Instances are removed when at least this many more containers fit.
    pub excess: i64,
    /// How many instances a step in removes; of a percentage: when the group is at its largest.
    pub step_in: i64,
    /// What the program says; a `None` stands for a figure that was derived.
    pub given: Given,
    /// The group that they were derived for.
    pub group: Group,
}

/// The thresholds of a scaling; `None` if something that they depend on is wrong, or known only at deployment.
pub(super) fn of(program: &Program, scaling: &Declared<Scaling>) -> Option<Thresholds> {
    derive(group(program, scaling)?, given(scaling)?)
}

/// The thresholds of a group; `None` if a container does not fit, or if no `shortage` from 0 upwards is low enough for the given `excess`.
pub fn derive(group: Group, given: Given) -> Option<Thresholds> {
    // Such a scaling is wrong whatever its thresholds are, which is for `validate` to report.
    if group.least < 1 || group.min < 1 || group.min >= group.max {
        return None;
    }
    // A step that is left out is derived last, from what the thresholds allow; they are made wide enough for one instance.
    let removed = given.step_in.map_or(1, |step| group.largest_removal(step));
    let shortage = match (given.shortage, given.excess) {
        (Some(shortage), _) => shortage,
        // A quarter of an instance, but low enough that one step in from the given `excess` does
        // not fall to it.
        (None, Some(excess)) => (group.least / 4).min(excess.saturating_sub(group.lowest_excess(0, removed))),
        // Below the room of the idle cluster, or it would grow although nothing runs, and never
        // come back to its minimum.
        (None, None) => (group.least / 4).min(group.idle_room() - 1),
    };
    if shortage < 0 {
        return None;
    }
    let excess = match given.excess {
        Some(excess) => excess,
        // Anything between the two bounds works. The middle is as far as possible from both, so
        // that figures which the estimate misses by a little do no harm.
        None => group.lowest_excess(shortage, removed).midpoint(group.highest_excess()),
    };
    let step_in = match given.step_in {
        Some(_) => removed,
        None => (excess.saturating_sub(shortage).saturating_sub(1) / group.most.max(1)).max(1),
    };
    Some(Thresholds { shortage, excess, step_in, given, group })
}

/// An attribute of a scaling that is derived if it is omitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// `shortage = 2`
    Shortage,
    /// `excess = 17`
    Excess,
    /// `step { in = 1 }`
    StepIn,
}

impl Attribute {
    /// Its name, with the nested block that it belongs to.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shortage => "shortage",
            Self::Excess => "excess",
            Self::StepIn => "step.in",
        }
    }
}

/// An attribute that the program omits, and how its value was derived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The attribute.
    pub attribute: Attribute,
    /// Its value.
    pub value: i64,
    /// Why it has this value.
    pub reason: String,
}

/// `` `shortage = 2`: a quarter of the 8 containers that an empty instance holds ``
impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { attribute, value, reason } = self;
        write!(f, "`{} = {value}`: {reason}", attribute.name())
    }
}

impl Thresholds {
    /// The attributes that the program omits, and how each value was derived.
    pub fn derivations(&self) -> Vec<Derivation> {
        let Self { shortage, excess, step_in, given, .. } = self;
        let all = [
            (given.shortage.is_none(), Attribute::Shortage, *shortage),
            (given.excess.is_none(), Attribute::Excess, *excess),
            (given.step_in.is_none(), Attribute::StepIn, *step_in),
        ];
        let derived = all.into_iter().filter(|(derived, ..)| *derived);
        derived
            .map(|(_, attribute, value)| Derivation { attribute, value, reason: self.reason(attribute) })
            .collect()
    }

    fn reason(&self, attribute: Attribute) -> String {
        let Self { shortage, excess, step_in, given, group } = self;
        match attribute {
            Attribute::Shortage => {
                format!("a quarter of the {} that an empty instance holds", counted(group.least, "container"))
            }
            Attribute::Excess => format!(
                "midway between {}, from which scaling in cannot cause a shortage, and {}, up to which an idle cluster returns \
                 to {}",
                group.lowest_excess(*shortage, given.step_in.map_or(1, |step| group.largest_removal(step))),
                group.highest_excess(),
                counted(group.min, "instance")
            ),
            Attribute::StepIn => format!(
                "the gap from {shortage} to {excess} has room for {} of up to {}",
                counted(*step_in, "instance"),
                counted(group.most, "container")
            ),
        }
    }
}

fn group(program: &Program, scaling: &Declared<Scaling>) -> Option<Group> {
    let cluster = program.own_cluster(scaling.block.cluster)?;
    let size = &scaling.block.size;
    let mut shapes = Vec::new();
    for container in &scaling.block.container {
        shapes.push(Shape { cpu: *container.block.cpu.known()?, memory: **container.block.memory.known()? });
    }
    let mut instances = Vec::new();
    for name in &cluster.block.instances.block.ty.items {
        instances.push(instance_types::find(&name.known()?.0)?);
    }
    if shapes.is_empty() {
        return None;
    }
    let reserved = **cluster.block.instances.block.agent.block.reserved_memory.known()?;
    Some(Group {
        min: *size.min.known()?,
        max: *size.max.known()?,
        least: instances.iter().map(|instance| least_held(instance, &shapes, reserved)).min()?,
        most: instances.iter().map(|instance| largest_loss(instance, &shapes, reserved)).max()?,
    })
}

fn given(scaling: &Declared<Scaling>) -> Option<Given> {
    Some(Given {
        shortage: known(scaling.block.shortage.as_ref())?,
        excess: known(scaling.block.excess.as_ref())?,
        step_in: known(scaling.block.step.block.in_.as_ref())?,
    })
}

/// `Some(None)` for what is left out, `None` for what is wrong or known only at deployment.
#[expect(clippy::option_option, reason = "left out and unknown are two things")]
fn known<T: Copy>(value: Option<&Value<T>>) -> Option<Option<T>> {
    match value {
        None => Some(None),
        Some(value) => value.known().copied().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(min: i64, max: i64, holds: i64) -> Group {
        Group { min, max, least: holds, most: holds }
    }

    #[test]
    fn what_is_left_out_is_derived_from_types_size_and_shape() {
        for (group, shortage, excess, step_in) in [
            (group(2, 8, 8), 2, 17, 1),
            (group(2, 40, 8), 2, 17, 1),
            (group(10, 100, 16), 4, 98, 5),
            (group(2, 4, 16), 4, 34, 1),
        ] {
            let derived = derive(group, Given::default()).unwrap();
            assert_eq!((derived.shortage, derived.excess, derived.step_in), (shortage, excess, step_in));
        }
    }

    #[test]
    fn what_is_given_is_kept_and_the_rest_fits_around_it() {
        let given = |shortage, excess, step_in| Given { shortage, excess, step_in };
        let figures = |given| derive(group(2, 8, 8), given).map(|t| (t.shortage, t.excess, t.step_in));
        assert_eq!(figures(given(Some(2), Some(12), None)), Some((2, 12, 1)));
        assert_eq!(figures(given(Some(6), None, None)), Some((6, 19, 1)));
        assert_eq!(figures(given(None, Some(10), None)), Some((1, 10, 1)));
        assert_eq!(figures(given(None, Some(8), None)), None);
        // Two instances at a time need twice the distance.
        assert_eq!(figures(given(None, None, Some(StepSize::Instances(2)))), Some((2, 21, 2)));
    }

    #[test]
    fn every_derived_figure_is_explained() {
        assert_eq!(derive(group(2, 8, 8), Given::default()).unwrap().derivations().len(), 3);
        let given = Given { shortage: Some(2), excess: Some(17), step_in: Some(StepSize::Instances(1)) };
        assert!(derive(group(2, 8, 8), given).unwrap().derivations().is_empty());
    }
}
