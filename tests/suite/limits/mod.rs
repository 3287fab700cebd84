//! Any input: whatever the text, the files, the disk and the moment, there is correct work or a clear error, in bounded time
//! and memory.
//!
//! Here the texts have a fiftieth of their full size; `tests/limits/run` runs the same with the full size, on a release build.
#![cfg(target_os = "linux")]

mod environment;
mod files;
mod output;
mod texts;

use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Instant;

use crate::cli::Folder;

/// Seconds until a command counts as hanging.
const TIMEOUT: &str = "300";

/// Whether texts have their full size.
fn full() -> bool {
    std::env::var("LIMITS").is_ok_and(|limits| limits == "all")
}

/// A size, or a fiftieth of it.
fn scaled(size: usize) -> usize {
    if full() { size } else { size / 50 }
}

/// A copy of the compiler that others than root may execute. Another process writes it: a descriptor that is open for writing
/// here could pass to what another test starts, and a file that is open for writing cannot be executed.
fn copy_of_the_binary(folder: &Folder) -> PathBuf {
    let binary = folder.path("ecsc");
    let copied = Command::new("cp").arg(snapbox::cmd::cargo_bin!("ecsc")).arg(&binary).status();
    assert!(copied.expect("cp runs").success());
    binary
}

/// What a command did.
struct Done {
    /// The exit status; 124 if it hung, none if it was killed.
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Done {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Its first line on standard error.
    fn first(&self) -> &str {
        self.stderr.lines().next().unwrap_or_default()
    }

    /// Fails unless it ended by itself, with one line that says why it cannot, and another that says how much it read.
    #[track_caller]
    fn refused(&self, why: &str) {
        assert_eq!(self.status, Some(2), "{}", self.stderr);
        assert!(self.first().contains(why), "{}", self.stderr);
        let rest: Vec<&str> = self.stderr.lines().skip(1).collect();
        // A path that cannot be read is a diagnostic, which is counted beside the files that were read.
        let is_told_once = if self.first().contains(":1:1: error[E0990]: ") {
            matches!(rest[..], [end] if end.starts_with("checked ") && end.ends_with(": 1 error"))
        } else {
            self.first().starts_with("error: ") && rest.is_empty()
        };
        assert!(is_told_once, "{}", self.stderr);
    }
}

/// The command, with at most so many MiB of memory, ended if it hangs.
fn bounded(folder: &Folder, mebibytes: usize, arguments: &[&str]) -> Command {
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {}; exec timeout --signal=KILL {TIMEOUT} \"$@\"", mebibytes * 1024);
    command.args(["-c", &script, "sh"]).arg(snapbox::cmd::cargo_bin!("ecsc")).args(arguments);
    command.current_dir(folder.path(".")).env_clear().env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command
}

/// Runs the command with 1 GiB of memory.
fn run(folder: &Folder, arguments: &[&str]) -> Done {
    Done::of(bounded(folder, 1024, arguments).output().expect("it runs"))
}

/// Checks a text with so many MiB of memory; prints how long that took.
fn check(name: &str, text: impl AsRef<[u8]>, mebibytes: usize, more: &[&str]) -> Done {
    let folder = Folder::with(&[]);
    folder.write("web.ecs", text.as_ref());
    let begin = Instant::now();
    let arguments: Vec<&str> = ["check", "web.ecs"].iter().chain(more).copied().collect();
    let done = Done::of(bounded(&folder, mebibytes, &arguments).output().expect("it runs"));
    println!("{name}: {} bytes, {:.1} s", text.as_ref().len(), begin.elapsed().as_secs_f64());
    assert!(matches!(done.status, Some(0 | 1)), "{name}: {:?} {}", done.status, done.first());
    assert!(!done.stderr.contains("panicked"), "{name}: {}", done.stderr);
    done
}

/// Whether this runs as root, which mounts, and reads everything.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}
