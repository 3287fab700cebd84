//! What the user sees: every case's diagnostics as text, and what its fixes make of it.
//!
//! A case is a file `tests/ui/**/*.ecs`, an example that fails on a page of the catalogue, or one of `habits`. Beside the first, and
//! in `tests/ui/pages` for the second, stands what is shown: `UPDATE=1 cargo test ui` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ecsc::compile::{Compilation, Input, SourceText, Variables, compile};
use ecsc::diagnostics::render::{Report, Style, human, short};
use ecsc::diagnostics::{Applicability, Edit, Fix, catalog, edit};
use ecsc::source::FileId;

use crate::expect::{expect, updating};
use crate::habits::{Habit, habits};
use crate::support::{Files, codes, compile_with, examples, path, values_from_outside};

/// A program and the file that shows what is said about it.
struct Case {
    /// What it is called where several share an expectation.
    title: Option<&'static str>,
    source: SourceText,
    /// The rest of the program, which is not at fault.
    others: Vec<SourceText>,
    variables: Variables,
    compilation: Compilation,
    expectation: PathBuf,
    /// Whether the expectation shows the program too: no file does.
    from_page: bool,
}

impl Case {
    fn new(source: SourceText, expectation: PathBuf, from_page: bool) -> Self {
        let variables = values_from_outside(&source.text);
        let compilation = compile_with(source.clone(), variables.clone());
        Self { title: None, source, others: Vec::new(), variables, compilation, expectation, from_page }
    }

    fn of_habit(habit: &'static Habit) -> Self {
        Self {
            title: Some(&habit.title),
            source: habit.source.clone(),
            others: habit.others.clone(),
            variables: Variables::default(),
            compilation: compile_habit(habit),
            expectation: path("tests/ui/habits").join(format!("{}.out", habit.family)),
            from_page: true,
        }
    }

    /// The program with another text, or other values.
    fn compiled(&self, source: SourceText, variables: Variables) -> Compilation {
        if self.others.is_empty() {
            return compile_with(source, variables);
        }
        compile_all(source, &self.others)
    }

    /// The texts that a fix may edit, in the order of their ids.
    fn texts(&self) -> impl Iterator<Item = &SourceText> {
        std::iter::once(&self.source).chain(&self.variables.files)
    }
}

/// Compiles a mistake with the rest of its program.
pub(crate) fn compile_habit(habit: &Habit) -> Compilation {
    compile_all(habit.source.clone(), &habit.others)
}

fn compile_all(source: SourceText, others: &[SourceText]) -> Compilation {
    let sources = std::iter::once(source).chain(others.iter().cloned());
    compile(Input { reader: &Files, ..Input::new("main", sources) })
}

/// All cases, compiled once.
fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(read_cases);
    &CASES
}

fn read_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for code in catalog::all() {
        let id = code.id.to_lowercase();
        for (at, text) in examples(code, "fail").into_iter().enumerate() {
            let suffix = if at == 0 { String::new() } else { format!("-{}", at + 1) };
            let source = SourceText::new(format!("{id}.ecs"), text);
            let expectation = path("tests/ui/pages").join(format!("{id}{suffix}.out"));
            cases.push(Case::new(source, expectation, true));
        }
    }
    for file in files("ecs") {
        let name = file.file_name().unwrap().to_str().unwrap();
        let source = SourceText::decode(name, fs::read(&file).unwrap());
        cases.push(Case::new(source, file.with_extension("out"), false));
    }
    cases.extend(habits().iter().map(Case::of_habit));
    cases
}

/// All files below `tests/ui` with an ending.
fn files(ending: &str) -> Vec<PathBuf> {
    fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, ending, files);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    let mut found = Vec::new();
    collect(&path("tests/ui"), ending, &mut found);
    found.sort();
    found
}

/// Program, human view, short view, and the program after its fixes.
fn shown(case: &Case) -> String {
    let compilation = &case.compilation;
    let reports = [Report { sources: &compilation.sources, diagnostics: &compilation.diagnostics }];
    let mut shown = String::new();
    if let Some(title) = case.title {
        let _ = writeln!(shown, "=== {title}");
    }
    if case.from_page {
        let _ = writeln!(shown, "{}", case.source.text);
    }
    let _ = writeln!(shown, "{}", human(&reports, Style::PLAIN).trim_end());
    let _ = writeln!(shown, "\n# short\n{}", short(&reports, Style::PLAIN).trim_end());
    let fixes = compatible(case, &machine_fixes(compilation));
    if !fixes.is_empty() {
        let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.as_str()).collect();
        let (source, variables) = edited(case, &fixes).unwrap();
        let texts: Vec<String> = case
            .texts()
            .zip(std::iter::once(&source).chain(&variables.files))
            .filter(|(before, after)| before.text != after.text)
            .map(|(_, after)| after.text.trim_end().to_owned())
            .collect();
        let left = codes(&case.compiled(source, variables));
        let left = if left.is_empty() { "nothing".into() } else { left.join(", ") };
        let _ = writeln!(shown, "\n# fixed: {}\n# left: {left}\n{}", titles.join("; "), texts.join("\n"));
    }
    shown
}

/// The best fix of each diagnostic, if a machine may apply it.
fn machine_fixes(compilation: &Compilation) -> Vec<&Fix> {
    let best = compilation.diagnostics.iter().filter_map(|diagnostic| diagnostic.fixes.first());
    best.filter(|fix| fix.applicability == Applicability::Safe).collect()
}

/// The fixes that can be applied together: without those that overlap earlier ones.
fn compatible<'a>(case: &Case, fixes: &[&'a Fix]) -> Vec<&'a Fix> {
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in fixes {
        chosen.push(fix);
        if edited(case, &chosen).is_none() {
            chosen.pop();
        }
    }
    chosen
}

/// The program and its values files with fixes applied; `None` if they overlap.
fn edited(case: &Case, fixes: &[&Fix]) -> Option<(SourceText, Variables)> {
    let edits: Vec<&Edit> = fixes.iter().flat_map(|fix| &fix.edits).collect();
    let mut texts = case.texts().zip(0..).map(|(text, id)| {
        let own = edits.iter().copied().filter(|edit| edit.span.file == FileId(id));
        Some(SourceText { text: edit::apply(&text.text, own)?, ..text.clone() })
    });
    let source = texts.next()??;
    Some((source, Variables { files: texts.collect::<Option<_>>()?, ..case.variables.clone() }))
}

#[test]
fn diagnostics_are_shown_as_expected() {
    let mut all: BTreeMap<&Path, String> = BTreeMap::new();
    for case in cases() {
        let text = all.entry(&case.expectation).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&shown(case));
    }
    let differences: Vec<String> = all.iter().filter_map(|(file, shown)| expect(file, shown).err()).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_fix_that_a_machine_may_apply_removes_its_diagnostic() {
    for case in cases() {
        let compilation = &case.compilation;
        for diagnostic in &compilation.diagnostics {
            let machine = |fix: &&Fix| fix.applicability == Applicability::Safe;
            for fix in diagnostic.fixes.iter().filter(machine) {
                let Some((fixed, variables)) = edited(case, &[fix]) else {
                    panic!("{}: the edits of `{}` overlap", case.source.name, fix.title)
                };
                let (text, files) = (fixed.text.clone(), variables.files.clone());
                let count = |compilation: &Compilation| {
                    codes(compilation).iter().filter(|&&id| id == diagnostic.code.id).count()
                };
                let after = case.compiled(fixed, variables);
                assert!(
                    count(&after) < count(compilation),
                    "{}: `{}` does not remove {}:\n{text}{files:?}",
                    case.source.name,
                    fix.title,
                    diagnostic.code.id
                );
            }
        }
    }
}

#[test]
fn no_fix_breaks_the_syntax() {
    for case in cases() {
        let compilation = &case.compilation;
        let misspelt =
            |compilation: &Compilation| codes(compilation).iter().filter(|id| id.starts_with("E01")).count();
        for fix in compilation.diagnostics.iter().flat_map(|diagnostic| &diagnostic.fixes) {
            let Some((fixed, variables)) = edited(case, &[fix]) else {
                panic!("{}: the edits of `{}` overlap", case.source.name, fix.title)
            };
            let text = fixed.text.clone();
            let after = case.compiled(fixed, variables);
            assert!(
                misspelt(&after) <= misspelt(compilation),
                "{}: `{}` makes of it\n{text}",
                case.source.name,
                fix.title
            );
        }
    }
}

#[test]
fn more_than_half_of_the_codes_offer_a_fix() {
    let (mut shown, mut fixed) = (BTreeSet::new(), BTreeSet::new());
    for case in cases() {
        for diagnostic in &case.compilation.diagnostics {
            shown.insert(diagnostic.code.id);
            if !diagnostic.fixes.is_empty() {
                fixed.insert(diagnostic.code.id);
            }
        }
    }
    let share = fixed.len() * 100 / shown.len();
    let without: Vec<&&str> = shown.difference(&fixed).collect();
    println!("{} of {} codes offer a fix: {share} %; without: {without:?}", fixed.len(), shown.len());
    assert!(share >= 60, "{} of {} codes offer a fix", fixed.len(), shown.len());
}

#[test]
fn every_code_is_shown_by_a_case() {
    let seen: BTreeSet<&str> = cases().iter().flat_map(|case| codes(&case.compilation)).collect();
    // What is wrong around a program and not in it is shown by the tests of the command line.
    let in_programs = catalog::subjects().filter(|(name, ..)| *name != "project");
    let codes = in_programs.flat_map(|(.., codes)| codes.iter().map(|code| code.id));
    let missing: Vec<&str> = codes.filter(|id| !seen.contains(id)).collect();
    assert!(missing.is_empty(), "no case shows {}", missing.join(", "));
}

#[test]
fn every_expectation_belongs_to_a_case() {
    let expected: BTreeSet<PathBuf> = cases().iter().map(|case| case.expectation.clone()).collect();
    for file in files("out") {
        if updating() && !expected.contains(&file) {
            fs::remove_file(file).unwrap();
            continue;
        }
        assert!(expected.contains(&file), "{} belongs to no case", file.display());
    }
}
