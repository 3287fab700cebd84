//! Names, comments, pages and messages use the words of the glossary in CONTRIBUTING.md: a word of its column "never" is
//! refused where the last column says so.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::path;

/// Where people write. What others wrote (schemas, installed packages) or a tool made is not read.
const FOLDERS: [&str; 7] = [".ci", "docs", "editors", "examples", "grammar", "src", "tests"];
const SKIPPED: [&str; 4] = ["node_modules", "schemas", "target", "tree_sitter"];
const EXTENSIONS: [&str; 12] =
    ["el", "js", "kak", "lua", "md", "pest", "py", "rs", "sh", "toml", "vim", "html"];

/// The heading of the glossary, which itself says each word.
const GLOSSARY: &str = "\n## Glossary\n";

/// What a row refuses. The glossary explains the notation.
#[derive(Debug, Clone, PartialEq)]
enum Pattern {
    /// A whole word.
    Word(String),
    /// `begin*`: words that begin so.
    Prefix(String),
    /// `BEGIN_`: names of constants that begin so.
    Constant(String),
    /// `*_end`: names of several words that end so.
    LastWord(String),
    /// Several words.
    Phrase(String),
}

/// Where a row applies: its last column begins so.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Scope {
    Everywhere,
    /// Names of types and functions.
    Definitions,
    /// Messages and pages of the catalogue.
    Messages,
}

#[derive(Debug, Clone, PartialEq)]
struct Refused {
    pattern: Pattern,
    scope: Scope,
}

impl Pattern {
    fn parse(text: &str) -> Self {
        if text.contains(' ') {
            Self::Phrase(text.to_owned())
        } else if let Some(prefix) = text.strip_suffix('*') {
            Self::Prefix(prefix.to_owned())
        } else if let Some(last) = text.strip_prefix("*_") {
            Self::LastWord(last.to_owned())
        } else if text.ends_with('_') {
            Self::Constant(text.to_owned())
        } else {
            Self::Word(text.to_owned())
        }
    }

    /// Whether a line, or a name, has it.
    fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Word(word) => words(text).contains(word),
            Self::Prefix(prefix) => words(text).iter().any(|word| word.starts_with(prefix)),
            Self::Constant(prefix) => identifiers(text).any(|name| name.starts_with(prefix)),
            Self::LastWord(last) => matches!(&*words(text), [_, .., word] if word == last),
            Self::Phrase(phrase) => text.match_indices(phrase).any(|(at, _)| {
                let next = text[at + phrase.len()..].chars().next();
                next.is_none_or(|next| !next.is_alphanumeric())
            }),
        }
    }

    /// A name or a line that has it.
    fn planted(&self) -> String {
        match self {
            Self::Word(word) => format!("the_{word}_of"),
            Self::Prefix(prefix) => format!("The{}{}ing", &prefix[..1].to_uppercase(), &prefix[1..]),
            Self::Constant(prefix) => format!("{prefix}LINES"),
            Self::LastWord(last) => format!("hint_{last}"),
            Self::Phrase(phrase) => format!("`x{phrase} port"),
        }
    }
}

impl Refused {
    fn is_in(&self, file: &str, line: &str) -> bool {
        match self.scope {
            Scope::Everywhere => self.pattern.is_in(line),
            Scope::Definitions => defined(line).is_some_and(|name| self.pattern.is_in(name)),
            Scope::Messages => file.starts_with("src/diagnostics/catalog/") && self.pattern.is_in(line),
        }
    }
}

/// The rows of the glossary's table whose last column names a scope; the others are for people.
fn glossary(contributing: &str) -> Vec<Refused> {
    let (_, section) = contributing.split_once(GLOSSARY).expect("a glossary");
    let rows = section.lines().take_while(|line| !line.starts_with("## "));
    let mut all = Vec::new();
    for row in rows.filter(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [_, never, place] = cells[..] else { continue };
        let scope = match place.split([':', ' ']).next() {
            Some("everywhere") => Scope::Everywhere,
            Some("definitions") => Scope::Definitions,
            Some("messages") => Scope::Messages,
            _ => continue,
        };
        all.extend(spans(never).into_iter().map(|text| Refused { pattern: Pattern::parse(&text), scope }));
    }
    all
}

/// The code spans of a cell: one backtick around each, or two if it has one in it.
fn spans(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = cell;
    while let Some(start) = rest.find('`') {
        let mark = if rest[start..].starts_with("``") { "``" } else { "`" };
        let Some((inner, after)) = rest[start + mark.len()..].split_once(mark) else { break };
        found.push(inner.trim().to_owned());
        rest = after;
    }
    found
}

/// The words of a text in lowercase: split where letters end, at `_`, and before a capital letter of `camelCase`.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        let split = !c.is_alphabetic() || c.is_uppercase() && before.is_lowercase();
        if split && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphabetic(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|name| !name.is_empty())
}

/// The name of the type or function that a line of Rust or Python defines.
fn defined(line: &str) -> Option<&str> {
    let mut names = identifiers(line.trim_start());
    names.find(|word| matches!(*word, "fn" | "struct" | "enum" | "trait" | "type" | "def" | "class"))?;
    let comment = line.trim_start().starts_with(['#', '/', '"']);
    names.next().filter(|_| !comment)
}

/// Each file that people write, by its path.
fn files() -> Vec<(String, String)> {
    let root = path("");
    let mut paths: Vec<PathBuf> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    paths.extend(
        fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()),
    );
    let mut found = Vec::new();
    while let Some(next) = paths.pop() {
        let name = next.file_name().unwrap().to_str().unwrap();
        if next.is_dir() && !next.is_symlink() && !SKIPPED.contains(&name) {
            paths.extend(fs::read_dir(&next).unwrap().map(|entry| entry.unwrap().path()));
        } else if next.is_file()
            && let Some(text) = read(&next)
        {
            found.push((next.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), text));
        }
    }
    found.sort();
    found
}

/// A file of a known kind, or a script.
fn read(path: &Path) -> Option<String> {
    let known = path.extension().map(|extension| EXTENSIONS.iter().any(|known| extension == *known));
    if known == Some(false) {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    (known == Some(true) || text.starts_with("#!")).then_some(text)
}

/// The lines of a file that say a refused word.
fn refused_in(file: &str, text: &str, all: &[Refused]) -> Vec<String> {
    let glossary = text.find(GLOSSARY).filter(|_| file == "CONTRIBUTING.md");
    let text = &text[..glossary.unwrap_or(text.len())];
    let lines = text.lines().enumerate();
    let found = lines.flat_map(|(at, line)| {
        let hits = all.iter().filter(move |refused| refused.is_in(file, line));
        hits.map(move |refused| format!("{file}:{}: {:?} in {line:?}", at + 1, refused.pattern))
    });
    found.collect()
}

fn read_glossary() -> Vec<Refused> {
    glossary(&fs::read_to_string(path("CONTRIBUTING.md")).unwrap())
}

#[test]
fn nothing_says_a_word_that_the_glossary_refuses() {
    let all = read_glossary();
    let found: Vec<String> = files().iter().flat_map(|(file, text)| refused_in(file, text, &all)).collect();
    assert!(found.is_empty(), "{} lines:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_planted_word_is_found_and_a_good_one_is_not() {
    let all = read_glossary();
    for scope in [Scope::Everywhere, Scope::Definitions, Scope::Messages] {
        assert!(all.iter().any(|refused| refused.scope == scope), "{scope:?}");
    }
    for refused in &all {
        let planted = refused.pattern.planted();
        let line = if refused.scope == Scope::Definitions { format!("fn {planted}() {{") } else { planted };
        let found = refused_in("src/diagnostics/catalog/values/bad_port.rs", &line, &all);
        assert!(found.iter().any(|line| line.contains(&format!("{:?}", refused.pattern))), "{line}");
    }
    let good = "fn sort_by_key() { // MAX_LINES: `x` is not a port, it is checked\n/// A way to sort them.";
    assert_eq!(refused_in("src/diagnostics/catalog/values/bad_port.rs", good, &all), [""; 0]);
}

#[test]
fn the_table_is_read_by_its_columns() {
    let text = "\n## Glossary\n| we say | never | where, why |\n|---|---|---|\n| a | `aa`, `bb*` | everywhere |\n\
                | b | `` ` is no `` | messages: \"`x` is not a port\" |\n| c | `cc` | by review |\n## Next\n| d | `dd` | everywhere |\n";
    let refused = |pattern, scope| Refused { pattern, scope };
    assert_eq!(
        glossary(text),
        [
            refused(Pattern::Word("aa".into()), Scope::Everywhere),
            refused(Pattern::Prefix("bb".into()), Scope::Everywhere),
            refused(Pattern::Phrase("` is no".into()), Scope::Messages),
        ]
    );
}
