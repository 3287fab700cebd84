//! The processor architecture of the instance types, and the image that follows from it.

use std::collections::BTreeSet;

use crate::aws::images;
use crate::aws::instance_types::{self, Accelerator, Hardware};
use crate::cfn::{Parameter, ParameterGroup, Value};
use crate::ir::kinds::Image;
use crate::ir::{self, Expr, ExprKind, OneOrMore, ParamId, Program};
use crate::lower::{Lowering, naming};
use crate::types::{InstanceTypeName, Type};

/// What all instance types of a cluster have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Machine {
    /// What decides about the image.
    hardware: Hardware,
    /// Where the newest image for it is found.
    newest: &'static str,
    /// Whether the agent offers GPUs to containers.
    pub(super) gpu: bool,
}

impl Machine {
    /// The machine of a type. `validate::images` has reported a type without an image, unless the program names one.
    fn of(name: &str) -> Self {
        let hardware = instance_types::hardware(name);
        // Amazon has no image for some accelerators. With these the program has to name one
        // (E0706), and the plain image of the architecture is never used.
        let plain = Hardware { accelerator: None, ..hardware };
        let newest =
            images::newest(name, hardware).or_else(|| images::newest(name, plain)).unwrap_or_default();
        Self { hardware, newest, gpu: hardware.accelerator == Some(Accelerator::Nvidia) }
    }
}

/// The machine of the first named type. `validate::instance_types` has checked that all types of a cluster can boot the same image.
pub(super) fn machine(program: &Program, types: &OneOrMore<InstanceTypeName>) -> Machine {
    let first = types.items.iter().flat_map(|item| names(program, item)).next();
    Machine::of(first.as_deref().unwrap_or_default())
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
    let named: Vec<String> = types.items.iter().flat_map(|item| names(ctx.program, item)).collect();
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
            let Hardware { architecture, accelerator } = machine.hardware;
            let with = accelerator.map(|accelerator| format!(" with {}", accelerator.name()));
            let description =
                format!("must be an instance type of {}{}", architecture.name(), with.unwrap_or_default());
            ctx.restrict(id, &pattern(machine, &named), &description);
        }
    }
}

/// The instance types of a machine, by their families: those of the table, and those that the program names.
fn pattern(machine: Machine, named: &[String]) -> String {
    let of_table = instance_types::all()
        .iter()
        .filter(|row| row.hardware() == machine.hardware && row.runs_amazon_linux_2023())
        .map(instance_types::InstanceType::family);
    let named = named.iter().filter_map(|name| Some(name.split_once('.')?.0));
    let mut families: BTreeSet<&str> = of_table.collect();
    // Types that the table does not know yet are a warning only, so the parameter has to take their
    // families as well.
    families.extend(named);
    let families: Vec<&str> = families.into_iter().collect();
    format!(r"({})\.[a-z0-9-]+", families.join("|"))
}

/// The image: the newest of Amazon's at each update of the stack, or the one that the program names.
pub(super) fn image(ctx: &mut Lowering, image: &ir::Value<Image>, machine: Machine) -> Value {
    match image {
        ir::Value::Deploy(expr) => chosen(ctx, expr, machine),
        ir::Value::Const(constant) => match &constant.value {
            Image::Given(id) if !id.0.starts_with('/') => Value::from(&id.0),
            Image::Given(path) => parameter(ctx, &path.0),
            Image::Amazon(_) => parameter(ctx, machine.newest),
        },
    }
}

/// The image if the deployment chooses it: each branch may be a parameter of Systems Manager.
fn chosen(ctx: &mut Lowering, expr: &Expr, machine: Machine) -> Value {
    match &expr.kind {
        _ if !names_a_parameter(expr) => ctx.expr(expr),
        ExprKind::If(condition, then, otherwise) => {
            let test = ctx.test(condition);
            let then = chosen(ctx, then, machine);
            let otherwise = chosen(ctx, otherwise, machine);
            ctx.choose(&test, then, otherwise)
        }
        ExprKind::Symbol(_) => parameter(ctx, machine.newest),
        ExprKind::Text(text) if text.starts_with('/') => parameter(ctx, text),
        _ => ctx.expr(expr),
    }
}

/// Whether a branch of a choice is an image that Systems Manager knows.
fn names_a_parameter(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::If(_, then, otherwise) => names_a_parameter(then) || names_a_parameter(otherwise),
        ExprKind::Symbol(_) => true,
        ExprKind::Text(text) => text.starts_with('/'),
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_families_of_its_machine_and_no_other() {
        let arm = pattern(Machine::of("m6g.large"), &[]);
        assert!(arm.contains("|m6g|") && !arm.contains("|m5|") && !arm.contains("(a1|"));
        let gpu = pattern(Machine::of("g5.xlarge"), &[]);
        assert!(gpu.contains("g4dn") && !gpu.contains("m5") && !gpu.contains("inf1"));
        let neuron = pattern(Machine::of("inf2.xlarge"), &[]);
        assert_eq!(neuron, r"(inf1|inf2|trn1|trn1n|trn2|trn2u)\.[a-z0-9-]+");
    }

    #[test]
    fn a_pattern_takes_the_types_that_the_program_names() {
        let pattern = pattern(Machine::of("m99i.large"), &["m99i.large".into()]);
        assert!(pattern.contains("|m99i|") && pattern.contains("|m5|"), "{pattern}");
    }
}
