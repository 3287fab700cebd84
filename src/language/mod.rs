//! What the language offers, described once: functions, words, and the schema of every kind.

#[macro_use]
mod block;
mod references;
mod read;
#[macro_use]
mod results;
#[macro_use]
mod alarms;

pub mod foreign;
pub mod functions;
pub mod kinds;
pub mod meta;
mod schema;
pub mod scopes;
mod symbols;
pub mod words;

pub use alarms::AlarmSchema;
pub use block::{Alarmed, AnyBlock, Block, Field, Places, RawBlock, RawNested};
pub use schema::{
    BlockSchema, FieldSchema, KindSchema, LabelRule, MinWith, Multiplicity, Only, Phase, ResultSchema,
    ResultSource, Rules, Shape,
};
pub use symbols::Enumeration;
