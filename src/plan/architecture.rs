//! What the instances of a cluster are: the names that their types may have, and the architecture that follows from them.

use crate::aws::instance_types;
use crate::ir::{Declared, Expr, ExprKind, Program, Value};
use crate::language::kinds::{Architecture, Cluster};
use crate::types::InstanceTypeName;

/// The architecture of the instances; all types of a cluster have one. `None` where the program names no type.
pub fn of_instances(program: &Program, cluster: &Declared<Cluster>) -> Option<Architecture> {
    let types = &cluster.block.instances.block.ty.items;
    let first = types.iter().flat_map(|item| type_names(program, item)).next()?;
    Some(match instance_types::hardware(&first).architecture {
        instance_types::Architecture::X86_64 => Architecture::X86_64,
        instance_types::Architecture::Arm64 => Architecture::Arm64,
    })
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
    expr.walk(&mut |part| match part.kind {
        ExprKind::Param(id) => {
            let param = program.param(id);
            param.default.iter().chain(&param.allowed).for_each(&mut add);
        }
        _ => add(part),
    });
    names
}
