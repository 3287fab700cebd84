//! What a listener does with a request that matches no rule.

use crate::cfn::Value;

/// A plain 404.
pub(super) fn not_found() -> Value {
    let response = Value::map([
        ("StatusCode", Value::from("404")),
        ("ContentType", Value::from("text/plain")),
        ("MessageBody", Value::from("Not found")),
    ]);
    Value::map([("Type", Value::from("fixed-response")), ("FixedResponseConfig", response)])
}

/// To a target group.
pub(super) fn forward(target_group: &Value) -> Value {
    Value::map([("Type", Value::from("forward")), ("TargetGroupArn", target_group.clone())])
}

/// A permanent redirect to the same address with HTTPS. Host, path and query are kept by default.
pub(super) fn redirect(port: &Value) -> Value {
    let port = match port {
        Value::Int(port) => Value::from(port.to_string()),
        other => other.clone(),
    };
    let to = Value::map([
        ("Protocol", Value::from("HTTPS")),
        ("Port", port),
        ("StatusCode", Value::from("HTTP_301")),
    ]);
    Value::map([("Type", Value::from("redirect")), ("RedirectConfig", to)])
}
