//! `scaling`: how a cluster grows, shrinks and drains.

use super::Cluster;
use crate::language::symbols::symbols;
use crate::language::{Block, Field, KindSchema, Phase, RawBlock, Shape};
use crate::source::Span;
use crate::types::{
    Const, Cpu, Duration, Expr, ExprKind, Nested, Percent, Ref, Reflect, Size, State, Type, Value,
};

symbols! {
    /// What draining does with tasks that no service owns.
    pub enum StandaloneTasks {
        /// Waits for them to end.
        Wait "wait" => "wait",
        /// Stops them.
        Stop "stop" => "stop",
    }
}

block! {
    /// How a cluster grows and shrinks: by the number of containers for which there is still room.
    ///
    /// Once a minute a function counts how many more containers of the declared shape the cluster could place. Too few, and instances are
    /// added; too many for long, and instances are drained and removed. The compiler proves that the thresholds cannot make it flap.
    pub struct Scaling "scaling" [Name] {
        /// The cluster; each has at most one `scaling`.
        cluster: Ref<Cluster>,
        /// The fewest and the most instances.
        size: IntRange [min: "1", max: "1000", becomes: "AutoScaling::AutoScalingGroup.MinSize, MaxSize"],
        /// How many instances the group begins with. Left out, it begins with the fewest, and an update never undoes scaling.
        desired: Option<Value<i64>> [min: "1", max: "1000", becomes: "AutoScaling::AutoScalingGroup.DesiredCapacity"],
        /// The largest usual reservation of a container; with several shapes the scarcest counts.
        container: Vec<Nested<Container>> [needs_one: "container", guard: "constant"],
        /// Room for so few containers or fewer adds instances.
        shortage: Option<Value<i64>> [min: "0", default_note: "derived from instance type, size and shape", becomes: "CloudWatch::Alarm.Threshold"],
        /// Room for so many containers or more, for `excess_for`, removes instances.
        excess: Option<Value<i64>> [min: "1", default_note: "derived from instance type, size and shape", becomes: "CloudWatch::Alarm.Threshold"],
        /// How many instances one step adds or removes.
        step: Nested<Step>,
        /// How long to wait after a removal, counted from the end of the last drain.
        cooldown: Value<Duration> = "10m" [min: "3m", max: "24h", unit: "s", becomes: "AutoScaling::ScalingPolicy.Cooldown"],
        /// How long the shortage must last.
        shortage_for: Value<Duration> = "1m" [min: "1m", max: "24h", unit: "m", becomes: "CloudWatch::Alarm.EvaluationPeriods"],
        /// How long the excess must last.
        excess_for: Value<Duration> = "15m" [min: "1m", max: "24h", unit: "m", becomes: "CloudWatch::Alarm.EvaluationPeriods"],
        /// How long an instance's tasks may take to move elsewhere before it is terminated anyway.
        drain_timeout: Value<Duration> = "15m" [min: "1m", max: "48h", deploy_max: "2h", unit: "s", becomes: "AutoScaling::LifecycleHook.HeartbeatTimeout"],
        /// What draining does with tasks that no service owns: waits for them, or stops them.
        standalone_tasks: Value<StandaloneTasks> = "wait",
    }
}

block! {
    /// The usual reservation of a container.
    pub struct Container "container" [OptionalName] {
        /// Its CPU, in ECS units (1,024 to a vCPU) or as `0.25vcpu`.
        cpu: Value<Cpu> [min: "1", max: "196608"],
        /// Its memory.
        memory: Value<Size> [min: "4MiB", max: "32TiB", unit: "MiB"],
    }
}

block! {
    /// How many instances one step adds or removes: a number, or a share of those that there are.
    pub struct Step "step" [None] {
        /// How many are added; at least one.
        out: Value<StepSize> = "25%" [max: "1000", becomes: "AutoScaling::ScalingPolicy.StepAdjustments"],
        /// How many are removed; at least one.
        in_ "in": Option<Value<StepSize>> [max: "1000", default_note: "as many as the thresholds allow", becomes: "AutoScaling::ScalingPolicy.ScalingAdjustment"],
    }
}

/// The size of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StepSize {
    /// So many instances.
    Instances(i64),
    /// That share of the instances that there are, rounded down, at least one.
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

/// `2..8`: the fewest and the most; either may come at deployment.
#[derive(Debug, Clone, PartialEq)]
pub struct IntRange {
    /// The fewest.
    pub min: Value<i64>,
    /// The most.
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
            Some(expr) => match ends(expr) {
                Some((min, max)) => Self { min: end(&min), max: end(&max), span: expr.span },
                None => Self { min: unknown(expr.span), max: unknown(expr.span), span: expr.span },
            },
            None => Self { min: unknown(raw.head), max: unknown(raw.head), span: raw.head },
        }
    }
}

/// The ends of a range; of one that a param chooses, each end is chosen: `c ? 2..4 : 3..12` is `(c ? 2 : 3)..(c ? 4 : 12)`.
fn ends(expr: &Expr) -> Option<(Expr, Expr)> {
    match &expr.kind {
        ExprKind::Range(min, max) => Some(((**min).clone(), (**max).clone())),
        ExprKind::If(condition, then, otherwise) => {
            let (then, otherwise) = (ends(then)?, ends(otherwise)?);
            let chosen = |then: Expr, otherwise: Expr| {
                if then.kind == otherwise.kind {
                    return then;
                }
                let ty = then.ty.clone();
                let kind = ExprKind::If(condition.clone(), Box::new(then), Box::new(otherwise));
                Expr::new(kind, ty, expr.span)
            };
            Some((chosen(then.0, otherwise.0), chosen(then.1, otherwise.1)))
        }
        _ => None,
    }
}

/// The kind.
pub(super) static KIND: KindSchema =
    KindSchema { name: "scaling", created: Some(Scaling::SCHEMA), existing: None, results: &[] };
