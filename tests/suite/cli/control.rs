//! Which diagnostics are shown and how bad they are: comments in the program, `ecsc.toml`, `--deny warnings`.

use super::Folder;

/// A program with one warning, W0603 on the line of `http {}`; `above` stands on the line before, `beside` behind it.
fn plain_http(above: &str, beside: &str) -> String {
    format!(
        r#"existing network "main" {{
  stack = "vpc"
  zones = 2
}}

cluster "web" {{
  network = network.main
}}

listener "public" {{
  cluster = cluster.web
  {above}
  http {{}} {beside}
}}
"#
    )
}

/// Exit status and the codes that `check` shows for a program, and a configuration if there is one.
fn check(program: &str, configuration: Option<&str>, options: &[&str]) -> (i32, Vec<String>) {
    let folder = Folder::with(&[("web.ecs", program)]);
    if let Some(text) = configuration {
        folder.write("ecsc.toml", text);
    }
    let (status, _, error) = folder.run([&["check"], options].concat());
    let codes = error
        .lines()
        .filter_map(|line| {
            Some(line.split_once('[')?.1.split_once("]:")?.0.to_owned()).filter(|code| code.len() == 5)
        })
        .collect();
    (status, codes)
}

fn codes(program: &str) -> Vec<String> {
    check(program, None, &[]).1
}

#[test]
fn a_comment_with_a_reason_suppresses_a_warning_of_its_own_or_of_the_next_line() {
    assert_eq!(codes(&plain_http("", "")), ["W0603"]);
    let reason = "ecsc-allow W0603: TLS ends at the mesh";
    assert!(codes(&plain_http(&format!("# {reason}"), "")).is_empty());
    assert!(codes(&plain_http(&format!("// {reason}\n  # and more of it"), "")).is_empty());
    assert!(codes(&plain_http("", &format!("# {reason}"))).is_empty());
    assert_eq!(check(&plain_http(&format!("# {reason}"), ""), None, &["--deny", "warnings"]).0, 0);
}

#[test]
fn a_suppression_holds_for_its_code_and_its_line_only() {
    assert_eq!(codes(&plain_http("# ecsc-allow W0606: open on purpose", "")), ["W0691", "W0603"]);
    assert_eq!(codes(&format!("# ecsc-allow W0603: not here\n{}", plain_http("", ""))), ["W0691", "W0603"]);
    assert_eq!(codes(&plain_http("# ecsc-allow W0606, W0603: one of these", "")), ["W0691"]);
}

#[test]
fn a_suppression_without_a_reason_holds_and_is_a_warning_itself() {
    assert_eq!(codes(&plain_http("# ecsc-allow W0603", "")), ["W0690"]);
}

#[test]
fn errors_and_what_is_no_code_cannot_be_suppressed() {
    let program = plain_http("# ecsc-allow E0203: we like it so", "").replace("http {}", "htp = 1");
    let (status, found) = check(&program, None, &[]);
    assert_eq!((status, found), (1, vec!["W0692".to_owned(), "E0203".to_owned()]));
    assert_eq!(codes(&plain_http("# ecsc-allow W0999: no such code", "")), ["W0692", "W0603"]);
}

#[test]
fn nothing_is_said_of_unused_suppressions_while_there_are_errors() {
    let program =
        plain_http("# ecsc-allow W0603: TLS ends at the mesh", "").replace("cluster.web", "cluster.wbe");
    assert_eq!(codes(&program), ["E0204"]);
}

#[test]
fn the_configuration_sets_the_level_of_a_warning() {
    let program = plain_http("", "");
    let with = |level: &str, options: &[&str]| {
        check(&program, Some(&format!("[levels]\nW0603 = \"{level}\"\n")), options)
    };
    assert_eq!(with("warn", &[]), (0, vec!["W0603".to_owned()]));
    assert_eq!(with("warn", &["--deny", "warnings"]), (1, vec!["W0603".to_owned()]));
    assert_eq!(with("deny", &[]), (1, vec!["W0603".to_owned()]));
    assert_eq!(with("allow", &["--deny", "warnings"]), (0, Vec::new()));
}

#[test]
fn a_reason_in_the_program_goes_before_the_configuration() {
    let program = plain_http("# ecsc-allow W0603: TLS ends at the mesh", "");
    assert_eq!(check(&program, Some("[levels]\nW0603 = \"deny\"\n"), &[]), (0, Vec::new()));
}

#[test]
fn a_denied_warning_is_shown_as_an_error_and_nothing_is_written() {
    let folder =
        Folder::with(&[("web.ecs", &plain_http("", "")), ("ecsc.toml", "[levels]\nW0603 = \"deny\"\n")]);
    let (status, _, error) = folder.run(["build", "--allow", "W0880"]);
    assert_eq!(status, 1);
    assert!(error.starts_with("web.ecs:13:3: error[W0603]: "), "{error}");
    assert!(!folder.path("dist").exists());
}

#[test]
fn a_configuration_that_says_nothing_sensible_is_wrong_usage() {
    let program = plain_http("", "");
    for text in
        ["[levels]\nE0203 = \"allow\"\n", "[levels]\nW0999 = \"allow\"\n", "[level]\n", "levels = 3\n"]
    {
        assert_eq!(check(&program, Some(text), &[]).0, 2, "{text}");
    }
}

#[test]
fn the_command_line_sets_the_level_of_a_warning() {
    let program = plain_http("", "");
    let with = |options: &[&str]| check(&program, None, options);
    let shown = || vec!["W0603".to_owned()];
    assert_eq!(with(&["--deny", "W0603"]), (1, shown()));
    assert_eq!(with(&["--deny", "w0603"]), (1, shown()));
    assert_eq!(with(&["--deny", "W0606"]), (0, shown()));
    assert_eq!(with(&["--allow", "W0603"]), (0, Vec::new()));
    assert_eq!(with(&["--allow", "W0603", "--deny", "warnings"]), (0, Vec::new()));
    assert_eq!(with(&["--warn", "W0603"]), (0, shown()));
    let allowed = Some("[levels]\nW0603 = \"allow\"\n");
    assert_eq!(check(&program, allowed, &["--deny", "W0603"]), (1, shown()));
    assert_eq!(check(&program, allowed, &["--warn", "W0603"]), (0, shown()));
    assert_eq!(check(&program, Some("[levels]\nW0603 = \"deny\"\n"), &["--allow", "W0603"]), (0, Vec::new()));
}

#[test]
fn a_level_of_what_is_no_warning_is_wrong_usage() {
    let folder = Folder::with(&[("web.ecs", &plain_http("", ""))]);
    let said = |options: &[&str]| folder.run([&["check"], options].concat());
    for (options, words) in [
        (["--deny", "W0699"], "there is no warning `W0699`; did you mean W06"),
        (["--allow", "E0203"], "E0203 is an error: its level cannot be changed"),
        (["--warn", "warnings"], "there is no warning `warnings`"),
    ] {
        let (status, _, error) = said(&options);
        assert!(status == 2 && error.contains(words), "{error}");
    }
    let (status, _, error) = said(&["--deny", "W0603", "--allow", "W0603"]);
    assert_eq!((status, error.as_str()), (2, "error: the options give W0603 two levels\n"));
}

#[test]
fn the_configuration_of_a_folder_above_holds_inside_the_repository() {
    let folder = Folder::with(&[
        ("ecsc.toml", "[levels]\nW0603 = \"deny\"\n"),
        ("apps/shop/web.ecs", &plain_http("", "")),
    ]);
    let status = |path: &str| folder.run(["check", path]).0;
    assert_eq!(status("apps/shop"), 0, "there is no repository");
    folder.write("apps/.git/HEAD", "");
    assert_eq!(status("apps/shop"), 0, "it lies outside the repository");
    folder.write(".git", "gitdir: elsewhere\n");
    std::fs::remove_dir_all(folder.path("apps/.git")).unwrap();
    assert_eq!(status("apps/shop"), 1);
    assert_eq!(status("apps/shop/web.ecs"), 1);
    folder.write("apps/ecsc.toml", "[levels]\nW0603 = \"allow\"\n");
    assert_eq!(status("apps/shop"), 0, "the nearest one counts");
    folder.write("apps/ecsc.toml", "[level]\n");
    let shown = |path: &str, from: &str| {
        let command = folder.ecsc(["check", path]).current_dir(folder.path(from));
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert!(shown("apps/shop", "").starts_with("apps/ecsc.toml:1:2: error[E0991]: unknown field"));
    assert!(shown(".", "apps/shop").starts_with("../ecsc.toml:1:2: error[E0991]: unknown field"));
    assert!(shown("web.ecs", "apps/shop").starts_with("../ecsc.toml:1:2: error[E0991]: unknown field"));
    assert!(shown("shop", "apps").starts_with("ecsc.toml:1:2: error[E0991]: unknown field"));
}
