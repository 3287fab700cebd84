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
  watch        Check programs, or build them, again whenever they change
  fmt          Format files
  fix          Apply fixes, check again, and take back what did not help
  explain      Explain a diagnostic, a kind of block, an attribute or a function
  schema       Print the language as JSON, for tools
  lsp          Run the language server over standard input and output
  completions  Print a shell completion script
  man          Print a manual page
  help         Print this message and the topics, the help of a command, or the page of a topic

Options:
  -h, --help     Print help
  -V, --version  Print version

Files:
  *.ecs         all of a folder are one program
  name.ecsvars  values of `var`s, one line `name = value` each, for --var-file
  ecsc.toml     levels of warnings, and environments; in the folder of a program or above it
  dist          the templates, in a folder for each project, unless --out names another folder

Environment:
  ECSC_VAR_name           the value of the var `name`; --var and --var-file count more
  NO_COLOR                no colours, unless --color says otherwise
  CLICOLOR_FORCE          colours also where there is no terminal
  TERM                    `dumb` has no colours
  LC_ALL, LC_CTYPE, LANG  the first that is set: without UTF-8, boxes are drawn in ASCII
  ECSC_COMPLETE           the shell that asks for completions; the script of `ecsc completions` sets
  it

Exit status:
  0    all is well, but for warnings that are not denied
  1    the program has errors, or denied warnings; files are not formatted (fmt --check)
  2    wrong usage, or a file that cannot be read or written
  130  watch was ended by Ctrl-C

`ecsc help TOPIC` explains the language, `ecsc help` lists the topics.
More: https://github.com/ecsc-lang/ecsc

"#]]);
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
        assert!(status == 0 && output.contains("ECSC_COMPLETE"), "{shell}");
    }
    let (status, page, _) = folder.run(["man"]);
    assert!(status == 0 && page.contains(".TH ecsc 1"), "{page}");
    let (status, page, _) = folder.run(["man", "build"]);
    assert!(status == 0 && page.contains("max\\-errors"), "{page}");
    for command in [
        "",
        "build",
        "check",
        "watch",
        "fmt",
        "fix",
        "explain",
        "schema",
        "lsp",
        "completions",
        "man",
        "help",
    ] {
        let (_, page, _) = folder.run(["man"].into_iter().chain((!command.is_empty()).then_some(command)));
        let mut sections =
            vec!["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "\"EXIT STATUS\"", "ENVIRONMENT", "FILES"];
        sections.extend((command != "lsp").then_some("EXAMPLES").into_iter().chain(["\"SEE ALSO\""]));
        sections.extend(command.is_empty().then_some("COMMANDS"));
        for section in sections {
            assert!(page.contains(&format!("\n.SH {section}\n")), "{command}: {section} in {page}");
        }
        let name = if command.is_empty() { "ecsc".to_owned() } else { format!("ecsc-{command}") };
        let version = env!("CARGO_PKG_VERSION");
        assert!(page.contains(&format!(".TH {name} 1  \"ecsc {version}\" \"User Commands\"")), "{page}");
    }
    assert_eq!(folder.run(["man", "nonsense"]).0, 2);
}
