//! What writing leaves in the folder, also when it fails.

use std::path::PathBuf;

use super::*;
use crate::emit::{Emitted, Output};

/// The files of a program with these stacks.
fn output(project: &str, stacks: &[&str]) -> Output {
    let templates: Vec<Emitted> = stacks
        .iter()
        .map(|name| Emitted {
            name: (*name).to_owned(),
            file: format!("{name}.yaml"),
            text: format!("# {name}\n"),
            sha256: String::new(),
            map_file: format!("{name}.yaml.map.json"),
            map: "{}\n".to_owned(),
        })
        .collect();
    let entry = |name: &&str| {
        serde_json::json!({
            "name": name, "file": format!("{name}.yaml"), "map": format!("{name}.yaml.map.json"),
            "depends_on": [], "parameters": [], "capabilities": [], "exports": [], "sha256": "",
        })
    };
    let manifest = serde_json::json!({
        "ecsc": "0", "project": project, "stacks": stacks.iter().map(entry).collect::<Vec<_>>(),
    });
    Output { templates, manifest: manifest.to_string() }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

fn temporary() -> (tempfile::TempDir, PathBuf) {
    let top = tempfile::tempdir().expect("a folder");
    let folder = top.path().join("dist");
    (top, folder)
}

#[test]
fn a_second_build_writes_nothing() {
    let (_top, folder) = temporary();
    let first = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    assert_eq!(first.changed, ["web-a.yaml", "web-a.yaml.map.json", MANIFEST]);
    let second = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    assert_eq!((second.changed.len(), second.unchanged.len(), second.removed.len()), (0, 3, 0));
}

#[test]
fn only_files_that_the_manifest_of_the_same_project_names_are_removed() {
    let (_top, folder) = temporary();
    write(&folder, "web", &output("web", &["web-a", "web-b"]), &[]).expect("written");
    fs::write(folder.join("web-c.yaml"), "mine").expect("a file");
    let second = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    assert_eq!(second.removed, ["web-b.yaml", "web-b.yaml.map.json"]);
    assert_eq!(names(&folder), [MANIFEST, "web-a.yaml", "web-a.yaml.map.json", "web-c.yaml"]);
}

#[test]
fn the_files_of_another_project_stay() {
    let (_top, folder) = temporary();
    write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    let other = write(&folder, "shop", &output("shop", &["shop-a"]), &[]).expect("written");
    assert_eq!(other.former_project.as_deref(), Some("web"));
    assert!(other.removed.is_empty());
    assert!(names(&folder).contains(&"web-a.yaml".to_owned()));
}

#[test]
fn a_manifest_cannot_name_files_outside_of_its_folder() {
    let (top, folder) = temporary();
    fs::create_dir(&folder).expect("a folder");
    let outside = top.path().join("precious");
    fs::write(&outside, "x").expect("a file");
    fs::create_dir(folder.join("sub")).expect("a folder");
    fs::write(folder.join("sub/file"), "x").expect("a file");
    let absolute = outside.display().to_string();
    for name in ["../precious", absolute.as_str(), "sub/file", "sub/../../precious", "..", ".", "", "a\\b"] {
        let mut forged = output("web", &["x"]);
        forged.manifest = forged.manifest.replace("\"x.yaml\"", &serde_json::json!(name).to_string());
        fs::write(folder.join(MANIFEST), &forged.manifest).expect("a file");
        let written = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
        assert_eq!(written.removed, [""; 0], "{name}");
        assert!(outside.exists() && folder.join("sub/file").exists(), "{name}");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_names_nothing() {
    let (_top, folder) = temporary();
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join(MANIFEST), "{ \"project\": 1").expect("a file");
    let written = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    assert_eq!((written.removed.len(), written.former_project), (0, None));
}

#[test]
fn a_failure_before_the_last_file_is_ready_changes_nothing() {
    let (_top, folder) = temporary();
    write(&folder, "web", &output("web", &["web-a", "web-b"]), &[]).expect("written");
    fs::remove_file(folder.join("web-b.yaml")).expect("removed");
    fs::create_dir(folder.join("web-b.yaml")).expect("a folder in the way");
    let before = fs::read(folder.join("web-a.yaml")).expect("a file");
    let mut next = output("web", &["web-a", "web-b"]);
    next.templates[0].text.push_str("changed\n");
    let failure = write(&folder, "web", &next, &[]).expect_err("a folder is in the way");
    assert!(failure.to_string().contains("web-b.yaml`: it is a folder"), "{failure}");
    assert_eq!(fs::read(folder.join("web-a.yaml")).expect("a file"), before);
    assert!(!names(&folder).iter().any(|name| name.contains(".tmp")), "{:?}", names(&folder));
}

#[test]
fn the_place_must_be_a_folder() {
    let (_top, folder) = temporary();
    fs::write(&folder, "x").expect("a file");
    let failure = write(&folder, "web", &output("web", &["web-a"]), &[]).expect_err("a file is in the way");
    assert!(failure.to_string().ends_with("dist`: it is not a folder"), "{failure}");
}

#[test]
#[cfg(unix)]
fn files_get_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let (top, folder) = temporary();
    write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode();
    let usual = top.path().join("usual");
    fs::write(&usual, "x").expect("a file");
    assert_eq!(mode(&folder.join("web-a.yaml")), mode(&usual));
}

#[test]
fn stacks_that_are_left_are_in_the_manifest_until_they_are_forgotten() {
    let (_top, folder) = temporary();
    let left = |changes: &Changes| -> Vec<String> {
        changes.left_stacks.iter().map(|stack| stack.name.clone()).collect()
    };
    write(&folder, "web", &output("web", &["web-a", "web-b"]), &[]).expect("written");
    let second = write(&folder, "web", &output("web", &["web-a"]), &[]).expect("written");
    assert_eq!(left(&second), ["web-b"]);
    // What was left later is deleted first.
    let third = write(&folder, "web", &output("web", &["web-c"]), &[]).expect("written");
    assert_eq!(left(&third), ["web-a", "web-b"]);
    assert_eq!(
        left(&write(&folder, "web", &output("web", &["web-c"]), &[]).expect("written")),
        ["web-a", "web-b"]
    );
    // One that is there again is not left.
    let again = write(&folder, "web", &output("web", &["web-a", "web-c"]), &[]).expect("written");
    assert_eq!(left(&again), ["web-b"]);
    let forgotten = write(&folder, "web", &output("web", &["web-a", "web-c"]), &["web-b".to_owned()]);
    assert_eq!(left(&forgotten.expect("written")), [""; 0]);
    let last = write(&folder, "web", &output("web", &["web-a", "web-c"]), &[]).expect("written");
    assert_eq!((left(&last), last.changed.len()), (Vec::new(), 0));
}
