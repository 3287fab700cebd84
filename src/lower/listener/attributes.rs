//! The attributes of a load balancer: strings by key.

use super::{Lowering, Test};
use crate::cfn::Value;
use crate::ir::kinds::{AccessLogs, Listener};
use crate::lower::values;

/// `LoadBalancerAttributes`
pub(super) fn lower(ctx: &mut Lowering, listener: &Listener) -> Value {
    let Listener {
        idle_timeout,
        drop_invalid_headers,
        deletion_protection,
        http2,
        keep_alive,
        desync,
        access_logs,
        ..
    } = listener;
    let mut items = vec![
        (Test::ALWAYS, entry("idle_timeout.timeout_seconds", ctx.text(idle_timeout).value)),
        (
            Test::ALWAYS,
            entry("routing.http.drop_invalid_header_fields.enabled", ctx.text(drop_invalid_headers).value),
        ),
        (Test::ALWAYS, entry("routing.http2.enabled", ctx.text(http2).value)),
        (Test::ALWAYS, entry("deletion_protection.enabled", ctx.text(deletion_protection).value)),
    ];
    // What is not given keeps the load balancer's own default.
    if let Some(keep_alive) = keep_alive {
        let given = ctx.given(Some(keep_alive));
        items.push((given, entry("client_keep_alive.seconds", values::text(ctx.plain(keep_alive)))));
    }
    if let Some(desync) = desync {
        let given = ctx.given(Some(desync));
        items.push((given, entry("routing.http.desync_mitigation_mode", ctx.plain(desync))));
    }
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
