//! The processor architecture of the instance types, and the image that follows from it.

use crate::aws::instance_types::{self, Architecture};
use crate::cfn::{Parameter, ParameterGroup, Value};
use crate::ir::kinds::Image;
use crate::ir::{self, Expr, ExprKind, OneOrMore, ParamId, Program};
use crate::lower::{Lowering, naming};
use crate::types::{InstanceTypeName, Type};

/// What all instance types of a cluster have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Machine {
    /// The processor family that the image is built for.
    pub(super) architecture: Architecture,
    /// Whether they have GPUs.
    pub(super) gpu: bool,
}

/// The machine of the first known type. `validate::instance_types` has checked that all types of a cluster can boot the same image.
pub(super) fn machine(program: &Program, types: &OneOrMore<InstanceTypeName>) -> Machine {
    let known =
        types.items.iter().flat_map(|item| names(program, item)).find_map(|name| instance_types::find(&name));
    known.map_or(Machine { architecture: Architecture::X86_64, gpu: false }, |known| Machine {
        architecture: known.architecture,
        gpu: known.gpus > 0,
    })
}

/// The names that an instance type may have: its own, or the default and the allowed values of its params.
fn names(program: &Program, item: &ir::Value<InstanceTypeName>) -> Vec<String> {
    let expr = match item {
        ir::Value::Const(constant) => return vec![constant.value.0.clone()],
        ir::Value::Deploy(expr) => expr,
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

/// Restricts a param that chooses the type to those that can boot the image.
pub(super) fn restrict(ctx: &mut Lowering, types: &OneOrMore<InstanceTypeName>, machine: Machine) {
    let mut params: Vec<ParamId> = Vec::new();
    for item in &types.items {
        if let ir::Value::Deploy(expr) = item {
            expr.walk(&mut |part| match part.kind {
                ExprKind::Param(id) if part.ty.clone().non_null() == Type::InstanceType => params.push(id),
                _ => {}
            });
        }
    }
    for id in params {
        // A list of allowed types has been checked. Otherwise CloudFormation checks the parameter before it creates anything.
        if ctx.program.param(id).allowed.is_empty() {
            let Machine { architecture, gpu } = machine;
            let description = format!(
                "must be an instance type of {}{}",
                architecture.name(),
                if gpu { " with GPUs" } else { "" }
            );
            ctx.restrict(id, &pattern(machine), &description);
        }
    }
}

/// The instance types of a machine, by their families.
fn pattern(machine: Machine) -> String {
    let mut families: Vec<&str> = instance_types::all()
        .iter()
        .filter(|row| row.architecture == machine.architecture && (row.gpus > 0) == machine.gpu)
        .filter(|row| row.runs_amazon_linux_2023())
        .map(instance_types::InstanceType::family)
        .collect();
    // The table is sorted by name, so types of a family are adjacent.
    families.dedup();
    format!(r"({})\.[a-z0-9-]+", families.join("|"))
}

/// The image: the newest of Amazon's at each update of the stack, or the one that the program names.
pub(super) fn image(ctx: &mut Lowering, image: &ir::Value<Image>, machine: Machine) -> Value {
    match image {
        ir::Value::Deploy(expr) => chosen(ctx, expr, machine),
        ir::Value::Const(constant) => match &constant.value {
            Image::Given(id) if !id.0.starts_with('/') => Value::from(&id.0),
            Image::Given(path) => parameter(ctx, &path.0),
            Image::Amazon(_) => parameter(ctx, path(machine)),
        },
    }
}

/// The image if the deployment chooses it: each branch may be a parameter of Systems Manager.
fn chosen(ctx: &mut Lowering, expr: &Expr, machine: Machine) -> Value {
    match &expr.kind {
        ExprKind::If(condition, then, otherwise) => {
            let test = ctx.test(condition);
            let then = chosen(ctx, then, machine);
            let otherwise = chosen(ctx, otherwise, machine);
            ctx.choose(&test, then, otherwise)
        }
        ExprKind::Symbol(_) => parameter(ctx, path(machine)),
        ExprKind::Text(text) if text.starts_with('/') => parameter(ctx, text),
        _ => ctx.expr(expr),
    }
}

/// A template parameter that CloudFormation looks up in Systems Manager at each update.
fn parameter(ctx: &mut Lowering, path: &str) -> Value {
    let parameter = Parameter {
        description: Some(
            "Path of the SSM parameter that holds the id of the machine image; looked up at each update."
                .into(),
        ),
        default: Some(Value::from(path.to_owned())),
        group: ParameterGroup::Image,
        label: Some("Machine image".into()),
        ..Parameter::new("AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")
    };
    let parameters = &mut ctx.template.parameters;
    // Each path has its parameter. A collision with a param of the program is reported by `verify`.
    let is_its_own = |name: &str| {
        parameters.get(name).is_none_or(|known| known.group != ParameterGroup::Image || *known == parameter)
    };
    let name = naming::free("ImageId", is_its_own);
    parameters.insert(name.clone(), parameter);
    Value::reference(name)
}

/// Where Amazon publishes the newest image of each kind.
///
/// Source: "Retrieving Amazon ECS-optimized Linux AMI metadata" of the ECS developer guide.
fn path(machine: Machine) -> &'static str {
    match (machine.architecture, machine.gpu) {
        (Architecture::Arm64, _) => {
            "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"
        }
        (Architecture::X86_64, true) => {
            "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id"
        }
        (Architecture::X86_64, false) => {
            "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_families_of_its_machine_and_no_other() {
        let arm = pattern(Machine { architecture: Architecture::Arm64, gpu: false });
        assert!(arm.contains("|m6g|") && !arm.contains("|m5|") && !arm.contains("(a1|"));
        let gpu = pattern(Machine { architecture: Architecture::X86_64, gpu: true });
        assert!(gpu.contains("g4dn") && !gpu.contains("m5"));
    }

    #[test]
    fn each_family_stands_in_a_pattern_once() {
        let pattern = pattern(Machine { architecture: Architecture::X86_64, gpu: false });
        let families: Vec<&str> =
            pattern.trim_start_matches('(').split(')').next().unwrap().split('|').collect();
        let mut unique = families.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(families.len(), unique.len());
    }
}
