//! Judges the typed program: what AWS would refuse, what could not work, and what deserves a second look.

pub mod capacity;

mod facts;
mod instance_types;
mod scaling;
mod spot;

pub use capacity::{Thresholds, thresholds};

use crate::diagnostics::Sink;
use crate::ir::Program;

/// Reports everything about a program that its types do not show.
pub fn advise(program: &Program, sink: &mut Sink) {
    instance_types::check(program, sink);
    scaling::check(program, sink);
    spot::check(program, sink);
}
