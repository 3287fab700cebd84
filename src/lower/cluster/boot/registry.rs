//! Credentials for a private registry: what is written down is where they are, never what they are.

use super::files::{Config, Mode};
use super::{Boot, concat};
use crate::cfn::Value;
use crate::ir::kinds::RegistryAuth;
use crate::lower::{Lowering, Test, cluster::registry::secret_arn};

/// The configuration that fetches them into a part of the agent's settings.
pub(super) fn config<'a>(
    ctx: &mut Lowering,
    boot: &'a Boot,
    registry: &RegistryAuth,
    test: &Test,
) -> Config<'a> {
    let ty = ctx.symbol(&registry.ty).value;
    let secret = secret_arn(ctx, boot.cluster, registry);
    let place = concat([ty, Value::from("\n"), secret, Value::from("\n")]);
    // Where the secret is not there, nothing may refer to it, not even what nobody reads.
    let place = ctx.choose(test, place, Value::from(""));
    Config::of(boot)
        .program("/var/lib/ecsc/fetch-registry-auth", include_str!("fetch-registry-auth.sh"))
        .file("/etc/ecsc/registry", Mode::Private, place)
        .package("awscli-2")
        .command("fetch", "/var/lib/ecsc/fetch-registry-auth", "/var/lib/ecsc/fetch-registry-auth --stale")
}
