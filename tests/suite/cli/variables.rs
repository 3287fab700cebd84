//! Values of `var`s on the command line.

use snapbox::str;

use super::Folder;

fn folder() -> Folder {
    Folder::with(&[
        ("main.ecs", "var zones: int\nlet n = var.zones + 1\noutput n = \"${let.n}\"\n"),
        ("prod.ecsvars", "# zones of production\nzones = \"three\"\n"),
        ("typo.ecsvars", "zons = 3\n"),
    ])
}

#[test]
fn a_wrong_value_is_shown_where_it_is() {
    let folder = folder();
    folder
        .ecsc(["check", "--var-file", "prod.ecsvars", "--message-format", "short"])
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
prod.ecsvars:2:9: error[E0408]: `prod.ecsvars` sets `var zones` to `"three"`, which is not an `int`
checked 1 file: 1 error

"#]]);
    folder
        .ecsc(["check", "--var-file", "typo.ecsvars", "--message-format", "short"])
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
typo.ecsvars:1:1: error[E0225]: `typo.ecsvars` sets `zons`, which is not a `var` of this program
checked 1 file: 1 error

"#]]);
    folder.ecsc(["check", "--var", "zones=three", "--message-format", "short"]).assert().code(1).stderr_eq(
        str![[r#"
--var zones:1:1: error[E0408]: `--var` sets `var zones` to `three`, which is not an `int`
checked 1 file: 1 error

"#]],
    );
}

#[test]
fn views_that_know_files_only_show_the_value_of_an_option_at_its_declaration() {
    let folder = folder();
    folder
        .ecsc(["check", "--var", "zones=three", "--var", "other=1", "--message-format", "github"])
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
::error file=main.ecs,line=1,endLine=1,col=5,endColumn=15,title=E0408 value of the wrong type for a `var`::`--var` sets `var zones` to `three`, which is not an `int`%0Ahelp: for example `3`
::error title=E0225 value for an unknown `var`::`--var` sets `other`, which is not a `var` of this program%0Ahelp: declared: `zones`

"#]]);
    let output =
        folder.ecsc(["check", "--var", "zones=three", "--message-format", "sarif"]).output().unwrap();
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "main.ecs", "{result}");
    assert_eq!(place["region"]["startColumn"], 5, "{result}");
    assert!(result["fixes"].is_null() && result["relatedLocations"].is_null(), "{result}");
}

#[test]
fn fix_leaves_values_files_alone() {
    let folder = folder();
    folder.ecsc(["fix", "--var-file", "typo.ecsvars"]).assert().code(1);
    assert_eq!(folder.read("typo.ecsvars"), "zons = 3\n");
}

#[test]
fn the_environment_is_that_of_all_programs_of_a_run() {
    let folder = Folder::with(&[
        ("a/a.ecs", "var zones: int = 1\nassert var.zones == 3, \"another number\"\n"),
        ("b/b.ecs", "var stage: string = \"x\"\nassert var.stage == \"live\", \"another stage\"\n"),
    ]);
    let check = |paths: &[&str]| {
        let check = ["check", "--message-format", "short"];
        folder
            .ecsc([&check, paths].concat())
            .env("ECSC_VAR_ZONES", "3")
            .env("ECSC_VAR_stage", "live")
            .env("ECSC_VAR_STAGE", "dead")
            .env("ECSC_VAR_stag", "x")
            .assert()
            .success()
    };
    check(&["a", "b"]).stderr_eq(str![[r#"
ECSC_VAR_stag:1:1: warning[W0693]: the environment variable `ECSC_VAR_stag` sets `stag`, which no program declares
checked 2 files: 1 warning

"#]]);
    check(&["b"]).stderr_eq(str![[r#"
ECSC_VAR_ZONES:1:1: warning[W0693]: the environment variable `ECSC_VAR_ZONES` sets `zones`, which no program declares
ECSC_VAR_stag:1:1: warning[W0693]: the environment variable `ECSC_VAR_stag` sets `stag`, which no program declares
checked 1 file: 2 warnings

"#]]);
}
