//! One slip of the fingers anywhere in a program: each token of each example deleted, doubled, or exchanged with the next.
//!
//! Whatever comes of it, the compiler does not panic, says little, goes on with the declarations behind, and is silent
//! only about a program. A mutant without an error must pass two oracles that know nothing of the compiler: a strict reader
//! of the reference's grammar, and a reader of the templates who looks up every name in them. And its templates must
//! differ from the original's, or its tokens must mean the same: nothing that was written is dropped.
//!
//! `MUTATIONS=all cargo test mutations` tries every mutant; without it, every fourth is tried.

mod fixes;
mod lexer;
mod misspelt;
mod recogniser;
pub(crate) mod references;
mod values;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fmt, thread};

use ecsc::compile::{Compilation, SourceText};
use ecsc::emit::Format;
use ecsc::lexer::TokenKind;

use self::lexer::{Kind, Token, tokens};
use crate::examples;

/// A program's name and text.
fn programs() -> Vec<(String, String)> {
    let names = examples::names();
    names
        .into_iter()
        .map(|name| {
            let [program] = <[SourceText; 1]>::try_from(examples::sources(&name)).expect("one file");
            (name, program.text)
        })
        .collect()
}

/// A declaration with a mistake of its own, behind all others: it must be found whatever happens before it.
const PLANTED: &str = r#"
existing network "planted" {
  stack  = "planted"
  zones  = 2
  colour = 1
}
"#;

/// What an example may say or leave, and its templates are the same: one of several regions, labels of containers.
const FREE: [(&str, &str); 3] =
    [("internal", "\"eu-central-1\""), ("internal", "\"api\""), ("internal", "\"worker\"")];

#[derive(Debug, Clone, Copy)]
enum Slip {
    Delete,
    Double,
    Exchange,
}

/// A program as it is.
struct Original {
    text: String,
    compilation: Compilation,
    mutants: Vec<Mutant>,
}

/// One changed program.
struct Mutant {
    example: String,
    slip: Slip,
    /// Line, and what was changed there.
    place: (usize, String),
    text: String,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {:?} {:?}", self.example, self.place.0, self.slip, self.place.1)
    }
}

fn mutants(example: &str, text: &str) -> Vec<Mutant> {
    let tokens: Vec<Token> = tokens(text).into_iter().filter(|token| !token.ends_comment).collect();
    let mut mutants = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let slips = [
            (Slip::Delete, Some(delete(text, token))),
            (Slip::Double, Some(double(text, token))),
            (Slip::Exchange, tokens.get(at + 1).map(|next| exchange(text, token, next))),
        ];
        for (slip, mutated) in slips {
            let Some(mutated) = mutated else { continue };
            // What changes nothing (two equal neighbours), and what would join the last line with the planted one.
            if mutated == text || at + 2 >= tokens.len() {
                continue;
            }
            let line = text[..token.range.start].lines().count().max(1);
            let place = (line, text[token.range.clone()].to_owned());
            mutants.push(Mutant { example: example.to_owned(), slip, place, text: mutated });
        }
    }
    mutants
}

fn delete(text: &str, token: &Token) -> String {
    format!("{}{}", &text[..token.range.start], &text[token.range.end..])
}

fn double(text: &str, token: &Token) -> String {
    let blank = if matches!(token.kind, Kind::Mark | Kind::LineEnd) { "" } else { " " };
    let end = token.range.end;
    format!("{}{blank}{}{}", &text[..end], &text[token.range.clone()], &text[end..])
}

fn exchange(text: &str, token: &Token, next: &Token) -> String {
    let (first, second) = (token.range.clone(), next.range.clone());
    let between = &text[first.end..second.start];
    let (head, tail) = (&text[..first.start], &text[second.end..]);
    format!("{head}{}{between}{}{tail}", &text[second], &text[first])
}

/// The texts of the mutants that are tried.
pub(crate) fn texts() -> Vec<String> {
    let mutants = programs().into_iter().flat_map(|(name, text)| mutants(&name, &text));
    mutants.step_by(step()).map(|mutant| mutant.text).collect()
}

/// Every how many mutants one is tried.
fn step() -> usize {
    if std::env::var("MUTATIONS").is_ok_and(|value| value == "all") { 1 } else { 4 }
}

/// What is wrong with the compiler's answer to one mutant, and how many diagnostics it has.
fn checked(mutant: &Mutant, original: &Original) -> (Vec<String>, usize) {
    let compiled = |text: String| {
        let source = SourceText::new("mutant.ecs", text);
        catch_unwind(AssertUnwindSafe(|| examples::compiled(&mutant.example, vec![source], Format::Json)))
    };
    let Ok(planted) = compiled(format!("{}{PLANTED}", mutant.text)) else {
        return (vec![format!("{mutant}: panics")], 0);
    };
    let mut wrong = Vec::new();
    let at = mutant.text.len() + PLANTED.find("colour").unwrap();
    let found = |code: &str| {
        let mut diagnostics = planted.diagnostics.iter();
        diagnostics.any(|found| found.code.id == code && found.primary.span.start as usize == at)
    };
    if !found("E0203") {
        wrong.push(format!("{mutant}: the last declaration is not checked"));
    }
    let count = planted.diagnostics.len().saturating_sub(1);
    if count > 0 {
        return (wrong, count);
    }
    let Ok(sound) = compiled(mutant.text.clone()) else {
        return (vec![format!("{mutant}: panics")], 0);
    };
    if !sound.has_errors() {
        wrong.extend(silence(mutant, &sound, original));
    }
    (wrong, sound.diagnostics.len())
}

/// Why the compiler should not have been silent.
fn silence(mutant: &Mutant, compilation: &Compilation, original: &Original) -> Vec<String> {
    let mut wrong = Vec::new();
    if !recogniser::accepts(&mutant.text) {
        wrong.push(format!("{mutant}: what the grammar refuses is taken"));
    }
    for template in &compilation.output.templates {
        let missing = references::unresolved(&serde_json::from_str(&template.text).unwrap());
        if !missing.is_empty() {
            wrong.push(format!("{mutant}: {} has no {}", template.file, missing.join(", ")));
        }
    }
    let free = FREE.contains(&(mutant.example.as_str(), mutant.place.1.as_str()));
    if templates(compilation) == templates(&original.compilation)
        && meaning(&mutant.text) != meaning(&original.text)
        && !free
    {
        wrong.push(format!("{mutant}: the change is passed over"));
    }
    wrong
}

/// The tokens without those that only separate.
fn meaning(text: &str) -> Vec<&str> {
    let meaningful = |token: &Token| token.kind != Kind::LineEnd && &text[token.range.clone()] != ",";
    tokens(text).into_iter().filter(meaningful).map(|token| &text[token.range]).collect()
}

fn templates(compilation: &Compilation) -> Vec<(&str, &str)> {
    let templates = compilation.output.templates.iter();
    templates.map(|template| (template.file.as_str(), template.text.as_str())).collect()
}

/// The lexer sees what a person sees.
#[test]
fn the_compilers_tokens_are_a_persons() {
    for (name, text) in programs() {
        let tokens = ecsc::lexer::lex(&text);
        for Token { kind, range, .. } in
            lexer::tokens(&text).into_iter().filter(|token| token.kind != Kind::LineEnd)
        {
            let at = |offset: usize| tokens.get(tokens.index_at(u32::try_from(offset).unwrap())).unwrap();
            let (first, last) = (at(range.start), at(range.end - 1));
            let place = format!("{name}: {:?}", &text[range.clone()]);
            assert_eq!((first.range().start, last.range().end), (range.start, range.end), "{place}");
            let own = match kind {
                Kind::Word => first.kind == TokenKind::Word,
                Kind::Number => first.kind == TokenKind::Number,
                Kind::Text => first.kind.opens_text(),
                Kind::Mark | Kind::LineEnd => !first.kind.opens_text() && !first.kind.is_trivia(),
            };
            assert!(own, "{place} is {:?}", first.kind);
        }
    }
}

#[test]
fn one_slip_gives_few_diagnostics_hides_no_other_and_is_never_passed_over() {
    let originals: Vec<Original> = programs()
        .into_iter()
        .map(|(name, text)| {
            let compilation = examples::compiled(&name, examples::sources(&name), Format::Json);
            Original { compilation, mutants: mutants(&name, &text), text }
        })
        .collect();
    let tried: Vec<(&Original, &Mutant)> = originals
        .iter()
        .flat_map(|original| original.mutants.iter().map(move |mutant| (original, mutant)))
        .step_by(step())
        .collect();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let answers: Vec<(&Mutant, Vec<String>, usize)> = thread::scope(|scope| {
        let work = || {
            let mut answers = Vec::new();
            while let Some((original, mutant)) = tried.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (wrong, count) = checked(mutant, original);
                answers.push((*mutant, wrong, count));
            }
            answers
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let few = answers.iter().filter(|(.., count)| *count <= 3).count();
    let silent = answers.iter().filter(|(.., count)| *count == 0).count();
    #[expect(clippy::cast_precision_loss, reason = "a share of a few thousands")]
    let share = few as f64 * 100.0 / answers.len() as f64;
    let figures =
        format!("{} mutants: {share:.1} % with at most three diagnostics, {silent} with none", answers.len());
    println!("{figures}");
    for (mutant, _, count) in answers.iter().filter(|(.., count)| *count > 3) {
        println!("{mutant}: {count} diagnostics");
    }
    let wrong: Vec<&str> = answers.iter().flat_map(|(_, wrong, _)| wrong).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{figures}\n{}", wrong.join("\n"));
    assert!(share >= 99.0, "{figures}");
}
