//! What a listener gives the cluster that it stands in front of.

use super::Test;
use crate::cfn::Value;

/// What a cluster needs of a listener in its stack. The security group's rules at both ends are the listener's own resources: the
/// instances' group (`SecurityGroup`) must exist, and nothing need be written into it for a load balancer.
#[derive(Debug, Clone)]
pub(in crate::lower) struct ListenerParts {
    /// The target group on the agent's port, for `TargetGroupARNs` of the group and `HealthCheckType: ELB`; `None` without `agent_health`.
    pub(in crate::lower) target_group: Option<Value>,
    /// Whether the listener is there.
    pub(in crate::lower) guard: Test,
    /// Whether the agent must answer other hosts (`ECS_ALLOW_OFFHOST_INTROSPECTION_ACCESS`).
    pub(in crate::lower) agent_health: bool,
    /// What must exist before the group attaches instances: the listener, or rule, that uses the target group.
    pub(in crate::lower) user_of_target_group: Option<String>,
}
