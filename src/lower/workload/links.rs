//! Which container of a task reaches which by its name. In bridge mode a container resolves those that it is linked with, and
//! starts after them, so that links go one way.

use std::collections::BTreeMap;

use super::{Main, sidecars};
use crate::cfn::Value;
use crate::cfn::naming::kebab_case;
use crate::ir::Nested;
use crate::ir::kinds::{Dependencies, NetworkMode, Sidecar, Workload};

/// For each container those that it reaches by their names.
#[derive(Debug, Default)]
pub(super) struct Links {
    links: BTreeMap<String, Vec<String>>,
    /// For each container those after which it starts.
    after: BTreeMap<String, Vec<String>>,
}

impl Links {
    pub(super) fn new(workload: &Workload, main: &Main) -> Self {
        let mut links = Self::default();
        // In any other mode, the containers of a task share one network.
        if workload.mode() != NetworkMode::Bridge {
            return links;
        }
        links.wait(&main.name, workload.depends_on, main);
        for sidecar in workload.container {
            links.wait(&sidecars::name(sidecar), &sidecar.block.depends_on, main);
        }
        for sidecar in workload.container {
            links.join(sidecar, main);
        }
        links
    }

    /// `Links` of a container.
    pub(super) fn of(&self, container: &str) -> Vec<Value> {
        self.links.get(container).into_iter().flatten().map(Value::from).collect()
    }

    fn wait(&mut self, container: &str, depends_on: &Dependencies, main: &Main) {
        let names = depends_on
            .containers
            .iter()
            .map(|it| if it.name == main.block { main.name.clone() } else { kebab_case(&it.name) });
        self.after.entry(container.to_owned()).or_default().extend(names);
    }

    /// A container that answers requests, or waits for the main one, reaches that; any other that listens is reached by it.
    fn join(&mut self, sidecar: &Nested<Sidecar>, main: &Main) {
        let name = sidecars::name(sidecar);
        let is_routed = main.routed.iter().any(|(routed, _)| sidecar.label_text() == Some(routed));
        let listens = !sidecars::ports(sidecar, main).is_empty();
        if self.is_after(&name, &main.name) || is_routed && !self.is_after(&main.name, &name) {
            if !main.ports.is_empty() {
                self.link(&name, &main.name);
            }
        } else if listens && !self.is_after(&name, &main.name) {
            self.link(&main.name, &name);
        }
    }

    fn link(&mut self, from: &str, to: &str) {
        self.links.entry(from.to_owned()).or_default().push(to.to_owned());
        self.after.entry(from.to_owned()).or_default().push(to.to_owned());
    }

    /// Whether a container starts after another one.
    fn is_after(&self, container: &str, other: &str) -> bool {
        let mut seen: Vec<&str> = vec![container];
        let mut open: Vec<&str> = vec![container];
        while let Some(at) = open.pop() {
            for next in self.after.get(at).into_iter().flatten() {
                if next == other {
                    return true;
                }
                if !seen.contains(&next.as_str()) {
                    seen.push(next);
                    open.push(next);
                }
            }
        }
        false
    }
}
