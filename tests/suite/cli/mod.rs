//! The command line, as a person meets it.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

mod baseline;
mod build;
mod completions;
mod control;
mod environments;
mod explain;
mod fix;
mod fmt;
mod help;
mod messages;
mod programs;
mod schema;
mod usage;
mod variables;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::Assert;
use snapbox::assert::Action;
use snapbox::cmd::Command;

use crate::expect::updating;

/// A folder of its own with files in it.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with these files; their paths may have folders.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files below a folder with their texts, in name order.
    pub(crate) fn files(&self, path: &str) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.path(path)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let entry = entry.expect("an entry").path();
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    let name = entry.strip_prefix(self.path(path)).expect("inside").display().to_string();
                    files.push((name, fs::read(&entry).expect("a file")));
                }
            }
        }
        files.sort();
        files
    }

    /// The command, run in this folder, on no terminal, in an environment that says nothing of colours.
    pub(crate) fn ecsc<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let action = if updating() { Action::Overwrite } else { Action::Verify };
        Command::new(snapbox::cmd::cargo_bin!("ecsc"))
            .with_assert(Assert::new().action(action))
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("LANG", "C.UTF-8")
    }

    /// Runs the command: exit status, standard output, standard error.
    pub(crate) fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> (i32, String, String) {
        let output = self.ecsc(arguments).output().expect("the command runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an exit status"), text(output.stdout), text(output.stderr))
    }
}

/// A program without a mistake.
pub(crate) const SOUND: &str = r#"
existing network "main" {
  vpc             = "vpc-0a1b2c3d4e5f60718"
  private_subnets = ["subnet-0a1b2c3d4e5f60718"]
}

volume "shared" {
  network = network.main
}
"#;

/// The same, whose stacks are named after its project and not after its file.
fn named(project: &str) -> String {
    format!("project \"{project}\" {{}}\n{SOUND}")
}

/// A program with one error: a name without a value.
const FAULTY: &str = "let zones =\n";

/// A program with one warning, which has a fix.
fn doubtful() -> String {
    format!("# ecsc-allow W0690: it is needed no more\n{}", SOUND.trim_start())
}
