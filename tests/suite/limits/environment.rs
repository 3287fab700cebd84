//! Environments in which a command is started by mistake.

use std::process::{Command, Stdio};

use super::Done;
use crate::cli::{Folder, SOUND};

fn ecsc(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("ecsc"));
    command.args(arguments).current_dir(folder.path(".")).env_clear();
    command
}

#[test]
fn neither_home_nor_path_nor_a_locale_is_needed() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let plain = Done::of(ecsc(&folder, &["build", "--stdout"]).output().expect("it runs"));
    assert_eq!(plain.status, Some(0), "{}", plain.stderr);
    for locale in ["xx_YY.ISO-8859-1", "C", "", "tr_TR.UTF-8", "\u{202e}"] {
        let mut command = ecsc(&folder, &["build", "--stdout"]);
        let done = Done::of(command.env("LC_ALL", locale).env("LANG", locale).output().expect("it runs"));
        assert_eq!((done.status, done.stdout), (Some(0), plain.stdout.clone()), "{locale:?}");
    }
}

#[test]
fn closed_streams_and_pipes_are_nobodys_fault() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("bad.ecs", "let a = param.x\n")]);
    let script = |script: &str| {
        let mut command = Command::new("bash");
        command.args(["-c", script]).arg(snapbox::cmd::cargo_bin!("ecsc")).current_dir(folder.path("."));
        Done::of(command.output().expect("it runs"))
    };
    // The status of the command, which a pipe to a reader that has gone does not change.
    for (line, status) in [
        ("\"$0\" build web.ecs --allow W0880 --stdout | true; echo ${PIPESTATUS[0]}", "0\n"),
        ("\"$0\" build web.ecs --allow W0880 --stdout >&-; echo $?", "0\n"),
        ("\"$0\" check bad.ecs 2>&1 >/dev/null | true; echo ${PIPESTATUS[0]}", "1\n"),
        ("\"$0\" check bad.ecs 2>&-; echo $?", "1\n"),
        ("\"$0\" build web.ecs --allow W0880 --stdout <&- >&- 2>&-; echo $? >status; cat status", "0\n"),
        ("\"$0\" --help | true; echo ${PIPESTATUS[0]}", "0\n"),
        ("\"$0\" explain --list | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}", "0\n"),
    ] {
        let done = script(line);
        assert_eq!((done.stdout.as_str(), done.stderr.as_str()), (status, ""), "{line}");
    }
    let full = script("\"$0\" build web.ecs --allow W0880 --stdout >/dev/full");
    full.refused("cannot write to standard output: no space left on device");
}

#[test]
fn arguments_may_be_many() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let repeated = std::iter::repeat_n("web.ecs", 2_000);
    let done = Done::of(ecsc(&folder, &["check"]).args(repeated).output().expect("it runs"));
    assert_eq!(done.stderr, "checked 1 file: no errors\n", "a file that is named twice is one file");
    let paths: Vec<String> = (0..2_000).map(|at| format!("f{at}/web.ecs")).collect();
    for path in &paths {
        folder.write(path, SOUND);
    }
    let done = Done::of(ecsc(&folder, &["check"]).args(&paths).output().expect("it runs"));
    assert_eq!(done.stderr, "checked 2,000 files: no errors\n");
    let values: Vec<String> = (0..2_000).map(|at| format!("--var=none{at}=1")).collect();
    let done = Done::of(ecsc(&folder, &["check", "web.ecs"]).args(values).output().expect("it runs"));
    assert!(done.stderr.ends_with("checked 1 file: 2,000 errors\n"), "{}", done.stderr);
}

#[test]
fn arguments_and_variables_that_are_no_text_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let odd = OsStr::from_bytes(b"\xff.ecs");
    let done = Done::of(ecsc(&folder, &["check"]).arg(odd).stdin(Stdio::null()).output().expect("it runs"));
    done.refused("cannot read `\u{fffd}.ecs`: no such file or directory");
    let done =
        Done::of(ecsc(&folder, &["check", "web.ecs"]).env("ECSC_VAR_a", odd).output().expect("it runs"));
    done.refused("the environment variable `ECSC_VAR_a` is not UTF-8");
}
