//! The cases of a scaling: one, or one for each combination of the values that its params allow.

use std::collections::BTreeMap;

use crate::aws::instance_types::{self, InstanceType};
use crate::ir::{Const, Declared, Nested, Program, State, Value};
use crate::language::kinds::{Cluster, Container, Scaling, StepSize};
use crate::plan::capacity::{Group, Shape, holds, largest_loss, may_hold};
use crate::source::Span;
use crate::types::{Cpu, InstanceTypeName, Mebibytes, Size};
use crate::validate::facts::{Bounds, Choice, bounds, choices_of};

/// With more combinations nothing is proved.
const MAX_CASES: usize = 256;

/// One combination of instance types and container shapes, with the sizes and thresholds as far as they are known.
pub(super) struct Case<'p> {
    /// How much each instance type holds of each shape.
    pub(super) holdings: Vec<Holding<'p>>,
    /// The memory that the agent keeps from containers.
    pub(super) reserved: Size,
    /// The fewest instances.
    pub(super) min: Bounds,
    /// The most instances.
    pub(super) max: Bounds,
    /// `shortage`, if it is written.
    pub(super) shortage: Option<Bounds>,
    /// `excess`, if it is written.
    pub(super) excess: Option<Bounds>,
    /// `step.in`, if it is written and known.
    pub(super) step_in: Option<Const<StepSize>>,
    /// `step.out`, if it is known.
    pub(super) step_out: Option<StepSize>,
    /// `step.out_when_full`, if it is known.
    pub(super) out_when_full: Option<StepSize>,
    /// The spans of thresholds that are written as numbers.
    pub(super) numbers: Vec<Span>,
    /// The values that the case assumes for params: `` `param.type` is `m5.large` ``.
    pub(super) assumptions: Vec<String>,
}

/// How many containers of a shape an empty instance of a type holds.
#[derive(Clone, Copy)]
pub(super) struct Holding<'p> {
    /// The instance type.
    pub(super) instance: &'static InstanceType,
    /// Where the program names it; `None` for the default.
    pub(super) instance_span: Option<Span>,
    /// The shape.
    pub(super) shape: Shape,
    /// The container that has it.
    pub(super) container: &'p Nested<Container>,
    /// How many containers it holds at least.
    pub(super) least: i64,
    /// How many it holds at most.
    pub(super) most: i64,
}

impl<'p> Case<'p> {
    /// The holding with the fewest containers.
    pub(super) fn least(&self) -> Option<&Holding<'p>> {
        self.holdings.iter().min_by_key(|holding| holding.least)
    }

    /// The holding with the most containers, the first of equals.
    pub(super) fn most(&self) -> Option<&Holding<'p>> {
        // `max_by_key` gives the last of equals, and messages name the first that the program has.
        self.holdings.iter().rev().max_by_key(|holding| holding.most)
    }

    /// The most room that the removal of one instance can cost.
    pub(super) fn loss(&self) -> i64 {
        self.holdings
            .iter()
            .map(|holding| {
                let same = |other: &&Holding| other.instance == holding.instance;
                let shapes: Vec<Shape> = self.holdings.iter().filter(same).map(|other| other.shape).collect();
                largest_loss(holding.instance, &shapes, self.reserved)
            })
            .max()
            .unwrap_or(0)
    }

    /// How many instances a step in can remove; where sizes or step are not known, a number that it certainly can.
    pub(super) fn removed(&self, group: Group) -> i64 {
        // A step that is left out is derived to fit the thresholds. It is at least one instance.
        match (&self.step_in, self.exact()) {
            (Some(step), Some(())) => group.largest_removal(step.value),
            _ => 1,
        }
    }

    /// `Some` if all sizes and thresholds are known.
    pub(super) fn exact(&self) -> Option<()> {
        let threshold = |bounds: Option<Bounds>| bounds.is_none_or(|bounds| bounds.exact().is_some());
        let sizes = self.min.exact().is_some() && self.max.exact().is_some();
        (sizes && threshold(self.shortage) && threshold(self.excess)).then_some(())
    }

    /// The span of a threshold if it is written as a number that a fix can replace.
    pub(super) fn number(&self, span: Option<Span>) -> Option<Span> {
        span.filter(|span| self.numbers.contains(span))
    }
}

/// Every case of a scaling; none if something is wrong, or known only at deployment.
pub(super) fn cases<'p>(program: &'p Program, scaling: &'p Declared<Scaling>) -> Vec<Case<'p>> {
    cases_of(program, scaling).unwrap_or_default()
}

fn cases_of<'p>(program: &'p Program, scaling: &'p Declared<Scaling>) -> Option<Vec<Case<'p>>> {
    let cluster = program.own_cluster(scaling.block.cluster)?;
    let block = &scaling.block;
    let types = instance_choices(program, cluster)?;
    let reserved = **cluster.block.instances.block.agent.block.reserved_memory.known()?;
    let shapes = shape_choices(program, &block.container)?;
    // More combinations than anyone writes by hand. Proving nothing is better than a compiler that
    // takes minutes.
    if types.len().saturating_mul(shapes.len()) > MAX_CASES {
        return None;
    }
    // `Some(None)` is a threshold that is written and wrong: it is reported, and nothing is proved about it.
    let optional = |value: &Option<_>| value.as_ref().map(|value| bounds(program, value));
    let (shortage, excess) = (optional(&block.shortage), optional(&block.excess));
    if shortage == Some(None) || excess == Some(None) {
        return None;
    }
    let thresholds = [&block.shortage, &block.excess];
    let numbers: Vec<Span> =
        thresholds.into_iter().flatten().filter(|value| !value.is_deploy()).map(Value::span).collect();
    let mut cases = Vec::new();
    for types in &types {
        for shapes in &shapes {
            // One param has one value, wherever it is used.
            let Some(assumptions) = assumptions(types, shapes) else { continue };
            cases.push(Case {
                holdings: holdings(types, shapes, reserved),
                reserved,
                min: bounds(program, &block.size.min)?,
                max: bounds(program, &block.size.max)?,
                shortage: shortage.flatten(),
                excess: excess.flatten(),
                step_in: step_in(block)?,
                step_out: block.step.block.out.known().copied(),
                out_when_full: block.step.block.out_when_full.known().copied(),
                numbers: numbers.clone(),
                assumptions,
            });
        }
    }
    Some(cases)
}

/// `Some(None)` if it is left out or known only at deployment; `None` if it is wrong.
#[expect(clippy::option_option, reason = "left out and wrong are two things")]
fn step_in(block: &Scaling) -> Option<Option<Const<StepSize>>> {
    match &block.step.block.in_ {
        Some(Value::Const(step)) => step.known().map(|_| Some(step.clone())),
        Some(Value::Deploy(_)) | None => Some(None),
    }
}

/// A param and the value that a case assumes for it.
type Assumption = (String, String);

type Instance = (&'static InstanceType, Option<Span>, Option<Assumption>);

/// The combinations of instance types that the cluster can have.
fn instance_choices(program: &Program, cluster: &Declared<Cluster>) -> Option<Vec<Vec<Instance>>> {
    let types = &cluster.block.instances.block.ty;
    // The default type has no span in the program, so labels go to the container.
    let written = types.state == State::Written;
    let mut all = Vec::new();
    for item in &types.items {
        let mut choices = Vec::new();
        for Choice { value: InstanceTypeName(name), span, param } in choices_of(program, item)? {
            let assumption = param.map(|param| (param, format!("`{name}`")));
            choices.push((instance_types::find(&name)?, written.then_some(span), assumption));
        }
        all.push(choices);
    }
    // Without instance types there is nothing to prove, and that is reported.
    if all.is_empty() { None } else { product(all) }
}

type Shaped<'p> = (Shape, &'p Nested<Container>, Vec<Assumption>);

/// The combinations of shapes that the containers can have.
fn shape_choices<'p>(program: &Program, containers: &'p [Nested<Container>]) -> Option<Vec<Vec<Shaped<'p>>>> {
    let mut all = Vec::new();
    for container in containers {
        let mut choices = Vec::new();
        for cpu in choices_of::<Cpu>(program, &container.block.cpu)? {
            for memory in choices_of::<Mebibytes>(program, &container.block.memory)? {
                let shape = Shape { cpu: cpu.value, memory: *memory.value };
                let of_cpu = cpu.param.clone().map(|param| (param, cpu.value.to_string()));
                let of_memory = memory.param.map(|param| (param, memory.value.to_string()));
                choices.push((shape, container, of_cpu.into_iter().chain(of_memory).collect()));
            }
        }
        all.push(choices);
    }
    if all.is_empty() { None } else { product(all) }
}

/// One element of each list, in every combination; `None` if there are too many.
fn product<T: Clone>(lists: Vec<Vec<T>>) -> Option<Vec<Vec<T>>> {
    let mut combinations: Vec<Vec<T>> = vec![Vec::new()];
    for list in lists {
        if combinations.len().saturating_mul(list.len()) > MAX_CASES {
            return None;
        }
        combinations = combinations
            .iter()
            .flat_map(|head| {
                list.iter().map(move |tail| {
                    let mut combination = head.clone();
                    combination.push(tail.clone());
                    combination
                })
            })
            .collect();
    }
    Some(combinations)
}

fn holdings<'p>(types: &[Instance], shapes: &[Shaped<'p>], reserved: Size) -> Vec<Holding<'p>> {
    let mut all = Vec::new();
    for (instance, instance_span, _) in types {
        for (shape, container, _) in shapes {
            all.push(Holding {
                instance,
                instance_span: *instance_span,
                shape: *shape,
                container,
                least: holds(instance, *shape, reserved),
                most: may_hold(instance, *shape, reserved),
            });
        }
    }
    all
}

/// The values that a case assumes for params; `None` if one param would have two values.
fn assumptions(types: &[Instance], shapes: &[Shaped]) -> Option<Vec<String>> {
    let of_types = types.iter().filter_map(|(.., assumption)| assumption.as_ref());
    let of_shapes = shapes.iter().flat_map(|(.., assumptions)| assumptions);
    let mut all: BTreeMap<&str, &str> = BTreeMap::new();
    for (param, value) in of_types.chain(of_shapes) {
        if *all.entry(param).or_insert(value) != value {
            return None;
        }
    }
    Some(all.into_iter().map(|(param, value)| format!("`param.{param}` is {value}")).collect())
}
