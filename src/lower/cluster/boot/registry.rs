//! Credentials for a private registry. Metadata, which anyone may read who may describe the stack, has only the ARN of the secret.

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
    // If the secret does not exist, nothing may refer to it, not even a file that nobody reads.
    let place = ctx.choose(test, place, Value::from(""));
    Config::of(boot)
        .program("/var/lib/ecsc/fetch-registry-auth", include_str!("fetch-registry-auth.sh"))
        .file("/etc/ecsc/registry", Mode::Private, place)
        .package("awscli-2")
        .command("fetch", "/var/lib/ecsc/fetch-registry-auth", "/var/lib/ecsc/fetch-registry-auth --stale")
}
