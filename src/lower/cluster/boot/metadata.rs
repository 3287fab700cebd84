//! The metadata of the launch template: one configuration for each concern, and the set that names those needed.

use super::files::{Config, INSTALL_PACKAGES, Mode};
use super::script::fill;
use super::{Boot, concat, disks, logs, mounts, ready, registry};
use crate::cfn::Value;
use crate::lower::{Lowering, Test};

/// `AWS::CloudFormation::Init`
pub(in crate::lower::cluster) fn metadata(ctx: &mut Lowering, boot: &Boot) -> Value {
    let mounted = mounts::any(ctx, boot.mounts);
    let with_disks = disks::any(ctx, boot.disks);
    // What fails comes after the logs that say why.
    let mut configs = vec![
        ("install", Test::ALWAYS, install(ctx, boot).into_value()),
        ("logs", Test::ALWAYS, logs::config(ctx, boot).into_value()),
        ("registry", Test::ALWAYS, registry(ctx, boot)),
    ];
    if with_disks != Test::NEVER {
        configs.push(("disks", with_disks, mount_disks(boot).into_value()));
    }
    if mounted != Test::NEVER {
        configs.push(("efsmount", mounted, efsmount(boot).into_value()));
    }
    let order: Vec<_> = configs.iter().map(|(name, test, _)| (*name, test.clone())).collect();
    let sets =
        Value::map([("default", set(ctx, &order, &[])), ("update", Value::list(UPDATED.iter().copied()))]);
    let configs = configs.into_iter().map(|(name, _, config)| (name, config));
    Value::map([("configSets", sets)].into_iter().chain(configs))
}

/// What an update of the stack changes on instances that run. All else is in the user data, or needed for the boot only.
const UPDATED: &[&str] = &["logs", "registry"];

/// The names of the configurations, in order, as two lists if one of them has a guard: `AWS::NoValue` in a list of metadata would reach
/// cfn-init.
fn set(ctx: &mut Lowering, rest: &[(&'static str, Test)], names: &[&'static str]) -> Value {
    let Some(((name, test), rest)) = rest.split_first() else { return Value::list(names.iter().copied()) };
    let with = set(ctx, rest, &[names, &[*name]].concat());
    if *test == Test::ALWAYS {
        return with;
    }
    let without = set(ctx, rest, names);
    ctx.choose(test, with, without)
}

/// The credentials, or what removes them.
fn registry(ctx: &mut Lowering, boot: &Boot) -> Value {
    let without = registry::none(boot).into_value();
    let Some(registry) = boot.registry else { return without };
    let test = ctx.guard(registry.guard.as_ref());
    let with = registry::config(ctx, boot, &registry.block).into_value();
    ctx.choose(&test, with, without)
}

/// What every instance needs: a way to install packages, cfn-hup to learn of updates, and a signal when it is ready, for which the
/// command-line interface ends the wait of the group.
fn install<'a>(ctx: &mut Lowering, boot: &'a Boot) -> Config<'a> {
    let file = |text| concat(fill(text, &boot.place));
    let interval = boot.max_size.is_some_and(|size| size <= MAX_ASKING_EACH_MINUTE);
    let interval = Value::from(if interval { "1" } else { "5" });
    let hup = fill(
        include_str!("cfn-hup.conf"),
        &[boot.place.as_slice(), &[("interval", vec![interval])]].concat(),
    );
    let config = Config::of(boot).program(INSTALL_PACKAGES, include_str!("install-packages.sh"));
    ready::program(ctx, boot, config)
        .file("/etc/cfn/cfn-hup.conf", Mode::Private, concat(hup))
        .file(
            "/etc/cfn/hooks.d/cfn-auto-reloader.conf",
            Mode::Private,
            file(include_str!("cfn-auto-reloader.conf")),
        )
        .file("/etc/systemd/system/cfn-hup.service", Mode::Text, file(include_str!("cfn-hup.service")))
        .package("awscli-2")
        .command(
            "cfn_hup",
            "systemctl daemon-reload && systemctl enable --now cfn-hup.service",
            "! systemctl is-active --quiet cfn-hup.service",
        )
}

/// The largest group whose instances ask CloudFormation each minute whether their metadata has changed, which it would throttle for many.
const MAX_ASKING_EACH_MINUTE: i64 = 50;

/// The instances' own disks. A volume may be mounted inside of one.
fn mount_disks<'a>(boot: &'a Boot) -> Config<'a> {
    Config::of(boot)
        .program("/var/lib/ecsc/mount-disks", include_str!("mount-disks.sh"))
        .package("amazon-ec2-utils")
        .command(
            "mount",
            "/var/lib/ecsc/mount-disks",
            "while read -r _ path; do mountpoint --quiet \"$path\" || exit 0; done < /etc/ecsc/disks; exit 1",
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
