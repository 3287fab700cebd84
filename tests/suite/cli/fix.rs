//! `ecsc fix`.

use snapbox::str;

use super::{FAULTY, Folder, SOUND, doubtful};

#[test]
fn fixes_are_applied_and_the_result_is_checked() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    folder.ecsc(["fix"]).assert().success().stderr_eq("fixed 1 problem in 1 file: no errors left\n");
    assert_eq!(folder.read("web.ecs"), SOUND.trim_start());
    folder.ecsc(["fix"]).assert().success().stderr_eq("fixed 0 problems in 0 files: no errors left\n");
}

#[test]
fn a_dry_run_prints_a_unified_diff_and_changes_nothing() {
    let text = doubtful();
    let folder = Folder::with(&[("web.ecs", &text)]);
    folder.ecsc(["fix", "--dry-run"]).assert().success().stdout_eq(str![[r#"
--- a/web.ecs
+++ b/web.ecs
@@ -1,4 +1,3 @@
-# ecsc-allow W0690: it is needed no more
 existing network "main" {
   vpc             = "vpc-0a1b2c3d4e5f60718"
   private_subnets = ["subnet-0a1b2c3d4e5f60718"]

"#]]);
    assert_eq!(folder.read("web.ecs"), text);
}

#[test]
fn a_diff_of_a_whole_path_has_no_empty_folder_in_it() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    let path = folder.path("web.ecs");
    let path = path.to_str().unwrap();
    for [command, option] in [["fix", "--dry-run"], ["fmt", "--diff"]] {
        folder.write("web.ecs", doubtful().replace(" = ", "  = "));
        let (_, output, _) = folder.run([command, option, path]);
        assert!(output.starts_with("--- a/") && !output.contains("a//"), "{command}: {output}");
    }
}

#[test]
fn a_translation_stays_although_nothing_uses_it_yet() {
    let folder = Folder::with(&[(
        "web.ecs",
        "project \"t\" {}\nvariable \"zones\" {\n  type    = number\n  default = 3\n}\nlocals {\n  team  = \"web\"\n  owner = local.team\n}\n",
    )]);
    let (status, _, error) = folder.run(["fix", "--unsafe-fixes"]);
    assert_eq!(status, 0, "{error}");
    assert_eq!(
        folder.read("web.ecs"),
        "project \"t\" {}\nparam zones: int = 3\nlet team  = \"web\"\nlet owner = let.team\n"
    );
}

#[test]
fn what_cannot_be_fixed_is_left_and_shown() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    let (status, _, error) = folder.run(["fix"]);
    assert!(status == 1 && error.contains("error["), "{error}");
}

#[test]
fn a_fixed_standard_input_is_printed() {
    let folder = Folder::with(&[]);
    let output = folder.ecsc(["fix", "-q", "-"]).stdin(doubtful()).output().expect("the command runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), SOUND.trim_start());
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("real/web.ecs", &doubtful())]);
    symlink("real/web.ecs", folder.path("web.ecs")).expect("a link");
    std::fs::set_permissions(folder.path("real/web.ecs"), PermissionsExt::from_mode(0o640))
        .expect("permissions");
    assert_eq!(folder.run(["fix"]).0, 0);
    assert!(folder.path("web.ecs").is_symlink());
    let mode = std::fs::metadata(folder.path("real/web.ecs")).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!folder.read("real/web.ecs").contains("ecsc-allow"));
}

#[test]
fn unsafe_fixes_are_applied_on_demand() {
    let folder = Folder::with(&[("web.ecs", "let unused = 1\n")]);
    folder.ecsc(["fix"]).assert().success().stderr_eq(str![[r#"
web.ecs:1:5: warning[W0672]: nothing uses `let.unused`
fixed 0 problems in 0 files: 1 warning left

"#]]);
    assert_eq!(folder.run(["fix", "--unsafe-fixes"]).0, 0);
    assert_eq!(folder.read("web.ecs"), "");
}

#[test]
fn a_fix_that_does_not_help_is_taken_back() {
    // On a line of its own, `zones` would be an attribute outside of all blocks.
    let text = "let a = 1 zones = 2\noutput b = 'x'\noutput c = let.a\n";
    let folder = Folder::with(&[("web.ecs", text)]);
    folder.ecsc(["fix", "-v"]).assert().code(1).stderr_eq(str![[r#"
taken back: web.ecs:1:11: E0123: insert a line break
web.ecs:1:11: error[E0123]: a declaration must begin on its own line
fixed 1 problem in 1 file: 1 error left; 1 fix was taken back, because it did not reduce the errors

"#]]);
    assert_eq!(folder.read("web.ecs"), text.replace('\'', "\""));
}

#[test]
fn a_dry_run_shows_diagnostics_where_they_are_in_the_file() {
    let folder = Folder::with(&[("web.ecs", "# ecsc-allow W0690: x\nlet a =\n\noutput b = 'x'\n")]);
    let (_, diff, error) = folder.run(["fix", "--dry-run"]);
    assert!(diff.contains("+output b = \"x\""), "{diff}");
    assert!(error.contains("web.ecs:2:8: error[E0120]"), "{error}");
}

#[test]
fn the_line_ends_of_a_file_stay() {
    let folder = Folder::with(&[(
        "web.ecs",
        "output a = 'x'\r\nlocals {\r\n  b = 1\r\n  c = 2\r\n}\r\noutput d = let.b + let.c\r\n",
    )]);
    assert_eq!(folder.run(["fix"]).0, 0);
    assert_eq!(
        folder.read("web.ecs"),
        "output a = \"x\"\r\nlet b = 1\r\nlet c = 2\r\noutput d = let.b + let.c\r\n"
    );
}

#[test]
#[cfg(unix)]
fn a_file_with_two_names_keeps_both() {
    let folder = Folder::with(&[("web.ecs", "output a = 'x'\n")]);
    std::fs::hard_link(folder.path("web.ecs"), folder.path("other.txt")).expect("a link");
    assert_eq!(folder.run(["fix"]).0, 0);
    assert_eq!(folder.read("other.txt"), "output a = \"x\"\n");
}
