//! `ecsc fmt`.

use snapbox::str;

use super::{FAULTY, Folder, SOUND};

/// A program whose look leaves something to be desired.
const UGLY: &str = "let  a=1\n\n\nlet b = 2\n";
/// The same, as it should be.
const TIDY: &str = "let a = 1\n\nlet b = 2\n";

#[test]
fn only_what_changes_is_written() {
    let folder = Folder::with(&[("a.ecs", UGLY), ("b.ecs", SOUND.trim_start()), ("c.txt", UGLY)]);
    folder.ecsc(["fmt"]).assert().success().stdout_eq("").stderr_eq("formatted 1 of 2 files\n");
    assert_eq!((folder.read("a.ecs").as_str(), folder.read("c.txt").as_str()), (TIDY, UGLY));
    folder.ecsc(["fmt"]).assert().success().stderr_eq("formatted 0 of 2 files\n");
}

#[test]
fn a_check_names_the_files_that_would_change_and_fails() {
    let folder = Folder::with(&[("a.ecs", UGLY), ("b.ecs", TIDY)]);
    folder
        .ecsc(["fmt", "--check"])
        .assert()
        .code(1)
        .stdout_eq("a.ecs\n")
        .stderr_eq("would format 1 of 2 files\n");
    assert_eq!(folder.read("a.ecs"), UGLY);
    folder.ecsc(["fmt", "--check", "b.ecs"]).assert().success().stdout_eq("");
}

#[test]
fn a_diff_is_printed_and_changes_nothing() {
    let folder = Folder::with(&[("a.ecs", UGLY)]);
    folder.ecsc(["fmt", "-q", "--diff"]).assert().success().stderr_eq("").stdout_eq(str![[r#"
--- a/a.ecs
+++ b/a.ecs
@@ -1,4 +1,3 @@
-let  a=1
-
+let a = 1
 
 let b = 2

"#]]);
    assert_eq!(folder.run(["fmt", "--diff", "--check"]).0, 1);
    assert_eq!(folder.read("a.ecs"), UGLY);
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let folder = Folder::with(&[]);
    folder.ecsc(["fmt", "-q", "-"]).stdin(UGLY).assert().success().stdout_eq(TIDY).stderr_eq("");
    folder.ecsc(["fmt", "--check", "-"]).stdin(UGLY).assert().code(1).stdout_eq("<stdin>\n");
}

#[test]
fn what_is_broken_stays_and_is_shown() {
    let folder = Folder::with(&[("a.ecs", &format!("{UGLY}{FAULTY}"))]);
    folder.ecsc(["fmt"]).assert().code(1).stdout_eq("").stderr_eq(str![[r#"
a.ecs:5:12: error[E0120]: expected a value after `=`
formatted 1 of 1 file: 1 error

"#]]);
    assert_eq!(folder.read("a.ecs"), format!("{TIDY}{FAULTY}"));
    folder.ecsc(["fmt"]).assert().code(1).stderr_eq(str![[r#"
a.ecs:4:12: error[E0120]: expected a value after `=`
formatted 0 of 1 file: 1 error

"#]]);
}

#[test]
fn files_of_variables_are_formatted_too() {
    let folder = Folder::with(&[("prod.ecsvars", "zones=3\nlong_name =1\n")]);
    assert_eq!(folder.run(["fmt"]).0, 0);
    assert_eq!(folder.read("prod.ecsvars"), "zones     = 3\nlong_name = 1\n");
}

#[test]
fn a_file_that_is_no_text_is_left_alone() {
    let folder = Folder::with(&[]);
    folder.write("a.ecs", b"let  a=\"\xff\"\n");
    let (status, _, error) = folder.run(["fmt"]);
    assert!(status == 1 && error.contains("error[E01"), "{error}");
    assert_eq!(std::fs::read(folder.path("a.ecs")).expect("a file"), b"let  a=\"\xff\"\n");
}

#[test]
fn a_path_that_is_wrong_changes_nothing() {
    let folder = Folder::with(&[("a.ecs", UGLY)]);
    folder.ecsc(["fmt", "a.ecs", "missing.ecs"]).assert().code(2).stderr_eq(str![[r#"
missing.ecs:1:1: error[E0990]: cannot read `missing.ecs`: no such file or directory
1 error: nothing was formatted

"#]]);
    assert_eq!(folder.read("a.ecs"), UGLY);
}

#[test]
#[cfg(unix)]
fn links_and_permissions_stay_and_what_is_protected_is_not_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("real/a.ecs", UGLY)]);
    symlink("real/a.ecs", folder.path("a.ecs")).expect("a link");
    let mode = |mode| std::fs::set_permissions(folder.path("real/a.ecs"), PermissionsExt::from_mode(mode));
    mode(0o444).expect("permissions");
    let (status, _, error) = folder.run(["fmt"]);
    assert!(status == 2 && error.contains("real/a.ecs`: permission denied"), "{error}");
    assert_eq!(folder.read("a.ecs"), UGLY);
    mode(0o640).expect("permissions");
    assert_eq!(folder.run(["fmt"]).0, 0);
    assert!(folder.path("a.ecs").is_symlink());
    let metadata = std::fs::metadata(folder.path("real/a.ecs")).expect("a file");
    assert_eq!((metadata.permissions().mode() & 0o777, folder.read("real/a.ecs").as_str()), (0o640, TIDY));
}

#[test]
fn the_examples_pass_a_check() {
    let examples = crate::examples::folder();
    let names = crate::examples::names();
    let paths: Vec<String> = names.iter().map(|name| examples.join(name).display().to_string()).collect();
    let mut arguments = vec!["fmt", "--check"];
    arguments.extend(paths.iter().map(String::as_str));
    let (status, output, error) = Folder::with(&[]).run(arguments);
    assert_eq!((status, output.as_str()), (0, ""), "{error}");
}

#[test]
fn the_line_ends_of_a_file_stay() {
    let (ugly, tidy) = (UGLY.replace('\n', "\r\n"), TIDY.replace('\n', "\r\n"));
    let folder = Folder::with(&[("a.ecs", &ugly)]);
    assert_eq!(folder.run(["fmt"]).0, 0);
    assert_eq!(folder.read("a.ecs"), tidy);
    assert_eq!(folder.run(["fmt", "--check"]).0, 0);
}

#[test]
fn folders_are_formatted_recursively() {
    let folder = Folder::with(&[
        ("a/x.ecs", UGLY),
        ("a/b/prod.ecsvars", "zones=3\n"),
        (".git/y.ecs", UGLY),
        ("z.ecsvars", "a = 1\n"),
    ]);
    folder.ecsc(["fmt", "--check"]).assert().success().stderr_eq("would format 0 of 1 file\n");
    folder
        .ecsc(["fmt", "-r", "--check"])
        .assert()
        .code(1)
        .stdout_eq("a/x.ecs\na/b/prod.ecsvars\n")
        .stderr_eq("would format 2 of 3 files\n");
    assert_eq!(folder.run(["fmt", "-r"]).0, 0);
    assert_eq!((folder.read("a/x.ecs").as_str(), folder.read(".git/y.ecs").as_str()), (TIDY, UGLY));
}

#[test]
fn a_check_annotates_in_the_formats_for_programs() {
    let folder =
        Folder::with(&[("a.ecs", UGLY), ("b.ecs", TIDY), ("c.ecs", &format!("let x = 1\n\n\n{FAULTY}"))]);
    let run = |format: &str| {
        let (status, output, error) =
            folder.run(["fmt", "--check", "missing", "a.ecs", "b.ecs", "--message-format", format]);
        assert_eq!((status, error.as_str()), (2, ""));
        output
    };
    let github = run("github");
    let mut lines = github.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("::error file=missing,")), "{github}");
    let expected = "::error file=a.ecs,line=1,endLine=1,col=1,endColumn=9,title=E0992 unformatted file::this file is not formatted%0Ahelp: run `ecsc fmt a.ecs`";
    assert_eq!((lines.next(), lines.next()), (Some(expected), None));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
    assert!(sarif["runs"][0]["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"].is_array());
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    assert_eq!(json["diagnostics"][1]["code"], "E0992");
    let (status, output, _) = folder.run(["fmt", "--check", "-", "c.ecs", "--message-format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&output).expect("JSON");
    let codes: Vec<&str> =
        json["diagnostics"].as_array().expect("a list").iter().filter_map(|it| it["code"].as_str()).collect();
    assert_eq!((status, codes), (1, vec!["E0120", "E0992"]), "a mistake and the format");
    assert_eq!(
        folder.run(["fmt", "--check", "b.ecs", "--message-format", "github"]),
        (0, String::new(), String::new())
    );
}
