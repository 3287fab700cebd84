//! `ecsc build`: what is in the folder afterwards.

use std::fs;

use snapbox::str;

use super::{FAULTY, Folder, SOUND, doubtful, named};

#[test]
fn a_build_writes_templates_maps_and_the_manifest_and_closes_with_a_summary() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    folder
        .ecsc(["build", "web.ecs"])
        .assert()
        .success()
        .stdout_eq("")
        .stderr_eq(str![[r#"
web.ecs:[..]: warning[W0880]: the stacks are named after the folder or file, here `web`: elsewhere they have other names
built 1 stack with [..] resources ([..] bytes) into dist/web, 1 warning, [..] ms

"#]]);
    let files: Vec<String> = folder.files("dist").into_iter().map(|(name, _)| name).collect();
    let own = ["web/manifest.json", "web/web-efs-shared.yaml", "web/web-efs-shared.yaml.map.json"];
    assert_eq!(files, [&["index.json"], &own[..]].concat());
}

#[test]
fn what_an_earlier_build_wrote_and_this_one_does_not_is_removed() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("dist/web/mine.yaml", "mine")]);
    assert_eq!(folder.run(["build", "web.ecs"]).0, 0);
    folder.write("web.ecs", SOUND.replace("shared", "common"));
    let (_, _, error) = folder.run(["build", "web.ecs", "-v"]);
    assert!(error.contains("removed: dist/web/web-efs-shared.yaml\n"), "{error}");
    // What an `override` can name.
    assert!(error.contains("resources of web-efs-common: Key, KeyAlias, FileSystem, "), "{error}");
    let files: Vec<String> = folder.files("dist/web").into_iter().map(|(name, _)| name).collect();
    assert_eq!(files, ["manifest.json", "mine.yaml", "web-efs-common.yaml", "web-efs-common.yaml.map.json"]);
}

#[test]
fn stacks_that_the_program_no_longer_has_are_named_in_the_order_of_their_deletion() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let notes = |folder: &Folder| -> Vec<String> {
        let (_, _, error) = folder.run(["build", "web.ecs"]);
        error.lines().filter(|line| line.starts_with("note:")).map(str::to_owned).collect()
    };
    let cluster = format!("{SOUND}\ncluster \"main\" {{\n  network = network.main\n}}\n");
    folder.write("web.ecs", cluster);
    assert!(notes(&folder).is_empty());
    folder.write("web.ecs", SOUND);
    let both = "note: the program no longer has `web-lambda-main` and `web-cluster-main`; if they are deployed, delete them in this order with `aws cloudformation delete-stack --stack-name ...`; `ecsc build --forget web-lambda-main --forget web-cluster-main` confirms it";
    assert_eq!(notes(&folder), [both]);
    // Until it is confirmed, the manifest knows them.
    assert_eq!(notes(&folder), [both]);
    let forget = ["--forget", "web-lambda-main", "--forget", "web-cluster-main"];
    let (status, _, error) = folder.run(["build", "web.ecs"].into_iter().chain(forget));
    assert!(status == 0 && !error.contains("note:"), "{error}");
    assert!(notes(&folder).is_empty());
    folder.write("web.ecs", SOUND.replace("shared", "common"));
    let one = "note: the program no longer has `web-efs-shared`; if it is deployed, delete it with `aws cloudformation delete-stack --stack-name ...`; `ecsc build --forget web-efs-shared` confirms it";
    let data =
        "note: the data of a volume stays behind in `web-efs-shared`; deleting the stack keeps `FileSystem`";
    assert_eq!(notes(&folder), [one, data]);
    // A stack that the program has again is not left.
    let deleted = SOUND.replace("network = network.main", "network = network.main\n  on_delete = delete");
    folder.write("web.ecs", deleted);
    assert_eq!(notes(&folder).len(), 2, "that of `common` now");
    folder.write("web.ecs", "");
    let (_, _, error) = folder.run(["build", "web.ecs"]);
    assert!(error.contains("in `web-efs-shared`; deleting the stack deletes `FileSystem`\n"), "{error}");
}

#[test]
fn what_is_removed_is_always_said() {
    let folder = Folder::with(&[("web.ecs", &named("web"))]);
    folder.run(["build", "web.ecs"]);
    let (_, _, error) = folder.run(["build", "web.ecs", "--format", "json"]);
    let removed = "removed 2 files of earlier builds from dist/web: `web-efs-shared.yaml` and `web-efs-shared.yaml.map.json`\n";
    assert!(error.contains(removed), "{error}");
    let (_, _, error) = folder.run(["build", "web.ecs", "--quiet"]);
    assert_eq!(error, "");
}

#[test]
fn only_a_stack_that_was_left_can_be_forgotten() {
    let folder = Folder::with(&[("web.ecs", &named("web"))]);
    let forget = |folder: &Folder, name: &str| folder.run(["build", "web.ecs", "--forget", name]);
    let error = "error: `web-efs-shared` is not a stack of earlier builds that the program no longer has; there are none\n";
    assert_eq!(forget(&folder, "web-efs-shared"), (2, String::new(), error.to_owned()));
    assert!(!folder.path("dist").exists());
    folder.run(["build", "web.ecs"]);
    folder.write("web.ecs", named("web").replace("shared", "common"));
    let (status, _, error) = forget(&folder, "web-efs-shraed");
    assert!(status == 2 && error.ends_with("; there is `web-efs-shared`\n"), "{error}");
    // It can be confirmed in the build that leaves it.
    let (status, _, error) = forget(&folder, "web-efs-shared");
    assert!(status == 0 && !error.contains("note:"), "{error}");
}

#[test]
fn the_files_of_another_project_stay_and_that_is_said() {
    let folder = Folder::with(&[("web.ecs", &named("web")), ("blog.ecs", &named("blog"))]);
    assert_eq!(folder.run(["build", "web.ecs"]).0, 0);
    // Somebody has renamed the folder of one for the other.
    fs::rename(folder.path("dist/web"), folder.path("dist/blog")).expect("renamed");
    let (_, _, error) = folder.run(["build", "blog.ecs"]);
    assert!(
        error.starts_with(
            "note: replaced the manifest `dist/blog/manifest.json` of project `web` by that of `blog`; "
        ),
        "{error}"
    );
    assert!(folder.path("dist/blog/web-efs-shared.yaml").exists());
}

#[test]
fn only_a_program_without_project_is_told_where_its_names_come_from() {
    let folder = Folder::with(&[("web.ecs", &named("shop"))]);
    let (_, _, error) = folder.run(["build", "web.ecs"]);
    assert!(!error.contains("W0880"), "{error}");
    folder.write("web.ecs", SOUND);
    // Other commands write nothing that is deployed.
    let (_, _, error) = folder.run(["check", "web.ecs", "--deny", "W0880"]);
    assert!(!error.contains("W0880"), "{error}");
}

#[test]
fn stacks_named_after_a_file_are_a_warning_like_any_other() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let (status, _, error) = folder.run(["build", "web.ecs", "--deny", "W0880"]);
    assert!(status != 0 && error.contains("error[W0880]"), "{error}");
    assert!(!folder.path("dist").exists());
    let (_, _, error) = folder.run(["build", "web.ecs", "--allow", "W0880"]);
    assert!(!error.contains("W0880"), "{error}");
    let (_, output, _) = folder.run(["build", "web.ecs", "--message-format", "json"]);
    assert!(output.contains("\"W0880\""), "{output}");
    // A suppression suppresses something, also where the warning is not shown.
    let accepted = SOUND.replace("volume", "# ecsc-allow W0880: built here only\nvolume");
    folder.write("web.ecs", accepted);
    for command in ["build", "check"] {
        let (_, _, error) = folder.run([command, "web.ecs", "--deny", "warnings"]);
        assert!(!error.contains("W0"), "{command}: {error}");
    }
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    let folder = Folder::with(&[("p/web.ecs", SOUND)]);
    assert_eq!(folder.run(["build", "p", "--out", "one"]).0, 0);
    assert_eq!(folder.run(["build", "p", "--out", "two"]).0, 0);
    assert_eq!(folder.files("one"), folder.files("two"));
}

#[test]
fn files_that_do_not_change_are_not_touched() {
    let folder = Folder::with(&[("web.ecs", &named("web"))]);
    assert_eq!(folder.run(["build"]).0, 0);
    let time =
        || fs::metadata(folder.path("dist/web/manifest.json")).expect("a file").modified().expect("a time");
    let before = time();
    let (_, _, error) = folder.run(["build", "-v"]);
    assert_eq!(time(), before);
    assert!(error.contains("unchanged: dist/web/manifest.json\n") && !error.contains("wrote: "), "{error}");
}

#[test]
fn nothing_is_written_when_there_is_an_error() {
    let folder = Folder::with(&[("good/a.ecs", SOUND), ("bad.ecs", FAULTY), ("doubtful/a.ecs", &doubtful())]);
    let (status, _, error) = folder.run(["build", "good/a.ecs", "bad.ecs"]);
    assert!(status == 1 && error.ends_with("nothing was written\n"), "{error}");
    assert!(!folder.path("dist").exists());
    assert_eq!(folder.run(["build", "doubtful/a.ecs", "--deny", "warnings"]).0, 1);
    assert!(!folder.path("dist").exists());
}

#[test]
fn standard_output_takes_the_place_of_the_folder() {
    let second = "volume \"logs\" {\n  network = network.main\n}\n";
    let folder = Folder::with(&[("web.ecs", &format!("{}\n{second}", named("web")))]);
    let (status, all, _) = folder.run(["build", "web.ecs", "--stdout"]);
    assert_eq!((status, all.matches("--- # web-efs-").count()), (0, 2), "{all}");
    let (_, one, _) = folder.run(["build", "web.ecs", "--stdout", "--stack", "web-efs-logs"]);
    assert!(one.starts_with("AWSTemplateFormatVersion") && all.contains(&one), "{one}");
    let (_, json, _) = folder.run(["build", "web.ecs", "--stdout", "--format", "json", "--minify"]);
    let templates: serde_json::Value = serde_json::from_str(&json).expect("one object");
    let names: Vec<&String> = templates.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["web-efs-shared", "web-efs-logs"], "in the order of deployment");
    assert!(templates["web-efs-logs"]["Resources"].is_object(), "{json}");
    let (_, json, _) = folder.run(["build", "web.ecs", "--stdout", "--format", "json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).ok(), Some(templates));
    let (status, _, error) = folder.run(["build", "web.ecs", "--stdout", "--stack", "web-efs-log"]);
    assert_eq!(status, 2);
    assert_eq!(
        error,
        "error: there is no stack `web-efs-log`; there are `web-efs-shared` and `web-efs-logs`\n"
    );
    assert!(!folder.path("dist").exists());
}

#[test]
fn every_program_has_a_folder_however_many_there_are_and_the_index_lists_them() {
    let folder = Folder::with(&[("a/web.ecs", &named("shop")), ("b/web.ecs", &named("blog"))]);
    let index = |folder: &Folder| -> serde_json::Value {
        serde_json::from_str(&folder.read("dist/index.json")).expect("JSON")
    };
    let entry = |name: &str| serde_json::json!({ "folder": name, "project": name });
    assert_eq!(folder.run(["build", "a/web.ecs"]).0, 0);
    assert!(folder.path("dist/shop/manifest.json").exists());
    assert_eq!(index(&folder)["programs"], serde_json::json!([entry("shop")]));
    // What an earlier build wrote is still there.
    assert_eq!(folder.run(["build", "b/web.ecs"]).0, 0);
    assert_eq!(index(&folder)["programs"], serde_json::json!([entry("blog"), entry("shop")]));
    let before = folder.files("dist");
    let (status, _, error) = folder.run(["build", "a/web.ecs", "b/web.ecs"]);
    assert_eq!((status, folder.files("dist")), (0, before), "{error}");
    // What somebody has removed is not.
    fs::remove_dir_all(folder.path("dist/shop")).expect("removed");
    assert_eq!(folder.run(["build", "b/web.ecs"]).0, 0);
    assert_eq!(index(&folder)["programs"], serde_json::json!([entry("blog")]));
}

#[test]
fn a_forged_index_leads_nowhere() {
    let folder = Folder::with(&[("web.ecs", &named("web")), ("elsewhere/manifest.json", "mine")]);
    for path in ["../elsewhere", folder.path("elsewhere").to_str().expect("UTF-8"), "", ".", "web/.."] {
        let entry = serde_json::json!({ "folder": path, "project": "x" });
        let index = serde_json::json!({ "ecsc": "0", "programs": [entry] });
        folder.write("dist/index.json", index.to_string());
        assert_eq!(folder.run(["build"]).0, 0);
        assert_eq!(folder.read("dist/index.json").matches("\"folder\"").count(), 1, "{path}");
    }
}

#[test]
fn the_folder_of_an_earlier_build_is_not_a_program_that_a_pattern_names() {
    let folder = Folder::with(&[("a/web.ecs", &named("shop")), ("b/web.ecs", &named("blog"))]);
    assert_eq!(folder.run(["build", "a", "b"]).0, 0);
    let (status, _, error) = folder.run(["build", "a", "b", "dist"]);
    assert_eq!(status, 0, "{error}");
    assert_eq!(folder.run(["check", "a", "b", "dist"]).0, 0);
    let (status, _, error) = folder.run(["check", "dist"]);
    assert!(status == 2 && error.contains("there is no `.ecs` file in `dist`"), "{error}");
}

#[test]
fn programs_of_one_name_cannot_be_built_into_one_folder() {
    let folder = Folder::with(&[("a/web.ecs", SOUND), ("b/web.ecs", SOUND)]);
    let (status, _, error) = folder.run(["build", "a/web.ecs", "b/web.ecs"]);
    assert!(status == 2 && error.contains("two programs have the name `web`"), "{error}");
    assert!(!folder.path("dist").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_named_in_one_line() {
    let folder = Folder::with(&[("web.ecs", &named("web")), ("taken", "")]);
    let (status, _, error) = folder.run(["build", "--out", "taken"]);
    assert_eq!((status, error.as_str()), (2, "error: cannot write to `taken`: it is not a folder\n"));
    let (status, _, error) = folder.run(["build", "--out", "taken/deeper"]);
    assert_eq!((status, error.lines().count()), (2, 1), "{error}");
    assert!(error.contains("taken/deeper"), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_is_full_leaves_the_folder_as_it_was() {
    let folder = Folder::with(&[("web.ecs", &named("web")), ("dist/mine.txt", "mine")]);
    let before = folder.files("dist");
    // No file may grow at all, and the signal that says so is ignored: writing fails like on a full disk.
    let script = r#"trap "" XFSZ; ulimit -f 0; exec "$0" build"#;
    let output = std::process::Command::new("bash")
        .args(["-c", script, &snapbox::cmd::cargo_bin!("ecsc").display().to_string()])
        .current_dir(folder.path("."))
        .output()
        .expect("a shell");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    assert!(error.starts_with("error: cannot write `dist/"), "{error}");
    assert_eq!(folder.files("dist"), before, "no new file, no temporary file");
}
