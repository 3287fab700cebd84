//! `service`: tasks that run all the time on a cluster.

use super::workload::workload;
use super::{Job, NetworkMode, Route};
use crate::aws::ports;
use crate::language::symbols::symbols;
use crate::language::{Field, Phase, RawBlock, Shape};
use crate::source::Span;
use crate::types::{
    Const, Expr, Nested, Percent, Port, Reflect, Refs, Schedule, Seconds, State, Type, Value, Values, literal,
};

symbols! {
    /// Where ECS places the tasks of a service.
    pub enum Strategy {
        /// Over the Availability Zones, and in each on the instance with the least memory left.
        Spread "spread" => "spread",
        /// On the instance with the least memory left, so that few instances are used.
        Binpack "binpack" => "binpack",
        /// One task on every instance.
        Daemon "daemon" => "daemon",
    }
}

symbols! {
    /// What a load balancer speaks with the tasks.
    pub enum ProtocolVersion {
        /// HTTP/1.1.
        Http "http" => "HTTP1",
        /// gRPC.
        Grpc "grpc" => "GRPC",
        /// HTTP/2.
        Http2 "http2" => "HTTP2",
    }
}

block! {
    /// A program that runs all the time: ECS keeps as many tasks of it as `size` says, and replaces those that end.
    ///
    /// Its stack has the task definition with its two roles, of which each may do what the attributes need and
    /// no more, the log group, and the service with its scaling. A new version is a deployment of this stack. If its
    /// tasks do not become healthy, ECS rolls the service back, and CloudFormation the stack.
    pub struct Service "service" [Name] workload {
        /// The number of tasks, or a range in which the service scales: `2..10`.
        size: TaskCount = "2" [min: "0", max: "5000", becomes: "ECS::Service.DesiredCount, ApplicationAutoScaling::ScalableTarget"],
        /// What the number of tasks follows, where `size` is a range: by default the use of CPU, at 60 %.
        scale: Nested<Scale> [becomes: "ApplicationAutoScaling::ScalingPolicy"],
        /// The port on which the program listens. The instance gives it a dynamic port.
        port: Option<Const<Port>> [needed_with: "host_port", becomes: "ECS::TaskDefinition.ContainerDefinitions.PortMappings.ContainerPort"],
        /// A fixed port of the instance. Each instance then runs one task of the service at most.
        host_port: Option<Const<Port>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.PortMappings.HostPort"],
        /// The path that the load balancer checks, and that a healthy task answers with 200. Needed with a `route`. For
        /// more, write the block `health`.
        health: Option<Value<String>> [pattern: "/[!-~]{0,1023}", becomes: "ElasticLoadBalancingV2::TargetGroup.HealthCheckPath"],
        /// How the health of a task is checked.
        check "health": Nested<Health>,
        /// How long a task may take from its start until it is healthy. Failed checks do not count before that; those of
        /// a `command` count after five minutes.
        startup_timeout: Value<Seconds> = "60s" [min: "0s", max: "15m", becomes: "ECS::Service.HealthCheckGracePeriodSeconds"],
        /// How long a task that is to be stopped may go on with the requests that it has; it gets no new ones.
        drain: Value<Seconds> = "30s" [min: "0s", max: "1h", becomes: "ElasticLoadBalancingV2::TargetGroup.TargetGroupAttributes[deregistration_delay.timeout_seconds]"],
        /// What the load balancer speaks with the tasks. `grpc` and `http2` need a listener with HTTPS.
        protocol: Const<ProtocolVersion> = "http" [becomes: "ElasticLoadBalancingV2::TargetGroup.ProtocolVersion"],
        /// How long the requests of a client go to the same task, by a cookie of the load balancer.
        sticky: Option<Value<Seconds>> [min: "1s", max: "7d", becomes: "ElasticLoadBalancingV2::TargetGroup.TargetGroupAttributes[stickiness.lb_cookie.duration_seconds]"],
        /// The requests of a load balancer that the service answers.
        route: Vec<Nested<Route>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule"],
        /// Where the tasks are placed. With `daemon`, there is one task on every instance, and no `size`.
        placement: Const<Strategy> = "spread" [becomes: "ECS::Service.PlacementStrategies"],
        /// Jobs with `run = on_deploy` whose stacks are deployed before that of the service: they have run, with the
        /// same version, before it starts. Whoever deploys the stack of the service alone skips them.
        after: Refs<Job> = "[]",
        /// Fargate Spot, which costs less and can be interrupted with a two-minute notice. Only on Fargate.
        spot: Option<Nested<FargateSpot>> [guard: "constant", becomes: "ECS::Service.CapacityProviderStrategy"],
        /// How a new version replaces the old one.
        deploy: Nested<Deploy> [becomes: "ECS::Service.DeploymentConfiguration"],
    }
}

workload!(Service);

impl Service {
    /// The container that gets the requests of a route, where it is not the main one, and the port.
    pub fn target<'a>(&'a self, route: &'a Route) -> (Option<&'a str>, Option<u16>) {
        let container = route.container.as_ref().map(|name| name.value.as_str());
        let port = route.port.as_ref().or_else(|| match container {
            Some(name) => self.workload().sidecar(name)?.block.port.as_ref(),
            None => self.port.as_ref(),
        });
        (container, port.map(|port| port.value.0))
    }

    /// The port that is opened to a load balancer for one of the containers, and where the program says it. A load balancer and the
    /// instances let dynamic ports pass anyway.
    pub fn opened(&self, port: u16) -> Option<(u16, Option<Span>)> {
        let own = self.port.as_ref().filter(|own| own.value.0 == port);
        let written = own.and_then(Const::written);
        let host_port = || self.host_port.as_ref().filter(|_| own.is_some());
        let fixed = match self.workload().mode() {
            NetworkMode::Awsvpc => return Some((port, written)),
            NetworkMode::Host => Some((port, written)),
            NetworkMode::Bridge => host_port().map(|port| (port.value.0, port.written())),
        };
        fixed.filter(|(port, _)| !ports::are_dynamic(*port, *port))
    }

    /// Whether the service scales, up to one number of tasks at all times.
    pub fn has_one_maximum(&self) -> bool {
        let scales = self.size.is_range && self.placement.value != Strategy::Daemon;
        scales && self.scale.block.at.is_empty()
    }
}

block! {
    /// What the number of tasks follows. Each of several metrics may add tasks; tasks are removed when none of them needs
    /// them.
    pub struct Scale "scale" [None] {
        /// The use of the reserved CPU, on average over the tasks. Without any metric, 60 %.
        cpu: Option<Value<Percent>> [min: "1%", max: "100%", default_note: "`60%` without another metric", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.TargetValue"],
        /// The use of the reserved memory, on average over the tasks.
        memory: Option<Value<Percent>> [min: "1%", max: "100%", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.TargetValue"],
        /// The number of requests that each task gets in a minute. Needs a `route`.
        requests: Option<Value<i64>> [min: "1", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.TargetValue"],
        /// The messages that wait in a queue.
        queue: Option<Nested<Queue>> [guard: "constant", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification"],
        /// How long to wait after tasks were added before more are added.
        out_cooldown: Value<Seconds> = "60s" [min: "0s", max: "1h", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown"],
        /// How long to wait after tasks were removed before more are removed.
        in_cooldown: Value<Seconds> = "5m" [min: "0s", max: "1h", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.ScaleInCooldown"],
        /// Another range of sizes from a time on.
        at: Vec<Nested<At>> [becomes: "ApplicationAutoScaling::ScalableTarget.ScheduledActions"],
    }
}

impl Scale {
    /// Whether a service without tasks gets one: the other metrics are measured of tasks.
    pub fn starts_the_first(&self) -> bool {
        !self.at.is_empty() || self.queue.is_some()
    }
}

block! {
    /// There are as many tasks as the messages that wait in a queue of SQS need. Also from zero and to zero, where `size` begins
    /// there: the first message starts a task, and when none is left, the last task is stopped like any other.
    ///
    /// The tasks are counted by the cluster's `container_insights`.
    pub struct Queue "queue" [None] {
        /// The name of the queue, in this account and region.
        name: Value<String> [pattern: "[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification.Metrics"],
        /// The number of messages that may wait for each task: how long a message may wait, divided by how long a task takes for one.
        per_task: Value<i64> [min: "1", becomes: "ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration.TargetValue"],
    }
}

block! {
    /// Fargate Spot. Where it has no capacity, ECS waits for some, and does not take other machines instead: the base and the
    /// percentage say how many tasks run without it.
    pub struct FargateSpot "spot" [None] {
        /// The number of tasks that never run on Fargate Spot.
        on_demand_base: Value<i64> = "0" [min: "0", max: "100000", becomes: "ECS::Service.CapacityProviderStrategy.Base"],
        /// The percentage above the base that does not run on Fargate Spot.
        on_demand_percent: Const<Percent> = "0%" [min: "0%", max: "100%", becomes: "ECS::Service.CapacityProviderStrategy.Weight"],
    }
}

block! {
    /// From a time on, the service has another range of sizes.
    pub struct At "at" [Name] {
        /// When.
        schedule: Value<Schedule> [becomes: "ApplicationAutoScaling::ScalableTarget.ScheduledActions.Schedule"],
        /// The number of tasks from then on, or the range.
        size: TaskCount [min: "0", max: "5000", becomes: "ApplicationAutoScaling::ScalableTarget.ScheduledActions.ScalableTargetAction"],
        /// The time zone of the schedule, by its name in the IANA database: `"Europe/Berlin"`.
        timezone: Value<String> = "\"UTC\"" [becomes: "ApplicationAutoScaling::ScalableTarget.ScheduledActions.Timezone"],
    }
}

block! {
    /// How the health of a task is checked: by the load balancer, by a command in the container, or by both. A
    /// `HEALTHCHECK` of the image is not seen by ECS.
    pub struct Health "health" [None] {
        /// The path that the load balancer checks.
        path: Option<Value<String>> [pattern: "/[!-~]{0,1023}", becomes: "ElasticLoadBalancingV2::TargetGroup.HealthCheckPath"],
        /// A command in the container that ends with 0 if the container is healthy: `["CMD-SHELL", "pg_isready"]`, or
        /// `["CMD", ...]` with the arguments one by one.
        command: Option<Values<String>> [becomes: "ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Command"],
        /// The status codes of a healthy task: `"200"`, `"200-299"`, `"200,204"`; of gRPC `"0"`.
        codes: Option<Value<String>> [default_note: "`\"200\"`, with gRPC `\"0\"`", pattern: "\\d{1,3}(?:[,-]\\d{1,3})*", becomes: "ElasticLoadBalancingV2::TargetGroup.Matcher"],
        /// How often it is checked.
        interval: Value<Seconds> = "10s" [min: "5s", max: "5m", becomes: "ElasticLoadBalancingV2::TargetGroup.HealthCheckIntervalSeconds, ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Interval"],
        /// How long a check may take.
        timeout: Value<Seconds> = "5s" [min: "2s", max: "60s", becomes: "ElasticLoadBalancingV2::TargetGroup.HealthCheckTimeoutSeconds, ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Timeout"],
        /// The number of checks in a row that a task must pass before it gets requests.
        healthy: Value<i64> = "2" [min: "2", max: "10", becomes: "ElasticLoadBalancingV2::TargetGroup.HealthyThresholdCount"],
        /// The number of failed checks in a row after which the task is replaced.
        unhealthy: Value<i64> = "3" [min: "2", max: "10", becomes: "ElasticLoadBalancingV2::TargetGroup.UnhealthyThresholdCount, ECS::TaskDefinition.ContainerDefinitions.HealthCheck.Retries"],
    }
}

block! {
    /// How a new version replaces the old one: how many tasks run meanwhile, and when it is given up. ECS rounds the
    /// minimum up and the maximum down.
    pub struct Deploy "deploy" [None] {
        /// The least share of `size` that stays healthy.
        min_healthy: Value<Percent> = "100%" [min: "0%", max: "100%", becomes: "ECS::Service.DeploymentConfiguration.MinimumHealthyPercent"],
        /// The largest share of `size` that runs, old and new tasks together.
        max: Value<Percent> = "200%" [min: "100%", max: "400%", becomes: "ECS::Service.DeploymentConfiguration.MaximumPercent"],
        /// After how many failed tasks the deployment is rolled back: a number, or a share of `size`, of which ECS counts between 3
        /// and 200 tasks.
        give_up_after: Option<Value<Failures>> [min: "1", default_note: "`50%`", becomes: "ECS::Service.DeploymentConfiguration.DeploymentCircuitBreaker.ThresholdConfiguration"],
        /// Whether a deployment is also rolled back when an alarm of the service's target groups goes off, `unhealthy_host` or
        /// `target_5xx`. Without `alerts` or a `route` there are none. An alarm that is on when the deployment begins does not count.
        alarms: Const<bool> = "true" [becomes: "ECS::Service.DeploymentConfiguration.Alarms"],
    }
}

/// After how many failed tasks a deployment is given up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Failures {
    /// A number of tasks.
    Tasks(i64),
    /// A share of the tasks that are wanted.
    Share(Percent),
}

impl Default for Failures {
    fn default() -> Self {
        Self::Tasks(3)
    }
}

impl Reflect for Failures {
    fn ty() -> Type {
        Type::Union(vec![Type::Int, Type::Percent])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        let share = || Percent::from_const(expr).map(Self::Share);
        i64::from_const(expr).map(Self::Tasks).or_else(share)
    }
}

/// A number of tasks, or a range: `3`, `2..10`. The ends may be deploy-time values.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskCount {
    /// The least number.
    pub min: Value<i64>,
    /// The largest number.
    pub max: Value<i64>,
    /// Whether it is a range, in which the service scales.
    pub is_range: bool,
    /// Where it was written; the head of the block for a default.
    pub span: Span,
    /// Where it comes from.
    pub state: State,
}

impl TaskCount {
    fn of(expr: &Expr, state: State) -> Self {
        let end = |expr: &Expr| match (expr.is_const(), i64::from_const(expr)) {
            (false, _) => Value::Deploy(expr.clone()),
            (true, Some(value)) => Value::Const(Const { value, span: expr.span, state }),
            (true, None) => Value::Const(Const { value: 0, span: expr.span, state: State::Unknown }),
        };
        let (min, max) = expr.ends();
        let is_range = matches!(expr.ty, Type::Range(_));
        Self { min: end(&min), max: end(&max), is_range, span: expr.span, state }
    }

    /// Where it was written, if it was.
    pub fn written(&self) -> Option<Span> {
        (self.state == State::Written).then_some(self.span)
    }
}

impl Field for TaskCount {
    const SHAPE: Shape = Shape::Attribute {
        ty: || Type::Union(vec![Type::Int, Type::Range(Box::new(Type::Int))]),
        phase: Phase::Deploy,
        optional: false,
    };

    fn read(raw: &RawBlock, name: &'static str, default: Option<&'static str>) -> Self {
        match (raw.attributes.get(name), default) {
            (Some(expr), _) => Self::of(expr, State::Written),
            (None, Some(default)) => Self::of(&literal(default, raw.head), State::Default),
            (None, None) => Self::of(&Expr::unknown(raw.head), State::Unknown),
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { min: self.min.decided(decide), max: self.max.decided(decide), ..self.clone() }
    }
}

alarms! {
    pub struct ServiceAlarms of Service {
        /// In every minute, the load balancer has found a task unhealthy and sent it no requests.
        unhealthy_host: PlainAlarm for "5m",
        /// A larger share of the requests than the threshold, and at least ten, got a 5xx response of a task.
        target_5xx: PercentAlarm = "1%" for "5m",
        /// The tasks use more of the memory that they reserve than the threshold.
        memory: PercentAlarm = "90%" for "10m",
        /// All the time, fewer tasks run than the service is to have: they fail, or there is no room for them. Needs
        /// `container_insights` of the cluster.
        running: PlainAlarm for "10m",
        /// In every minute, the service has as many tasks as its `size` allows: it cannot scale further. Only where
        /// `size` is a range that no `at` changes.
        at_maximum: PlainAlarm for "15m",
    }
}

results! {
    pub struct ServiceResults of Service {
        /// The name of the service.
        name: String => Service.Name as Service,
        /// The ARN of the service.
        arn: crate::types::Arn => Service as ServiceArn,
        /// The security group of the tasks.
        security_group where awsvpc: crate::types::SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
        /// The name of the role of the tasks.
        task_role: String => TaskRole as TaskRole,
        /// The name of the log group of the tasks.
        log_group where awslogs: String => LogGroup as LogGroup,
    }
}
