//! The checked program: typed blocks, references as ids, places kept.

mod attached;
mod declared;
mod deployments;
mod former;
mod launch;
mod offered;
mod param;
mod program;
mod references;
mod shapes;
mod workloads;

pub use crate::language::kinds;
pub use crate::types::{
    BlockId, BlockKind, Const, Consts, Expr, ExprKind, Home, MapKey, Nested, OneOrMore, Own, ParamId, Pseudo,
    Ref, Refs, State, Type, Value, Values,
};
pub use declared::{Declared, by_id};
pub use deployments::{Deployment, Deployments};
pub use former::Former;
pub use offered::Foreign;
pub use param::Param;
pub use program::{Assert, Output, Program, VarValue};
pub use references::{ClusterRef, ListenerRef, NetworkRef, VolumeRef};
pub use workloads::Running;
