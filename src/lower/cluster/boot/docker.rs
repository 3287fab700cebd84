//! The settings of the Docker daemon.

use super::script::{Text, fill};
use crate::cfn::Value;
use crate::ir::kinds::{Docker, Ulimit};
use crate::types::Counted;

/// The part of the user data that sets them; empty if nothing is set.
pub(super) fn step(docker: &Docker) -> Text {
    let Docker { log_size, log_files, ulimits } = docker;
    let rotation = log_size.as_ref().map(|size| rotation(size.value.count(), log_files.value));
    let limits = (!ulimits.limits.is_empty()).then(|| limits(&ulimits.limits));
    if rotation.is_none() && limits.is_none() {
        return Text::new();
    }
    let parts =
        [("rotation", rotation), ("limits", limits)].map(|(name, part)| (name, part.unwrap_or_default()));
    fill(include_str!("docker.sh"), &parts)
}

/// The driver is named with its options: those of another driver, which an image may have as its default, are others.
fn rotation(mebibytes: i64, files: i64) -> Text {
    let size = vec![Value::from(mebibytes.to_string())];
    let files = vec![Value::from(files.to_string())];
    fill(include_str!("docker-logs.sh"), &[("size", size), ("files", files)])
}

/// The limits are options of the command line, as those of the image are: Docker does not start if the file of its settings has some,
/// too. Of two limits of one name the last one counts.
fn limits(limits: &[Ulimit]) -> Text {
    let option = |Ulimit { name, limit, .. }: &Ulimit| {
        format!(" --default-ulimit {name}={}:{}", limit.soft, limit.hard)
    };
    let options = limits.iter().map(option).collect::<Vec<_>>().concat();
    fill(include_str!("docker-limits.sh"), &[("options", vec![Value::from(options)])])
}
