//! What the language offers, described once: functions, words, and the schema of every kind.

#[macro_use]
mod block;
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

pub use block::{AnyBlock, Block, Field, Places, RawBlock, RawNested};
pub use schema::{
    BlockSchema, FieldSchema, KindSchema, LabelRule, MinWith, Multiplicity, Phase, ResultSchema,
    ResultSource, Rules, Shape,
};
pub use symbols::Enumeration;
