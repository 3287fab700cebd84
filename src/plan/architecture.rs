//! What the instances of a cluster are: the names that their types may have, and the architecture that follows from them.

use crate::aws::instance_types;
use crate::ir::{ClusterRef, Const, Declared, Expr, ExprKind, Program, Value};
use crate::language::kinds::{Architecture, Cluster, ExistingCluster};
use crate::types::InstanceTypeName;

/// The architecture of the instances; all types of a cluster have one. `None` where the program names no type.
pub fn of_instances(program: &Program, cluster: &Declared<Cluster>) -> Option<Architecture> {
    let types = &cluster.block.instances.block.ty.items;
    let first = types.iter().flat_map(|item| type_names(program, item)).next()?;
    Some(of_type(&first))
}

/// The same of a cluster of any program.
pub fn of_cluster(program: &Program, cluster: ClusterRef) -> Option<Architecture> {
    match cluster {
        ClusterRef::Created(cluster) => of_instances(program, cluster),
        ClusterRef::Existing(cluster) => as_said(&cluster.block),
    }
}

/// What is said of the instances of an existing cluster. Its types may be of several architectures: then a task has to say its own.
fn as_said(cluster: &ExistingCluster) -> Option<Architecture> {
    let facts = &cluster.instances.as_ref()?.block;
    let mut types = facts.types.items.iter().filter_map(Const::known).map(|name| of_type(&name.0));
    match types.next() {
        Some(first) => types.all(|other| other == first).then_some(first),
        None => facts.architecture.as_ref()?.known().copied(),
    }
}

fn of_type(name: &str) -> Architecture {
    match instance_types::hardware(name).architecture {
        instance_types::Architecture::X86_64 => Architecture::X86_64,
        instance_types::Architecture::Arm64 => Architecture::Arm64,
    }
}

/// The names that an instance type may have: its own, or the default and the allowed values of its params.
pub fn type_names(program: &Program, item: &Value<InstanceTypeName>) -> Vec<String> {
    let expr = match item {
        Value::Const(constant) => return vec![constant.value.0.clone()],
        Value::Deploy(expr) => expr,
    };
    let mut names = Vec::new();
    let mut add = |expr: &Expr| {
        if let ExprKind::Text(text) = &expr.kind {
            names.push(text.clone());
        }
    };
    expr.outcomes(&mut |part| match part.kind {
        ExprKind::Param(id) => {
            let param = program.param(id);
            param.default.iter().chain(&param.allowed).for_each(&mut add);
        }
        _ => add(part),
    });
    names
}
