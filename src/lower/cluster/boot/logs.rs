//! The CloudWatch agent, which sends the logs of the boot and of the ECS agent.

use super::Boot;
use super::files::{Config, Mode};
use crate::cfn::Value;
use crate::lower::Lowering;

/// The files that show why an instance did not start, or what happened to its tasks.
const FILES: &[&str] = &[
    "ecs/ecs-init.log",
    "ecs/ecs-agent.log",
    "cloud-init.log",
    "cloud-init-output.log",
    "cfn-init.log",
    "cfn-init-cmd.log",
    "cfn-hup.log",
];

/// The configuration that installs it, and applies its settings whenever they have changed.
pub(super) fn config<'a>(ctx: &Lowering, boot: &'a Boot) -> Config<'a> {
    let program = "amazon-cloudwatch-agent";
    let (wanted, applied) = ("/etc/ecsc/cloudwatch-agent.json", "/var/lib/ecsc/cloudwatch-agent.json");
    // Two files, because cfn-init has always written the wanted one before its commands run. The
    // applied one is a copy that only a successful start makes, so that a failed one is tried
    // again.
    Config::of(boot).file(wanted, Mode::Text, settings(ctx, boot)).package(program).command(
        "start",
        format!("{program}-ctl -a fetch-config -m ec2 -s -c file:{wanted} && cp {wanted} {applied}"),
        format!("[ \"$(cat {wanted})\" != \"$(cat {applied})\" ]"),
    )
}

/// Its settings. All of them are strings: CloudFormation turns every scalar in metadata into one.
fn settings(ctx: &Lowering, boot: &Boot) -> Value {
    let files = FILES.iter().map(|file| {
        let name = file.rsplit('/').next().unwrap_or(file);
        Value::map([
            ("file_path", Value::from(format!("/var/log/{file}"))),
            ("log_group_name", ctx.reference(boot.cluster, "LogGroup")),
            ("log_stream_name", Value::from(format!("{{instance_id}}/{name}"))),
        ])
    });
    let list = Value::map([("collect_list", Value::list(files))]);
    let logs = Value::map([("logs_collected", Value::map([("files", list)]))]);
    Value::map([("agent", Value::map([("run_as_user", "root")])), ("logs", logs)])
}
