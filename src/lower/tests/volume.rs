//! `volume`, of programs that the checker would not need to see first.

use super::assert_snapshot;
use super::program::{
    declared, first, labelled, nested, param, part, program, raw, templates, with, written,
};
use crate::ir::BlockKind;
use crate::ir::Type;

fn of(block: &crate::language::RawBlock) -> String {
    let mut program = program();
    program.volumes.push(declared(BlockKind::Volume, "shared", block));
    templates(&program)["platform-efs-shared"].clone()
}

#[test]
fn a_volume_becomes_a_file_system_its_key_its_groups_and_a_mount_target_per_zone() {
    let template = of(&raw([("network", first(BlockKind::Network))]));
    assert_snapshot("volume", &template);
}

#[test]
fn an_access_point_is_exported_by_its_name() {
    let uploads =
        nested([("path", written("\"/uploads\"")), ("uid", written("1000")), ("gid", written("1000"))]);
    let block = raw([("network", first(BlockKind::Network))]);
    let template = of(&with(block, "access_point", labelled("uploads", uploads)));
    assert_snapshot("volume-access-point", &part(&template, "AccessPointUploads:"));
    assert!(template.contains("Name: !Sub ${AWS::StackName}-AccessPointUploads"), "{template}");
}

#[test]
fn a_key_that_may_be_left_empty_is_replaced_by_one_of_its_own() {
    let mut program = program();
    let key = param(&mut program, "key_arn", Type::Arn.nullable());
    let block = with(raw([("network", first(BlockKind::Network))]), "key", nested([("arn", key)]));
    program.volumes.push(declared(BlockKind::Volume, "shared", &block));
    let template = &templates(&program)["platform-efs-shared"];
    assert!(template.contains("KmsKeyId: !If [HasKeyArn, !Ref KeyArn, !GetAtt Key.Arn]"), "{template}");
    assert!(part(template, "Key:").contains("Condition: NoKeyArn"), "{template}");
}
