//! `cluster.drain`: how an instance is drained before it is terminated.

use crate::language::symbols::symbols;
use crate::types::{Seconds, Value};

symbols! {
    /// What happens to standalone tasks on a draining instance.
    pub enum StandaloneTasks {
        /// Draining waits for them to end.
        Wait "wait" => "wait",
        /// Draining stops them.
        Stop "stop" => "stop",
    }
}

block! {
    /// How an instance is drained before it is terminated: ECS starts its tasks elsewhere and stops them here,
    /// and the instance is terminated when none is left.
    pub struct Drain "drain" [None] {
        /// How long the tasks of a draining instance may take to stop or move before the instance is
        /// terminated anyway.
        timeout: Value<Seconds> = "15m" [min: "1m", max: "48h", deploy_max: "2h", becomes: "AutoScaling::LifecycleHook.HeartbeatTimeout"],
        /// Whether draining waits for standalone tasks (tasks that do not belong to a service) to end, or
        /// stops them.
        standalone_tasks: Value<StandaloneTasks> = "wait",
    }
}
