//! Where outputs and asserts land.

use super::assert_snapshot;
use super::program::{
    declared, equal, expr, first, given, output, param, part, program, raw, templates, written,
};
use crate::ir::{Assert, BlockId, BlockKind, Expr, ExprKind, Program, Type};
use crate::source::Span;

fn two_stacks() -> Program {
    let mut program = program();
    let network = || raw([("network", first(BlockKind::Network))]);
    program.volumes.push(declared(BlockKind::Volume, "shared", &network()));
    program.clusters.push(declared(BlockKind::Cluster, "web", &network()));
    program
}

fn result(kind: BlockKind, name: &'static str) -> Expr {
    expr(ExprKind::Result(BlockId { kind, index: 0 }, name, None), Type::String)
}

#[test]
fn an_output_goes_to_the_stack_of_its_block() {
    let mut program = two_stacks();
    output(&mut program, "storage", result(BlockKind::Volume, "id"));
    let templates = templates(&program);
    assert_eq!(part(&templates["platform-efs-shared"], "Storage:"), "Value: !Ref FileSystem\n");
    assert!(!templates["platform-cluster-web"].contains("Storage"));
}

#[test]
fn an_output_of_two_blocks_goes_to_the_last_of_them() {
    let mut program = two_stacks();
    let parts = vec![result(BlockKind::Volume, "id"), result(BlockKind::Cluster, "name")];
    output(&mut program, "both", expr(ExprKind::Concat(parts), Type::String));
    let templates = templates(&program);
    assert!(!templates["platform-efs-shared"].contains("Both"));
    assert!(templates["platform-cluster-web"].contains("SharedVolumeStack"));
}

#[test]
fn an_output_of_no_block_goes_to_the_last_stack() {
    let mut program = two_stacks();
    output(&mut program, "answer", written("42"));
    let templates = templates(&program);
    assert_eq!(part(&templates["platform-cluster-web"], "Answer:"), "Value: \"42\"\n");
    assert!(!templates["platform-efs-shared"].contains("Answer"));
}

#[test]
fn a_nullable_output_is_conditional() {
    let mut program = two_stacks();
    let name = param(&mut program, "name", Type::String.nullable());
    output(&mut program, "called", name);
    let template = &templates(&program)["platform-cluster-web"];
    let called = part(template, "Called:");
    assert!(called.contains("Condition: HasName") && called.contains("Value: !Ref Name"), "{called}");
}

#[test]
fn an_assert_becomes_a_rule_of_the_first_stack_that_has_a_param_of_it() {
    let mut program = two_stacks();
    let certificate = param(&mut program, "certificate", Type::Arn.nullable());
    let stack = expr(ExprKind::Param(crate::ir::ParamId(0)), Type::StackName);
    let named = equal(&stack, &written("\"vpc\""));
    let condition = expr(ExprKind::Or(vec![named, given(&certificate)]), Type::Bool);
    program.asserts.push(Assert {
        condition,
        message: "a certificate is needed".into(),
        span: Span::default(),
    });
    let template = &templates(&program)["platform-efs-shared"];
    assert_snapshot("assert", &part(template, "Rules:"));
    assert!(template.contains("  Certificate:"), "{template}");
}

#[test]
fn what_is_imported_is_deployed_first() {
    let mut program = two_stacks();
    program.volumes[0].tags.insert("cluster".into(), result(BlockKind::Cluster, "name"));
    let stacks = crate::lower::lower(&program, &crate::plan::plan(&program));
    let order: Vec<(&str, &[String])> =
        stacks.iter().map(|stack| (stack.name.as_str(), stack.depends_on.as_slice())).collect();
    let cluster = "platform-cluster-web".to_string();
    assert_eq!(order, [(cluster.as_str(), &[][..]), ("platform-efs-shared", &[cluster.clone()][..])]);
}
