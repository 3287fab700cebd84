//! The formats of diagnostics, and how many are shown.

use snapbox::str;

use super::{FAULTY, Folder, SOUND, doubtful};

#[test]
fn the_short_form_is_the_default_where_there_is_no_terminal() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    folder.ecsc(["check"]).assert().success().stdout_eq("").stderr_eq(str![[r#"
web.ecs:1:14: warning[W0691]: there is no W0690 here to suppress
checked 1 file: 1 warning

"#]]);
}

#[test]
fn the_human_form_shows_the_place_and_the_change() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    folder.ecsc(["check", "--message-format", "human"]).assert().success().stderr_eq(str![[r#"
warning[W0691]: there is no W0690 here to suppress
  ┌─ web.ecs:1:14
  │
1 │ # ecsc-allow W0690: it is needed no more
  │              ^^^^^ no W0690 on the line after this
  │
  = help: remove the suppression
       1 - # ecsc-allow W0690: it is needed no more
  = more: ecsc explain W0691

checked 1 file: 1 warning

"#]]);
}

#[test]
fn the_accessible_form_says_it_in_words() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    folder.ecsc(["check", "--accessible"]).assert().success().stderr_eq(str![[r#"
there is no W0690 here to suppress
    in web.ecs, line 1, column 14
    Diagnostic severity: warning
Begin snippet for web.ecs starting at line 1, column 1

snippet line 1: # ecsc-allow W0690: it is needed no more
    label at line 1, columns 14 to 18: no W0690 on the line after this
diagnostic code: W0691
fix: remove the suppression
    at line 1 remove: # ecsc-allow W0690: it is needed no more
more: ecsc explain W0691
checked 1 file: 1 warning

"#]]);
}

#[test]
fn json_is_exactly_one_object_also_for_a_sound_program() {
    let folder = Folder::with(&[("a/x.ecs", SOUND), ("b/x.ecs", &doubtful()), ("c/x.ecs", FAULTY)]);
    let object = |arguments: &[&str]| {
        let (_, output, error) = folder.run(arguments.iter().copied());
        assert_eq!(error, "");
        serde_json::from_str::<serde_json::Value>(&output).unwrap_or_else(|_| panic!("one object: {output}"))
    };
    let json = ["check", "--message-format", "json"];
    let view = object(&[&json[..], &["a"]].concat());
    assert_eq!(view, serde_json::json!({ "diagnostics": [], "errors": 0, "warnings": 0 }));
    let view = object(&[&json[..], &["a", "b"]].concat());
    assert_eq!((&view["errors"], &view["warnings"]), (&0.into(), &1.into()));
    let view = object(&[&json[..], &["--max-errors", "1", "c", "b", "a"]].concat());
    assert_eq!(view["diagnostics"].as_array().map(Vec::len), Some(2), "nothing is cut: {view}");
    assert_eq!(view["diagnostics"][0]["file"], "c/x.ecs");
}

#[test]
fn at_most_so_many_errors_are_shown_and_the_rest_is_counted() {
    let text = (0..30).map(|at| format!("let a{at} =\n")).collect::<Vec<_>>().concat();
    let folder = Folder::with(&[("web.ecs", &text)]);
    let shown = |arguments: &[&str]| {
        let (_, _, error) = folder.run(arguments.iter().copied());
        (error.matches(": error[").count(), error.contains(" errors more; --max-errors 0 shows all\n"))
    };
    let (all, cut) = shown(&["check", "--max-errors", "0"]);
    assert!(all >= 30 && !cut);
    assert_eq!(shown(&["check"]), (20, true));
    assert_eq!(shown(&["check", "--max-errors", "3"]), (3, true));
}

#[test]
fn quiet_shows_errors_only() {
    let folder = Folder::with(&[("doubtful.ecs", &doubtful()), ("faulty.ecs", FAULTY)]);
    assert_eq!(folder.run(["check", "-q", "doubtful.ecs"]), (0, String::new(), String::new()));
    let (status, _, error) = folder.run(["check", "-q", "faulty.ecs"]);
    assert_eq!((status, error.lines().count()), (1, 1), "{error}");
}

#[test]
fn colours_are_used_when_they_are_forced() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    let colored = |command: snapbox::cmd::Command| {
        command.output().expect("the command runs").stderr.contains(&b'\x1b')
    };
    assert!(!colored(folder.ecsc(["check"])));
    assert!(colored(folder.ecsc(["check", "--color", "always"])));
    assert!(colored(folder.ecsc(["check"]).env("CLICOLOR_FORCE", "1")));
    assert!(!colored(folder.ecsc(["check"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(!colored(folder.ecsc(["check", "--color", "never"]).env("CLICOLOR_FORCE", "1")));
}

#[test]
fn without_a_locale_of_utf_8_lines_are_drawn_in_ascii() {
    let folder = Folder::with(&[("web.ecs", FAULTY)]);
    let command = folder.ecsc(["check", "--message-format", "human"]).env("LANG", "C");
    let output = command.output().expect("the command runs");
    assert!(output.stderr.is_ascii(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn sarif_and_workflow_commands_stand_alone() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    let (_, sarif, _) = folder.run(["check", "--message-format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "W0691");
    let (_, github, _) = folder.run(["check", "--message-format", "github"]);
    assert!(github.starts_with("::warning file=web.ecs,line=1,endLine=1,col=14,"), "{github}");
    assert_eq!(github.lines().count(), 1, "{github}");
}

#[test]
fn what_is_for_programs_goes_to_standard_output_or_into_a_file() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    let to_file = ["check", "--message-format", "sarif", "--output", "out.sarif"];
    assert_eq!(folder.run(to_file), (0, String::new(), String::new()));
    let sarif: serde_json::Value = serde_json::from_str(&folder.read("out.sarif")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "W0691");
    // Where standard output has the template, standard error has the diagnostics.
    let (_, template, json) = folder.run(["build", "web.ecs", "--stdout", "--message-format", "json"]);
    assert!(template.starts_with("AWSTemplateFormatVersion"), "{template}");
    let view: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(view["warnings"], 2, "that of the stacks' names, too");
    folder.ecsc(["check", "--output", "out"]).assert().code(2).stderr_eq(str![[r#"
error: `--output out` has no format: write `--output sarif:out`

"#]]);
    assert!(!folder.path("out").exists());
}

#[test]
fn fixes_are_safe_or_unsafe_and_sarif_has_the_safe_ones() {
    // The one fix removes a `let` that nobody uses, the other puts quotes of this language around a string.
    let folder = Folder::with(&[("web.ecs", "let unused = 1\n"), ("quotes.ecs", "output a = 'x'\n")]);
    let of = |name: &str, format: &str| -> serde_json::Value {
        let (_, output, _) = folder.run(["check", name, "--message-format", format]);
        serde_json::from_str(&output).expect("JSON")
    };
    let applicability = |name: &str| of(name, "json")["diagnostics"][0]["fixes"][0]["applicability"].clone();
    assert_eq!((applicability("web.ecs"), applicability("quotes.ecs")), ("unsafe".into(), "safe".into()));
    let fixes = |name: &str| of(name, "sarif")["runs"][0]["results"][0]["fixes"].clone();
    assert!(
        fixes("web.ecs").is_null() && fixes("quotes.ecs").is_array(),
        "{} {}",
        fixes("web.ecs"),
        fixes("quotes.ecs")
    );
}

#[test]
fn what_cannot_be_read_is_a_diagnostic_in_every_format_and_the_rest_is_checked() {
    let folder = Folder::with(&[
        ("a/x.ecs", FAULTY),
        ("b/x.ecs", SOUND),
        ("b/ecsc.toml", "[levels]\nW0999 = \"deny\"\n"),
    ]);
    let run = |format: &str| {
        let (status, output, error) = folder.run(["check", "missing", "b", "a", "--message-format", format]);
        assert_eq!((status, error.as_str()), (2, ""), "{output}");
        output
    };
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    let field = |name: &str| -> Vec<String> {
        let all = json["diagnostics"].as_array().expect("a list").iter();
        all.map(|it| it[name].as_str().expect("a string").to_owned()).collect()
    };
    assert_eq!(field("code"), ["E0990", "E0991", "E0120"]);
    assert_eq!(field("file"), ["missing", "b/ecsc.toml", "a/x.ecs"]);
    assert_eq!(field("message")[0], "cannot read `missing`: no such file or directory");
    assert_eq!(json["diagnostics"][1]["start"]["line"], 2);
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(3));
    assert!(run("github").starts_with("::error file=missing,line=1,"));
    folder.ecsc(["check", "missing", "--message-format", "human"]).assert().code(2).stderr_eq(str![[r#"
error[E0990]: cannot read `missing`: no such file or directory
 = more: ecsc explain E0990

checked 0 files: 1 error

"#]]);
    folder.ecsc(["check", "b", "--accessible"]).assert().code(2).stderr_eq(str![[r#"
there is no warning `W0999`; `ecsc explain --list` shows all
    in b/ecsc.toml, line 2, column 1
    Diagnostic severity: error
Begin snippet for b/ecsc.toml starting at line 2, column 1

snippet line 2: W0999 = "deny"
    label at line 2, columns 1 to 5
diagnostic help: `ecsc explain ecsc.toml` shows what may be in it
diagnostic code: E0991
more: ecsc explain E0991
checked 0 files: 1 error

"#]]);
    // What is written is either all or nothing.
    for command in [&["build"][..], &["fix"], &["fmt"]] {
        let (status, _, error) = folder.run(command.iter().copied().chain(["missing", "a"]));
        assert!(
            status == 2 && error.contains("error[E0990]") && error.contains("nothing was"),
            "{command:?}: {error}"
        );
    }
    assert!(!folder.path("dist").exists() && folder.read("a/x.ecs") == FAULTY);
}

#[test]
fn several_formats_are_written_in_one_run() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    let outputs = ["--output", "sarif:out.sarif", "--output", "json:out:1.json", "--output", "short:out.txt"];
    let (status, output, error) =
        folder.run(["check", "--message-format", "human", "--color", "always"].into_iter().chain(outputs));
    assert!(status == 0 && output.is_empty() && error.contains("checked 1 file"), "{error}");
    let json = |name: &str| -> serde_json::Value { serde_json::from_str(&folder.read(name)).expect("JSON") };
    assert_eq!(json("out.sarif")["runs"][0]["results"][0]["ruleId"], "W0691");
    assert_eq!(json("out:1.json")["warnings"], 1);
    assert_eq!(folder.read("out.txt"), "web.ecs:1:14: warning[W0691]: there is no W0690 here to suppress\n");
    // The message format still goes where it goes, unless one file takes it.
    let (_, output, _) = folder.run(["check", "--message-format", "github", "--output", "sarif:out.sarif"]);
    assert!(output.starts_with("::warning file=web.ecs"), "{output}");
    let (_, output, error) = folder.run(["check", "--message-format", "human", "--output", "all.txt"]);
    assert!(output.is_empty() && error.starts_with("checked"));
    assert!(folder.read("all.txt").contains("warning[W0691]"));
    let (status, _, error) = folder.run(["check", "--output", "sarif:"]);
    assert!(status == 2 && error.contains("the name of the file is missing"), "{error}");
}

#[test]
fn sarif_leads_to_the_pages() {
    let folder = Folder::with(&[("web.ecs", &doubtful())]);
    let (_, output, _) = folder.run(["check", "--message-format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&output).expect("JSON");
    let driver = &sarif["runs"][0]["tool"]["driver"];
    assert!(driver["informationUri"].as_str().is_some_and(|uri| uri.starts_with("https://")), "{driver}");
    let page = driver["rules"][0]["helpUri"].as_str().expect("an address");
    let (file, anchor) =
        page.split_once("/docs/").and_then(|(_, page)| page.split_once('#')).expect("a page");
    let text = std::fs::read_to_string(crate::support::path("docs").join(file)).expect("the page is there");
    assert!(anchor.starts_with("w0691-") && text.contains("## W0691: "), "{page}");
    let help = driver["rules"][0]["help"]["markdown"].as_str().expect("a text");
    assert!(help.contains("```ecs\n") && !help.contains("```ecs fail"), "{help}");
}
