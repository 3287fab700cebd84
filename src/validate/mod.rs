//! Checks the typed program: what AWS would refuse, what could not work, and what deserves a second look.
//!
//! Each module is one subject and proves what it can from what is known. What is wrong and reported, or known only at deployment, is
//! left out: a proof then says nothing.

mod decided;
mod copies;
mod facts;
mod stacks;
mod tags;
mod arns;
mod networks;
mod created_networks;
mod foreign_networks;
mod alerts;
mod alarms;
mod access_points;
mod existing_volumes;
mod existing_clusters;
mod volumes;
mod cluster_names;
mod disks;
mod agent;
mod docker;
mod fargate;
mod statements;
mod instance_types;
mod images;
mod logs;
mod mount_zones;
mod mounts;
mod registry;
mod spot;
mod drain;
mod updates;
mod user_data;
mod encoded;
mod listeners;
mod load_balancer_names;
mod tls;
mod scaling;
mod workloads;
mod services;
mod jobs;
mod addresses;
mod lists;
mod resources;
pub mod properties;

use std::collections::BTreeSet;

use crate::diagnostics::{Severity, Sink, hidden};
use crate::ir::Program;
use crate::source::Span;

/// Reports everything about a program that its types do not show. Advice is for programs that are right otherwise.
pub fn validate(program: &Program, sink: &mut Sink) {
    let mut found = Sink::default();
    rules(program, sink, &mut found);
    let errors = sink.has_errors() || found.has_errors();
    let broken = broken(program, sink);
    sink.omit(found.omitted());
    let found = copies::merged(program, sink, found.into_sorted());
    for diagnostic in hidden::in_blocks(found, |span| block_around(&broken, span).is_some()) {
        if !errors || diagnostic.severity() == Severity::Error {
            sink.push(diagnostic);
        }
    }
}

/// All rules, over what the program says and what the deployment may decide.
fn rules(program: &Program, known: &Sink, found: &mut Sink) {
    for check in CHECKS.iter().chain(WHOLE) {
        check(program, found);
    }
    // After the rules themselves, because it leaves out what they have found.
    decided::check(program, known, found);
}

/// The blocks in which something is wrong already, in the order of the source.
fn broken(program: &Program, sink: &Sink) -> Vec<Span> {
    let mut blocks: Vec<Span> = program.blocks().map(|block| block.span).collect();
    blocks.sort_unstable();
    let errors = sink.diagnostics().iter().filter(|found| found.is_final_error());
    let wrong: BTreeSet<Span> =
        errors.filter_map(|found| block_around(&blocks, found.primary.span)).collect();
    wrong.into_iter().collect()
}

/// The block in which a place lies, of blocks in the order of the source.
fn block_around(blocks: &[Span], place: Span) -> Option<Span> {
    // Top-level blocks do not overlap, so that only the last one before the place can contain it.
    let after = blocks.partition_point(|block| (block.file, block.start) <= (place.file, place.start));
    after.checked_sub(1).and_then(|at| blocks.get(at)).copied().filter(|block| block.contains(place))
}

/// Every subject that looks at constants, in the order of its module.
static CHECKS: &[fn(&Program, &mut Sink)] = &[
    tags::check,
    arns::check,
    networks::check,
    created_networks::check,
    foreign_networks::check,
    alerts::check,
    alarms::check,
    access_points::check,
    existing_volumes::check,
    existing_clusters::check,
    volumes::check,
    disks::check,
    agent::check,
    docker::check,
    fargate::check,
    statements::check,
    instance_types::check,
    images::check,
    logs::check,
    mounts::check,
    registry::check,
    spot::check,
    drain::check,
    updates::check,
    user_data::check,
    encoded::check,
    listeners::check,
    load_balancer_names::check,
    cluster_names::check,
    tls::check,
    scaling::check,
    workloads::check,
    services::check,
    jobs::check,
    addresses::check,
    resources::check,
];

/// Those that look at all that the deployment may decide themselves, and at combinations of it; and those about what is written only.
static WHOLE: &[fn(&Program, &mut Sink)] =
    &[stacks::check, volumes::check_keys, load_balancer_names::check_kept, lists::check];
