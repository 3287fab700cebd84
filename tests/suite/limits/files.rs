//! Files that are none, or not for long.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use super::{Done, bounded, copy_of_the_binary, is_root, run};
use crate::cli::{Folder, SOUND};

/// A named pipe; whoever opens it waits.
fn pipe(folder: &Folder, name: &str) {
    let made = Command::new("mkfifo").arg(folder.path(name)).status().expect("mkfifo");
    assert!(made.success());
}

#[test]
fn a_pipe_without_a_writer_is_refused_wherever_it_stands() {
    let folder = Folder::with(&[("web/web.ecs", SOUND), ("config/web.ecs", SOUND)]);
    for name in ["pipe.ecs", "web/pipe.ecs", "values.ecsvars", "config/ecsc.toml"] {
        pipe(&folder, name);
    }
    run(&folder, &["check", "pipe.ecs"]).refused("cannot read `pipe.ecs`: it is not a regular file");
    run(&folder, &["check", "web"]).refused("cannot read `web/pipe.ecs`: it is not a regular file");
    run(&folder, &["check", "web/web.ecs", "--var-file", "values.ecsvars"])
        .refused("cannot read `values.ecsvars`: it is not a regular file");
    run(&folder, &["check", "config"]).refused("cannot read `config/ecsc.toml`: it is not a regular file");
}

#[test]
fn a_device_that_never_ends_is_refused() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    run(&folder, &["check", "/dev/zero"]).refused("it is not a regular file");
    symlink("/dev/zero", folder.path("zero.ecs")).expect("a link");
    run(&folder, &["check", "."]).refused("`./zero.ecs`: it is not a regular file");
    let zero = fs::File::open("/dev/zero").expect("a device");
    let done = Done::of(bounded(&folder, 1024, &["check", "-"]).stdin(zero).output().expect("it runs"));
    done.refused("cannot read `-`: it has more than 64 MiB");
}

#[test]
fn what_the_shell_substitutes_is_read() {
    let folder = Folder::with(&[("web.ecs", "var a: int\nassert var.a == 1, \"it is\"\n")]);
    let script = "exec \"$0\" check web.ecs --var-file <(echo 'a = 1')";
    let mut command = Command::new("bash");
    command.args(["-c", script]).arg(snapbox::cmd::cargo_bin!("ecsc")).current_dir(folder.path("."));
    let done = Done::of(command.output().expect("it runs"));
    assert_eq!((done.status, done.stderr.as_str()), (Some(0), "checked 1 file: no errors\n"));
}

#[test]
fn links_in_a_cycle_and_to_nothing_are_reported() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    symlink("loop.ecs", folder.path("loop.ecs")).expect("a link");
    run(&folder, &["check"]).refused("`./loop.ecs`: too many levels of symbolic links");
    fs::remove_file(folder.path("loop.ecs")).expect("removed");
    symlink("nowhere", folder.path("gone.ecs")).expect("a link");
    run(&folder, &["check"]).refused("`./gone.ecs`: no such file or directory");
    fs::remove_file(folder.path("gone.ecs")).expect("removed");
    symlink(".", folder.path("self")).expect("a link");
    assert_eq!(run(&folder, &["check", "self/self/self/self"]).status, Some(0));
}

#[test]
fn a_folder_that_is_called_like_a_file_is_a_folder() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("more.ecs/more.ecs", SOUND)]);
    assert_eq!(run(&folder, &["check"]).stderr, "checked 1 file: no errors\n");
    assert_eq!(run(&folder, &["check", "more.ecs"]).stderr, "checked 1 file: no errors\n");
}

#[test]
fn a_file_that_vanishes_meanwhile_is_said_to_be_gone_or_was_read() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                folder.write("other.ecs", "let a = 1\noutput b = let.a\n");
                fs::remove_file(folder.path("other.ecs")).expect("removed");
            }
        });
        for _ in 0..40 {
            let done = run(&folder, &["check"]);
            match done.status {
                Some(0) => {}
                _ => done.refused("cannot read `./other.ecs`: no such file or directory"),
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("locked/web.ecs", SOUND)]);
    let mode = |path: &str, mode| {
        fs::set_permissions(folder.path(path), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    let binary = copy_of_the_binary(&folder);
    mode(".", 0o755);
    mode("web.ecs", 0);
    mode("locked", 0);
    let as_nobody = |path: &str| {
        let mut command = Command::new(&binary);
        command.args(["check", path]).current_dir(folder.path(".")).stdin(Stdio::null());
        // Root may read everything.
        if is_root() {
            command.uid(65534);
        }
        Done::of(command.output().expect("it runs"))
    };
    as_nobody("web.ecs").refused("cannot read `web.ecs`: permission denied");
    as_nobody("locked").refused("cannot read `locked`: permission denied");
    mode("locked", 0o755);
}
