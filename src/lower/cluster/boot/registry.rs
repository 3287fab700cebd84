//! Credentials for a private registry: what is written down is where they are, never what they are.

use super::concat;
use super::files::{Config, Mode};
use crate::cfn::Value;
use crate::ir::kinds::RegistryAuth;
use crate::lower::{Lowering, Test, cluster::registry::secret_arn};

/// The configuration that fetches them into a part of the agent's settings.
pub(super) fn config(ctx: &mut Lowering, registry: &RegistryAuth, test: &Test) -> Config {
    let ty = ctx.symbol(&registry.ty).value;
    let secret = secret_arn(ctx, registry);
    let place = concat([ty, Value::from("\n"), secret, Value::from("\n")]);
    // Where the secret is not there, nothing may refer to it, not even what nobody reads.
    let place = ctx.choose(test, place, Value::from(""));
    Config::default()
        .program("/var/lib/ecsc/fetch-registry-auth", include_str!("fetch-registry-auth.sh"))
        .file("/etc/ecsc/registry", Mode::Private, place)
        .package("awscli-2")
        .command("fetch", "/var/lib/ecsc/fetch-registry-auth", "/var/lib/ecsc/fetch-registry-auth --stale")
}
