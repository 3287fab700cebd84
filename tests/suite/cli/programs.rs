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
fn files_of_several_folders_are_several_programs() {
    let folder = Folder::with(&[("a/x.ecs", SOUND), ("b/x.ecs", SOUND)]);
    assert_eq!(folder.run(["check", "a/x.ecs", "b/x.ecs"]).0, 0, "their names do not collide");
}

/// A program of two files, neither of which is right by itself.
fn of_two_files(name: &str) -> [(String, String); 2] {
    let (network, volume) = SOUND.split_at(SOUND.find("volume").expect("a volume"));
    let project = name.replace('/', "-");
    let main = format!("project \"{project}\" {{}}\n{network}");
    [(format!("{name}/main.ecs"), main), (format!("{name}/data.ecs"), volume.to_owned())]
}

/// A repository of such programs.
fn repository(names: &[&str]) -> Folder {
    let folder = Folder::with(&[(".git/HEAD", "")]);
    for (path, text) in names.iter().flat_map(|name| of_two_files(name)) {
        folder.write(&path, text);
    }
    folder
}

/// What a command says at last.
fn summary<'a>(folder: &Folder, arguments: impl IntoIterator<Item = &'a str>) -> (i32, String) {
    let (status, _, error) = folder.run(arguments);
    (status, error.lines().last().unwrap_or_default().to_owned())
}

#[test]
fn files_of_one_folder_are_one_program() {
    let folder = repository(&["shop"]);
    let right = (0, "checked 2 files: no errors".to_owned());
    assert_eq!(summary(&folder, ["check", "shop/data.ecs", "shop/main.ecs"]), right);
    assert_eq!(summary(&folder, ["check", "shop/data.ecs", "./shop/main.ecs", "shop/data.ecs"]), right);
    assert_eq!(summary(&folder, ["check", "shop/data.ecs", "shop", "shop/"]), right);
    // Of some of its files it is said where the others are.
    folder.ecsc(["check", "shop/data.ecs"]).assert().code(1).stderr_eq(snapbox::str![[r#"
shop/data.ecs:2:21: error[E0204]: there is no `network "main"`
note: `shop` has more `.ecs` files; name the folder to read all of them, or use `--of`
checked 1 file: 1 error

"#]]);
    folder.write("shop/more.ecs", "");
    let (_, _, error) = folder.run(["check", "shop/main.ecs", "shop/data.ecs"]);
    assert!(!error.contains("more `.ecs` files"), "{error}");
}

#[test]
fn folders_are_searched_recursively() {
    let folder = repository(&["shop", "teams/blog", "teams/blog/deeper"]);
    for path in [".hidden/x.ecs", "teams/.#x.ecs", "teams/x.ecs~"] {
        folder.write(path, FAULTY);
    }
    assert_eq!(summary(&folder, ["check", "-r"]), (0, "checked 6 files: no errors".to_owned()));
    assert_eq!(summary(&folder, ["check", "--recursive", "teams", "."]).1, "checked 6 files: no errors");
    assert_eq!(summary(&folder, ["check", "-r", "teams/blog"]).1, "checked 4 files: no errors");
    folder.ecsc(["check", "teams"]).assert().code(2).stderr_eq(snapbox::str![[r#"
teams:1:1: error[E0990]: there is no `.ecs` file in `teams`; with `-r`, the folders below it are searched, too
checked 0 files: 1 error

"#]]);
    folder.write("empty/README.md", "");
    assert_eq!(folder.run(["check", "-r", "empty"]).0, 2);
    // The files of the output are not those of a program, whatever they are called.
    assert_eq!(folder.run(["build", "-r", "--out", "teams/out"]).0, 0);
    folder.write("teams/out/x.ecs", FAULTY);
    assert_eq!(folder.run(["build", "-r", "--out", "teams/out"]).0, 0);
    assert_eq!(folder.run(["check", "-r"]).0, 1);
}

#[test]
fn the_programs_of_changed_files_are_found() {
    let folder = repository(&["a", "b", "b/c"]);
    folder.write("a/data.ecs", FAULTY);
    folder.write("b/scripts/boot.sh", "");
    let files = |paths: &[&str]| summary(&folder, ["check", "--of"].into_iter().chain(paths.iter().copied()));
    let right = |count: usize| (0, format!("checked {count} files: no errors"));
    assert_eq!(files(&["b/data.ecs"]), right(2));
    assert_eq!(files(&["b/data.ecs", "b/main.ecs", "b/scripts/boot.sh", "b/gone.ecs"]), right(2));
    assert_eq!(files(&["b/c/gone/gone.sh", "b/main.ecs", "README.md"]), right(4));
    assert_eq!(files(&[]), right(0));
    assert_eq!(files(&["a/main.ecs"]).0, 1);
    // Options may be between the paths: who calls it does not know where they end.
    assert_eq!(files(&["b/main.ecs", "--deny", "warnings"]), right(2));
    folder.write("b/ecsc.toml", "");
    assert_eq!(files(&["b/ecsc.toml"]), right(4));
    folder.write("ecsc.toml", "[environments.prod]\nvar_file = \"prod.ecsvars\"\n");
    folder.write("prod.ecsvars", "");
    for path in ["ecsc.toml", "prod.ecsvars"] {
        let (status, _, error) = folder.run(["check", "--of", path]);
        assert!(status == 1 && error.contains("a/data.ecs") && error.contains("checked 2 files"), "{error}");
    }
}

#[test]
fn a_program_without_environments_is_among_those_with_all_of_them() {
    let folder = repository(&["a", "b"]);
    folder.write("b/ecsc.toml", "[environments.prod]\n[environments.test]\n");
    folder.write(
        "b/main.ecs",
        folder.read("b/main.ecs").replace("\"b\"", "\"b-${var.x}\"") + "var x: string\n",
    );
    folder.write(
        "b/ecsc.toml",
        "[environments.prod]\nvars = { x = \"p\" }\n[environments.test]\nvars = { x = \"t\" }\n",
    );
    let (status, _, error) = folder.run(["build", "-r", "--env", "all"]);
    assert_eq!(status, 0, "{error}");
    let index: serde_json::Value = serde_json::from_str(&folder.read("dist/index.json")).expect("JSON");
    let folders: Vec<&str> =
        index["programs"].as_array().expect("a list").iter().filter_map(|it| it["folder"].as_str()).collect();
    assert_eq!(folders, ["a", "prod/b-p", "test/b-t"]);
    assert_eq!(index["programs"][1]["environment"], "prod");
    assert_eq!(folder.run(["build", "-r", "--env", "prod"]).0, 2);
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
    let expected = "ecsc.toml:2:9: error[E0991]: expected `allow`, `warn` or `deny`, found `off`\nchecked 0 files: 1 error\n";
    assert_eq!(error, expected);
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
