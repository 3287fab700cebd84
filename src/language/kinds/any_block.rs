//! What a block can be asked, whichever kind it is of.

use std::fmt::Debug;

use super::{Alarm, DeployedId, Notify, Override};
use crate::types::{BlockId, Const, Expr, Nested, StackName};

/// What a top-level block of any kind can be asked.
pub trait AnyBlock: Debug + Send + Sync {
    /// The block in whose stack it stands, where that is another's.
    fn host(&self) -> Option<BlockId>;

    /// Of an `existing` block the deploy-time values of which each must be given, or there is no such block.
    fn given_by(&self) -> Vec<&Expr>;

    /// The deploy-time guard of a nested block: of the one with a label, or of the only one.
    fn nested_guard(&self, name: &str, label: Option<&str>) -> Option<&Expr>;

    /// What it changes in the resources that the compiler makes of it.
    fn overrides(&self) -> &[Nested<Override>];

    /// The name of its stack with this word, where the program gives it another than the conventional one.
    fn stack(&self, word: &str) -> Option<&Const<StackName>>;

    /// The logical ids that resources of it have instead of those that the compiler would give them.
    fn logical_ids(&self) -> &[DeployedId];

    /// The logical id of the only resource that it is, where the program gives it another than its name.
    fn logical_id(&self) -> Option<&Const<String>>;

    /// Who is told of its alarms, and which are tuned, of a kind that has alarms.
    fn alarmed(&self) -> Option<Alarmed<'_>>;
}

/// What a block of any kind, also a nested one, says of its alarms.
pub trait HasAlarms {
    /// Who is told of its alarms, and which are tuned, of a block that has alarms.
    fn alarmed(&self) -> Option<Alarmed<'_>> {
        None
    }
}

/// What a block says of its alarms.
#[derive(Debug, Clone, Copy)]
pub struct Alarmed<'a> {
    /// Who is told.
    pub notify: Notify,
    /// Those that are not as their defaults say.
    pub alarms: &'a [Nested<Alarm>],
}
