//! Credentials for a private registry. Metadata, which anyone may read who may describe the stack, has only the ARN of the secret.

use super::files::{Config, Mode};
use super::{Boot, concat};
use crate::cfn::Value;
use crate::ir::kinds::RegistryAuth;
use crate::lower::{Lowering, cluster::registry::secret_arn};

/// The configuration that gives the agent the credentials, now and whenever the secret has others.
pub(super) fn config<'a>(ctx: &mut Lowering, boot: &'a Boot, registry: &RegistryAuth) -> Config<'a> {
    let ty = ctx.symbol(&registry.ty).value;
    let secret = secret_arn(ctx, boot.cluster, registry);
    let named = concat([ty, Value::from("\n"), secret, Value::from("\n")]);
    Config::of(boot)
        .program(RENEW, include_str!("renew-registry-auth.sh"))
        .file(NAMED, Mode::Private, named)
        .file(
            "/etc/systemd/system/ecsc-registry-auth.service",
            Mode::Text,
            Value::from(include_str!("ecsc-registry-auth.service")),
        )
        .file(
            "/etc/systemd/system/ecsc-registry-auth.timer",
            Mode::Text,
            Value::from(include_str!("ecsc-registry-auth.timer")),
        )
        // The program itself knows whether there is anything to do.
        .command("renew", RENEW, format!("[ -x {RENEW} ]"))
        .command(
            "timer",
            format!("systemctl daemon-reload && systemctl enable --now {TIMER}"),
            format!("! systemctl is-active --quiet {TIMER}"),
        )
}

/// The configuration without credentials: an update may have removed those that the agent has.
pub(super) fn none<'a>(boot: &'a Boot) -> Config<'a> {
    Config::of(boot).command(
        "forget",
        format!("systemctl disable --now {TIMER} && : > {NAMED} && {RENEW} && rm {NAMED}"),
        format!("[ -e {NAMED} ] && [ -x {RENEW} ]"),
    )
}

/// The file that names the type and the secret.
const NAMED: &str = "/etc/ecsc/registry";

/// The program that gives the agent the credentials.
const RENEW: &str = "/var/lib/ecsc/renew-registry-auth";

/// What runs it again.
const TIMER: &str = "ecsc-registry-auth.timer";
