//! `ecsc help`: the commands, the topics, and their pages.

use ecsc::generate::{overview, reference};
use ecsc::language::kinds::KINDS;

use super::Folder;

#[test]
fn alone_it_lists_the_commands_and_the_topics() {
    let (status, list, _) = Folder::with(&[]).run(["help"]);
    assert_eq!(status, 0);
    let (_, commands, _) = Folder::with(&[]).run(["--help"]);
    assert!(list.starts_with(&commands), "{list}");
    for kind in KINDS {
        let line = list.lines().find(|line| line.starts_with(&format!("  {} ", kind.name)));
        let summary = line.and_then(|line| line.trim().split_once(' ')).expect(kind.name).1;
        let docs = kind.created.or(kind.existing).expect("a block").docs;
        let docs = docs.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(docs.starts_with(summary.trim()), "{}: {summary}", kind.name);
    }
    assert!(list.lines().all(|line| line.len() <= 120), "{list}");
}

#[test]
fn of_a_command_it_is_what_the_option_prints() {
    let folder = Folder::with(&[]);
    for command in ["build", "check", "explain", "lsp", "help"] {
        let (status, help, _) = folder.run(["help", command]);
        assert_eq!((status, &help), (0, &folder.run([command, "--help"]).1), "{command}");
        assert!(help.contains(&format!("Usage: ecsc {command}")), "{help}");
    }
}

#[test]
fn of_a_topic_it_is_the_page_and_every_topic_has_one() {
    let folder = Folder::with(&[]);
    for topic in
        ["volume", "param", "types", "functions", "for_each", "E0307", "volume.encrypted", "ecsc.toml"]
    {
        let (status, page, _) = folder.run(["help", topic]);
        assert_eq!((status, page), (0, folder.run(["explain", topic]).1), "{topic}");
    }
    let groups = overview::groups();
    let topics: Vec<&str> =
        groups.iter().flat_map(|group| group.topics.iter().map(|(name, _)| *name)).collect();
    let commands =
        ["build", "check", "fmt", "fix", "explain", "schema", "lsp", "completions", "man", "help", "watch"];
    for topic in &topics {
        assert!(reference::page(topic).is_ok(), "{topic}");
        assert!(!commands.contains(topic), "a command hides the topic {topic}");
    }
    // What is not listed is a function, which the page of functions has.
    for name in reference::names() {
        let is_function = ecsc::language::functions::find(name).is_some();
        assert!(is_function || topics.contains(&name), "{name}");
    }
}

#[test]
fn what_is_unknown_is_answered_with_the_nearest() {
    let folder = Folder::with(&[]);
    let error = |subject: &str| {
        let (status, output, error) = folder.run(["help", subject]);
        assert_eq!((status, output.as_str()), (2, ""), "{subject}");
        error
    };
    assert_eq!(error("biuld"), "error: there is no command `biuld`; did you mean `build`?\n");
    assert!(error("volum").contains("did you mean `volume`?"));
    assert!(error("E0999").contains("there is no code `E0999`"));
    assert!(error("qqqqqq").contains("`ecsc explain --list` shows all"));
}
