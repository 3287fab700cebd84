//! `ecsc fix` on damaged programs: no fix makes anything worse.
//!
//! Each program is an example, a golden program or a case of `tests/ui` with one or two slips of the fingers.
//! `FIXES=10000 SEED=7 cargo test mutations::fixes` tries that many; by default 400.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use ecsc::compile::{Compilation, Input, SourceText, compile, repair};
use ecsc::diagnostics::{Applicability, Diagnostic, Severity, edit};
use ecsc::emit::Format;
use ecsc::project::Folder;

use super::lexer::{Kind, tokens};
use super::{delete, double, exchange};
use crate::simulation::dice::Dice;
use crate::support::path;

/// The pass of the syntax, as the hundreds of its codes.
const SYNTAX: u8 = b'1';

/// A damaged program.
struct Damaged {
    name: String,
    text: String,
}

/// What `fix` made of some programs.
#[derive(Debug, Default)]
struct Figures {
    programs: usize,
    fixed: usize,
    taken_back: BTreeMap<String, usize>,
    errors: (usize, usize),
    /// Safe fixes tried by themselves, and those of them that did not help.
    single: (usize, BTreeMap<String, usize>),
    wrong: Vec<String>,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.programs += other.programs;
        self.fixed += other.fixed;
        self.errors = (self.errors.0 + other.errors.0, self.errors.1 + other.errors.1);
        self.single.0 += other.single.0;
        for (all, more) in [(&mut self.taken_back, other.taken_back), (&mut self.single.1, other.single.1)] {
            for (code, count) in more {
                *all.entry(code).or_default() += count;
            }
        }
        self.wrong.extend(other.wrong);
    }
}

fn input(damaged: &Damaged, text: &str) -> Input<'static> {
    let source = SourceText::new("damaged.ecs", text);
    Input { format: Format::Json, reader: &*READER, ..Input::new(damaged.name.clone(), [source]) }
}

/// What programs name: an example the manifest of another one.
static READER: LazyLock<Folder<'static>> =
    LazyLock::new(|| Folder(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/shop"))));

/// The programs that are damaged.
fn originals() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "ecs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    for folder in ["examples", "tests/golden", "tests/ui"] {
        collect(&path(folder), &mut files);
    }
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        // A case that is not UTF-8 is not rewritten.
        Some((name, String::from_utf8(fs::read(file).unwrap()).ok()?))
    };
    files.iter().filter_map(read).collect()
}

/// A text with a slip somewhere.
fn slip(text: &str, dice: &mut Dice) -> String {
    let tokens = tokens(text);
    let Some(last) = tokens.len().checked_sub(1) else { return text.to_owned() };
    let at = pick(dice, tokens.len());
    let token = &tokens[at];
    match dice.below(5) {
        0 => delete(text, token),
        1 => double(text, token),
        2 if at < last => exchange(text, token, &tokens[at + 1]),
        // A letter, a digit or a quote.
        3 if matches!(token.kind, Kind::Word | Kind::Number | Kind::Text) => {
            let end = token.range.start + text[token.range.clone()].chars().next().map_or(0, char::len_utf8);
            format!("{}{}", &text[..token.range.start], &text[end..])
        }
        // Another token of the program, in its place.
        _ => {
            let other = &tokens[pick(dice, tokens.len())];
            format!(
                "{}{}{}",
                &text[..token.range.start],
                &text[other.range.clone()],
                &text[token.range.end..]
            )
        }
    }
}

fn pick(dice: &mut Dice, limit: usize) -> usize {
    usize::try_from(dice.below(i64::try_from(limit).unwrap())).unwrap()
}

fn damaged(count: usize, seed: u64) -> Vec<Damaged> {
    let originals = originals();
    let mut dice = Dice::new(seed);
    let mut damaged: Vec<Damaged> =
        originals.iter().map(|(name, text)| Damaged { name: name.clone(), text: text.clone() }).collect();
    // Every case as it is, and the rest with slips; few are enough of the former if few are wanted.
    if count < damaged.len() * 2 {
        let step = damaged.len() * 2 / count.max(1) + 1;
        damaged = damaged.into_iter().step_by(step).collect();
    }
    while damaged.len() < count {
        let (name, text) = &originals[pick(&mut dice, originals.len())];
        let mut text = slip(text, &mut dice);
        if dice.once_in(3) {
            text = slip(&text, &mut dice);
        }
        damaged.push(Damaged { name: name.clone(), text });
    }
    damaged
}

fn pass(diagnostic: &Diagnostic) -> u8 {
    diagnostic.code.id.as_bytes()[2]
}

/// The errors of a pass and those before it.
fn errors(diagnostics: &[Diagnostic], through: u8) -> usize {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
    errors.filter(|diagnostic| pass(diagnostic) <= through).count()
}

fn templates(compilation: &Compilation) -> Vec<(&str, &str)> {
    compilation.output.templates.iter().map(|it| (it.name.as_str(), it.text.as_str())).collect()
}

fn tried(damaged: &Damaged) -> Figures {
    let before = compile(input(damaged, &damaged.text));
    let mut figures = Figures { programs: 1, ..Figures::default() };
    singles(damaged, &before, &mut figures);
    let repaired = repair(vec![input(damaged, &damaged.text)], Applicability::Safe);
    let after = &repaired.program.compilation.diagnostics;
    let text = &repaired.program.sources()[0].text;
    figures.fixed = repaired.fixed;
    figures.errors = (errors(&before.diagnostics, u8::MAX), errors(after, u8::MAX));
    for taken_back in &repaired.taken_back {
        *figures.taken_back.entry(format!("{} {}", taken_back.code, taken_back.title)).or_default() += 1;
    }
    let first = before.diagnostics.iter().filter(|it| it.severity() == Severity::Error).map(pass).min();
    for through in [Some(SYNTAX), first].into_iter().flatten() {
        if errors(after, through) > errors(&before.diagnostics, through) {
            figures.wrong.push(format!("more errors than before, of:\n{}\nnow:\n{text}", damaged.text));
        }
    }
    if first.is_none() && templates(&before) != templates(&compile(input(damaged, text))) {
        figures.wrong.push(format!("another template, of:\n{}\nnow:\n{text}", damaged.text));
    }
    figures
}

/// Each safe fix by itself, as an editor applies it.
fn singles(damaged: &Damaged, before: &Compilation, figures: &mut Figures) {
    for diagnostic in &before.diagnostics {
        let fix = diagnostic.fixes.first().filter(|fix| fix.applicability == Applicability::Safe);
        let Some(fix) = fix else { continue };
        let fixed = edit::apply(&damaged.text, &fix.edits).unwrap();
        let after = compile(input(damaged, &fixed));
        let through = pass(diagnostic);
        figures.single.0 += 1;
        let more = |through: u8| errors(&after.diagnostics, through) > errors(&before.diagnostics, through);
        if more(SYNTAX) || more(through) {
            *figures.single.1.entry(format!("{} {}", diagnostic.code.id, fix.title)).or_default() += 1;
            let line = damaged.text[..diagnostic.primary.span.start as usize].lines().count();
            if std::env::var("FIXES_SHOW").is_ok_and(|codes| codes.contains(diagnostic.code.id)) {
                let line =
                    |text: &str| text.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
                println!(
                    "{} {}\n  {}\n  {}",
                    diagnostic.code.id,
                    fix.title,
                    line(&damaged.text),
                    line(&fixed)
                );
            }
        }
        if !before.has_errors() && templates(before) != templates(&after) {
            let id = diagnostic.code.id;
            figures.wrong.push(format!("{id}: another template, of:\n{}\nnow:\n{fixed}", damaged.text));
        }
    }
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().map_or(default, |value| value.parse().expect("a number"))
}

#[test]
fn no_fix_makes_a_damaged_program_worse() {
    let count = usize::try_from(number("FIXES", 400)).unwrap();
    let damaged = damaged(count, number("SEED", 7));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut figures = Figures::default();
        while let Some(damaged) = damaged.get(next.fetch_add(1, Ordering::Relaxed)) {
            figures.add(tried(damaged));
        }
        figures
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut all = Figures::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            all.add(worker.join().unwrap());
        }
    });
    let (single, worse) = (all.single.0, all.single.1.values().sum::<usize>());
    let taken_back: usize = all.taken_back.values().sum();
    println!(
        "{} programs: {} fixes applied, {taken_back} taken back; {} errors before, {} after",
        all.programs, all.fixed, all.errors.0, all.errors.1
    );
    println!("taken back: {:#?}", all.taken_back);
    println!("{single} safe fixes by themselves: {worse} give more errors {:#?}", all.single.1);
    assert!(all.wrong.is_empty(), "{}\n{}", all.wrong.len(), all.wrong.join("\n----\n"));
    assert!(all.fixed > count / 10, "only {} fixes", all.fixed);
    assert!(all.errors.1 < all.errors.0, "{:?}", all.errors);
}
