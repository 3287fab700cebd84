//! Environments of `ecsc.toml` on the command line.

use std::collections::BTreeSet;

use snapbox::str;

use super::Folder;

const PROGRAM: &str = r#"var environment: staging | production
var zones: int = 2

project "shop-${var.environment}" {}

existing network "main" {
  stack = "vpc"
  zones = var.zones
}

volume "shared" {
  network = network.main
}
"#;

const CONFIGURATION: &str = r#"[environments.staging]
vars = { environment = "staging" }

[environments.production]
vars     = { environment = "production" }
var_file = "production.ecsvars"
"#;

/// A program that is built for `staging` and `production`.
fn folder() -> Folder {
    Folder::with(&[
        ("shop.ecs", PROGRAM),
        ("ecsc.toml", CONFIGURATION),
        ("production.ecsvars", "zones = 3\n"),
    ])
}

/// The names of the stacks that a manifest lists.
fn stacks(folder: &Folder, manifest: &str) -> BTreeSet<String> {
    let manifest: serde_json::Value = serde_json::from_str(&folder.read(manifest)).unwrap();
    let stacks = manifest["stacks"].as_array().unwrap().iter();
    stacks.map(|stack| stack["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_environment_is_built_into_its_folder_with_stacks_of_its_own() {
    let folder = folder();
    folder.ecsc(["build", "--env", "all"]).assert().success().stderr_eq(str![[r#"
built 2 stacks with 15 resources (10,216 bytes) into dist, no warnings, [..] ms

"#]]);
    let (staging, production) = (
        stacks(&folder, "dist/staging/shop-staging/manifest.json"),
        stacks(&folder, "dist/production/shop-production/manifest.json"),
    );
    assert_eq!(staging, BTreeSet::from(["shop-staging-efs-shared".to_owned()]));
    assert_eq!(production, BTreeSet::from(["shop-production-efs-shared".to_owned()]));
    assert!(!folder.path("dist/manifest.json").exists());
    let template = |path: &str| folder.read(path);
    assert!(!template("dist/staging/shop-staging/shop-staging-efs-shared.yaml").contains("MountTarget2"));
    assert!(
        template("dist/production/shop-production/shop-production-efs-shared.yaml").contains("MountTarget2")
    );
}

/// A program whose files are code blocks of a page, each of which begins with a comment with the name of the file.
fn documented(page: &str, files: &[&str]) -> Folder {
    let page = std::fs::read_to_string(crate::support::path(page)).unwrap();
    let folder = Folder::with(&[]);
    for file in files {
        let begin = format!("\n# {file}\n");
        let from = page.find(&begin).unwrap_or_else(|| panic!("{file} is not documented"));
        folder.write(file, page[from + 1..].split("```").next().unwrap());
    }
    folder
}

#[test]
fn the_example_of_the_readme_is_built_as_it_says() {
    let folder = documented("README.md", &["ecsc.toml", "shop.ecs"]);
    folder.ecsc(["check", "--deny", "warnings"]).assert().success();
    folder.ecsc(["build", "--env", "all"]).assert().success();
    for environment in ["staging", "production"] {
        let stack = format!("shop-{environment}-efs-shared");
        assert_eq!(
            stacks(&folder, &format!("dist/{environment}/shop-{environment}/manifest.json")),
            BTreeSet::from([stack])
        );
    }
}

#[test]
fn the_example_of_the_documentation_is_built() {
    let folder = documented("docs/language.md", &["ecsc.toml", "production.ecsvars", "shop.ecs"]);
    folder.ecsc(["check", "--deny", "warnings"]).assert().success();
    folder.ecsc(["build", "--env", "all"]).assert().success();
    let (staging, production) = (
        stacks(&folder, "dist/staging/shop-staging/manifest.json"),
        stacks(&folder, "dist/production/shop-production/manifest.json"),
    );
    assert!(!staging.is_empty() && staging.is_disjoint(&production), "{staging:?} {production:?}");
}

#[test]
fn an_environment_can_be_built_alone() {
    let folder = folder();
    folder.ecsc(["build", "--env", "production", "--out", "out"]).assert().success().stderr_eq(str![[r#"
built 1 stack with 8 resources (5,238 bytes) into out/production/shop-production, no warnings, [..] ms

"#]]);
    assert!(folder.path("out/production/shop-production/manifest.json").exists());
    assert!(!folder.path("out/staging").exists());
}

#[test]
fn a_build_says_which_environment_it_is_for() {
    let folder = folder();
    folder.ecsc(["build"]).assert().code(2).stderr_eq(str![[r#"
error: `ecsc.toml` has environments: choose with `--env NAME` or `--env all`; there are `staging` and `production`

"#]]);
    folder.ecsc(["build", "--env", "prodution"]).assert().code(2).stderr_eq(str![[r#"
error: `ecsc.toml` has no environment `prodution`; did you mean `production`?

"#]]);
    folder.ecsc(["build", "--env", "test", "--env", "all"]).assert().code(2).stderr_eq(str![[r#"
error: `ecsc.toml` has no environment `test`; there are `staging` and `production`

"#]]);
    assert!(!folder.path("dist").exists());
    let plain = Folder::with(&[("shop.ecs", PROGRAM)]);
    plain.ecsc(["check", "--env", "production"]).assert().code(2).stderr_eq(str![[r#"
error: there is no environment `production`: the program has no `ecsc.toml`

"#]]);
    plain.write("ecsc.toml", "");
    plain.ecsc(["check", "--env", "all"]).assert().code(2).stderr_eq(str![[r#"
error: there are no environments: `ecsc.toml` has no `[environments]`

"#]]);
}

#[test]
fn a_check_of_all_says_which_environments_are_wrong_if_it_is_not_every_one() {
    let folder = folder();
    folder.write("production.ecsvars", "zones = 0\n");
    folder.write("shop.ecs", format!("{PROGRAM}let unused = 1\n"));
    folder.ecsc(["check"]).assert().code(1).stderr_eq(str![[r#"
shop.ecs:8:11: error[E0401]: `network.zones` must be at least `1`, found `var.zones` (only in the environment `production`)
shop.ecs:14:5: warning[W0672]: nothing uses `let.unused`
checked 1 file: 1 error and 1 warning

"#]]);
    folder.write("shop.ecs", PROGRAM);
    folder.ecsc(["check", "--message-format", "human"]).assert().code(1).stderr_eq(str![[r#"
error[E0401]: `network.zones` must be at least `1`, found `var.zones`
  ┌─ shop.ecs:8:11
  │
8 │   zones = var.zones
  │           ^^^^^^^^^ too small
  │
  = help: it must be between `1` and `6`
  = note: only in the environment `production`
  = more: ecsc explain E0401

checked 1 file: 1 error

"#]]);
    folder.ecsc(["check", "--env", "staging"]).assert().success().stderr_eq(str![[r#"
checked 1 file: no errors

"#]]);
    folder.ecsc(["check", "--env", "production"]).assert().code(1).stderr_eq(str![[r#"
shop.ecs:8:11: error[E0401]: `network.zones` must be at least `1`, found `var.zones`
checked 1 file: 1 error

"#]]);
    let value = |format: &str| -> serde_json::Value {
        let output = folder.ecsc(["check", "--message-format", format]).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let diagnostics = &value("json")["diagnostics"];
    assert_eq!(diagnostics.as_array().unwrap().len(), 1, "{diagnostics}");
    assert_eq!(diagnostics[0]["environments"], serde_json::json!(["production"]));
    let result = &value("sarif")["runs"][0]["results"][0];
    assert_eq!(result["properties"]["environments"], serde_json::json!(["production"]));
    folder.ecsc(["build", "--env", "all"]).assert().code(1).stderr_eq(str![[r#"
shop.ecs:8:11: error[E0401]: `network.zones` must be at least `1`, found `var.zones` (only in the environment `production`)
1 error: nothing was written

"#]]);
    assert!(!folder.path("dist").exists());
}

#[test]
fn two_environments_with_one_stack_name_are_an_error() {
    let folder = folder();
    folder.write("shop.ecs", PROGRAM.replace("-${var.environment}", ""));
    folder.ecsc(["build", "--env", "all"]).assert().code(1).stderr_eq(str![[r#"
shop.ecs:1:5: warning[W0671]: nothing uses `var.environment`
ecsc.toml:4:15: error[E0228]: the environments `staging` and `production` have the same stack `shop-efs-shared`
1 error and 1 warning: nothing was written

"#]]);
    folder.ecsc(["build", "--env", "staging"]).assert().success().stderr_eq(str![[r#"
shop.ecs:1:5: warning[W0671]: nothing uses `var.environment`
built 1 stack with 7 resources (4,946 bytes) into dist/staging/shop, 1 warning, [..] ms

"#]]);
}

#[test]
fn nearer_values_go_before_those_of_the_environment() {
    let folder = folder();
    let zones = |options: &[&str], variable: Option<&str>| {
        let build = ["build", "--env", "production", "--stdout"];
        let mut command = folder.ecsc([&build, options].concat());
        if let Some(value) = variable {
            command = command.env("ECSC_VAR_zones", value);
        }
        let output = command.output().unwrap();
        String::from_utf8(output.stdout).unwrap().matches("Type: AWS::EFS::MountTarget").count()
    };
    folder.write("near.ecsvars", "zones = 5\n");
    assert_eq!(zones(&[], None), 3);
    assert_eq!(zones(&[], Some("4")), 4);
    assert_eq!(zones(&["--var-file", "near.ecsvars"], Some("4")), 5);
    assert_eq!(zones(&["--var", "zones=6", "--var-file", "near.ecsvars"], Some("4")), 6);
    let both = CONFIGURATION.replace("production\" }", "production\", zones = 4 }");
    folder.write("ecsc.toml", both);
    assert_eq!(zones(&[], None), 4);
}

#[test]
fn a_wrong_value_is_shown_in_the_configuration() {
    let folder = folder();
    folder.write("ecsc.toml", CONFIGURATION.replace("\"staging\" }", "\"stging\", zons = 2 }"));
    folder.ecsc(["check", "--message-format", "human"]).assert().code(1).stderr_eq(str![[r#"
error[E0408]: `ecsc.toml` sets `var environment` to `stging`, which is not one of `staging |
              production`
  ┌─ ecsc.toml:2:25
  │
2 │ vars = { environment = "stging", zons = 2 }
  │                         ^^^^^^ expected one of `staging | production`
  │
  ┌─ shop.ecs:1:5
  │
1 │ var environment: staging | production
  │     --------------------------------- declared as one of `staging | production`
  │
  = help: write `staging` or `production`
       2 - vars = { environment = "stging", zons = 2 }
       2 + vars = { environment = "staging", zons = 2 }
  = note: only in the environment `staging`
  = more: ecsc explain E0408

error[E0225]: `ecsc.toml` sets `zons`, which is not a `var` of this program
  ┌─ ecsc.toml:2:34
  │
2 │ vars = { environment = "stging", zons = 2 }
  │                                  ^^^^ `zons` is not declared
  │
  = help: did you mean `var zones`?
       2 - vars = { environment = "stging", zons = 2 }
       2 + vars = { environment = "stging", zones = 2 }
  = note: only in the environment `staging`
  = more: ecsc explain E0225

checked 1 file: 2 errors

"#]]);
}

#[test]
fn a_configuration_that_is_wrong_is_shown_with_its_line() {
    let folder = folder();
    folder.write("ecsc.toml", CONFIGURATION.replace("production.ecsvars", "other.ecsvars"));
    folder.ecsc(["check"]).assert().code(2).stderr_eq(str![[r#"
ecsc.toml:6:12: error[E0991]: cannot read `other.ecsvars`: no such file
checked 0 files: 1 error

"#]]);
    folder.write("ecsc.toml", CONFIGURATION.replace("var_file", "var_files"));
    folder.ecsc(["check"]).assert().code(2).stderr_eq(str![[r#"
ecsc.toml:6:1: error[E0991]: unknown field `var_files`, expected `vars` or `var_file`
checked 0 files: 1 error

"#]]);
    folder.write("ecsc.toml", CONFIGURATION.replace("environments.staging", "environments.all"));
    folder.ecsc(["check"]).assert().code(2).stderr_eq(str![[r#"
ecsc.toml:1:15: error[E0991]: an environment cannot be called `all`: `--env all` means every one
checked 0 files: 1 error

"#]]);
}

#[test]
fn programs_with_environments_have_folders_in_each() {
    let two = PROGRAM.replace("shop-", "bank-");
    let folder = Folder::with(&[
        ("shop/a.ecs", PROGRAM),
        ("shop/ecsc.toml", "[environments.staging]\nvars = { environment = \"staging\" }\n"),
        ("bank/a.ecs", &two),
        ("bank/ecsc.toml", "[environments.staging]\nvars = { environment = \"staging\" }\n"),
    ]);
    folder.ecsc(["build", "--env", "staging", "shop", "bank"]).assert().success().stderr_eq(str![[r#"
built 2 stacks with 14 resources (9,956 bytes) into dist, no warnings, [..] ms

"#]]);
    assert!(folder.path("dist/staging/shop-staging/manifest.json").exists());
    assert!(folder.path("dist/staging/bank-staging/manifest.json").exists());
}

#[test]
fn programs_below_a_configuration_share_its_environments() {
    let folder = folder();
    folder.write(".git/HEAD", "");
    folder.write("ecsc.toml", CONFIGURATION.replace("\"staging\" }", "\"staging\", size = 3 }"));
    folder.write("apps/bank/a.ecs", PROGRAM.replace("shop-", "bank-"));
    // `size` is the other program's.
    folder
        .ecsc(["build", "--env", "production", "apps/bank", "--deny", "warnings"])
        .assert()
        .success()
        .stderr_eq(
            "built 1 stack with 8 resources ([..] bytes) into dist/production/bank-production, no warnings, [..] ms\n",
        );
    folder.ecsc(["check", "."]).assert().code(1).stderr_eq(str![[r#"
ecsc.toml:2:35: error[E0225]: `ecsc.toml` sets `size`, which is not a `var` of this program (only in the environment `staging`)
checked 1 file: 1 error

"#]]);
}

#[test]
fn a_values_file_is_in_the_folder_of_the_configuration() {
    let folder = folder();
    folder.write("apps/shop.ecs", PROGRAM);
    folder.write("apps/ecsc.toml", CONFIGURATION.replace("production.ecsvars", "../production.ecsvars"));
    folder.ecsc(["check", "apps"]).assert().code(2).stderr_eq(str![[r#"
apps/ecsc.toml:6:12: error[E0991]: cannot read `../production.ecsvars`: it is outside the folder of `ecsc.toml`
checked 0 files: 1 error

"#]]);
}

#[test]
fn which_value_a_variable_has_and_where_it_comes_from_is_told() {
    let folder = folder();
    folder
        .ecsc(["build", "--env", "all", "-v"])
        .env("ECSC_VAR_ENVIRONMENT", "production")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
ecsc.toml:4:15: error[E0228]: the environments `staging` and `production` have the same stack `shop-production-efs-shared`
var in staging: environment = production (ECSC_VAR_ENVIRONMENT)
var in staging: zones = 2 (the default)
var in production: environment = production (ECSC_VAR_ENVIRONMENT)
var in production: zones = 3 (production.ecsvars)
1 error: nothing was written

"#]]);
    folder.ecsc(["check", "-v", "--var", "zones=4", "--env", "production"]).assert().success().stderr_eq(
        str![[r#"
var in production: environment = production (ecsc.toml)
var in production: zones = 4 (--var zones)
checked 1 file: no errors

"#]],
    );
    folder.ecsc(["build", "--env", "all"]).assert().success();
    let variables = |name: &str| -> serde_json::Value {
        let text = folder.read(&format!("dist/{name}/shop-{name}/manifest.json"));
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(manifest["environment"], name);
        manifest["variables"].clone()
    };
    let var = |name: &str, value: &str, origin: &str| serde_json::json!({ "name": name, "value": value, "origin": origin });
    let staging = [var("environment", "staging", "ecsc.toml"), var("zones", "2", "default")];
    assert_eq!(variables("staging"), serde_json::json!(staging));
    let production = [var("environment", "production", "ecsc.toml"), var("zones", "3", "production.ecsvars")];
    assert_eq!(variables("production"), serde_json::json!(production));
}

#[test]
fn fixes_are_of_all_environments() {
    let folder = folder();
    folder.write("shop.ecs", PROGRAM.replace("network = network.main", "netwrk = network.main"));
    folder.ecsc(["fix"]).assert().success().stderr_eq(str![[r#"
fixed 1 problem in 1 file: no errors left

"#]]);
    assert_eq!(folder.read("shop.ecs"), PROGRAM);
}

/// A scaling whose group starts with five instances, of a size that depends on the environment.
fn scaling(production: &str) -> String {
    let instances =
        "\ncluster \"web\" {\n  network = network.main\n\n  instances {\n    type = \"m5.large\"\n  }\n}\n";
    let container = "  container {\n    cpu    = 256\n    memory = 512MiB\n  }\n";
    let size = format!("var.environment == production ? {production} : 2..4");
    format!(
        "{PROGRAM}{instances}\nscaling \"web\" {{\n  cluster = cluster.web\n  size    = {size}\n  desired = 5\n\n{container}}}\n"
    )
}

#[test]
fn an_error_of_one_environment_is_fixed_unless_another_one_fails_then() {
    let folder = folder();
    folder.write("shop.ecs", scaling("4..8"));
    folder.ecsc(["fix", "--unsafe-fixes"]).assert().success().stderr_eq(str![[r#"
fixed 1 problem in 1 file: no errors left

"#]]);
    assert_eq!(folder.read("shop.ecs"), scaling("4..8").replace("desired = 5", "desired = 4"));
    // Production starts with five instances at least: there the fix would be an error.
    folder.write("shop.ecs", scaling("5..8"));
    folder.ecsc(["fix", "--unsafe-fixes", "-v"]).assert().code(1).stderr_eq(str![[r#"
taken back: shop.ecs:26:13: E0519: start with 4
shop.ecs:26:13: error[E0519]: the group cannot start with 5 instances (only in the environment `staging`)
fixed 0 problems in 0 files: 1 error left; 1 fix was taken back, because it did not reduce the errors

"#]]);
    assert_eq!(folder.read("shop.ecs"), scaling("5..8"));
    folder.ecsc(["fix", "--unsafe-fixes", "--env", "staging"]).assert().success();
    assert_eq!(folder.read("shop.ecs"), scaling("5..8").replace("desired = 5", "desired = 4"));
}

#[test]
fn a_warning_of_one_environment_is_not_fixed_for_all() {
    let folder = folder();
    let text = PROGRAM.replace(
        "  network = network.main\n",
        "  network   = network.main\n  encrypted = false\n  when      = var.environment == production\n",
    );
    folder.write("shop.ecs", &text);
    folder.ecsc(["fix", "--unsafe-fixes", "--dry-run"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
shop.ecs:13:15: warning[W0613]: the data of `volume.shared` is stored unencrypted, and encryption cannot be enabled later (only in the environment `production`)
would fix 0 problems in 0 files: 1 warning left

"#]]);
    folder.ecsc(["fix", "--unsafe-fixes", "--env", "production"]).assert().success();
    assert_eq!(folder.read("shop.ecs"), text.replace("encrypted = false", "encrypted = true"));
}

#[test]
fn files_are_formatted_whatever_the_environment() {
    let folder = folder();
    folder.write("shop.ecs", PROGRAM.replace("stack = ", "stack=   "));
    folder.ecsc(["fmt"]).assert().success();
    assert_eq!(folder.read("shop.ecs"), PROGRAM);
}

#[test]
fn a_program_of_environments_without_a_project_is_named_after_its_folder() {
    let folder = folder();
    folder.write("shop.ecs", PROGRAM.replace("project \"shop-${var.environment}\" {}\n", ""));
    let (status, _, error) = folder.run(["build", "--env", "staging", "shop.ecs"]);
    assert!(status == 0 && error.contains("warning[W0880]"), "{error}");
    let (status, _, error) = folder.run(["build", "--env", "all", "shop.ecs"]);
    assert!(status == 1 && error.contains("E0228"), "{error}");
}

#[test]
fn a_suppression_that_one_environment_needs_is_used() {
    let folder = folder();
    let listener = "\ncluster \"web\" {\n  network = network.main\n}\n\nlistener \"public\" {\n  cluster = cluster.web\n  when = var.environment == production\n  # ecsc-allow W0603: TLS ends at the mesh\n  http {}\n}\n";
    folder.write("shop.ecs", format!("{PROGRAM}{listener}"));
    folder.ecsc(["check"]).assert().success().stderr_eq(str![[r#"
checked 1 file: no errors

"#]]);
    folder.ecsc(["check", "--deny", "warnings"]).assert().success();
    folder.ecsc(["fix"]).assert().success().stderr_eq("fixed 0 problems in 0 files: no errors left\n");
    folder.ecsc(["check", "--env", "staging"]).assert().success().stderr_eq(str![[r#"
shop.ecs:22:16: warning[W0691]: there is no W0603 here to suppress
checked 1 file: 1 warning

"#]]);
}
