//! Which facts of another program a workload was compiled with: a deployment compares them with those of the cluster that is there.

use super::Workload;
use crate::cfn::Value;
use crate::ir::ClusterRef;
use crate::lower::Lowering;

/// Writes the hash of the facts into the metadata of the template, by the parameter that names the stack of the cluster.
pub(super) fn note(ctx: &mut Lowering, workload: &Workload) {
    let program = ctx.program;
    let Some(ClusterRef::Existing(cluster)) = program.cluster(workload.cluster) else { return };
    let Some(hash) = program.foreign(cluster.id).and_then(|foreign| foreign.offer.facts_hash.clone()) else {
        return;
    };
    let Some(stack) = &cluster.block.stack else { return };
    // A name that is made of several values has no parameter to look it up by.
    let Value::Ref(parameter) = ctx.stack_elsewhere(cluster, stack) else { return };
    let facts = Value::map([(parameter, Value::from(hash))]);
    ctx.add_metadata("Facts", facts);
}
