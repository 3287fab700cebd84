//! The metadata of the launch template: one configuration for each concern, and the set that names those needed.

use super::files::{Config, INSTALL_PACKAGES, Mode};
use super::script::fill;
use super::{Boot, agent, concat, logs, mounts, registry};
use crate::cfn::Value;
use crate::lower::{Lowering, Test};

/// `AWS::CloudFormation::Init`
pub(in crate::lower::cluster) fn metadata(ctx: &mut Lowering, boot: &Boot) -> Value {
    let settings = agent::settings(ctx, boot);
    let mounted = mounts::any(ctx, boot.mounts);
    let registry = boot.registry.map(|registry| (ctx.guard(registry.guard.as_ref()), registry));
    let known = registry.as_ref().map_or(Test::NEVER, |(test, _)| test.clone());

    let mut configs = vec![("install", Test::ALWAYS, install(ctx, boot))];
    if let Some((test, registry)) = registry {
        let config = registry::config(ctx, boot, &registry.block, &test);
        configs.push(("registry", test, config));
    }
    if mounted != Test::NEVER {
        configs.push(("efsmount", mounted, efsmount(boot)));
    }
    configs.push(("logs", Test::ALWAYS, logs::config(ctx, boot)));
    configs.push(("agent", Test::ALWAYS, agent(ctx, boot, settings, &known)));

    // The order counts: packages need the installer, the agent's settings need the credentials, and its tasks need the mounts.
    let order: Vec<_> = configs.iter().map(|(name, test, _)| (*name, test.clone())).collect();
    let sets = Value::map([("default", set(ctx, &order, &[]))]);
    let configs = configs.into_iter().map(|(name, _, config)| (name, config.into_value()));
    Value::map([("configSets", sets)].into_iter().chain(configs))
}

/// The names of the configurations, in order. At most two of them have a guard, so there are at most four lists. `AWS::NoValue` in a list
/// of metadata would reach cfn-init.
fn set(ctx: &mut Lowering, rest: &[(&'static str, Test)], names: &[&'static str]) -> Value {
    let Some(((name, test), rest)) = rest.split_first() else { return Value::list(names.iter().copied()) };
    let with = set(ctx, rest, &[names, &[*name]].concat());
    if *test == Test::ALWAYS {
        return with;
    }
    let without = set(ctx, rest, names);
    ctx.choose(test, with, without)
}

/// What every instance needs: a way to install packages, cfn-hup to learn of updates, and a signal when it is ready.
fn install<'a>(ctx: &mut Lowering, boot: &'a Boot) -> Config<'a> {
    let minutes = ctx.value(boot.startup_timeout).value;
    let file = |text| concat(fill(text, &boot.place));
    Config::of(boot)
        .program(INSTALL_PACKAGES, include_str!("install-packages.sh"))
        .program_with(
            "/var/lib/ecsc/signal-ready",
            include_str!("signal-ready.sh"),
            vec![("minutes", vec![minutes])],
        )
        .file("/etc/cfn/cfn-hup.conf", Mode::Private, file(include_str!("cfn-hup.conf")))
        .file(
            "/etc/cfn/hooks.d/cfn-auto-reloader.conf",
            Mode::Private,
            file(include_str!("cfn-auto-reloader.conf")),
        )
        .file("/etc/systemd/system/cfn-hup.service", Mode::Text, file(include_str!("cfn-hup.service")))
        .command(
            "cfn_hup",
            "systemctl daemon-reload && systemctl enable --now cfn-hup.service",
            "! systemctl is-active --quiet cfn-hup.service",
        )
}

/// The volumes. They are mounted before the agent can start a task.
fn efsmount<'a>(boot: &'a Boot) -> Config<'a> {
    Config::of(boot)
        .program("/var/lib/ecsc/mount-volumes", include_str!("mount-volumes.sh"))
        .package("amazon-efs-utils")
        .command(
            "mount",
            "/var/lib/ecsc/mount-volumes",
            "while read -r _ path _; do mountpoint --quiet \"$path\" || exit 0; done < /etc/ecsc/fstab; exit 1",
        )
}

/// The settings of the agent, last: it starts after the boot, and is restarted if it runs already.
fn agent<'a>(ctx: &mut Lowering, boot: &'a Boot, settings: Value, registry: &Test) -> Config<'a> {
    let credentials = ctx.choose(registry, Value::from(" /etc/ecsc/registry.config"), Value::from(""));
    let with_parts = |before: &str, after: &'static str| {
        concat([
            Value::from(format!("{before} /etc/ecsc/agent.config")),
            credentials.clone(),
            Value::from(after),
        ])
    };
    Config::of(boot)
        .program("/var/lib/ecsc/configure-agent", include_str!("configure-agent.sh"))
        .file("/etc/ecsc/agent.config", Mode::Text, settings)
        .command(
            "configure",
            with_parts("/var/lib/ecsc/configure-agent", ""),
            with_parts("[ \"$(cat", ")\" != \"$(cat /etc/ecs/ecs.config)\" ]"),
        )
}
