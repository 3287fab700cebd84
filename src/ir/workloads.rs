//! What runs on a cluster, of whichever kind.

use super::kinds::Workload;
use super::{BlockId, Declared, Expr};
use crate::source::Span;

/// A block that runs tasks: a `service` or a `job`.
#[derive(Debug, Clone, Copy)]
pub struct Running<'a> {
    /// What its block is named.
    pub id: BlockId,
    /// Its deploy-time guard.
    pub guard: Option<&'a Expr>,
    /// Kind and label: what messages about the whole block point at.
    pub head: Span,
    /// Whether it has a task on every instance.
    pub is_daemon: bool,
    /// What its tasks are.
    pub workload: Workload<'a>,
}

impl<'a> Running<'a> {
    /// What a block that runs tasks has in common with others.
    pub fn of<B>(block: &'a Declared<B>, workload: Workload<'a>) -> Self {
        let Declared { id, guard, head, .. } = block;
        Self { id: *id, guard: guard.as_ref(), head: *head, is_daemon: false, workload }
    }
}
