//! The processor architecture of the instance types, and the image that follows from it.

use crate::aws::images;
use crate::aws::instance_types::{self, Accelerator, Hardware};
use crate::cfn::{Parameter, ParameterGroup, Value};
use crate::ir::kinds::Image;
use crate::ir::{self, Expr, ExprKind, OneOrMore, ParamId, Program};
use crate::lower::{Lowering, naming};
use crate::plan::architecture::type_names;
use crate::types::InstanceTypeName;

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
    let first = types.items.iter().flat_map(|item| type_names(program, item)).next();
    Machine::of(first.as_deref().unwrap_or_default())
}

/// Restricts a param that chooses the type to those that can boot the image.
pub(super) fn restrict(ctx: &mut Lowering, types: &OneOrMore<InstanceTypeName>, machine: Machine) {
    let named: Vec<String> = types.items.iter().flat_map(|item| type_names(ctx.program, item)).collect();
    let mut params: Vec<ParamId> = Vec::new();
    for item in &types.items {
        if let ir::Value::Deploy(expr) = item {
            expr.outcomes(&mut |part| {
                if let ExprKind::Param(id) = part.kind {
                    params.push(id);
                }
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
            ctx.restrict(id, &instance_types::pattern(machine.hardware, &named), &description);
        }
    }
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
