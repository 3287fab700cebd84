//! A program from elsewhere can read nothing outside of its folder, run nothing, reach nobody, write nowhere but under
//! `--out`, and cannot keep the compiler busy.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::cli::{Folder, SOUND};
use crate::support::{codes, compile_text, path};

/// Programs that ask for too much, each with the code that stops it.
const GREEDY: [(&str, &str, &str); 19] = [
    ("a long range", "output a = length(range(0, 1000000000000))", "E0413"),
    ("a for over a long range", "output a = length([for x in 0..1000000000000: x])", "E0413"),
    (
        "nested for",
        "let a = range(0, 3000)\noutput b = length([for x in let.a: [for y in let.a: [for z in let.a: 1]]])",
        "E0413",
    ),
    (
        "work in a for that keeps nothing",
        "let a = range(0, 2000)\noutput b = length([for x in let.a: x if length([for y in let.a: y if x * y + x - y == 1]) > 9])",
        "E0413",
    ),
    (
        "lists of lists",
        "let a = range(0, 1000)\nlet b = [for x in let.a: let.a]\nlet c = [for x in let.a: let.b]\noutput d = length(let.c)",
        "E0413",
    ),
    (
        "lists put together",
        "let a = range(0, 500000)\nlet b = concat(let.a, let.a, let.a)\noutput c = length(concat(let.b, let.b))",
        "E0413",
    ),
    (
        "maps in maps",
        "let a = { a = range(0, 700000) }\nlet b = { a = let.a, b = let.a }\noutput c = length(let.b)",
        "E0413",
    ),
    (
        "a list that is looked through again and again",
        "let a = range(0, 5000)\noutput b = length([for x in let.a: x if contains(let.a, x)])",
        "E0413",
    ),
    (
        "elements of a list that is copied for each",
        "let a = range(0, 5000)\noutput b = length([for x in let.a: let.a[x]])",
        "E0413",
    ),
    (
        "a text that is split",
        "let a = join(\",\", [for x in range(0, 200000): \"a\"])\noutput b = length([for x in range(0, 1000): split(\",\", let.a)])",
        "E0413",
    ),
    (
        "texts in a list",
        "let a = join(\"\", [for x in range(0, 10000): \"0123456789\"])\noutput b = length([for x in range(0, 100000): let.a])",
        "E0413",
    ),
    (
        "joined texts",
        "let a = join(\"0123456789\", [for x in range(0, 200000): \"a\"])\noutput b = let.a",
        "E0423",
    ),
    (
        "replaced texts",
        "let a = join(\"\", [for x in range(0, 2000): \"a\"])\noutput b = length(replace(let.a, \"a\", let.a))",
        "E0423",
    ),
    (
        "formatted texts",
        "let a = join(\"\", [for x in range(0, 100000): \"abcdefgh\"])\noutput b = length(format(\"{}{}\", let.a, let.a))",
        "E0423",
    ),
    ("encoded lists", "output a = length(json(range(0, 500000)))", "E0423"),
    ("encoded as YAML", "output a = length(yaml([for x in range(0, 500000): \"a\"]))", "E0423"),
    (
        "a pattern that counts without end",
        "param a: string = \"a\" { pattern = \"(((((a{1,100}){1,100}){1,100}){1,100}){1,100})b\" }\noutput b = param.a",
        "E0422",
    ),
    (
        "a long text for a pattern that tries everything",
        "let a = join(\"\", [for x in range(0, 5000): \"a\"])\nvar b: string = let.a { pattern = \"(a|a)*(a|aa)*(a*)*b\" }\noutput c = var.b",
        "E0423",
    ),
    (
        "a diagnostic for each of many values",
        "output a = length([for x in range(0, 100000): 1 / 0])",
        "E0409",
    ),
];

#[test]
fn evaluation_always_ends_with_a_diagnostic_that_says_why() {
    let mut wrong = Vec::new();
    for (name, text, code) in GREEDY {
        let begin = Instant::now();
        let compilation = compile_text("greedy.ecs", text);
        println!("{name}: {:.1} s", begin.elapsed().as_secs_f64());
        assert!(compilation.stacks.is_empty(), "{name}");
        if codes(&compilation).first() != Some(&code) {
            let found: Vec<&str> = codes(&compilation).into_iter().take(3).collect();
            wrong.push(format!("{name}: expected {code}, found {found:?}"));
        }
        assert!(compilation.diagnostics.len() <= 10_000, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_and_lists_that_double_from_let_to_let_are_stopped_early() {
    for (first, next, code) in [
        ("\"0123456789\"", "\"${let.A}${let.A}${let.A}${let.A}\"", "E0423"),
        ("[1, 2, 3, 4]", "[let.A, let.A, let.A, let.A]", "E0413"),
        ("[1, 2, 3, 4]", "concat(let.A, let.A, let.A, let.A)", "E0413"),
        ("{ a = 1 }", "{ a = let.A, b = let.A, c = let.A, d = let.A }", "E0413"),
        ("param.p", "\"${let.A}${let.A}${let.A}${let.A}\"", "E0413"),
        ("\"a,\"", "join(\"\", [let.A, let.A, let.A, let.A])", "E0423"),
        ("\"aa\"", "replace(let.A, \"a\", \"aaaa\")", "E0423"),
        ("\"aa\"", "format(\"{}{}{}{}\", let.A, let.A, let.A, let.A)", "E0423"),
        ("param.p", "param.p == \"a\" ? let.A : \"${let.A}-${let.A}\"", "E0413"),
    ] {
        let mut text = format!("param p: string\nlet v0 = {first}\n");
        for at in 1..60 {
            let value = next.replace("let.A", &format!("let.v{}", at - 1));
            writeln!(text, "let v{at} = {value}").expect("a string");
        }
        let found = codes(&compile_text("laughs.ecs", &text));
        assert!(found.contains(&code), "{next}: expected {code}, found {found:?}");
    }
}

#[test]
fn file_reads_nothing_outside_of_the_folder_of_the_program() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[
        ("web/inside.sh", "echo inside\n"),
        ("web/deep/er.sh", "echo deep\n"),
        ("secret", "hidden"),
    ]);
    symlink("../secret", folder.path("web/link")).expect("a link");
    symlink("/etc", folder.path("web/etc")).expect("a link");
    symlink("link", folder.path("web/link-to-link")).expect("a link");
    symlink("inside.sh", folder.path("web/inner")).expect("a link");
    symlink("loop", folder.path("web/loop")).expect("a link");
    assert!(Command::new("mkfifo").arg(folder.path("web/pipe")).status().expect("mkfifo").success());
    symlink("/dev/zero", folder.path("web/zero")).expect("a link");
    fs::write(folder.path("web/large"), "x".repeat(2_000_000)).expect("a file");
    let absolute = folder.path("secret").display().to_string();
    let inside = folder.path("web/inside.sh").display().to_string();
    for (path, code) in [
        ("inside.sh", ""),
        ("inner", ""),
        ("deep/../inside.sh", ""),
        ("./deep/er.sh", ""),
        ("../secret", "E0412"),
        ("../web/inside.sh", "E0412"),
        ("deep/../../secret", "E0412"),
        ("none/../../secret", "E0412"),
        ("..\\\\secret", "E0412"),
        ("../missing", "E0412"),
        (absolute.as_str(), "E0412"),
        (inside.as_str(), "E0412"),
        ("/dev/zero", "E0412"),
        ("/proc/self/environ", "E0412"),
        ("link", "E0412"),
        ("link-to-link", "E0412"),
        ("etc/hostname", "E0412"),
        ("etc/../../secret", "E0412"),
        ("zero", "E0412"),
        ("loop", "E0411"),
        ("pipe", "E0411"),
        ("deep", "E0411"),
        (".", "E0411"),
        ("", "E0411"),
        ("a\\u{0}b", "E0411"),
        ("missing", "E0411"),
        ("large", "E0423"),
    ] {
        folder.write("web/web.ecs", format!("output text = length(file(\"{path}\"))\n"));
        let (status, _, error) = folder.run(["check", "web"]);
        assert_eq!(status, i32::from(!code.is_empty()), "{path}: {error}");
        assert!(error.contains(code) && !error.contains("hidden"), "{path}: expected {code}, found {error}");
    }
}

/// A link that takes the place of a file between the check and the reading is the oldest trick of all.
#[test]
fn a_link_that_takes_the_place_of_a_file_meanwhile_leads_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[
        ("web/web.ecs", "output text = file(\"text\")\n"),
        ("secret", "hidden"),
        ("web/text", "inside"),
    ]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                symlink("../secret", folder.path("web/new")).expect("a link");
                fs::rename(folder.path("web/new"), folder.path("web/text")).expect("renamed");
                folder.write("web/new", "inside");
                fs::rename(folder.path("web/new"), folder.path("web/text")).expect("renamed");
            }
        });
        let reader = ecsc::project::Folder(&folder.path("web"));
        let mut seen = [0, 0];
        let begin = std::time::Instant::now();
        // However slow a disk makes the other thread, both must have been met.
        let enough = |[read, refused]: [u32; 2]| read > 0 && refused > 0 && read + refused >= 20_000;
        while !enough(seen) && begin.elapsed() < std::time::Duration::from_mins(1) {
            match ecsc::compile::FileReader::read(&reader, "text") {
                Ok(text) => {
                    assert_eq!(text, "inside");
                    seen[0] += 1;
                }
                Err(_) => seen[1] += 1,
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        println!("{} times read, {} times refused", seen[0], seen[1]);
        assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
    });
}

#[test]
fn nothing_is_run_and_nobody_is_reached() {
    let folder = Folder::with(&[("web.ecs", SOUND)]);
    let (status, template, error) = folder.run(["build", "--stdout"]);
    assert_eq!(status, 0, "{error}");
    // No network but none, no program to run, and no folder of the user's.
    let output = Command::new("unshare")
        .args(["--map-root-user", "--net"])
        .arg(snapbox::cmd::cargo_bin!("ecsc"))
        .args(["build", "--stdout"])
        .current_dir(folder.path("."))
        .env("PATH", "/usr/bin:/bin")
        .output();
    match output {
        Ok(output) if output.status.success() => {
            assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), template);
        }
        _ => println!("skipped: a process without a network needs the right to make one"),
    }
    let traced = Command::new("strace")
        .args(["-f", "-e", "trace=%network,%process", "-o", "trace"])
        .arg(snapbox::cmd::cargo_bin!("ecsc"))
        .args(["build", "--stdout"])
        .current_dir(folder.path("."))
        .output();
    match traced {
        Ok(output) if output.status.success() => {
            let trace = folder.read("trace");
            let calls = |name: &str| trace.lines().filter(|line| line.contains(&format!("{name}("))).count();
            assert_eq!(calls("execve"), 1, "{trace}");
            for name in ["socket", "connect", "fork", "vfork", "bind"] {
                assert_eq!(calls(name), 0, "{trace}");
            }
        }
        _ => println!("skipped: there is no strace"),
    }
}

#[test]
fn no_line_of_the_compiler_starts_a_process_or_opens_a_socket() {
    fn collect(folder: &Path, lines: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, lines);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a file");
                lines.extend(text.lines().map(|line| format!("{}: {line}", path.display())));
            }
        }
    }
    let mut lines = Vec::new();
    collect(&path("src"), &mut lines);
    assert!(lines.len() > 10_000);
    for word in [
        "process::Command",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "UnixListener",
        "ToSocketAddrs",
        "unsafe {",
        "extern \"C\"",
    ] {
        let found: Vec<&String> = lines.iter().filter(|line| line.contains(word)).collect();
        assert!(found.is_empty(), "{word}: {found:?}");
    }
}

#[test]
fn names_lead_nowhere_but_under_the_folder_that_was_asked_for() {
    for name in [
        "../up",
        "/tmp/up",
        "a/b",
        "..",
        ".",
        "a\\u{0}b",
        "a\\\\b",
        "~",
        "$HOME",
        "con",
        "a\\nb",
        "\\u{202e}a",
        "-rf",
    ] {
        let folder = Folder::with(&[("web/web.ecs", &format!("project \"{name}\" {{}}\n{SOUND}"))]);
        let (status, _, error) = folder.run(["build", "web"]);
        // A name that stacks can have, if there is one, is offered.
        assert!(status == 1 && error.contains("E0") || name == "con", "{name}: {error}");
        let escaped: Vec<String> = folder
            .files(".")
            .into_iter()
            .map(|(file, _)| file)
            .filter(|file| !file.starts_with("dist/con/con-"))
            .collect();
        assert!(
            escaped
                .iter()
                .all(|file| ["web/web.ecs", "dist/con/manifest.json", "dist/index.json"]
                    .contains(&file.as_str())),
            "{name}: {escaped:?}"
        );
    }
    // The names of folders and files, where no project says another.
    for name in ["we..b", "-x", "\u{202e}x", "a b", "..."] {
        let folder = Folder::with(&[]);
        folder.write(&format!("{name}/web.ecs"), SOUND);
        let (status, _, error) = folder.run(["build", &format!("./{name}")]);
        assert_eq!(status, 0, "{name:?}: {error}");
        let plain =
            |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        assert!(
            folder
                .files("dist")
                .iter()
                .flat_map(|(file, _)| file.split('/'))
                .all(|part| plain(part) && !part.starts_with(['.', '-'])),
            "{name:?}"
        );
    }
}

#[test]
fn programs_write_into_no_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("blog.ecs", SOUND), ("elsewhere/manifest.json", "mine"), ("dist/x", "")]);
    symlink("../elsewhere", folder.path("dist/blog")).expect("a link");
    let (status, _, error) = folder.run(["build", "--allow", "W0880", "blog.ecs"]);
    assert_eq!((status, error.as_str()), (2, "error: cannot write to `dist/blog`: it is a link\n"));
    assert_eq!(folder.files("elsewhere").len(), 1);
    assert_eq!(folder.read("elsewhere/manifest.json"), "mine");
}

#[test]
fn a_forged_manifest_removes_nothing_but_what_stands_beside_it() {
    let folder = Folder::with(&[("web.ecs", SOUND), ("precious", "mine"), ("dist/web/sub/file", "mine")]);
    let absolute = folder.path("precious").display().to_string();
    for name in
        ["../../precious", absolute.as_str(), "sub/file", "sub", "..", ".", "", "../../dist/../precious"]
    {
        assert_eq!(folder.run(["build", "web.ecs"]).0, 0);
        let manifest = folder.read("dist/web/manifest.json");
        let forged = manifest.replace("\"web-efs-shared.yaml\"", &serde_json::json!(name).to_string());
        assert_ne!(forged, manifest);
        folder.write("dist/web/manifest.json", forged);
        folder.run(["build", "web.ecs"]);
        assert_eq!(
            (folder.read("precious"), folder.read("dist/web/sub/file")),
            ("mine".into(), "mine".into()),
            "{name}"
        );
    }
}
