//! Disks that are full, folders that cannot be written to, and processes that are killed: a file is the old one or the new one.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::{Done, copy_of_the_binary, is_root, run};
use crate::cli::{Folder, SOUND};

/// A program of so many volumes, whose templates say `word`.
fn program(volumes: usize, word: &str) -> String {
    let (network, volume) = SOUND.split_at(SOUND.find("volume").expect("a volume"));
    let volumes = (0..volumes).map(|at| volume.replace("shared", &format!("v{at}")));
    format!("project \"web\" {{ tags = {{ word = \"{word}\" }} }}\n{network}{}", volumes.collect::<String>())
}

/// A manifest without the stacks that earlier builds had, which depend on what was built before; any other text as it is.
fn without_history(manifest: &[u8]) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<serde_json::Value>(manifest) else {
        return manifest.to_vec();
    };
    value["left_stacks"] = serde_json::Value::Null;
    value.to_string().into_bytes()
}

#[test]
fn a_folder_that_is_a_file_is_refused() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("dist", "mine")]);
    run(&folder, &["build", "--allow", "W0880"]).refused("cannot write to `dist`: it is not a folder");
    run(&folder, &["build", "--allow", "W0880", "--out", "dist/deeper"]).refused("not a directory");
    assert_eq!(folder.read("dist"), "mine");
}

#[test]
fn a_folder_that_may_not_be_written_to_is_refused_and_stays_as_it_is() {
    let folder = Folder::with(&[("web.ecs", &program(2, "old"))]);
    assert_eq!(run(&folder, &["build"]).status, Some(0));
    let before = folder.files("dist");
    folder.write("web.ecs", program(3, "new"));
    let binary = copy_of_the_binary(&folder);
    for path in [".", "dist", "dist/web"] {
        fs::set_permissions(folder.path(path), fs::Permissions::from_mode(0o555)).expect("a mode");
    }
    let mut command = Command::new(&binary);
    command.arg("build").current_dir(folder.path(".")).stdin(Stdio::null());
    // Root may write everywhere.
    if is_root() {
        command.uid(65534);
    }
    let done = Done::of(command.output().expect("it runs"));
    for path in [".", "dist", "dist/web"] {
        fs::set_permissions(folder.path(path), fs::Permissions::from_mode(0o755)).expect("a mode");
    }
    done.refused("permission denied");
    assert_eq!(folder.files("dist"), before);
}

#[test]
fn a_full_disk_leaves_the_old_files() {
    let folder = Folder::with(&[("old.ecs", &program(1, "old")), ("new.ecs", &program(40, "new"))]);
    // In a mount name space of its own, so that nothing is left behind whatever happens.
    let script = r#"
        mount -t tmpfs -o size=128k tmpfs disk || exit 99
        "$0" build old.ecs --out disk/dist || exit 98
        cp -r disk/dist before
        "$0" build new.ecs --out disk/dist; echo $? >status
        cp -r disk/dist after; ls -A disk/dist >names"#;
    fs::create_dir(folder.path("disk")).expect("a folder");
    let mut command = Command::new("unshare");
    command
        .args(["--mount", "sh", "-c", script])
        .arg(snapbox::cmd::cargo_bin!("ecsc"))
        .current_dir(folder.path("."));
    let done = command.output().map(Done::of);
    let Ok(done) = done.as_ref().map_err(ToString::to_string).and_then(|done| match done.status {
        Some(0) => Ok(done),
        _ => Err(done.stderr.clone()),
    }) else {
        assert!(!is_root() || cfg!(not(target_os = "linux")) || !can_mount(), "root can mount, and did not");
        println!("skipped: a small disk needs the right to mount");
        return;
    };
    assert_eq!(folder.read("status"), "2\n", "{}", done.stderr);
    assert!(done.stderr.contains("error: cannot write `disk/dist/") && done.stderr.contains("no space left"));
    assert_eq!(folder.files("before"), folder.files("after"));
    assert!(!folder.read("names").contains(".tmp"), "{}", folder.read("names"));
}

/// Whether this process could mount: containers often take that right from root.
fn can_mount() -> bool {
    let tried = Command::new("unshare").args(["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// All files are written before the first is put in place: a process may have fewer open than that.
#[test]
fn more_files_are_written_than_a_process_may_have_open() {
    let folder = Folder::with(&[("web.ecs", &program(100, "many"))]);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 32; exec \"$0\" build web.ecs"]).arg(snapbox::cmd::cargo_bin!("ecsc"));
    let done = Done::of(command.current_dir(folder.path(".")).output().expect("it runs"));
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    // A template and a map of each stack, and the manifest.
    assert_eq!(folder.files("dist/web").len(), 201);
}

#[test]
fn a_process_that_is_killed_at_any_moment_leaves_old_or_new_files() {
    let folder = Folder::with(&[("old.ecs", &program(12, "old")), ("new.ecs", &program(14, "new"))]);
    let files = |out: &str| {
        let mut files: BTreeMap<String, Vec<u8>> = folder.files(&format!("{out}/web")).into_iter().collect();
        files.entry("manifest.json".to_owned()).and_modify(|manifest| *manifest = without_history(manifest));
        files
    };
    for (source, out) in [("old.ecs", "old"), ("new.ecs", "new")] {
        assert_eq!(run(&folder, &["build", source, "--out", out]).status, Some(0));
    }
    let (old, new) = (files("old"), files("new"));
    let build = |source: &str| {
        let mut command = Command::new(snapbox::cmd::cargo_bin!("ecsc"));
        command.args(["build", source, "--out", "dist"]).current_dir(folder.path("."));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let begin = SystemTime::now();
    assert!(build("old.ecs").status().expect("it runs").success());
    let whole = begin.elapsed().expect("a while");
    let (mut round, mut killed, mut left) = (0, 0, 0);
    while killed < 25 && round < 500 {
        round += 1;
        let source = if round % 2 == 0 { "new.ecs" } else { "old.ecs" };
        let mut child = build(source).spawn().expect("it runs");
        // Spread over the whole run, the moments never quite the same.
        sleep(whole * (round * 37 % 100) / 100);
        let _ = child.kill();
        killed += u32::from(child.wait().expect("it ends").code().is_none());
        for (name, bytes) in files("dist") {
            if name.starts_with(".ecsc-") {
                left += 1;
                fs::rename(folder.path(format!("dist/web/{name}")), folder.path(name)).expect("renamed");
                continue;
            }
            let known = [&old, &new].iter().any(|files| files.get(&name) == Some(&bytes));
            assert!(known, "round {round}: {name} is neither old nor new: {} bytes", bytes.len());
        }
    }
    println!("{killed} of {round} builds were killed; they left {left} temporary files");
    assert_eq!(killed, 25, "of {round}");
    // What the killed left goes with a later build, once it is certain that nobody writes it any more.
    let age = |name: &str| {
        let file =
            fs::OpenOptions::new().write(true).open(folder.path(format!("dist/web/{name}"))).expect("a file");
        file.set_modified(SystemTime::now() - Duration::from_hours(1)).expect("a time");
    };
    folder.write("dist/web/.ecsc-killed.tmp", "half a templ");
    age(".ecsc-killed.tmp");
    folder.write("dist/web/.ecsc-young.tmp", "someone writes");
    folder.write("dist/web/.ecsc-mine.txt", "mine");
    assert!(build("new.ecs").status().expect("it runs").success());
    let mut expected = new;
    expected.insert(".ecsc-young.tmp".to_owned(), b"someone writes".to_vec());
    expected.insert(".ecsc-mine.txt".to_owned(), b"mine".to_vec());
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&files("dist")), names(&expected));
    assert_eq!(files("dist"), expected);
}

#[test]
fn what_stands_where_a_file_goes_is_replaced_and_never_written_through() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("precious", "mine")]);
    fs::create_dir_all(folder.path("dist/web")).expect("a folder");
    symlink("../../precious", folder.path("dist/web/web-efs-shared.yaml")).expect("a link");
    symlink("../../precious", folder.path("dist/web/manifest.json")).expect("a link");
    let made = Command::new("mkfifo").arg(folder.path("dist/web/web-efs-shared.yaml.map.json")).status();
    assert!(made.expect("mkfifo").success());
    let done = run(&folder, &["build", "web.ecs"]);
    assert_eq!(done.status, Some(0), "{}", done.stderr);
    assert_eq!(folder.read("precious"), "mine");
    for (name, _) in folder.files("dist") {
        assert!(
            fs::symlink_metadata(folder.path(format!("dist/{name}"))).expect("a file").is_file(),
            "{name}"
        );
    }
}
