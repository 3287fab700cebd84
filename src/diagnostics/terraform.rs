//! Resource types of Terraform and CloudFormation, and the kinds that stand for them: people write them out of habit.

use crate::types::BlockKind;

/// By type, as the provider `hashicorp/aws` calls them, and as CloudFormation does.
const KINDS: [(&str, &str, &str); 26] = [
    ("aws_ecs_cluster", "AWS::ECS::Cluster", "cluster"),
    ("aws_ecs_capacity_provider", "AWS::ECS::CapacityProvider", "cluster"),
    ("aws_autoscaling_group", "AWS::AutoScaling::AutoScalingGroup", "cluster"),
    ("aws_launch_template", "AWS::EC2::LaunchTemplate", "cluster"),
    ("aws_launch_configuration", "AWS::AutoScaling::LaunchConfiguration", "cluster"),
    ("aws_instance", "AWS::EC2::Instance", "cluster"),
    ("aws_cloudwatch_log_group", "AWS::Logs::LogGroup", "cluster"),
    ("aws_efs_file_system", "AWS::EFS::FileSystem", "volume"),
    ("aws_efs_access_point", "AWS::EFS::AccessPoint", "volume"),
    ("aws_efs_mount_target", "AWS::EFS::MountTarget", "volume"),
    ("aws_lb", "AWS::ElasticLoadBalancingV2::LoadBalancer", "listener"),
    ("aws_alb", "AWS::ElasticLoadBalancing::LoadBalancer", "listener"),
    ("aws_lb_listener", "AWS::ElasticLoadBalancingV2::Listener", "listener"),
    ("aws_vpc", "AWS::EC2::VPC", "network"),
    ("aws_subnet", "AWS::EC2::Subnet", "network"),
    ("aws_subnets", "AWS::EC2::SubnetRouteTableAssociation", "network"),
    ("aws_subnet_ids", "AWS::EC2::RouteTable", "network"),
    ("aws_autoscaling_policy", "AWS::AutoScaling::ScalingPolicy", "scaling"),
    ("aws_autoscaling_lifecycle_hook", "AWS::AutoScaling::LifecycleHook", "scaling"),
    ("aws_ecs_service", "AWS::ECS::Service", "service"),
    ("aws_ecs_task_definition", "AWS::ECS::TaskDefinition", "service"),
    ("aws_lb_target_group", "AWS::ElasticLoadBalancingV2::TargetGroup", "service"),
    ("aws_lb_listener_rule", "AWS::ElasticLoadBalancingV2::ListenerRule", "service"),
    ("aws_alb_target_group", "AWS::ECS::TaskSet", "service"),
    ("aws_appautoscaling_policy", "AWS::ApplicationAutoScaling::ScalingPolicy", "service"),
    ("aws_appautoscaling_target", "AWS::ApplicationAutoScaling::ScalableTarget", "service"),
];

/// The kind that stands for a resource type; one of this language stands for itself: `resource "volume" "data"`.
pub fn kind_of(resource_type: &str) -> Option<&'static str> {
    if let Some(kind) = BlockKind::ALL.iter().find(|kind| kind.name() == resource_type) {
        return Some(kind.name());
    }
    let is_it = |(terraform, cloudformation, _): &&(&str, &str, &str)| {
        *terraform == resource_type || *cloudformation == resource_type
    };
    KINDS.iter().find(is_it).map(|(.., kind)| *kind)
}
