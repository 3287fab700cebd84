//! `listener`

use super::assert_snapshot;
use super::program::{
    declared, first, given, narrowed, nested, param, part, program, raw, templates, when, with, written,
};
use crate::ir::{BlockKind, Program, Type};
use crate::language::RawBlock;
use crate::types::Literal;

fn lowered(program: &mut Program, block: &RawBlock) -> String {
    let cluster = raw([("network", first(BlockKind::Network))]);
    program.clusters.push(declared(BlockKind::Cluster, "web", &cluster));
    program.listeners.push(declared(BlockKind::Listener, "public", block));
    templates(program)["platform-cluster-web"].clone()
}

fn http(attributes: RawBlock) -> RawBlock {
    let mut block = with(attributes, "http", nested([]));
    block.attributes.insert("cluster", first(BlockKind::Cluster));
    block
}

#[test]
fn a_plain_listener_answers_404_and_checks_the_agent() {
    let template = lowered(&mut program(), &http(raw([])));
    let parts = format!(
        "{}{}{}{}",
        part(&template, "PublicSecurityGroup:"),
        part(&template, "PublicLoadBalancer:"),
        part(&template, "PublicHttpListener:"),
        part(&template, "PublicHealthRule:")
    );
    assert_snapshot("listener-plain", &parts);
}

#[test]
fn a_guarded_https_decides_whether_http_redirects() {
    let mut program = program();
    let certificate = param(&mut program, "certificate", Type::Arn.nullable());
    let https = when(given(&certificate), nested([("certificate", narrowed(&certificate))]));
    let template = lowered(&mut program, &with(http(raw([])), "https", https));
    let parts = format!(
        "{}{}{}{}",
        part(&template, "Conditions:"),
        part(&template, "PublicSecurityGroup:"),
        part(&template, "PublicHttpListener:"),
        part(&template, "PublicHttpsListener:")
    );
    assert_snapshot("listener-https-guarded", &parts);
}

#[test]
fn a_scheme_chosen_at_deployment_chooses_subnets_and_sources() {
    let mut program = program();
    let symbols = Type::OneOf(["internet_facing", "internal"].map(|word| Literal::Word(word.into())).into());
    let scheme = param(&mut program, "scheme", symbols);
    let template = lowered(&mut program, &http(raw([("scheme", scheme)])));
    let parts = format!(
        "{}{}{}{}",
        part(&template, "Scheme:"),
        part(&template, "Conditions:"),
        part(&template, "PublicSecurityGroup:"),
        part(&template, "PublicLoadBalancer:")
    );
    assert_snapshot("listener-scheme-at-deployment", &parts);
}

#[test]
fn access_logs_with_an_optional_prefix_make_the_whole_list_a_choice() {
    let mut program = program();
    let prefix = param(&mut program, "prefix", Type::String.nullable());
    let logs = nested([("bucket", written("\"my-logs\"")), ("prefix", prefix)]);
    let template = lowered(&mut program, &with(http(raw([])), "access_logs", logs));
    assert_snapshot("listener-access-logs-optional-prefix", &part(&template, "PublicLoadBalancer:"));
}

#[test]
fn with_the_agent_as_default_no_rule_is_needed() {
    let template = lowered(&mut program(), &http(raw([("default", written("agent"))])));
    assert!(
        part(&template, "PublicHttpListener:").contains("TargetGroupArn: !Ref PublicTargetGroup"),
        "{template}"
    );
    assert!(!template.contains("PublicHealthRule"), "{template}");
}

#[test]
fn certificates_are_named_after_themselves() {
    let list = |items: Vec<crate::ir::Expr>| {
        super::program::expr(crate::ir::ExprKind::List(items), Type::list(Type::Arn))
    };
    let arn = |id: &str| written(&format!("\"arn:aws:acm:eu-west-1:123456789012:certificate/{id}\""));
    let ids = |first: &str, second: &str| {
        let more = list(vec![arn(first), arn(second)]);
        let https = nested([("certificate", arn("main")), ("more_certificates", more)]);
        let template = lowered(&mut program(), &with(http(raw([])), "https", https));
        let resources = ["PublicCertificate0a1b:", "PublicCertificate2c3d:"];
        resources.map(|logical_id| part(&template, logical_id))
    };
    assert_eq!(ids("0a1b", "2c3d"), ids("2c3d", "0a1b"));
}
