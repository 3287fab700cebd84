//! The attributes of a load balancer: strings by key.

use super::{Lowering, Test};
use crate::cfn::Value;
use crate::ir::kinds::AccessLogs;
use crate::ir::{self, Nested};
use crate::types::Seconds;

/// The attributes of a listener block that become attributes of the load balancer.
pub(super) struct Attributes<'a> {
    pub(super) idle_timeout: &'a ir::Value<Seconds>,
    pub(super) drop_invalid_headers: &'a ir::Value<bool>,
    pub(super) deletion_protection: &'a ir::Value<bool>,
    pub(super) http2: &'a ir::Value<bool>,
    pub(super) access_logs: &'a Option<Nested<AccessLogs>>,
}

/// `LoadBalancerAttributes`
pub(super) fn lower(ctx: &mut Lowering, attributes: &Attributes) -> Value {
    let Attributes { idle_timeout, drop_invalid_headers, deletion_protection, http2, access_logs } =
        attributes;
    let idle_timeout = match ctx.value(idle_timeout).value {
        Value::Int(seconds) => Value::from(seconds.to_string()),
        other => other,
    };
    let mut items = vec![
        (Test::ALWAYS, entry("idle_timeout.timeout_seconds", idle_timeout)),
        (
            Test::ALWAYS,
            entry("routing.http.drop_invalid_header_fields.enabled", ctx.text(drop_invalid_headers).value),
        ),
        (Test::ALWAYS, entry("routing.http2.enabled", ctx.text(http2).value)),
        (Test::ALWAYS, entry("deletion_protection.enabled", ctx.text(deletion_protection).value)),
    ];
    // Without access logs the key is left out: `access_logs.s3.enabled` is false by default.
    if let Some(access_logs) = access_logs {
        let guard = ctx.guard(access_logs.guard.as_ref());
        let AccessLogs { bucket, prefix } = &access_logs.block;
        items.push((guard.clone(), entry("access_logs.s3.enabled", Value::from("true"))));
        items.push((guard.clone(), entry("access_logs.s3.bucket", ctx.value(bucket).value)));
        // The prefix is optional in the API, too, so one that is not given has no entry.
        if let Some(prefix) = prefix {
            let given = ctx.given(Some(prefix));
            items.push((guard.and(given), entry("access_logs.s3.prefix", ctx.plain(prefix))));
        }
    }
    ctx.list(items)
}

fn entry(key: &str, value: Value) -> Value {
    Value::map([("Key", Value::from(key.to_owned())), ("Value", value)])
}
