//! Work on one processor: the compiler starts no more threads than there are processors. By `taskset`, where there is one.

use std::process::Command;

/// Runs `work` while the main thread has only one processor; not at all where that cannot be had.
pub(crate) fn on_one_processor(work: impl FnOnce()) {
    // "pid 1's current affinity list: 0-2,5"
    let Some(answer) = taskset(&[]) else { return };
    let Some((_, all)) = answer.trim().rsplit_once(' ') else { return };
    let first = all.split(['-', ',']).next().unwrap_or(all);
    if taskset(&[first]).is_some() {
        work();
        taskset(&[all]);
    }
}

fn taskset(processors: &[&str]) -> Option<String> {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", "--pid"]).args(processors).arg(std::process::id().to_string());
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
