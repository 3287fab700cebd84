//! The policy of a topic: who may publish to it.

use crate::cfn::Value;
use crate::lower::policy::account;
use crate::lower::text::arn;

/// CloudWatch, EventBridge and Auto Scaling, each only for this account: a service publishes for whoever asks it to. Both keys of the
/// condition are in requests of EventBridge, too. Source: "Using IAM policy conditions in Amazon EventBridge" of its user guide.
pub(super) fn publishers(topic: &Value) -> Value {
    let statements = [
        of_service(topic, "Alarms", "cloudwatch.amazonaws.com", "cloudwatch", "alarm:*"),
        of_service(topic, "Events", "events.amazonaws.com", "events", "rule/*"),
        of_auto_scaling(topic),
    ];
    Value::map([("Version", Value::from("2012-10-17")), ("Statement", Value::list(statements))])
}

fn of_service(
    topic: &Value,
    sid: &'static str,
    principal: &'static str,
    service: &str,
    resource: &'static str,
) -> Value {
    let condition = Value::map([
        ("StringEquals", Value::map([("aws:SourceAccount", Value::reference("AWS::AccountId"))])),
        ("ArnLike", Value::map([("aws:SourceArn", arn(service, [Value::from(resource)]))])),
    ]);
    statement(topic, sid, ("Service", Value::from(principal)), condition)
}

/// Auto Scaling publishes as its service-linked role. A policy cannot name a role that does not exist yet, and in a new account it does
/// not; so the principal is the account, and the condition says which of its roles.
fn of_auto_scaling(topic: &Value) -> Value {
    let role =
        "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/*";
    let condition = Value::map([("ArnLike", Value::map([("aws:PrincipalArn", Value::sub(role))]))]);
    statement(topic, "AutoScaling", ("AWS", account()), condition)
}

fn statement(topic: &Value, sid: &'static str, principal: (&'static str, Value), condition: Value) -> Value {
    Value::map([
        ("Sid", Value::from(sid)),
        ("Effect", Value::from("Allow")),
        ("Principal", Value::map([principal])),
        ("Action", Value::from("sns:Publish")),
        ("Resource", topic.clone()),
        ("Condition", condition),
    ])
}
