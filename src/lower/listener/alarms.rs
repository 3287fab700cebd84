//! The alarms of a load balancer.

use super::{Lowering, Scope};
use crate::aws::metrics::{self, Metric};
use crate::cfn::Value;
use crate::ir::kinds::Listener;
use crate::language::{AlarmSchema, AnyBlock};
use crate::lower::alarms::{ABOVE, Figure, Series, Told, Watched};

/// With fewer errors their share is not compared: one of two requests at night is no incident.
const LEAST_ERRORS: u32 = 10;

/// What clients get instead of an answer, and what connects to nothing.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, listener: &Listener) {
    let told = ctx.told(listener.alarmed());
    let alarms = Listener::ALARMS;
    // Of requests that found no target, which the load balancer answers itself, `RequestCount` knows nothing.
    share(
        ctx,
        scope,
        told.as_ref(),
        &alarms.load_balancer_5xx,
        &metrics::ELB_5XX,
        "(FILL(requests, 0) + errors)",
    );
    share(ctx, scope, told.as_ref(), &alarms.target_5xx, &metrics::TARGET_5XX, "requests");
    let counted: [(&AlarmSchema, &Metric, &str); 2] = [
        (
            &alarms.rejected_connections,
            &metrics::REJECTED_CONNECTION_COUNT,
            "The load balancer refuses connections: it has as many as it can have.",
        ),
        (
            &alarms.target_connection_errors,
            &metrics::TARGET_CONNECTION_ERROR_COUNT,
            "The load balancer cannot connect to targets.",
        ),
    ];
    for (alarm, metric, description) in counted {
        let figure = Figure::One(series(ctx, scope, metric), "Sum");
        ctx.watch(
            scope,
            told.as_ref(),
            &Watched { alarm, name: None, description, figure, comparison: ABOVE },
        );
    }
}

/// The percentage of the requests that are errors.
fn share(
    ctx: &mut Lowering,
    scope: &Scope,
    told: Option<&Told>,
    alarm: &'static AlarmSchema,
    errors: &'static Metric,
    all: &str,
) {
    let expression = format!("IF(errors >= {LEAST_ERRORS}, 100 * errors / {all}, 0)");
    let parts = vec![
        ("errors", series(ctx, scope, errors), "Sum"),
        ("requests", series(ctx, scope, &metrics::REQUEST_COUNT), "Sum"),
    ];
    let description = if *errors == metrics::ELB_5XX {
        "The load balancer answers requests with errors of its own."
    } else {
        "The targets answer requests with errors."
    };
    let figure = Figure::Calculated(parts, Value::from(expression));
    ctx.watch(scope, told, &Watched { alarm, name: None, description, figure, comparison: ABOVE });
}

fn series(ctx: &Lowering, scope: &Scope, metric: &'static Metric) -> Series {
    Series::of(metric, "LoadBalancer", ctx.attribute(scope.block, "LoadBalancer", "LoadBalancerFullName"))
}
