//! When an instance counts: the launching hook of its group ends, and CloudFormation gets its signal, once the agent has registered.

use super::files::Config;
use super::script::{Text, fill};
use super::{Boot, concat};
use crate::cfn::Value;
use crate::lower::Lowering;
use crate::lower::cluster::HOOK;

/// Adds the program that waits for the agent.
pub(super) fn program<'a>(ctx: &mut Lowering, boot: &Boot, config: Config<'a>) -> Config<'a> {
    let seconds = ctx.value(boot.startup_timeout).value;
    let targets = targets(ctx, boot);
    let values =
        vec![("hook", vec![Value::from(HOOK)]), ("seconds", vec![seconds]), ("targets", vec![targets])];
    config.program_with("/var/lib/ecsc/signal-ready", include_str!("signal-ready.sh"), values)
}

/// The step that waits for the load balancers; empty if there is none.
fn targets(ctx: &mut Lowering, boot: &Boot) -> Value {
    let groups: Text = boot
        .asked_by
        .iter()
        .map(|(test, group)| {
            let line = fill(
                "until_done 'the load balancer does not reach the agent' healthy '{{group}}'\n",
                &[("group", vec![group.clone()])],
            );
            ctx.choose(test, concat(line), Value::from(""))
        })
        .collect();
    let step = concat(fill(include_str!("healthy.sh"), &[("groups", groups)]));
    ctx.choose(&boot.is_asked(), step, Value::from(""))
}
