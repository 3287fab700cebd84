//! The containers of a task: with names of their own, and waiting for what will happen.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    check_longer_than_interval::check_longer_than_interval,
    container_cycle::container_cycle,
    container_named_like_main::container_named_like_main,
    dependency_without_check::{self, dependency_without_check},
    unknown_container::unknown_container,
};
use crate::ir::Nested;
use crate::language::Enumeration;
use crate::language::kinds::{Dependency, Sidecar, SidecarHealth, Started, Workload};
use crate::source::Span;
use crate::types::Duration;

/// The main container of a task.
#[derive(Debug, Clone, Copy)]
pub(super) struct Main<'a> {
    /// Its name, which is that of the block.
    pub(super) name: &'a str,
    /// Where the block is declared.
    pub(super) head: Span,
    /// Whether a command checks it.
    pub(super) has_check: bool,
}

/// A container as others wait for it.
#[derive(Clone, Copy)]
struct Container<'a> {
    name: &'a str,
    place: Span,
    has_check: bool,
    is_essential: bool,
    depends_on: &'a [Dependency],
}

pub(super) fn check(main: Main, workload: &Workload, sink: &mut Sink) {
    let containers = containers(main, workload);
    for sidecar in workload.container {
        if let Some(label) = sidecar.label.as_ref().filter(|_| sidecar.label_text() == Some(main.name)) {
            sink.push(container_named_like_main(label.span, main.name, main.head));
        }
        if let Some(health) = &sidecar.block.health {
            times(&health.block, sink);
        }
    }
    for container in &containers {
        for dependency in container.depends_on {
            possible(container, dependency, &containers, sink);
        }
    }
    cycles(&containers, sink);
}

fn containers<'a>(main: Main<'a>, workload: &Workload<'a>) -> Vec<Container<'a>> {
    let first = Container {
        name: main.name,
        place: main.head,
        has_check: main.has_check,
        is_essential: true,
        depends_on: &workload.depends_on.containers,
    };
    let of = |nested: &'a Nested<Sidecar>| Container {
        name: nested.label_text().unwrap_or_default(),
        place: nested.span,
        has_check: nested.block.health.is_some(),
        is_essential: nested.block.essential.value,
        depends_on: &nested.block.depends_on.containers,
    };
    std::iter::once(first).chain(workload.container.iter().map(of)).collect()
}

fn times(health: &SidecarHealth, sink: &mut Sink) {
    let SidecarHealth { interval, timeout, .. } = health;
    let (Some(allowed), Some(every)) = (timeout.known(), interval.known()) else { return };
    if allowed.seconds >= every.seconds {
        let span = timeout.written().or(interval.written()).unwrap_or(health.command.span);
        let shorter = Duration::from_seconds(every.seconds - 1).to_string();
        let shorter = timeout.written().filter(|_| every.seconds > 2).map(|place| (place, shorter));
        sink.push(check_longer_than_interval(span, &allowed.to_string(), &every.to_string(), shorter));
    }
}

/// A dependency names another container, and what it waits for can happen.
fn possible(container: &Container, dependency: &Dependency, all: &[Container], sink: &mut Sink) {
    let others = || all.iter().filter(|other| other.name != container.name);
    let Some(other) = others().find(|other| other.name == dependency.name) else {
        let names: Vec<&str> = others().map(|other| other.name).collect();
        return sink.push(unknown_container(dependency.key, &dependency.name, &names, false));
    };
    match dependency.started {
        Started::Healthy if !other.has_check => {
            sink.push(dependency_without_check(dependency.span, other.name, other.place));
        }
        Started::Complete | Started::Success if other.is_essential => {
            let started = dependency.started.word();
            sink.push(dependency_without_check::essential(dependency.span, other.name, other.place, started));
        }
        _ => {}
    }
}

/// Each cycle once, at the first of its containers.
fn cycles(all: &[Container], sink: &mut Sink) {
    let mut reported: Vec<&str> = Vec::new();
    for start in all {
        if reported.contains(&start.name) {
            continue;
        }
        let Some(path) = path_back(start, all) else { continue };
        let mut names: Vec<&str> = vec![start.name];
        names.extend(path.iter().map(|dependency| dependency.name.as_str()));
        if let Some((first, others)) = path.split_first() {
            let others: Vec<Span> = others.iter().map(|dependency| dependency.span).collect();
            sink.push(container_cycle(first.span, &names, &others));
        }
        reported.extend(names);
    }
}

/// The dependencies that lead from a container to itself, by the fewest others.
fn path_back<'a>(start: &Container<'a>, all: &[Container<'a>]) -> Option<Vec<&'a Dependency>> {
    let mut paths: Vec<Vec<&Dependency>> =
        start.depends_on.iter().map(|dependency| vec![dependency]).collect();
    let mut seen: Vec<&str> = Vec::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let Some(last) = path.last() else { continue };
            // One that waits for itself is an unknown other.
            if last.name == start.name {
                return (path.len() > 1).then_some(path);
            }
            if seen.contains(&last.name.as_str()) {
                continue;
            }
            seen.push(&last.name);
            let next = all.iter().find(|container| container.name == last.name);
            for dependency in next.into_iter().flat_map(|container| container.depends_on) {
                longer.push(path.iter().copied().chain([dependency]).collect());
            }
        }
        paths = longer;
    }
    None
}
