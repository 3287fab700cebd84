//! Labels: the stack has the name of the cluster, where it once had that of the scaling.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::stack_of_another_name::stack_of_another_name;
use crate::ir::{Declared, Program};
use crate::language::kinds::Scaling;

/// The word in the name of the stack.
const WORD: &str = "lambda";

pub(super) fn check(program: &Program, scaling: &Declared<Scaling>, sink: &mut Sink) {
    let Some(cluster) = program.own_cluster(scaling.block.cluster) else { return };
    // No copy was ever in a stack that had the name of its scaling, and one that has a name of its own is not named after a block.
    if scaling.key.is_some() || cluster.key.is_some() || cluster.block.lambda_stack.is_some() {
        return;
    }
    let (label, wanted) = (&scaling.name.value, &cluster.name.value);
    let (old, new) =
        (program.conventional_name(WORD, label), program.conventional_name(WORD, &cluster.deployed_name()));
    if old != new {
        let free = program.scalings.iter().all(|other| other.name.value != *wanted);
        sink.push(stack_of_another_name(scaling.name.span, (wanted, cluster.head), &old, &new, free));
    }
}
