//! Judges the typed program: what AWS would refuse, what could not work, and what deserves a second look.
//!
//! Each module is one subject and proves what it can from what is known. What is wrong and reported, or known only at deployment, is
//! left out: a proof then says nothing.

pub mod capacity;

mod facts;

mod stacks;
mod tags;

mod arns;
mod networks;

mod access_points;
mod existing_volumes;
mod volumes;

mod disks;
mod instance_types;
mod logs;
mod mounts;
mod registry;
mod spot;
mod user_data;

mod listeners;
mod load_balancer_names;
mod tls;

mod scaling;

mod addresses;
mod lists;

pub use capacity::{Thresholds, thresholds};

use crate::diagnostics::Sink;
use crate::ir::Program;

/// Reports everything about a program that its types do not show.
pub fn advise(program: &Program, sink: &mut Sink) {
    for check in CHECKS {
        check(program, sink);
    }
}

/// Every subject, in the order of its module.
static CHECKS: &[fn(&Program, &mut Sink)] = &[
    stacks::check,
    tags::check,
    arns::check,
    networks::check,
    access_points::check,
    existing_volumes::check,
    volumes::check,
    disks::check,
    instance_types::check,
    logs::check,
    mounts::check,
    registry::check,
    spot::check,
    user_data::check,
    listeners::check,
    load_balancer_names::check,
    tls::check,
    scaling::check,
    addresses::check,
    lists::check,
];
