//! What shells offer: each asks the command, and so is asked here, as far as it is installed.

use std::process::Command;

use super::{Folder, named};

/// A shell, and a script that prints what it offers after `$LINE`, a word a line.
const SHELLS: [(&str, &str); 3] = [
    (
        "bash",
        r#"source <(ecsc completions bash)
           read -ra COMP_WORDS <<< "$LINE"; [[ $LINE == *' ' ]] && COMP_WORDS+=("")
           COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_TYPE=9
           _clap_complete_ecsc ecsc "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
           printf '%s\n' "${COMPREPLY[@]}""#,
    ),
    ("fish", r#"ecsc completions fish | source; complete -C "$LINE" | string split -f1 \t"#),
    (
        "zsh",
        // Without a terminal zsh has no completion system: it is given the function that takes what is offered.
        r#"compdef() { :; }; _describe() { shift 2; printf '%s\n' "${(@P)1%%:*}"; }
           source <(ecsc completions zsh)
           words=(${(s: :)LINE}); [[ $LINE == *' ' ]] && words+=(""); CURRENT=$#words
           _clap_dynamic_completer_ecsc"#,
    ),
];

fn folder() -> Folder {
    Folder::with(&[
        ("web.ecs", &format!("var environment: dev | prod = dev\n{}", named("shop"))),
        (
            "ecsc.toml",
            "[environments.staging]\nvars = { environment = \"dev\" }\n[environments.production]\n",
        ),
        ("other/data.ecs", &format!("var team: string = \"a\"\n{}", named("data"))),
    ])
}

/// What each installed shell offers after a line; the shells agree.
fn offered(folder: &Folder, line: &str) -> Vec<String> {
    let binary = snapbox::cmd::cargo_bin!("ecsc");
    let path = format!(
        "{}:{}",
        binary.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let ask = |(shell, script): &(&'static str, &str)| {
        let mut command = Command::new(shell);
        // Without the files of the user who runs the tests.
        command.args(match *shell {
            "bash" => &["--norc"][..],
            "fish" => &["--no-config"],
            _ => &["--no-rcs"],
        });
        command.args(["-c", script]).current_dir(folder.path(".")).env_clear();
        command.envs([("PATH", path.as_str()), ("LINE", line), ("HOME", "."), ("LANG", "C.UTF-8")]);
        let output = command.output().ok()?;
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let mut words: Vec<String> =
            text.lines().map(|word| word.trim_end().to_owned()).filter(|word| !word.is_empty()).collect();
        words.sort();
        assert!(!words.is_empty(), "{shell} {line:?}: {}", String::from_utf8_lossy(&output.stderr));
        Some((*shell, words))
    };
    let mut answers = SHELLS.iter().filter_map(ask);
    let (first, words) = answers.next().expect("bash");
    for (shell, others) in answers {
        assert_eq!(others, words, "{shell} and {first} differ after {line:?}");
    }
    words
}

#[test]
fn shells_offer_the_names_that_the_program_has() {
    let folder = folder();
    assert_eq!(offered(&folder, "ecsc check --env "), ["all", "production", "staging"]);
    assert_eq!(offered(&folder, "ecsc build --env p"), ["production"]);
    assert_eq!(offered(&folder, "ecsc check --var "), ["environment="]);
    assert_eq!(offered(&folder, "ecsc build --stdout --stack "), ["shop-efs-shared"]);
    // Those of the program that the line names.
    assert_eq!(offered(&folder, "ecsc check other --var "), ["team="]);
    assert_eq!(offered(&folder, "ecsc build other --stdout --stack d"), ["data-efs-shared"]);
}

#[test]
fn shells_offer_the_stacks_that_earlier_builds_have_left() {
    let folder = Folder::with(&[("web.ecs", &named("shop"))]);
    folder.ecsc(["build", "--out", "elsewhere"]).assert().success();
    let renamed = named("shop").replace("\"shared\"", "\"other\"").replace("volume.shared", "volume.other");
    std::fs::write(folder.path("web.ecs"), renamed).unwrap();
    assert_eq!(offered(&folder, "ecsc build --out elsewhere --forget "), ["shop-efs-shared"]);
    assert_eq!(offered(&folder, "ecsc build . --out elsewhere --forget shop"), ["shop-efs-shared"]);
}

#[test]
fn shells_offer_the_names_that_the_language_has() {
    let folder = folder();
    assert_eq!(offered(&folder, "ecsc expl"), ["explain"]);
    assert_eq!(offered(&folder, "ecsc explain volume.encr"), ["volume.encrypted"]);
    assert_eq!(offered(&folder, "ecsc explain E0307"), ["E0307"]);
    assert_eq!(offered(&folder, "ecsc help buil"), ["build"]);
    assert_eq!(offered(&folder, "ecsc help clust"), ["cluster"]);
    assert_eq!(offered(&folder, "ecsc man wat"), ["watch"]);
    assert_eq!(offered(&folder, "ecsc check --deny warn"), ["warnings"]);
    let codes = offered(&folder, "ecsc check --allow W069");
    assert!(
        codes.contains(&"W0691".to_owned()) && codes.iter().all(|code| code.starts_with("W069")),
        "{codes:?}"
    );
    assert_eq!(offered(&folder, "ecsc check --message-format s"), ["sarif", "short"]);
}

#[test]
fn a_question_without_words_or_of_an_unknown_shell_is_answered() {
    let folder = Folder::with(&[]);
    let ask = |shell: &str| {
        let output = folder.ecsc([]).env("ECSC_COMPLETE", shell).output().expect("it runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (status, script) = ask("bash");
    assert!(status == Some(0) && script.contains("_clap_complete_ecsc"), "{script}");
    assert_eq!(ask("nonsense"), (Some(2), String::new()));
    assert_eq!(ask("0").0, Some(2), "as without it");
    // A program with mistakes has names all the same, and one that is not there has none.
    let broken = Folder::with(&[("web.ecs", "var zones: int = 2\nlet x =\n"), ("ecsc.toml", "[")]);
    assert_eq!(offered(&broken, "ecsc check --var "), ["zones="]);
    assert_eq!(offered(&broken, "ecsc check --env "), ["all"]);
}
