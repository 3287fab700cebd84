//! `replication`: a second file system, which EFS creates and fills.

use super::Lowering;
use crate::cfn::{Property, Value};
use crate::ir::Nested;
use crate::ir::kinds::Replication;

/// `ReplicationConfiguration`, which has room for one destination.
pub(super) fn lower(ctx: &mut Lowering, nested: &Nested<Replication>) -> Property {
    let Replication { region, key } = &nested.block;
    let region = ("Region", ctx.value(region).value);
    let key = ctx.optional(key.as_ref()).map(|key| ("KmsKeyId", key.value));
    let destination = Value::map([region].into_iter().chain(key));
    let configuration = Value::map([("Destinations", Value::list([destination]))]);
    let guard = ctx.guard(nested.guard.as_ref());
    let value = ctx.choose(&guard, configuration, Value::no_value());
    Property { value, origin: Some(nested.span) }
}
