//! The checked program: typed blocks, references as ids, places kept.

mod attached;
mod deployments;
mod former;
mod launch;
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
pub use deployments::{Deployment, Deployments};
pub use former::Former;
pub use param::Param;
pub use program::{Assert, Declared, NetworkRef, Output, Program, VarValue, VolumeRef, by_id};
pub use references::{ClusterRef, ListenerRef};
pub use workloads::Running;
