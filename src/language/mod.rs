//! What the language offers, described once: functions, words, and the schema of every kind.

mod fields;
mod references;
mod read;
#[macro_use]
mod results;

pub mod foreign;
pub mod functions;
pub mod kinds;
pub mod meta;
mod schema;
pub mod scopes;
mod symbols;
pub mod words;

pub use fields::{Block, Field, Places, RawBlock, RawNested};
pub use kinds::{Alarmed, AnyBlock};
pub use schema::{
    AlarmSchema, BlockSchema, FieldSchema, KindSchema, LabelRule, MinWith, Multiplicity, Only, Phase,
    ResultSchema, ResultSource, Rules, Shape,
};
pub use symbols::Enumeration;
