//! Tree, names and schema become the typed program: types, phases, null and secrets are checked here.

mod arithmetic;
mod assert;
mod attribute;
mod block;
mod bounds;
mod collections;
mod context;
mod declared;
mod existence;
mod expr;
mod file_reader;
mod fit;
mod found;
mod functions;
mod guard;
mod memo;
mod moved;
mod operators;
mod output;
mod params;
mod paths;
mod phase;
mod refusal;
mod stack_order;
mod symbols;
mod types;
mod undeclared;
mod unread;
mod values;
mod variables;
mod work;

pub use file_reader::{FileReader, NoFiles, ReadError};
pub use values::{Known, Values};
pub use variables::{Variable, VariableOrigin, Variables};
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
}

/// Checks a program. There is always a typed program: what was wrong and reported is `Unknown` in it.
pub fn check(names: &Names<'_>, input: Input<'_>, sink: &mut Sink) -> Program {
    let mut checker = context::Checker::new(names, input, sink);
    let program = declared::program(&mut checker);
    checker.into_found().report(sink);
    program
}

/// What each expression of a program is: for editors, which ask about any place. Nothing is reported.
pub fn values(names: &Names<'_>, input: Input<'_>) -> Values {
    let mut sink = Sink::default();
    let mut checker = context::Checker::new(names, input, &sink);
    checker.remember_values();
    declared::program(&mut checker);
    checker.into_found().report(&mut sink)
}
