//! `scaling`: how a cluster scales out and in.

use super::{Alarm, Cluster, Notify};
use crate::language::symbols::symbols;
use crate::language::{Field, Phase, RawBlock, Shape};
use crate::source::Span;
use crate::types::{
    Const, Cpu, Expr, ExprKind, Mebibytes, Minutes, Nested, Own, Percent, Reflect, Seconds, State, Type,
    Value,
};

symbols! {
    /// What decides how many instances a cluster has.
    pub enum ScalingMethod {
        /// The number of containers of a declared shape that still fit, counted by a Lambda function once a minute.
        Schedulable "schedulable" => "schedulable",
        /// The tasks that wait for room, counted by ECS: a capacity provider with managed scaling.
        Managed "managed" => "managed",
    }
}

block! {
    /// How a cluster scales out and in: by the number of containers that still fit, or by the tasks that wait.
    ///
    /// With the method `schedulable`, a Lambda function counts once a minute how many more containers of the
    /// declared shape would fit. If there are too few, the cluster scales out; if there are too many for some
    /// time, instances are drained and the cluster scales in. The compiler proves that the thresholds cannot
    /// make the cluster flap.
    ///
    /// With the method `managed`, ECS scales the cluster by a capacity provider: it launches what the waiting
    /// tasks need, all at once, also from zero instances, and needs no container shape and no thresholds. It
    /// counts only tasks that are placed by the capacity provider, which is the cluster's default: a service must
    /// not say `launchType`. The two methods are compared in [Draining and
    /// scaling](../draining-and-scaling.md).
    pub struct Scaling "scaling" [Name] overridable alarmed by alerts alarm {
        /// The cluster to scale. A cluster has at most one `scaling`.
        cluster: Own<Cluster>,
        /// What decides how many instances the cluster has. How it drains is the same with both.
        method: Const<ScalingMethod> = "schedulable" [becomes: "ECS::CapacityProvider, ECS::ClusterCapacityProviderAssociations, or CloudWatch::Alarm, AutoScaling::ScalingPolicy"],
        /// The minimum and the maximum number of instances. With the method `managed`, the minimum may be zero: the
        /// cluster is then without instances while no task runs.
        size: IntRange [min: "1", min_with: ["0", "method", "managed"], max: "1000", becomes: "AutoScaling::AutoScalingGroup.MinSize, MaxSize"],
        /// The initial number of instances. Without it, the cluster starts at the minimum, and an update
        /// never undoes scaling.
        desired: Option<Value<i64>> [min: "1", min_with: ["0", "method", "managed"], max: "1000", becomes: "AutoScaling::AutoScalingGroup.DesiredCapacity"],
        /// With the method `managed`: how much of the instances the tasks use. Below `100%`, ECS keeps
        /// instances that run no task in reserve: with `80%`, one of five.
        target: Option<Value<Percent>> [min: "1%", max: "100%", default_note: "100%", becomes: "ECS::CapacityProvider.AutoScalingGroupProvider.ManagedScaling.TargetCapacity"],
        /// The largest usual reservation of a container. With several shapes, the one that fits the fewest
        /// times counts. Without one, the shapes are those of the services on the cluster, if the program has some and
        /// none of them is a daemon. Only with the method `schedulable`.
        container: Vec<Nested<Container>> [needs_one: ["container"], guard: "constant"],
        /// Scale out when at most this many more containers fit.
        shortage: Option<Value<i64>> [min: "0", default_note: "derived from the instance type, the size and the container shape", becomes: "CloudWatch::Alarm.Threshold"],
        /// Scale in when at least this many more containers fit for the duration `excess_for`.
        excess: Option<Value<i64>> [min: "1", default_note: "derived from the instance type, the size and the container shape", becomes: "CloudWatch::Alarm.Threshold"],
        /// The number of instances that one step adds or removes.
        step: Nested<Step>,
        /// How long to wait after scaling in, counted from the end of the last drain.
        cooldown: Value<Seconds> = "10m" [min: "3m", max: "24h", becomes: "AutoScaling::ScalingPolicy.Cooldown"],
        /// How long the shortage must last before the cluster scales out.
        shortage_for: Value<Minutes> = "1m" [min: "1m", max: "24h", becomes: "CloudWatch::Alarm.EvaluationPeriods"],
        /// How long the excess must last before the cluster scales in.
        excess_for: Value<Minutes> = "15m" [min: "1m", max: "24h", becomes: "CloudWatch::Alarm.EvaluationPeriods"],
        /// Who is told when one of the alarms of the scaling goes off. `null` is nobody.
        alerts: Notify [default_note: "those of the project", becomes: "CloudWatch::Alarm.AlarmActions"],
        /// Tunes an alarm of the scaling, or switches it off.
        alarm: Vec<Nested<Alarm>> [labels: [ALARMS], becomes: "CloudWatch::Alarm"],
    }
}

impl Scaling {
    /// Whether ECS scales the cluster.
    pub fn is_managed(&self) -> bool {
        self.method.value == ScalingMethod::Managed
    }
}

block! {
    /// The largest usual reservation of a container.
    pub struct Container "container" [OptionalName] {
        /// The CPU of the container, in ECS units (1,024 per vCPU) or as `0.25vcpu`.
        cpu: Value<Cpu> [min: "1", max: "196608"],
        /// The memory of the container.
        memory: Value<Mebibytes> [min: "4MiB", max: "32TiB"],
    }
}

block! {
    /// The number of instances that one step adds or removes: an absolute number, or a percentage of the
    /// current number.
    pub struct Step "step" [None] {
        /// The number of instances that one step adds when at most `shortage` more containers fit; at least one.
        /// With the method `managed`, a number: the most that one step adds.
        out: Value<StepSize> = "25%" [max: "1000", becomes: "AutoScaling::ScalingPolicy.StepAdjustments"],
        /// The number of instances that one step adds when no container fits any more; at least one. With the
        /// default, the group doubles, or grows by `out` where that is a larger share. It never grows beyond the maximum of `size`.
        out_when_full: Value<StepSize> = "100%" [max: "1000", becomes: "AutoScaling::ScalingPolicy.StepAdjustments"],
        /// The number of instances that one step removes; at least one.
        in_ "in": Option<Value<StepSize>> [max: "1000", default_note: "as many as the thresholds allow", becomes: "AutoScaling::ScalingPolicy.ScalingAdjustment"],
    }
}

/// The size of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StepSize {
    /// A number of instances.
    Instances(i64),
    /// A percentage of the current number of instances, rounded down, at least one.
    Percent(Percent),
}

impl Default for StepSize {
    fn default() -> Self {
        Self::Instances(1)
    }
}

impl Reflect for StepSize {
    fn ty() -> Type {
        Type::Union(vec![Type::Int, Type::Percent])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Int(instances) => Some(Self::Instances(instances)),
            ExprKind::Percent(percent) => Some(Self::Percent(percent)),
            _ => None,
        }
    }
}

/// `2..8`: the minimum and the maximum; each may be a deploy-time value.
#[derive(Debug, Clone, PartialEq)]
pub struct IntRange {
    /// The minimum.
    pub min: Value<i64>,
    /// The maximum.
    pub max: Value<i64>,
    /// Where the range was written.
    pub span: Span,
}

impl Field for IntRange {
    const SHAPE: Shape =
        Shape::Attribute { ty: || Type::Range(Box::new(Type::Int)), phase: Phase::Deploy, optional: false };

    fn read(raw: &RawBlock, name: &'static str, _default: Option<&'static str>) -> Self {
        let unknown = |span| Value::Const(Const { value: 0, span, state: State::Unknown });
        let end = |expr: &Expr| {
            if !expr.is_const() {
                return Value::Deploy(expr.clone());
            }
            match i64::from_const(expr) {
                Some(value) => Value::Const(Const { value, span: expr.span, state: State::Written }),
                None => unknown(expr.span),
            }
        };
        match raw.attributes.get(name) {
            Some(expr) => {
                let (min, max) = expr.ends();
                Self { min: end(&min), max: end(&max), span: expr.span }
            }
            None => Self { min: unknown(raw.head), max: unknown(raw.head), span: raw.head },
        }
    }

    fn decided(&self, decide: &mut dyn FnMut(&Expr) -> Expr) -> Self {
        Self { min: self.min.decided(decide), max: self.max.decided(decide), span: self.span }
    }
}

alarms! {
    pub struct ScalingAlarms of Scaling {
        /// The metric function publishes nothing: the cluster does not scale. There is one without `alerts`, too, of
        /// which nobody is told.
        silence: PlainAlarm for "5m",
        /// The metric function failed more often than the threshold.
        errors: CountAlarm = "0" for "1m",
        /// The metric function was throttled more often than the threshold, because the account already ran as many
        /// functions as it may.
        throttles: CountAlarm = "0" for "1m",
        /// The schedule failed to invoke the functions of the cluster more often than the threshold.
        failed_invocations: CountAlarm = "0" for "1m",
        /// The cluster is short of room while it has its largest size: it cannot grow. With the method `schedulable` the
        /// room is as short as `shortage` says; with `managed`, tasks wait.
        at_maximum: PlainAlarm for "15m",
    }
}

results! {
    pub struct ScalingResults of Scaling {}
}
