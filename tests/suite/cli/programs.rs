//! Which files are a program.

use super::{FAULTY, Folder, SOUND};

#[test]
fn a_folder_is_one_program_of_its_own_files_in_name_order() {
    let folder = Folder::with(&[
        ("infra/b.ecs", "let others =\n"),
        ("infra/a.ecs", FAULTY),
        ("infra/deeper/c.ecs", "let more =\n"),
        ("infra/notes.md", "[["),
    ]);
    let (status, _, error) = folder.run(["check", "infra"]);
    let files: Vec<&str> = error.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!((status, files), (1, vec!["infra/a.ecs", "infra/b.ecs", "checked 2 files"]), "{error}");
}

#[test]
fn the_current_folder_is_the_default_and_its_files_have_short_names() {
    let (_, _, error) = Folder::with(&[("web.ecs", FAULTY)]).run(["check"]);
    assert!(error.starts_with("web.ecs:1:"), "{error}");
}

#[test]
fn several_paths_are_several_programs() {
    let folder = Folder::with(&[("a.ecs", SOUND), ("b.ecs", SOUND)]);
    assert_eq!(folder.run(["check", "a.ecs", "b.ecs"]).0, 0, "their names do not collide");
}

#[test]
fn a_dash_is_standard_input() {
    let folder = Folder::with(&[]);
    let output = folder.ecsc(["check", "-"]).stdin(FAULTY).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("<stdin>:1:"));
}

#[test]
fn a_configuration_sets_the_level_of_a_warning() {
    let folder = Folder::with(&[("p/web.ecs", &super::doubtful())]);
    let status = |level: &str, arguments: &[&str]| {
        folder.write("p/ecsc.toml", format!("[levels]\nW0691 = \"{level}\"\n"));
        let (status, _, error) = folder.run(arguments.iter().copied());
        (status, error.matches("[W0691]").count())
    };
    assert_eq!(status("warn", &["check", "p"]), (0, 1));
    assert_eq!(status("allow", &["check", "p"]), (0, 0));
    assert_eq!(status("deny", &["check", "p"]), (1, 1));
    assert_eq!(status("deny", &["check", "p/web.ecs"]), (1, 1));
    assert_eq!(status("allow", &["check", "--deny", "warnings", "p"]), (0, 0));
}

#[test]
fn a_wrong_configuration_is_named_with_its_place() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("ecsc.toml", "[levels]\nW0691 = \"off\"\n")]);
    let (status, _, error) = folder.run(["check"]);
    assert_eq!(status, 2);
    assert_eq!(error, "error: ecsc.toml:2:9: expected `allow`, `warn` or `deny`, found `off`\n");
}

#[test]
#[cfg(unix)]
fn files_of_editors_are_no_part_of_a_program() {
    let folder = Folder::with(&[("web.ecs", SOUND), (".hidden.ecs", FAULTY), (".hidden.ecsvars", "=")]);
    // The lock of Emacs leads to nowhere.
    std::os::unix::fs::symlink("me@host.1234:5678", folder.path(".#web.ecs")).expect("a link");
    for command in [&["check"][..], &["build"], &["fmt", "--check"], &["fix"]] {
        let (_, _, error) = folder.run(command.iter().copied());
        assert!(!error.contains("cannot read") && !error.contains("hidden"), "{command:?}: {error}");
    }
    assert_eq!(folder.run(["check"]).0, 0);
    assert_eq!(folder.run(["check", ".hidden.ecs"]).0, 1, "a file that is named is read");
}

#[test]
fn file_reads_text_as_a_heredoc_has_it() {
    let program = "output a = file(\"boot.sh\")\noutput b = <<-END\n  one\n  two\nEND\nassert file(\"boot.sh\") == \"one\\ntwo\\n\", \"plain\"\n";
    let folder = Folder::with(&[("web.ecs", program), ("boot.sh", "\u{feff}one\r\ntwo\r\n")]);
    let (status, _, error) = folder.run(["check"]);
    assert_eq!((status, error.matches("warning[W0676]").count()), (0, 4), "{error}");
    assert!(error.contains("byte order mark") && error.contains("CR LF"), "{error}");
}

#[test]
fn no_line_of_a_file_ends_with_a_carriage_return() {
    let program =
        "output a = file(\"boot.sh\")\nassert file(\"boot.sh\") == \"#!/bin/bash\\necho hi\\n\", \"plain\"\n";
    for (text, ends) in [
        ("#!/bin/bash\r\necho hi\r\n", "end with CR LF,"),
        ("#!/bin/bash\r\r\necho hi\r\r\n", "end with CR LF,"),
        ("#!/bin/bash\necho hi\r\n", "end with CR LF,"),
        ("#!/bin/bash\recho hi\r", "end with CR,"),
    ] {
        let folder = Folder::with(&[("web.ecs", program), ("boot.sh", text)]);
        let (status, _, error) = folder.run(["check"]);
        assert!(status == 0 && error.contains(ends), "{text:?}: {error}");
    }
    // What is inside a line is data.
    let inside = Folder::with(&[
        ("web.ecs", "output a = file(\"a.txt\")\nassert file(\"a.txt\") == \"1%\\r2%\\n\", \"kept\"\n"),
        ("a.txt", "1%\r2%\n"),
    ]);
    let (status, _, error) = inside.run(["check"]);
    assert!(status == 0 && !error.contains("W0676"), "{error}");
}
