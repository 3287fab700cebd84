//! Random programs from the schema: every kind, attribute, nested block, type and function that the language offers.
//!
//! Nothing here lists the language: kinds, attributes, their types, limits and functions are read from `language`, so a new
//! one is generated without a change here. What the schema cannot say (`key { arn }` excludes `customer`) is in `plans`;
//! a new rule of that sort costs accepted programs, not correctness.

mod admission;
mod blocks;
mod calls;
mod conditions;
mod declarations;
mod literals;
mod plans;
mod resources;
mod values;

use ecsc::language::{Phase, Rules, kinds};
use ecsc::types::Type;

use super::tree::{Entry, Item, Tree, Value};
use crate::simulation::dice::Dice;

/// What is wanted of a value.
#[derive(Debug, Clone)]
pub(super) struct Want {
    pub(super) ty: Type,
    pub(super) phase: Phase,
    /// Whether null will do.
    pub(super) optional: bool,
    pub(super) rules: Rules,
    /// The block and the attribute that it is for.
    pub(super) at: (&'static str, &'static str),
    /// How many expressions stand around it.
    pub(super) depth: u8,
}

impl Want {
    /// A value of a type that no attribute limits.
    pub(super) fn free(ty: Type, phase: Phase, depth: u8) -> Self {
        Self { ty, phase, optional: false, rules: Rules::NONE, at: ("", ""), depth }
    }

    pub(super) fn of(&self, ty: Type) -> Self {
        Self { ty, depth: self.depth + 1, optional: false, ..self.clone() }
    }

    pub(super) fn constant(&self) -> Self {
        Self { phase: Phase::Const, ..self.clone() }
    }

    /// An expression with an operator, in parentheses where others stand around it.
    pub(super) fn whole(&self, text: String) -> String {
        if self.depth == 0 { text } else { format!("({text})") }
    }

    pub(super) fn takes_deploy(&self) -> bool {
        self.phase != Phase::Const
    }
}

/// A declared block that others may speak of.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) kind: &'static str,
    pub(super) existing: bool,
    pub(super) name: String,
    /// What a user of it has to ask for first.
    pub(super) guard: Option<String>,
    /// The place of its stack in the order of deployment.
    pub(super) stack: usize,
    /// Labels of its nested blocks: `access_point`, `uploads`; unlabelled ones have none. Only those without a guard.
    pub(super) nested: Vec<(&'static str, String)>,
    pub(super) has_scaling: bool,
    /// The cluster that it is part of or runs on.
    pub(super) cluster: Option<usize>,
    /// The network that it is in.
    pub(super) network: Option<usize>,
    /// The volumes that the instances of a cluster may mount.
    pub(super) volumes: Vec<usize>,
    /// Whether the instances of a cluster offer the log driver of Splunk, or the tasks of a service or job use it.
    pub(super) splunk: bool,
    /// Attributes of a resource that others can name.
    pub(super) outputs: &'static [&'static str],
}

/// A param, var or let that can be used again.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    /// `param.p1`
    pub(super) path: String,
    /// Type, place and phase: where it fits.
    pub(super) key: String,
}

#[derive(Debug)]
pub(super) struct Generator {
    pub(super) dice: Dice,
    pub(super) items: Vec<Item>,
    pub(super) blocks: Vec<Known>,
    /// The blocks with `for_each`, and the keys of their copies.
    pub(super) copied: Vec<(String, Vec<&'static str>)>,
    pub(super) declared: Vec<Declared>,
    /// Params that the guards around prove to be there: path, type and unit.
    pub(super) facts: Vec<(String, Type, Option<&'static str>)>,
    /// The guards around, as written.
    pub(super) guards: Vec<String>,
    /// Blocks that were chosen for attributes of the block at hand.
    pub(super) chosen: Vec<(&'static str, usize)>,
    /// Whether ECS scales by the scaling at hand.
    pub(super) managed: bool,
    /// Whether the tasks of the service or job at hand run on Fargate.
    pub(super) on_fargate: bool,
    /// A listener for the routes of the service at hand.
    pub(super) front: Option<String>,
    /// Jobs after which services may be deployed.
    pub(super) migrations: Vec<String>,
    /// Whether the nested block at hand has a label.
    pub(super) labelled: bool,
    pub(super) region: &'static str,
    pub(super) family: usize,
    /// The stack of the block at hand.
    pub(super) stack: usize,
    pub(super) number: usize,
}

/// The program of a seed.
pub(crate) fn program(seed: u64) -> Tree {
    let mut generator = Generator {
        dice: Dice::new(seed),
        items: Vec::new(),
        blocks: Vec::new(),
        copied: Vec::new(),
        declared: Vec::new(),
        facts: Vec::new(),
        guards: Vec::new(),
        chosen: Vec::new(),
        managed: false,
        on_fargate: false,
        front: None,
        migrations: Vec::new(),
        labelled: false,
        region: "eu-west-1",
        family: 0,
        stack: 0,
        number: 0,
    };
    generator.program();
    let mut items = generator.items;
    shuffle(&mut items, &mut generator.dice);
    Tree { items }
}

pub(crate) fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for index in (1..items.len()).rev() {
        let other = usize::try_from(dice.below(i64::try_from(index + 1).unwrap())).unwrap();
        items.swap(index, other);
    }
}

impl Generator {
    fn program(&mut self) {
        self.choose_place();
        // Of what is made later the project knows nothing.
        if self.dice.once_in(3)
            && let Some(schema) = kinds::find("alerts").and_then(|kind| kind.existing)
        {
            self.block("alerts", schema, true);
        }
        if !self.dice.once_in(4) {
            self.project();
        }
        // Services name jobs.
        let mut kinds = kinds::KINDS;
        let at = |name: &str| kinds.iter().position(|kind| kind.name == name).unwrap();
        let (service, job) = (at("service"), at("job"));
        kinds.swap(service, job);
        for kind in kinds {
            if let Some(schema) = kind.existing {
                // What everything else is in is often another team's.
                let least = i64::from(kind.name == "network" && !self.dice.once_in(4));
                for _ in 0..self.few(least) {
                    self.block(kind.name, schema, true);
                }
            }
            if kind.name == "resource" {
                let least = i64::from(self.dice.once_in(2));
                for _ in 0..self.few(least) {
                    self.resource();
                }
                continue;
            }
            if let Some(schema) = kind.created {
                // A kind whose references nobody can answer has nothing to be made of.
                let has_network = self.blocks.iter().any(|block| block.kind == "network");
                let is_needed = kind.name == "cluster" || kind.name == "network" && !has_network;
                let least = i64::from(is_needed || kind.name != "network" && self.dice.once_in(2));
                for _ in 0..self.few(least) {
                    self.block(kind.name, schema, false);
                }
            }
        }
        for _ in 0..self.dice.between(0, 5) {
            self.output();
        }
        if self.dice.once_in(4) {
            self.moved();
        }
        for _ in 0..self.dice.below(3) {
            self.assert();
        }
        if self.dice.once_in(3) {
            self.spare();
        }
    }

    /// Mostly the least, sometimes more.
    fn few(&mut self, least: i64) -> i64 {
        if self.dice.once_in(4) { least + self.dice.between(1, 2) } else { least }
    }

    /// A number that no other name of the program has.
    pub(super) fn fresh(&mut self) -> usize {
        self.number += 1;
        self.number
    }

    pub(super) fn declare(
        &mut self,
        head: String,
        value: Option<Value>,
        entries: Vec<Entry>,
        has_body: bool,
    ) {
        let mut before = Vec::new();
        if self.dice.once_in(5) {
            before.push(
                self.dice.one_of(&["# A comment.", "// Another comment.", "/* one\n   more */"]).to_owned(),
            );
        }
        if self.dice.once_in(4) && !head.starts_with("let") && !head.starts_with("assert") {
            let text = match self.dice.below(12) {
                0 => self.long_text(),
                1 => "On: `yes` \"no\" #1 'it'".into(),
                _ => "What it is for.".into(),
            };
            before.push(format!("/// {text}"));
        }
        self.items.push(Item { before, head, value, tail: "", entries, has_body });
    }
}
