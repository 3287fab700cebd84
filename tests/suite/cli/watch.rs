//! `ecsc watch`: the real command beside a hand that writes files.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use super::{FAULTY, Folder, SOUND, named};

/// A command that watches, and the lines of its standard error.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

/// How long a line may take: the machine may be busy.
const PATIENCE: Duration = Duration::from_mins(1);

impl Watching {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child = Command::new(snapbox::cmd::cargo_bin!("ecsc"))
            .arg("watch")
            .args(arguments)
            .current_dir(folder.path("."))
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let stderr = child.stderr.take().expect("a pipe");
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// The lines of a run, without that which says that it waits.
    fn run(&self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.starts_with("watching ") => return lines,
                Ok(line) => lines.push(line),
                Err(error) => panic!("{error} after {lines:?}"),
            }
        }
    }

    /// Nothing more is said.
    fn is_quiet(&self) {
        assert_eq!(self.lines.recv_timeout(Duration::from_millis(700)).ok(), None);
    }

    /// Sends the signal of Ctrl-C, and waits for the end.
    #[cfg(unix)]
    fn interrupt(mut self) -> ExitStatus {
        let status = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(status.expect("kill").success());
        self.child.wait().expect("it ends")
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes a file beside its place and renames it, as many editors do: nobody sees a part of it.
fn replace(folder: &Folder, path: &str, text: impl AsRef<[u8]>) {
    folder.write(".beside", text);
    fs::rename(folder.path(".beside"), folder.path(path)).expect("a file");
}

const SOUND_SAID: &str = "checked 1 file: no errors";

#[test]
#[cfg(unix)]
fn a_change_is_checked_and_ctrl_c_ends_it_with_130() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    let watching = Watching::start(&folder, &[]);
    let lines = watching.run();
    assert!(
        lines[0].starts_with("web.ecs:1:")
            && lines.last().is_some_and(|line| line == "checked 1 file: 1 error"),
        "{lines:?}"
    );
    // In place: the system may tell of the empty file first.
    folder.write("web.ecs", SOUND);
    while watching.run().last().is_none_or(|line| line != SOUND_SAID) {}
    // A file that is written with the same text, one that is none of the program, and what a read does to it change nothing.
    replace(&folder, "web.ecs", SOUND);
    folder.write("notes.md", "x");
    fs::read(folder.path("web.ecs")).expect("a file");
    watching.is_quiet();
    assert_eq!(watching.interrupt().code(), Some(130));
}

#[test]
fn an_editor_that_renames_and_a_file_that_goes_and_comes_back_are_seen() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let watching = Watching::start(&folder, &[]);
    assert_eq!(watching.run(), [SOUND_SAID]);
    for text in [FAULTY, SOUND, FAULTY] {
        // As vim and many editors write: into another file, which takes the place of the first.
        replace(&folder, "web.ecs", text);
        assert_eq!(watching.run()[0], "changed: `web.ecs`");
    }
    fs::remove_file(folder.path("web.ecs")).expect("a file");
    let lines = watching.run();
    assert!(lines.iter().any(|line| line.contains("there is no `.ecs` file")), "{lines:?}");
    replace(&folder, "other.ecs", SOUND);
    assert_eq!(watching.run(), ["changed: `other.ecs`", SOUND_SAID]);
}

#[test]
fn a_folder_that_is_made_again_is_seen() {
    let folder = Folder::with(&[("platform/web.ecs", SOUND)]);
    let watching = Watching::start(&folder, &["platform"]);
    assert_eq!(watching.run(), [SOUND_SAID]);
    fs::rename(folder.path("platform"), folder.path("gone")).expect("a folder");
    assert!(watching.run().iter().any(|line| line.contains("cannot read `platform`")));
    folder.write("made/web.ecs", FAULTY);
    fs::rename(folder.path("made"), folder.path("platform")).expect("a folder");
    let lines = watching.run();
    assert!(lines.iter().any(|line| line == "checked 1 file: 1 error"), "{lines:?}");
    replace(&folder, "platform/web.ecs", SOUND);
    assert_eq!(watching.run(), ["changed: `platform/web.ecs`", SOUND_SAID]);
}

#[test]
fn values_configuration_and_named_files_are_watched_wherever_they_are() {
    let program = "var zones: int = 2\nassert var.zones < 4, \"too many\"\nassert file(\"scripts/boot.sh\") != \"x\", \"an x\"\n";
    let folder = Folder::with(&[
        (".git/HEAD", ""),
        ("team/web/web.ecs", program),
        ("team/web/scripts/boot.sh", "echo"),
        ("values/one.ecsvars", "zones = 2\n"),
    ]);
    let watching = Watching::start(&folder, &["team/web", "--var-file", "values/one.ecsvars"]);
    watching.run();
    replace(&folder, "values/one.ecsvars", "zones = 5\n");
    let lines = watching.run();
    assert_eq!(lines[0], "changed: `values/one.ecsvars`");
    assert!(lines.iter().any(|line| line.contains("too many")), "{lines:?}");
    replace(&folder, "team/web/scripts/boot.sh", "x");
    let lines = watching.run();
    assert_eq!(lines[0], "changed: `team/web/scripts/boot.sh`");
    assert!(lines.iter().any(|line| line.contains("an x")), "{lines:?}");
    // A configuration may appear above the program.
    replace(&folder, "ecsc.toml", "[levels]\nW0999 = \"deny\"\n");
    let lines = watching.run();
    assert!(lines.iter().any(|line| line.contains("E0991")), "{lines:?}");
    replace(&folder, "ecsc.toml", "");
    let lines = watching.run();
    assert!(!lines.iter().any(|line| line.contains("E0991")), "{lines:?}");
}

#[test]
fn a_new_program_below_a_folder_is_found() {
    let folder = Folder::with(&[("a/web.ecs", SOUND)]);
    let watching = Watching::start(&folder, &["-r"]);
    assert_eq!(watching.run(), [SOUND_SAID]);
    fs::create_dir_all(folder.path("b/deep")).expect("a folder");
    watching.is_quiet();
    replace(&folder, "b/deep/data.ecs", FAULTY);
    let lines = watching.run();
    assert_eq!(lines[0], "changed: `b/deep/data.ecs`");
    assert_eq!(lines.last().expect("a line"), "checked 2 files: 1 error");
}

#[test]
fn templates_are_built_if_that_is_wanted_and_a_broken_program_leaves_them() {
    let folder = Folder::with(&[("web.ecs", &named("shop"))]);
    let watching = Watching::start(&folder, &["--build", "--out", "out", "--format", "json"]);
    assert!(watching.run().last().is_some_and(|line| line.starts_with("built 1 stack")));
    let template = folder.read("out/shop/shop-efs-shared.json");
    // What is written beside the program starts nothing.
    watching.is_quiet();
    replace(&folder, "web.ecs", FAULTY);
    assert!(watching.run().last().is_some_and(|line| line.contains("nothing was written")));
    assert_eq!(folder.read("out/shop/shop-efs-shared.json"), template);
    replace(
        &folder,
        "web.ecs",
        named("shop").replace("= network.main", "= network.main\n  tags = { Team = \"a\" }"),
    );
    watching.run();
    assert_ne!(folder.read("out/shop/shop-efs-shared.json"), template);
}

#[test]
fn without_the_help_of_the_system_files_are_looked_at() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    let watching = Watching::start(&folder, &["--poll"]);
    watching.run();
    replace(&folder, "web.ecs", SOUND);
    assert_eq!(watching.run(), ["changed: `web.ecs`", SOUND_SAID]);
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let error = |arguments: &[&str]| {
        let (status, _, error) = folder.run(["watch"].into_iter().chain(arguments.iter().copied()));
        assert_eq!(status, 2, "{arguments:?}");
        error
    };
    assert!(error(&["-"]).contains("standard input cannot be watched"));
    assert!(error(&["--of", "web.ecs"]).contains("`ecsc watch` finds out itself"));
    assert!(error(&["missing"]).contains("cannot read `missing`"));
    assert!(error(&["--env", "production"]).contains("there is no environment `production`"));
    assert!(error(&["--build", "--minify"]).contains("`--minify` needs `--format json`"));
}

#[test]
fn options_of_templates_need_that_templates_are_built() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    for options in [&["--out", "x"][..], &["--format", "json"], &["--minify"]] {
        let output = folder.ecsc(["watch"]).args(options).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("--build"), "{error}");
    }
}
