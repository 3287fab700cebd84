//! What ECS and Application Auto Scaling call things, where a template has to spell it.

/// The service namespace of ECS. Source: `ServiceNamespace` of `AWS::ApplicationAutoScaling::ScalableTarget` in CloudFormation's
/// schemas.
pub const NAMESPACE: &str = "ecs";

/// What of a service is scaled. Source: `ScalableDimension` of the same type.
pub const DIMENSION: &str = "ecs:service:DesiredCount";

/// The use of the reserved CPU. Source: `PredefinedMetricType` of the API model of Application Auto Scaling (botocore 1.43.106).
pub const CPU: &str = "ECSServiceAverageCPUUtilization";

/// The use of the reserved memory. Source: as before.
pub const MEMORY: &str = "ECSServiceAverageMemoryUtilization";

/// A number of failed tasks. Source: `DeploymentCircuitBreaker.ThresholdConfiguration.Type` of `AWS::ECS::Service` in CloudFormation's
/// schemas.
pub const COUNT: &str = "COUNT";

/// A share of the tasks, which ECS keeps between 3 and 200 of them. Source: as before.
pub const BOUNDED_PERCENT: &str = "BOUNDED_PERCENT";

/// The requests that a load balancer sends to each target in a minute. Source: as before.
pub const REQUESTS: &str = "ALBRequestCountPerTarget";

/// The capacity providers of Fargate, which every account has. Source: "Amazon ECS clusters for Fargate" of the ECS developer guide.
pub const FARGATE: &str = "FARGATE";

/// The one that can be interrupted.
pub const FARGATE_SPOT: &str = "FARGATE_SPOT";
