//! What the language offers, described once: types, values, functions, and the schema of every kind.

#[macro_use]
mod block;
mod expr;
pub mod functions;
pub mod kinds;
mod literal;
pub mod meta;
mod quantity;
mod reflect;
mod schema;
pub mod scopes;
mod shapes;
mod symbols;
mod types;
mod value;
pub mod words;

pub use block::{Block, Field, RawBlock, RawNested};
pub use expr::{BlockId, BlockKind, Expr, ExprKind, ParamId, Pseudo};
pub use literal::literal;
pub use quantity::{Cpu, Duration, Percent, Size};
pub use reflect::Reflect;
pub use schema::{
    BlockSchema, FieldSchema, KindSchema, LabelRule, Multiplicity, Phase, ResultSchema, Rules, Shape,
};
pub use shapes::{
    AccessPointId, Arn, Bucket, Cidr, HostedZoneId, ImageId, InstanceTypeName, KeyPair, Port, Region, Secret,
    SecurityGroupId, ShapeError, StackName, SubnetId, VpcId,
};
pub use symbols::{SymbolSchema, Symbols, symbol};
pub use types::{SymbolSet, Type};
pub use value::{Const, Nested, OneOrMore, Ref, State, Value, Values};
