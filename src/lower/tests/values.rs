//! Attribute values and expressions.

use super::program::{declared, expr, first, param, program, raw, templates, written};
use crate::cfn::Value;
use crate::ir::{self, BlockId, BlockKind, Expr, ExprKind, Program, Pseudo, Type};
use crate::language::Block;
use crate::lower::{Lowering, Unit};
use crate::types::{Arn, Duration, Size};

fn lowered<R>(build: impl FnOnce(&mut Program) -> Expr, use_it: impl FnOnce(&mut Lowering, &Expr) -> R) -> R {
    let mut program = program();
    let expr = build(&mut program);
    program.volumes.push(declared(
        BlockKind::Volume,
        "shared",
        &raw([("network", first(BlockKind::Network))]),
    ));
    let cluster = raw([("network", first(BlockKind::Network))]);
    program.clusters.push(declared(BlockKind::Cluster, "web", &cluster));
    let unit = Unit::all(&program)[1];
    let mut ctx = Lowering::new(&program, unit);
    use_it(&mut ctx, &expr)
}

fn value(build: impl FnOnce(&mut Program) -> Expr) -> Value {
    lowered(build, |ctx, expr| {
        let value = ctx.expr(expr);
        assert!(!matches!(&value, Value::Ref(id) if id == "AWS::NoValue"), "nothing became of {expr:?}");
        value
    })
}

#[test]
fn a_nullable_value_is_left_out_where_it_is_null() {
    lowered(
        |program| param(program, "web_acl", Type::Arn.nullable()),
        |ctx, web_acl| {
            let property = ctx.value::<Arn>(&ir::Value::Deploy(web_acl.clone()));
            assert_eq!(
                property.value,
                Value::choose("HasWebAcl", Value::reference("WebAcl"), Value::no_value())
            );
            assert_eq!(property.origin, Some(web_acl.span));
        },
    );
}

#[test]
fn interpolation_becomes_a_sub() {
    let text = value(|program| {
        let stack = param(program, "stack", Type::StackName);
        let region = expr(ExprKind::Pseudo(Pseudo::Region), Type::Region);
        let literal = |text: &str| expr(ExprKind::Text(text.into()), Type::String);
        expr(ExprKind::Concat(vec![stack, literal("-${x}-"), region]), Type::String)
    });
    assert_eq!(text, Value::sub("${Stack}-${!x}-${AWS::Region}"));
}

#[test]
fn a_result_of_the_same_stack_is_a_reference_and_of_another_one_an_import() {
    let result = |kind, name| {
        move |_: &mut Program| expr(ExprKind::Result(BlockId { kind, index: 0 }, name, None), Type::Arn)
    };
    assert_eq!(value(result(BlockKind::Cluster, "arn")), Value::attribute("Cluster", "Arn"));
    lowered(result(BlockKind::Volume, "id"), |ctx, id| {
        let import = Value::ImportValue(Box::new(Value::sub("${SharedVolumeStack}-FileSystem")));
        assert_eq!(ctx.expr(id), import);
        let parameter = &ctx.template.parameters["SharedVolumeStack"];
        assert_eq!(parameter.default, Some(Value::from("platform-efs-shared")));
        assert_eq!(ctx.depends_on.len(), 1);
    });
}

#[test]
fn a_network_of_another_stack_is_imported() {
    let network = BlockId { kind: BlockKind::Network, index: 0 };
    let subnets =
        value(|_| expr(ExprKind::Result(network, "private_subnets", None), Type::list(Type::SubnetId)));
    let import = Value::ImportValue(Box::new(Value::sub("${VpcStack}-SubnetsPrivate")));
    assert_eq!(subnets, Value::Split(",".into(), Box::new(import)));
}

#[test]
fn a_network_of_ids_is_used_directly() {
    let mut program = program();
    let subnet = |id: &str| written(&format!("\"subnet-{id}\""));
    let subnets = expr(ExprKind::List(vec![subnet("0a"), subnet("0b")]), Type::list(Type::SubnetId));
    let network = raw([("vpc", written("\"vpc-0c\"")), ("private_subnets", subnets)]);
    program.networks[0].block = ir::kinds::ExistingNetwork::read(&network);
    program.volumes.push(declared(
        BlockKind::Volume,
        "shared",
        &raw([("network", first(BlockKind::Network))]),
    ));
    let template = &templates(&program)["platform-efs-shared"];
    assert!(template.contains("VpcId: vpc-0c"), "{template}");
    assert!(template.contains("SubnetId: subnet-0b"), "{template}");
    assert!(!template.contains("MountTarget2"), "{template}");
}

#[test]
fn durations_and_sizes_are_numbers_of_the_attributes_unit() {
    lowered(
        |program| {
            let long = param(program, "long", Type::Bool);
            let choice = ExprKind::If(Box::new(long), Box::new(written("1h")), Box::new(written("15m")));
            expr(choice, Type::Duration)
        },
        |ctx, choice| {
            let constant = |seconds| {
                ir::Value::Const(ir::Const {
                    value: Duration::from_seconds(seconds),
                    span: choice.span,
                    state: ir::State::Written,
                })
            };
            assert_eq!(ctx.duration(&constant(900), "m").value, Value::Int(15));
            assert_eq!(ctx.duration(&constant(61), "m").value, Value::Int(2));
            let choice = ir::Value::Deploy(choice.clone());
            assert_eq!(ctx.duration(&choice, "m").value, Value::choose("LongIsTrue", 60, 15));
            let size = ir::Value::Const(ir::Const {
                value: Size::from_mib(2048),
                span: crate::source::Span::default(),
                state: ir::State::Written,
            });
            assert_eq!(ctx.size(&size, "GiB").value, Value::Int(2));
        },
    );
}

#[test]
fn dynamic_references_are_text() {
    let ssm = value(|_| expr(ExprKind::Ssm("/app/name".into()), Type::String));
    assert_eq!(ssm, Value::from("{{resolve:ssm:/app/name}}"));
    let secret = ExprKind::SecretValue("registry".into(), Some("auth".into()));
    let secret = value(|_| expr(secret, Type::Secret));
    assert_eq!(secret, Value::from("{{resolve:secretsmanager:registry:SecretString:auth}}"));
}

#[test]
fn a_fallback_speaks_of_what_is_there() {
    let fallback = value(|program| {
        let name = param(program, "name", Type::String.nullable());
        let null = expr(ExprKind::IsNull(Box::new(name.clone())), Type::Bool);
        let choice = ExprKind::If(Box::new(null), Box::new(written("\"web\"")), Box::new(name));
        expr(choice, Type::String)
    });
    assert_eq!(fallback, Value::choose("HasName", Value::reference("Name"), "web"));
}
