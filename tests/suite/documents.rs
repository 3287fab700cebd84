//! What README and `docs/` show is true: every fenced block says what is in it, and every program in one is compiled.
//!
//! | fence | what is in the block |
//! |---|---|
//! | `ecs` | a program, which compiles without a diagnostic |
//! | `ecs pass` | the same in a page of a diagnostic, where warnings about something else do not matter |
//! | `ecs fail`, `ecs fail E0511` | a program that gives diagnostics, and among them that code |
//! | `ecs fragment`, `ecs fragment listener` | a part of a program, or of a block in it |
//! | `ecs from PATH` | lines of that file, which a test of its own compiles |
//! | `ecs syntax` | the form of a declaration, with `...` |
//!
//! A fragment is completed by what it refers to and does not declare, and then compiled: parsing it alone would not find an attribute
//! that does not exist, which is what is wrong with most examples that are wrong.
//!
//! Files that belong together are in one section and begin with their names: `# ecsc.toml`, `# production.ecsvars`, `# shop.ecs`. The
//! program is compiled with these values, for each environment.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ecsc::compile::environments::together;
use ecsc::compile::{Compilation, Input, SourceText, Variables, compile};
use ecsc::diagnostics::Severity;
use ecsc::emit::Format;
use ecsc::generate::topics;
use ecsc::language::words;
use ecsc::project::Configuration;

use crate::examples;
use crate::support::{Files, codes, compile_text, files, path};

/// The languages of blocks that are not ours.
const OTHERS: [&str; 11] =
    ["sh", "dockerfile", "toml", "ecsvars", "text", "console", "yaml", "json", "mermaid", "hcl", "bicep"];

/// What a fragment may refer to without declaring it. Each needs only what is below it.
const PRELUDE: [(&str, &str); 6] = [
    (
        "listener.public",
        "listener \"public\" {\n  cluster = cluster.web\n  scheme  = internet_facing\n  allow = [\"10.0.0.0/8\"]\n  http {}\n}",
    ),
    ("cluster.web", "cluster \"web\" {\n  network = network.main\n}"),
    ("volume.shared", "volume \"shared\" {\n  network = network.main\n}"),
    ("network.main", "existing network \"main\" {\n  stack = param.vpc_stack\n  zones = 2\n}"),
    ("param.vpc_stack", "param vpc_stack: stack_name"),
    ("param.certificate", "param certificate: arn?"),
];

/// What a block that holds a fragment needs beside it: the kind, the first word, the whole.
const NEEDED: [(&str, &str, &str); 6] = [
    ("cluster", "network", "network = network.main"),
    ("volume", "network", "network = network.main"),
    ("listener", "cluster", "cluster = cluster.web"),
    ("listener", "http", "http {}"),
    ("scaling", "cluster", "cluster = cluster.web"),
    ("scaling", "size", "size = 2..8"),
];

/// A fenced block.
#[derive(Debug)]
struct Block {
    /// `docs/language.md:27`
    position: String,
    /// What follows the backticks.
    info: String,
    text: String,
    /// The headings before it, which say what belongs together.
    section: usize,
}

impl Block {
    /// The file that it shows, if it says so.
    fn file(&self) -> Option<&str> {
        self.text.lines().next()?.strip_prefix("# ").filter(|name| !name.contains(' ') && name.contains('.'))
    }
}

/// README and all of `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut documents = vec![path("README.md")];
    files(&path("docs"), "md", &mut documents);
    documents
}

/// The fenced blocks of a document.
fn blocks(name: &str, text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    let mut section = 0;
    for (at, line) in text.lines().enumerate() {
        match &mut open {
            Some(_) if line.trim_end() == "```" => found.extend(open.take()),
            Some(block) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None if line.trim_start().starts_with("```") => {
                assert!(line.starts_with("```"), "{name}:{}: an indented fence", at + 1);
                let info = line.trim_start_matches('`').trim().to_owned();
                open = Some(Block {
                    position: format!("{name}:{}", at + 1),
                    info,
                    text: String::new(),
                    section,
                });
            }
            None if line.starts_with('#') => section += 1,
            None => {}
        }
    }
    assert!(open.is_none(), "{name}: a block is not closed");
    found
}

/// A program with what it refers to and does not declare.
fn completed(fragment: &str) -> String {
    let mut program = fragment.to_owned();
    for (path, text) in PRELUDE {
        let (kind, name) = path.split_once('.').unwrap();
        let declares = [format!("{kind} \"{name}\""), format!("{kind} {name}:")];
        if program.contains(path) && !declares.iter().any(|declared| program.contains(declared)) {
            let _ = write!(program, "\n{text}\n");
        }
    }
    program
}

/// A part of a block inside that block: `instances { ... }` in `cluster`, `spot {}` in `cluster.instances`.
fn inside(holder: &str, fragment: &str) -> String {
    let mut blocks = holder.split('.');
    let kind = blocks.next().unwrap();
    let name = if kind == "listener" { "public" } else { "web" };
    let has = |word: &str| fragment.lines().any(|line| line.split_whitespace().next() == Some(word));
    let needed = NEEDED.iter().filter(|(of, word, _)| *of == kind && !has(word));
    let needed: String = needed.flat_map(|(.., whole)| [*whole, "\n"]).collect();
    let mut text = fragment.to_owned();
    for nested in blocks.collect::<Vec<_>>().into_iter().rev() {
        text = format!("{nested} {{\n{text}\n}}\n");
    }
    format!("{kind} \"{name}\" {{\n{needed}{text}\n}}\n")
}

/// Compiles a program with the values that its section gives, and for each environment.
fn compiled(program: &str, beside: &[&Block]) -> Compilation {
    if beside.is_empty() {
        return compile_text("example.ecs", program);
    }
    let values = beside.iter().filter(|block| block.info == "ecsvars");
    let values: Vec<SourceText> =
        values.map(|block| SourceText::new(block.file().unwrap_or("values"), block.text.as_str())).collect();
    let configuration = beside.iter().find(|block| block.file() == Some("ecsc.toml"));
    let input = Input { reader: &Files, ..Input::new("example", [SourceText::new("example.ecs", program)]) };
    let Some(configuration) = configuration else {
        return compile(Input { variables: Variables { files: values, ..Variables::default() }, ..input });
    };
    let configuration = Configuration::parse(&configuration.text)
        .unwrap_or_else(|error| panic!("{}: {error:?}", configuration.position));
    let environments = configuration.configured(&configuration.source("ecsc.toml"), &values);
    if environments.is_empty() {
        return compile(input);
    }
    let runs = environments.into_iter().map(|environment| {
        let variables = Variables { configured: Some(environment), ..Variables::default() };
        compile(Input { variables, ..input.clone() })
    });
    together(&runs.collect::<Vec<_>>())
}

/// What is wrong with a block of our language, if something is.
fn wrong(block: &Block, beside: &[&Block]) -> Option<String> {
    let words: Vec<&str> = block.info.split_whitespace().skip(1).collect();
    let text = &block.text;
    let errors = |compilation: &Compilation| {
        let errors = compilation.diagnostics.iter().filter(|it| it.severity() == Severity::Error);
        let found: Vec<String> = errors.map(|it| format!("{}: {}", it.code.id, it.message)).collect();
        (!found.is_empty()).then(|| found.join("\n"))
    };
    match words.as_slice() {
        [] => {
            let compilation = compiled(text, beside);
            let all = compilation.diagnostics.iter().map(|it| format!("{}: {}", it.code.id, it.message));
            let all: Vec<String> = all.collect();
            (!all.is_empty()).then(|| all.join("\n"))
        }
        ["pass"] => errors(&compiled(text, &[])),
        ["fail"] => codes(&compiled(text, beside)).is_empty().then(|| "it has no diagnostic".to_owned()),
        ["fail", code] => {
            let found = codes(&compiled(text, beside));
            (!found.contains(code)).then(|| format!("it gives {found:?}"))
        }
        ["fragment"] => errors(&compiled(&completed(text), &[])),
        ["fragment", holder] => errors(&compiled(&completed(&inside(holder, text)), &[])),
        ["from", file] => {
            let whole = fs::read_to_string(path(file)).unwrap_or_default();
            (!whole.contains(text.as_str())).then(|| format!("`{file}` does not have these lines"))
        }
        ["syntax"] => (!text.contains("...")).then(|| "a form has `...`".to_owned()),
        other => Some(format!("there is no fence `ecs {}`", other.join(" "))),
    }
}

/// Whether a text looks like a part of a program: a declaration of the language at the beginning of a line.
fn is_ours(text: &str) -> bool {
    text.lines().any(|line| {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (second, third) = rest.split_once(' ').unwrap_or((rest, ""));
        let value =
            matches!(first, "param" | "var" | "let") && (second.ends_with(':') || third.starts_with('='));
        let block =
            words::kinds().any(|kind| kind == first) && second.starts_with('"') && third.starts_with('{');
        value || block
    })
}

#[test]
fn every_block_of_a_document_says_what_it_is_and_is_true() {
    let mut wrongs = Vec::new();
    let mut programs = 0;
    for document in documents() {
        let name = document.strip_prefix(path("")).unwrap().display().to_string();
        let blocks = blocks(&name, &fs::read_to_string(&document).unwrap());
        for block in &blocks {
            let language = block.info.split_whitespace().next().unwrap_or_default();
            let found = if language == "ecs" {
                programs += 1;
                let beside: Vec<&Block> = blocks.iter().filter(|it| it.section == block.section).collect();
                wrong(block, if block.file().is_some() { &beside } else { &[] })
            } else if !OTHERS.contains(&language) {
                Some(format!("there is no fence `{}`", block.info))
            } else {
                is_ours(&block.text).then(|| "a part of a program, whose fence does not say so".to_owned())
            };
            wrongs.extend(found.map(|found| format!("{}: {found}\n{}", block.position, block.text)));
        }
    }
    assert!(wrongs.is_empty(), "{} blocks:\n\n{}", wrongs.len(), wrongs.join("\n"));
    assert!(programs > 700, "{programs} programs");
}

/// The text without its fenced blocks.
fn prose(text: &str) -> String {
    let parts = text.split("\n```").enumerate().filter(|(at, _)| at % 2 == 0).map(|(_, part)| part);
    parts.collect::<Vec<_>>().join("\n")
}

/// The anchors of a document's headings, as renderers of Markdown make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let text = prose(text);
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let kept = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn no_link_of_a_document_is_dead() {
    let mut dead = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        // What looks like a link in code is none.
        let text: String = prose(&text).split('`').step_by(2).collect();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { document.clone() } else { document.parent().unwrap().join(file) };
            let there = match (file.exists(), anchor) {
                (found, "") => found,
                (found, anchor) => found && anchors(&fs::read_to_string(&file).unwrap()).contains(anchor),
            };
            if !there {
                dead.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

/// Everything in `docs/` is on the web site, in the order of the summary: a page that it forgets would be nowhere.
#[test]
fn the_summary_of_the_web_site_lists_every_page() {
    let summary = fs::read_to_string(path("docs/SUMMARY.md")).unwrap();
    let mut pages = Vec::new();
    files(&path("docs"), "md", &mut pages);
    let names = pages.iter().map(|page| page.strip_prefix(path("docs")).unwrap().display().to_string());
    let is_listed = |page: &String| page == "SUMMARY.md" || summary.contains(&format!("]({page})"));
    assert_eq!(names.filter(|page| !is_listed(page)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_picture_of_the_main_example_has_its_figures() {
    let sources = examples::sources("platform");
    let lines: usize = sources.iter().map(|source| source.text.lines().count()).sum();
    let compilation = examples::compiled("platform", sources, Format::Yaml);
    let templates = &compilation.output.templates;
    let resources: usize = compilation.stacks.iter().map(|stack| stack.template.resources.len()).sum();
    let written: usize = templates.iter().map(|template| template.text.lines().count()).sum();
    let picture = fs::read_to_string(path("docs/platform.svg")).unwrap();
    let thousands = format!("{},{:03}", written / 1000, written % 1000);
    let figures =
        [format!("platform.ecs, {lines} lines"), format!("with {resources} resources, {thousands} lines")];
    for figure in figures.iter().chain(templates.iter().map(|template| &template.name)) {
        assert!(picture.contains(figure.as_str()), "docs/platform.svg does not say `{figure}`");
    }
}

#[test]
fn the_examples_of_explain_compile() {
    for program in topics::examples() {
        let compilation = compiled(program, &[]);
        assert!(!compilation.has_errors(), "{program}\n{:?}", codes(&compilation));
    }
}

#[test]
fn a_block_that_is_wrong_is_found() {
    let block = |info: &str, text: &str| {
        let document = format!("# Title\n```{info}\n{text}\n```\n");
        wrong(&blocks("page.md", &document)[0], &[])
    };
    let network = "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\nvolume \"a\" {\n  network = network.main\n";
    assert_eq!(block("ecs", &format!("{network}}}")), None);
    assert!(block("ecs", &format!("{network}  encryptd = true\n}}")).unwrap().starts_with("E0203"));
    assert!(block("ecs", "let unused = 1").is_some());
    assert_eq!(block("ecs pass", "let unused = 1"), None);
    assert_eq!(block("ecs fail E0203", &format!("{network}  encryptd = true\n}}")), None);
    assert!(block("ecs fail E0204", &format!("{network}  encryptd = true\n}}")).is_some());
    assert!(block("ecs fail", &format!("{network}}}")).is_some());
    assert_eq!(block("ecs fragment", "volume \"a\" {\n  network = network.main\n}"), None);
    assert_eq!(block("ecs fragment cluster.instances", "spot {}"), None);
    assert!(block("ecs fragment cluster.instances", "spott {}").unwrap().starts_with("E0215"));
    assert!(block("ecs from examples/minimal/minimal.ecs", "cluster \"api\" {").is_some());
    assert!(block("ecs guess", "").is_some());
    assert!(
        is_ours("x\nvolume \"a\" { }\n") && is_ours("param a: int\n") && !is_ours("volume: a\nlet it be\n")
    );
}
