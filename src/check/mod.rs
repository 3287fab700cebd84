//! Tree, names and schema become the typed program: types, phases, null and secrets are checked here.

mod arithmetic;
mod assert;
mod attribute;
mod block;
mod bounds;
mod budget;
mod choice;
mod collections;
mod collisions;
mod common_types;
mod conditions;
mod context;
mod copies;
mod declared;
mod each;
mod elements;
mod existence;
mod expr;
mod file_reader;
mod fit;
mod foreign;
mod former;
mod found;
mod functions;
mod given;
mod guard;
mod kept;
mod labels;
mod lookup;
mod manifests;
mod memo;
mod model;
mod moved;
mod only;
mod operators;
mod output;
mod params;
mod paths;
mod phase;
mod project;
mod proofs;
mod refusal;
mod reporting;
mod stack_order;
mod symbols;
mod types;
mod undeclared;
mod unread;
mod variables;
mod within;
mod work;

pub use file_reader::{FileReader, MAX_MANIFEST, NoFiles, ReadError};
pub use fit::assignable;
pub use manifests::{Manifests, offered_listeners};
pub use model::{Known, Model};
pub use variables::{Given, Origin, Variables};
pub use work::MAX_TEXT;

use crate::diagnostics::Sink;
use crate::ir::Program;
use crate::resolve::Names;
use crate::source::Sources;

/// What the checker needs beside the names.
#[derive(Clone, Copy)]
pub struct Input<'s> {
    /// The source files.
    pub sources: &'s Sources,
    /// What the program is called if it has no `project` block: its folder, or its file.
    pub project_hint: &'s str,
    /// Values for `var`s.
    pub variables: &'s Variables,
    /// Where `file()` reads.
    pub reader: &'s dyn FileReader,
    /// The manifests of other programs, as they were read.
    pub manifests: &'s Manifests,
    /// Whether it is recorded what everything was found to be.
    pub recording: bool,
}

/// Checks a program. There is always a typed program: what was wrong and reported is `Unknown` in it. The model is empty unless the
/// input asks for it.
pub fn check(names: &Names, input: Input<'_>, sink: &mut Sink) -> (Program, Model) {
    let mut checker = context::Checker::new(names, input, sink);
    let program = declared::program(&mut checker);
    let model = checker.into_found().report(sink);
    (program, model)
}

/// Checks values that a program is not given against its `var`s, for editors: a file with values may be for another run.
pub fn check_given<'a>(names: &'a Names, input: Input<'a>, sink: &mut Sink) {
    let mut checker = context::Checker::new(names, input, sink);
    checker.check_unused_given();
    checker.into_found().report(sink);
}
