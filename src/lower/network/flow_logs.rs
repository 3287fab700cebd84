//! `flow_logs`: who connected to whom in a network.

use super::VPC;
use crate::cfn::{Resource, Value};
use crate::ir::Nested;
use crate::ir::kinds::FlowLogs;
use crate::lower::policy::{allow, inline, trust};
use crate::lower::text::arn;
use crate::lower::{Lowering, Scope};

/// Adds the flow log, its log group, and the role that writes it.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, nested: &Nested<FlowLogs>) {
    let scope = ctx.nested(scope, nested);
    let FlowLogs { retention, traffic } = &nested.block;
    let mut group = Resource::new("AWS::Logs::LogGroup", None).with("RetentionInDays", ctx.value(retention));
    group.deletion_policy = Some("Delete");
    group.update_replace_policy = Some("Delete");
    ctx.add(&scope, "FlowLogGroup", group);

    let streams = ctx.attribute(scope.block, "FlowLogGroup", "Arn");
    // The attribute ends in `:*`, which is the streams; the group's own ARN has nothing behind its name.
    let group = arn("logs", [Value::from("log-group:"), ctx.reference(scope.block, "FlowLogGroup")]);
    let statements = vec![
        allow(&["logs:CreateLogStream", "logs:PutLogEvents"], streams),
        allow(&["logs:DescribeLogStreams"], group),
        // Flow logs ask for all groups.
        allow(&["logs:DescribeLogGroups"], "*"),
    ];
    let role = Resource::new("AWS::IAM::Role", None)
        .with("AssumeRolePolicyDocument", trust("vpc-flow-logs.amazonaws.com"))
        .with("Policies", Value::list([inline("logs", statements)]));
    ctx.add(&scope, "FlowLogRole", role);

    let log = Resource::new("AWS::EC2::FlowLog", None)
        .with("ResourceType", "VPC")
        .with("ResourceId", ctx.reference(scope.block, VPC))
        .with("TrafficType", ctx.symbol(traffic))
        .with("LogDestinationType", "cloud-watch-logs")
        .with("LogGroupName", ctx.reference(scope.block, "FlowLogGroup"))
        .with("DeliverLogsPermissionArn", ctx.attribute(scope.block, "FlowLogRole", "Arn"));
    ctx.add(&scope, "FlowLog", log);
}
