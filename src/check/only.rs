//! Outputs that only some blocks of a kind have: whether a block is one of them.

use super::conditions::Existence;
use super::context::Checker;
use super::existence::{attribute, nested_of};
use crate::diagnostics::catalog::names::unknown_result::Lacks;
use crate::ir::{BlockId, ExprKind};
use crate::language::Only;
use crate::language::kinds::{LaunchType, LogDriver, NetworkMode};
use crate::resolve::BlockEntry;
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{Reflect, Type};

/// What a block says with one of the words of an enumeration.
enum Word<T> {
    /// Nothing.
    Absent,
    /// Something that is wrong, which is reported there.
    Wrong,
    /// The word, and where it is.
    Said(T, Span),
}

impl<'a> Checker<'a, '_> {
    /// What a block lacks that an output needs. What is wrong is not taken for a lack.
    pub(super) fn lacks(&mut self, entry: &'a BlockEntry, id: BlockId, only: Only) -> Option<Lacks> {
        match only {
            Only::Instances => self.lacks_instances(entry, id),
            Only::Awsvpc => self.lacks_addresses(entry, id),
            Only::Awslogs => self.lacks_log_group(entry, id),
        }
    }

    /// A cluster with Fargate has instances only where it says so, or its manifest.
    fn lacks_instances(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<Lacks> {
        if id.kind().is_existing() {
            let place = self.without_instances(entry, id)?;
            let help =
                "without instances there is no such output: use another one, of the network or of a service";
            return Some(Lacks { place, label: "has Fargate alone", help });
        }
        let fargate = nested_of(&entry.block.body, "fargate").next()?;
        let is_never = self.existence_of_nested(entry, id, "fargate", None) == Some(Existence::Never);
        if is_never || nested_of(&entry.block.body, "instances").next().is_some() {
            return None;
        }
        let help = "without instances there is no such output: write `instances {}` to have some, or use another one, of the network or of a service";
        Some(Lacks { place: fargate.head(), label: "Fargate, and no `instances`", help })
    }

    /// Where it is said that a cluster of another program has no instances.
    fn without_instances(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<Span> {
        if let Some((facts, place)) = self.offered_cluster(entry, id) {
            return (facts.fargate && facts.instances.is_none()).then_some(place);
        }
        let value = attribute(&entry.block.body, "runs_on")?;
        let wanted = Type::list(LaunchType::ty());
        let value = self.ask_in(entry, id, |checker| checker.wanted(value, Some(&wanted)));
        let ExprKind::List(items) = &value.kind else { return None };
        let are_fargate = items.iter().all(|item| LaunchType::from_const(item) == Some(LaunchType::Fargate));
        (!items.is_empty() && are_fargate).then_some(value.span)
    }

    /// Whether the tasks of a workload run on Fargate.
    fn runs_on_fargate(&mut self, entry: &'a BlockEntry, id: BlockId) -> bool {
        match self.word_of::<LaunchType>(entry, id, "runs_on") {
            Word::Said(launch, _) => launch == LaunchType::Fargate,
            Word::Wrong => false,
            Word::Absent => {
                let Some(value) = attribute(&entry.block.body, "cluster") else { return false };
                let value = self.ask_in(entry, id, |checker| checker.expr(value));
                let ExprKind::Block(cluster) = value.kind else { return false };
                let names = self.names;
                names.entry(cluster).is_some_and(|entry| self.lacks_instances(entry, cluster).is_some())
            }
        }
    }

    /// The tasks of a workload have a security group where they have addresses of their own.
    fn lacks_addresses(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<Lacks> {
        if self.runs_on_fargate(entry, id) {
            return None;
        }
        let (place, label) = match self.word_of(entry, id, "network_mode") {
            Word::Said(NetworkMode::Awsvpc, _) | Word::Wrong => return None,
            Word::Said(NetworkMode::Bridge | NetworkMode::Host, place) => (place, "the network mode"),
            Word::Absent => (entry.block.head(), "without `network_mode`, it is `bridge`"),
        };
        let help = "its tasks have the security group of their instances: use that of the cluster, or `network_mode = awsvpc`";
        Some(Lacks { place, label, help })
    }

    /// The tasks of a workload have a log group where CloudWatch takes their logs.
    fn lacks_log_group(&mut self, entry: &'a BlockEntry, id: BlockId) -> Option<Lacks> {
        let logs = &nested_of(&entry.block.body, "logs").next()?.body;
        let Word::Said(LogDriver::Splunk, place) = self.word_in(entry, id, logs, "driver") else {
            return None;
        };
        let help = "what its containers write is in Splunk: use another output, or remove `driver = splunk`";
        Some(Lacks { place, label: "the log driver", help })
    }

    fn word_of<T: Reflect>(&mut self, entry: &'a BlockEntry, id: BlockId, name: &str) -> Word<T> {
        self.word_in(entry, id, &entry.block.body, name)
    }

    /// What one of the bodies of a block says.
    fn word_in<T: Reflect>(
        &mut self,
        entry: &'a BlockEntry,
        id: BlockId,
        body: &'a ast::Body,
        name: &str,
    ) -> Word<T> {
        let Some(value) = attribute(body, name) else { return Word::Absent };
        let value = self.ask_in(entry, id, |checker| checker.wanted(value, Some(&T::ty())));
        match (&value.kind, T::from_const(&value)) {
            (ExprKind::Null, _) => Word::Absent,
            (_, Some(word)) => Word::Said(word, value.span),
            (_, None) => Word::Wrong,
        }
    }
}
