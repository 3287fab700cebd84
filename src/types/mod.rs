//! Types, and the checked values that have them: what the checker, the messages and lowering speak of.

mod article;
mod block_id;
mod enumeration;
mod expr;
pub mod images;
#[macro_use]
mod kinds;
mod limit;
mod literal;
pub mod patterns;
mod quantity;
mod reflect;
pub mod schedules;
mod shapes;
mod ty;
mod value;
pub mod written;

pub use article::with_article;
pub use block_id::BlockId;
pub use enumeration::{EnumSchema, EnumValue, Literal};
pub use expr::{Expr, ExprKind, MapKey, ParamId, Pseudo};
pub use kinds::{BlockKind, Home};
pub use limit::Limit;
pub use literal::literal;
pub use quantity::{Counted, Cpu, Days, Duration, Gibibytes, Mebibytes, Minutes, Percent, Seconds, Size};
pub use reflect::Reflect;
pub use shapes::{
    AccessPointId, Arn, Bucket, Cidr, ContainerImage, HostPattern, HostedZoneId, ImageDigest, ImageId,
    ImageTag, InstanceTypeName, KeyPair, PathPattern, Port, PrefixListId, Region, Schedule, Secret,
    SecurityGroupId, ShapeError, StackName, SubnetId, VpcId,
};
pub use ty::Type;
pub use value::{Const, Consts, Nested, OneOrMore, Own, Ref, Refs, State, Value, Values};
