//! Programs as the compiler takes them, and programs that it refuses made into ones that it takes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ecsc::check::{FileReader, ReadError};
use ecsc::compile::{Compilation, Input, SourceText, compile};
use ecsc::diagnostics::{Diagnostic, Severity};

use super::tree::{Place, Tree};

/// What `file("...")` names: any path has a text.
#[derive(Debug)]
struct AnyFile;

impl FileReader for AnyFile {
    fn read(&self, below: &str) -> Result<String, ReadError> {
        Ok(format!("the text of {below}: ${{HOME}}\n"))
    }

    fn manifest(&self, _: &str) -> Result<String, ReadError> {
        Ok(MANIFEST.clone())
    }
}

/// What any `manifest` names: that of a platform on which many services fit.
pub(crate) static MANIFEST: LazyLock<String> = LazyLock::new(|| {
    let platform = r#"
        project "other" {}

        network "main" {
          cidr = "10.0.0.0/16"
          nat  = per_zone
        }

        alerts "ops" {
          email = ["ops@example.com"]
        }

        volume "shared" {
          network = network.main
          iam     = true
        }

        cluster "web" {
          network            = network.main
          container_insights = enabled

          instances {
            type = "m5.xlarge"
            size = 8
          }

          mount "/mnt/shared" {
            volume = volume.shared
          }

          drain {
            timeout = 1h
          }
        }
    "#;
    let compilation = compile_text(platform.to_owned());
    assert!(!compilation.has_errors(), "{:?}", errors(&compilation));
    compilation.output.manifest
});

/// Compiles a program in several files.
pub(crate) fn compile_files(texts: Vec<String>) -> Compilation {
    let name = |index: usize| format!("program_{index}.ecs");
    let sources = texts.into_iter().enumerate().map(|(index, text)| SourceText::new(name(index), text));
    compile(Input { reader: &AnyFile, ..Input::new("program", sources) })
}

pub(crate) fn compile_text(text: String) -> Compilation {
    compile_files(vec![text])
}

pub(crate) fn errors(compilation: &Compilation) -> Vec<&Diagnostic> {
    compilation.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).collect()
}

/// How often a refused program is corrected before it is given up.
const ROUNDS: usize = 8;

/// A program that the compiler takes, and whether it took it as it was.
#[derive(Debug)]
pub(crate) struct Accepted {
    pub(crate) tree: Tree,
    pub(crate) text: String,
    pub(crate) compilation: Compilation,
    /// The codes of the errors that it had as it was made: none if it was taken at once.
    pub(crate) refused_for: BTreeSet<&'static str>,
}

/// Takes out what the diagnostics point at until there is none; `None` if nothing is left that makes a stack.
pub(crate) fn accepted(mut tree: Tree) -> Option<Accepted> {
    let mut refused_for = BTreeSet::new();
    for round in 0..ROUNDS {
        let written = tree.write();
        let compilation = compile_text(written.text.clone());
        if round == 0 {
            refused_for.extend(errors(&compilation).iter().map(|error| error.code.id));
        }
        let mut wrong: Vec<Place> = errors(&compilation)
            .iter()
            .filter_map(|error| {
                let at = error.primary.span.start as usize;
                let inside = |place: &[usize]| tree.entry(place).is_none_or(|entry| !entry.required);
                written
                    .places
                    .iter()
                    .rev()
                    .find(|(range, place)| range.start <= at && at <= range.end && inside(place))
                    .map(|(_, place)| place.clone())
            })
            .collect();
        if errors(&compilation).is_empty() {
            let text = written.text;
            return (!compilation.stacks.is_empty()).then_some(Accepted {
                tree,
                text,
                compilation,
                refused_for,
            });
        }
        // From the back, so that the others keep their places; what stands inside of another goes with it.
        wrong.sort();
        wrong.dedup();
        let outer = wrong.clone();
        wrong
            .retain(|place| !outer.iter().any(|other| other.len() < place.len() && place.starts_with(other)));
        if wrong.is_empty() {
            return None;
        }
        wrong.iter().rev().for_each(|place| tree.remove(place));
    }
    None
}
