//! What is said of the command line beside its options: in `--help`, and in the manual pages.

/// The exit statuses, and what each means.
pub(super) const EXIT_STATUS: [(&str, &str); 4] = [
    ("0", "all is well, but for warnings that are not denied"),
    ("1", "the program has errors, or denied warnings; files are not formatted (fmt --check)"),
    ("2", "wrong usage, or a file that cannot be read or written"),
    ("130", "watch was ended by Ctrl-C"),
];

/// The environment variables that are read.
pub(super) const ENVIRONMENT: [(&str, &str); 6] = [
    ("ECSC_VAR_name", "the value of the var `name`; --var and --var-file count more"),
    ("NO_COLOR", "no colours, unless --color says otherwise"),
    ("CLICOLOR_FORCE", "colours also where there is no terminal"),
    ("TERM", "`dumb` has no colours"),
    ("LC_ALL, LC_CTYPE, LANG", "the first that is set: without UTF-8, boxes are drawn in ASCII"),
    ("ECSC_COMPLETE", "the shell that asks for completions; the script of `ecsc completions` sets it"),
];

/// The files beside a program.
pub(super) const FILES: [(&str, &str); 4] = [
    ("*.ecs", "all of a folder are one program"),
    ("name.ecsvars", "values of `var`s, one line `name = value` each, for --var-file"),
    ("ecsc.toml", "levels of warnings, and environments; in the folder of a program or above it"),
    ("dist", "the templates, in a folder for each project, unless --out names another folder"),
];

/// Examples of each command: what follows `ecsc`, and what it does.
const EXAMPLES: [(&str, &[(&str, &str)]); 10] = [
    (
        "build",
        &[
            ("build", "the program in this folder, into dist"),
            ("build platform --env production --out dist", "for an environment of ecsc.toml"),
            ("build --stdout --stack shop-efs-shared", "one template, to standard output"),
        ],
    ),
    (
        "check",
        &[
            ("check", "the program in this folder"),
            ("check -r --deny warnings", "all programs below this folder, in CI"),
            (
                "check --message-format github --output sarif:out.sarif",
                "annotations, and a file for code scanning",
            ),
        ],
    ),
    (
        "watch",
        &[
            ("watch", "checks the program in this folder whenever it changes"),
            ("watch --build platform", "builds it, too"),
        ],
    ),
    ("fmt", &[("fmt", "the files of this folder"), ("fmt --check --diff", "shows what it would change")]),
    ("fix", &[("fix --dry-run", "shows the safe fixes"), ("fix --unsafe-fixes", "applies all fixes")]),
    (
        "explain",
        &[
            ("explain E0307", "a diagnostic"),
            ("explain volume.encrypted", "an attribute"),
            ("explain AWS::SNS::Topic", "a type of CloudFormation"),
        ],
    ),
    ("help", &[("help build", "the options of a command"), ("help cluster", "the page of a kind")]),
    ("schema", &[("schema > language.json", "the kinds, attributes, types and functions, for a tool")]),
    (
        "completions",
        &[
            ("completions bash", "a script for ~/.bashrc: source <(ecsc completions bash)"),
            ("completions fish", "one for ~/.config/fish/completions/ecsc.fish"),
        ],
    ),
    ("man", &[("man", "the whole: ecsc man | man -l -"), ("man build", "one command")]),
];

/// The examples of a command; of none, the first of each.
pub(super) fn examples(command: Option<&str>) -> Vec<(&'static str, &'static str)> {
    match command {
        Some(name) => {
            let of = EXAMPLES.iter().find(|(command, _)| *command == name);
            of.map_or_else(Vec::new, |(_, examples)| examples.to_vec())
        }
        None => EXAMPLES.iter().filter_map(|(_, examples)| examples.first().copied()).collect(),
    }
}

/// What stands below the list of commands.
pub(super) fn after_help() -> String {
    let sections =
        [("Files", &FILES[..]), ("Environment", &ENVIRONMENT[..]), ("Exit status", &EXIT_STATUS[..])];
    let sections: Vec<String> = sections.iter().map(|(title, entries)| section(title, entries)).collect();
    let (home, repository) = (
        "`ecsc help TOPIC` explains the language, `ecsc help` lists the topics.",
        env!("CARGO_PKG_REPOSITORY"),
    );
    format!("{}\n{home}\nMore: {repository}", sections.join("\n"))
}

/// What stands below the options of a command.
pub(super) fn after_help_of(command: &str) -> String {
    let examples: Vec<(String, &str)> =
        examples(Some(command)).into_iter().map(|(line, what)| (format!("ecsc {line}"), what)).collect();
    let entries: Vec<(&str, &str)> = examples.iter().map(|(line, what)| (line.as_str(), *what)).collect();
    section("Examples", &entries)
}

/// A title, and a line for each entry.
fn section(title: &str, entries: &[(&str, &str)]) -> String {
    let width = entries.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let lines = entries.iter().map(|(name, what)| format!("  {name:width$}  {what}\n"));
    format!("{title}:\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;

    #[test]
    fn every_example_is_valid_usage_of_its_command() {
        for (command, examples) in EXAMPLES {
            for (line, _) in examples {
                let line = line.split(" > ").next().expect("a command");
                let parsed =
                    crate::cli::Arguments::try_parse_from(["ecsc"].into_iter().chain(line.split(' ')));
                assert!(line.starts_with(command) && parsed.is_ok(), "{line}: {parsed:?}");
            }
        }
    }

    #[test]
    fn every_command_but_the_server_has_examples() {
        for command in crate::cli::Arguments::command().get_subcommands() {
            let name = command.get_name();
            assert!(name == "lsp" || !examples(Some(name)).is_empty(), "{name}");
        }
    }
}
