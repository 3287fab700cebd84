//! Terraform's resource types, and the kinds that stand for them: people write them out of habit.

/// By type, as the provider `hashicorp/aws` calls them.
const KINDS: [(&str, &str); 22] = [
    ("aws_ecs_cluster", "cluster"),
    ("aws_ecs_capacity_provider", "cluster"),
    ("aws_autoscaling_group", "cluster"),
    ("aws_launch_template", "cluster"),
    ("aws_launch_configuration", "cluster"),
    ("aws_instance", "cluster"),
    ("aws_cloudwatch_log_group", "cluster"),
    ("aws_efs_file_system", "volume"),
    ("aws_efs_access_point", "volume"),
    ("aws_efs_mount_target", "volume"),
    ("aws_lb", "listener"),
    ("aws_alb", "listener"),
    ("aws_lb_listener", "listener"),
    ("aws_lb_target_group", "listener"),
    ("aws_vpc", "network"),
    ("aws_subnet", "network"),
    ("aws_subnets", "network"),
    ("aws_subnet_ids", "network"),
    ("aws_autoscaling_policy", "scaling"),
    ("aws_autoscaling_lifecycle_hook", "scaling"),
    ("aws_appautoscaling_policy", "scaling"),
    ("aws_appautoscaling_target", "scaling"),
];

/// The kind that stands for a resource type.
pub fn kind_of(resource_type: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| *known == resource_type).map(|(_, kind)| *kind)
}
