//! The metrics that alarms watch: where CloudWatch has them, and with which dimensions.
//!
//! An alarm on a metric with dimensions that it does not have is accepted and never has data. A test holds every alarm of every
//! generated template against this table.

/// A metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its namespace.
    pub namespace: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The unit of its values; `None` where the service publishes them without one.
    pub unit: &'static str,
    /// The sets of dimensions with which it is published. One without them all is another metric, of which there is no data.
    pub dimensions: &'static [&'static [&'static str]],
    /// How often it has a value, in seconds.
    pub every: i64,
}

/// The namespace of the metrics that the functions of this compiler publish.
pub const OWN: &str = "ecsc";

macro_rules! metrics {
    ($(
        $(#[doc = $doc:literal])+
        $id:ident = $namespace:expr, $name:literal, $unit:literal, [$([$($dimension:literal),+]),+], every $every:literal;
    )+) => {
        $(
            $(#[doc = $doc])+
            pub const $id: Metric = Metric {
                namespace: $namespace,
                name: $name,
                unit: $unit,
                dimensions: &[$(&[$($dimension),+]),+],
                every: $every,
            };
        )+

        /// All of them.
        pub const METRICS: &[Metric] = &[$($id),+];
    };
}

// Sources, as of 2026-11, each the page of the service's own guide that lists its metrics with their dimensions:
//
// - AWS/EFS: "CloudWatch metrics for Amazon EFS" of the EFS user guide;
// - AWS/ECS: "Amazon ECS CloudWatch metrics", and of managed scaling "Amazon ECS cluster auto scaling" of the ECS developer guide;
// - ECS/ContainerInsights: "Amazon ECS Container Insights metrics" of the CloudWatch user guide;
// - AWS/EC2: "CloudWatch metrics that are available for your instances" of the EC2 user guide. With basic monitoring there is a value
//   every five minutes, with detailed monitoring every minute;
// - AWS/AutoScaling: "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling" of its user guide;
// - AWS/ApplicationELB: "CloudWatch metrics for your Application Load Balancer" of its user guide. Only metrics of responses and
//   connections of targets have the dimension `TargetGroup`;
// - AWS/Lambda: "Types of metrics for Lambda functions" of the Lambda developer guide;
// - AWS/Events: "Monitoring Amazon EventBridge" of the EventBridge user guide;
// - AWS/SQS: "Available CloudWatch metrics for Amazon SQS" of the SQS developer guide;
// - AWS/States: "Monitoring Step Functions metrics using Amazon CloudWatch" of the Step Functions developer guide;
// - ecsc: the functions under `src/functions`.
metrics! {
    /// How near a `general_purpose` file system is to its limit of operations.
    EFS_PERCENT_IO_LIMIT = "AWS/EFS", "PercentIOLimit", "Percent", [["FileSystemId"]], every 60;
    /// The burst credits that a file system has left.
    EFS_BURST_CREDIT_BALANCE = "AWS/EFS", "BurstCreditBalance", "Bytes", [["FileSystemId"]], every 60;
    /// How much of the CPU of a cluster its tasks use.
    ECS_CPU_UTILIZATION = "AWS/ECS", "CPUUtilization", "Percent", [["ClusterName"], ["ClusterName", "ServiceName"]], every 60;
    /// How much of the memory of a cluster its tasks use.
    ECS_MEMORY_UTILIZATION = "AWS/ECS", "MemoryUtilization", "Percent", [["ClusterName"], ["ClusterName", "ServiceName"]], every 60;
    /// How much of the CPU of a cluster its tasks reserve.
    ECS_CPU_RESERVATION = "AWS/ECS", "CPUReservation", "Percent", [["ClusterName"]], every 60;
    /// How much of the memory of a cluster its tasks reserve.
    ECS_MEMORY_RESERVATION = "AWS/ECS", "MemoryReservation", "Percent", [["ClusterName"]], every 60;
    /// The tasks of a service that run. Only with Container Insights.
    RUNNING_TASK_COUNT = "ECS/ContainerInsights", "RunningTaskCount", "Count", [["ClusterName", "ServiceName"]], every 60;
    /// The tasks that a service is to have. Only with Container Insights.
    DESIRED_TASK_COUNT = "ECS/ContainerInsights", "DesiredTaskCount", "Count", [["ClusterName", "ServiceName"]], every 60;
    /// How many instances the tasks of a capacity provider need, of those that there are.
    ECS_CAPACITY_PROVIDER_RESERVATION = "AWS/ECS/ManagedScaling", "CapacityProviderReservation", "Percent", [["CapacityProviderName", "ClusterName"]], every 60;
    /// How much of the CPU of the instances of a group is used.
    EC2_CPU_UTILIZATION = "AWS/EC2", "CPUUtilization", "Percent", [["AutoScalingGroupName"], ["InstanceId"], ["ImageId"], ["InstanceType"]], every 300;
    /// The largest size of a group.
    GROUP_MAX_SIZE = "AWS/AutoScaling", "GroupMaxSize", "None", [["AutoScalingGroupName"]], every 60;
    /// The size that a group is to have.
    GROUP_DESIRED_CAPACITY = "AWS/AutoScaling", "GroupDesiredCapacity", "None", [["AutoScalingGroupName"]], every 60;
    /// The responses 5xx that a load balancer made itself.
    ELB_5XX = "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "Count", [["LoadBalancer"], ["AvailabilityZone", "LoadBalancer"]], every 60;
    /// The responses 5xx of its targets.
    TARGET_5XX = "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Count", [["LoadBalancer"], ["AvailabilityZone", "LoadBalancer"], ["LoadBalancer", "TargetGroup"], ["AvailabilityZone", "LoadBalancer", "TargetGroup"]], every 60;
    /// The requests for which it chose a target.
    REQUEST_COUNT = "AWS/ApplicationELB", "RequestCount", "Count", [["LoadBalancer"], ["AvailabilityZone", "LoadBalancer"], ["LoadBalancer", "TargetGroup"], ["AvailabilityZone", "LoadBalancer", "TargetGroup"]], every 60;
    /// The targets of a target group that are unhealthy.
    UNHEALTHY_HOST_COUNT = "AWS/ApplicationELB", "UnHealthyHostCount", "Count", [["LoadBalancer", "TargetGroup"], ["AvailabilityZone", "LoadBalancer", "TargetGroup"]], every 60;
    /// The connections that it refused because it had as many as it can have.
    REJECTED_CONNECTION_COUNT = "AWS/ApplicationELB", "RejectedConnectionCount", "Count", [["LoadBalancer"], ["AvailabilityZone", "LoadBalancer"]], every 60;
    /// The connections to targets that failed.
    TARGET_CONNECTION_ERROR_COUNT = "AWS/ApplicationELB", "TargetConnectionErrorCount", "Count", [["LoadBalancer"], ["AvailabilityZone", "LoadBalancer"], ["LoadBalancer", "TargetGroup"], ["AvailabilityZone", "LoadBalancer", "TargetGroup"]], every 60;
    /// The runs of a function that failed.
    LAMBDA_ERRORS = "AWS/Lambda", "Errors", "Count", [["FunctionName"], ["FunctionName", "Resource"]], every 60;
    /// The runs of a function that did not begin.
    LAMBDA_THROTTLES = "AWS/Lambda", "Throttles", "Count", [["FunctionName"], ["FunctionName", "Resource"]], every 60;
    /// The messages of a queue that wait for a consumer.
    VISIBLE_MESSAGES = "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Count", [["QueueName"]], every 60;
    /// The executions of a state machine that failed.
    EXECUTIONS_FAILED = "AWS/States", "ExecutionsFailed", "Count", [["StateMachineArn"]], every 60;
    /// The executions of a state machine that took too long.
    EXECUTIONS_TIMED_OUT = "AWS/States", "ExecutionsTimedOut", "Count", [["StateMachineArn"]], every 60;
    /// The events of a rule that reached no target.
    EVENTS_FAILED_INVOCATIONS = "AWS/Events", "FailedInvocations", "Count", [["RuleName"]], every 60;
    /// How many more containers a cluster can place: `metric.py`.
    SCHEDULABLE_CONTAINERS = OWN, "SchedulableContainers", "Count", [["ClusterName"]], every 60;
    /// Instances that waited longer than the timeout of their drain: `watch.py`.
    STUCK_INSTANCES = OWN, "StuckInstances", "Count", [["ClusterName"]], every 60;
    /// Instances that were launched and never became ready: `watch.py`.
    FAILED_LAUNCHES = OWN, "FailedLaunches", "Count", [["ClusterName"]], every 60;
}

impl Metric {
    /// Whether it is published with exactly these dimensions.
    pub fn has_dimensions(&self, names: &[&str]) -> bool {
        let are_all = |set: &[&str]| set.len() == names.len() && set.iter().all(|name| names.contains(name));
        self.dimensions.iter().any(|set| are_all(set))
    }
}

/// The metric of a namespace and a name.
pub fn find(namespace: &str, name: &str) -> Option<&'static Metric> {
    METRICS.iter().find(|metric| metric.namespace == namespace && metric.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_has_its_dimensions_in_any_order_and_no_others() {
        assert!(TARGET_5XX.has_dimensions(&["TargetGroup", "LoadBalancer"]));
        assert!(!REJECTED_CONNECTION_COUNT.has_dimensions(&["TargetGroup", "LoadBalancer"]));
        assert!(!ELB_5XX.has_dimensions(&[]));
    }

    #[test]
    fn each_metric_is_there_once() {
        for metric in METRICS {
            assert_eq!(find(metric.namespace, metric.name), Some(metric));
        }
    }
}
