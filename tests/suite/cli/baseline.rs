//! `--baseline`: the warnings that a project has already.

use super::{FAULTY, Folder};

const OLD: &str = "let unused = 1\nlet other = 2\n";

/// The status of a check, and the warnings that it shows.
fn check(folder: &Folder, arguments: &[&str]) -> (i32, Vec<String>) {
    let (status, _, error) = folder.run(["check", "-r"].iter().chain(arguments).copied());
    (status, error.lines().filter(|line| line.contains("[W")).map(str::to_owned).collect())
}

#[test]
fn what_a_project_has_is_not_shown_until_it_changes() {
    let folder = Folder::with(&[("a/web.ecs", OLD), ("b/web.ecs", OLD)]);
    let (status, _, error) =
        folder.run(["check", "-r", "--write-baseline", "known.json", "--deny", "warnings"]);
    assert!(status == 0 && error.ends_with("wrote 4 warnings to known.json\n"), "{error}");
    let denied = ["--deny", "warnings", "--baseline", "known.json"];
    assert_eq!(check(&folder, &denied), (0, Vec::new()));
    // Lines move, and files are formatted.
    folder.write("a/web.ecs", format!("# A comment.\n\n  {OLD}"));
    assert_eq!(check(&folder, &denied), (0, Vec::new()));
    folder.write("a/web.ecs", format!("{OLD}let new = 3\n"));
    let new = vec!["a/web.ecs:3:5: error[W0672]: nothing uses `let.new`".to_owned()];
    assert_eq!(check(&folder, &denied), (1, new));
    // One that is changed is new, and so is a second one like it.
    folder.write("a/web.ecs", OLD.replace("= 1", "= 4"));
    assert_eq!(check(&folder, &denied).0, 1);
    assert_eq!(folder.run(["check", "-r", "--deny", "warnings"]).0, 1);
}

#[test]
fn the_baseline_holds_wherever_the_command_runs_and_for_every_command() {
    let folder = Folder::with(&[("a/web.ecs", "project \"a\" {}\nlet unused = 1\n")]);
    assert_eq!(folder.run(["check", "-r", "--write-baseline", "known.json"]).0, 0);
    assert!(folder.read("known.json").contains("\"file\": \"a/web.ecs\""));
    let inside = folder.ecsc(["check", "--deny", "warnings", "--baseline", "../known.json"]);
    inside.current_dir(folder.path("a")).assert().success();
    assert_eq!(folder.run(["build", "a", "--deny", "warnings", "--baseline", "known.json"]).0, 0);
    assert!(folder.path("dist/a/manifest.json").exists());
    assert_eq!(folder.run(["build", "a", "--deny", "warnings"]).0, 1);
}

#[test]
fn an_error_is_never_in_the_baseline() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    assert_eq!(folder.run(["check", "--write-baseline", "known.json"]).0, 1);
    assert!(folder.read("known.json").contains("\"warnings\": []"));
    assert_eq!(folder.run(["check", "--baseline", "known.json"]).0, 1);
    folder.write("known.json", "[]");
    let (status, _, error) = folder.run(["check", "--baseline", "known.json"]);
    assert!(status == 2 && error.starts_with("error: `known.json` is not a baseline: "), "{error}");
    assert_eq!(folder.run(["check", "--baseline", "missing.json"]).0, 2);
}
