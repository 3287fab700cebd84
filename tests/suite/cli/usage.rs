//! Help, exit status, and what ends a command with one line.

use std::process::Stdio;

use snapbox::str;

use super::{FAULTY, Folder, SOUND, doubtful};

#[test]
fn help_names_the_commands_that_exist() {
    Folder::with(&[]).ecsc(["--help"]).assert().success().stdout_eq(str![[r#"
Compiles .ecs files, declarations of container platforms on Amazon ECS, to CloudFormation

Usage: ecsc <COMMAND>

Commands:
  build        Compile programs and write their templates
  check        Check programs without writing templates
  fmt          Format files
  fix          Apply fixes, check again, and take back what did not help
  explain      Explain a diagnostic, a kind of block, an attribute or a function
  lsp          Run the language server over standard input and output
  completions  Print a shell completion script
  man          Print a manual page
  help         Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

Files:
  *.ecs         all of a folder are one program
  name.ecsvars  values of `var`s, one line `name = value` each, for --var-file
  ecsc.toml     levels of warnings, and environments; in the folder of a program or above it

`ecsc explain ecsc.toml` and `ecsc explain ecsvars` say more.

"#]]);
}

#[test]
fn help_is_a_command_too() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run(["help"]).0, 0);
    assert_eq!(folder.run(["help", "build"]).1, folder.run(["build", "--help"]).1);
}

#[test]
fn commands_of_other_tools_are_answered_with_the_one_here() {
    let folder = Folder::with(&[]);
    let pairs = [
        ("validate", "'ecsc check'"),
        ("lint", "'ecsc check'"),
        ("format", "'ecsc fmt'"),
        ("synth", "'ecsc build'"),
        ("plan", "'ecsc build'"),
        ("apply", "'aws cloudformation deploy'"),
        ("init", "'main.ecs'"),
    ];
    for (command, tip) in pairs {
        let (status, output, error) = folder.run([command]);
        assert_eq!((status, output.as_str()), (2, ""), "{command}");
        assert!(error.contains("tip: ") && error.contains(tip), "{command}: {error}");
    }
    assert!(folder.run(["biuld"]).2.contains("'build'"));
}

#[test]
fn without_a_command_the_help_is_wrong_usage() {
    let (status, output, error) = Folder::with(&[]).run([]);
    assert_eq!((status, output.as_str()), (2, ""));
    assert!(error.contains("Usage: ecsc <COMMAND>"), "{error}");
}

#[test]
fn the_exit_status_tells_sound_from_faulty_from_wrong() {
    let folder = Folder::with(&[("sound.ecs", SOUND), ("faulty.ecs", FAULTY), ("doubtful.ecs", &doubtful())]);
    let status = |arguments: &[&str]| folder.run(arguments.iter().copied()).0;
    assert_eq!(status(&["check", "sound.ecs"]), 0);
    assert_eq!(status(&["check", "faulty.ecs"]), 1);
    assert_eq!(status(&["check", "doubtful.ecs"]), 0);
    assert_eq!(status(&["check", "--deny", "warnings", "doubtful.ecs"]), 1);
    assert_eq!(status(&["check", "missing.ecs"]), 2);
    assert_eq!(status(&["check", "--nonsense"]), 2);
    assert_eq!(status(&["check", "--var", "no-value", "sound.ecs"]), 2);
    assert_eq!(status(&["build", "--minify", "sound.ecs"]), 2);
    assert_eq!(status(&["build", "--stdout", "--stack", "nonsense", "sound.ecs"]), 2);
    assert_eq!(status(&["--version"]), 0);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = Folder::with(&[("empty/README.md", "")]);
    folder.ecsc(["check", "missing.ecs"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
missing.ecs:1:1: error[E0990]: cannot read `missing.ecs`: no such file or directory
checked 0 files: 1 error

"#]]);
    folder.ecsc(["check", "empty"]).assert().code(2).stderr_eq(str![[r#"
empty:1:1: error[E0990]: there is no `.ecs` file in `empty`
checked 0 files: 1 error

"#]]);
    folder.ecsc(["check", "--var-file", "prod.ecsvars", "empty"]).assert().code(2).stderr_eq(str![[r#"
prod.ecsvars:1:1: error[E0990]: cannot read `prod.ecsvars`: no such file or directory
checked 0 files: 1 error

"#]]);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let folder = Folder::with(&[]);
    let mut child = std::process::Command::new(snapbox::cmd::cargo_bin!("ecsc"))
        .args(["explain", "--list"])
        .current_dir(folder.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_named_in_one_line() {
    let folder = Folder::with(&[]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let output = std::process::Command::new(snapbox::cmd::cargo_bin!("ecsc"))
        .args(["explain", "--list"])
        .current_dir(folder.path("."))
        .stdout(full)
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(error, "error: cannot write to standard output: no space left on device\n");
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, output, _) = folder.run(["completions", shell]);
        assert!(status == 0 && output.contains("message-format"), "{shell}");
    }
    let (status, page, _) = folder.run(["man"]);
    assert!(status == 0 && page.contains(".TH ecsc 1"), "{page}");
    let (status, page, _) = folder.run(["man", "build"]);
    assert!(status == 0 && page.contains("max\\-errors"), "{page}");
    assert_eq!(folder.run(["man", "nonsense"]).0, 2);
}
