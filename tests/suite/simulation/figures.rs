//! What a program's templates say about scaling: the only figures that the simulation knows.

use ecsc::compile::Compilation;
use serde_json::Value as Json;

/// How many instances a policy adds or removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adjustment {
    Instances(i64),
    Percent(i64),
}

impl Adjustment {
    /// Of `n` instances: Auto Scaling rounds a percentage down, but not to nothing.
    pub(crate) fn of(self, n: i64) -> i64 {
        match self {
            Self::Instances(count) => count,
            Self::Percent(percent) => (n * percent / 100).max(1),
        }
    }
}

/// An alarm on the metric.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alarm {
    pub(crate) threshold: i64,
    /// So many minutes in a row.
    pub(crate) periods: usize,
}

/// A container as the metric function counts it, in ECS units and MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) cpu: i64,
    pub(crate) memory: i64,
}

/// The figures of one cluster with its scaling.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub(crate) min: i64,
    pub(crate) max: i64,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) shortage: Alarm,
    pub(crate) excess: Alarm,
    pub(crate) out: Adjustment,
    /// What is added where nothing fits.
    pub(crate) out_when_full: Adjustment,
    /// Minutes for which an instance that is in service does not count as capacity yet.
    pub(crate) warm_up: i64,
    pub(crate) in_: Adjustment,
    /// Minutes after the last drain has ended.
    pub(crate) cooldown: i64,
    /// Minutes after which a drain is over.
    pub(crate) drain_timeout: i64,
}

impl Figures {
    /// Reads the templates of a program with one cluster and one scaling, written as JSON.
    pub(crate) fn of(compilation: &Compilation) -> Self {
        let templates: Vec<Json> = compilation
            .output
            .templates
            .iter()
            .map(|template| serde_json::from_str(&template.text).unwrap())
            .collect();
        let optional = |name: &str| {
            let found = templates.iter().find_map(|template| template["Resources"].get(name));
            found.map(|resource| resource["Properties"].clone())
        };
        let resource = |name: &str| optional(name).unwrap_or_else(|| panic!("there is no {name}"));
        let shortage = alarm(&resource("ShortageAlarm"), "LessThanOrEqualToThreshold");
        let (group, hook) = (resource("AutoScalingGroup"), resource("LifecycleHook"));
        let (out, in_) = (resource("ScaleOutPolicy"), resource("ScaleInPolicy"));
        let drain = resource("DrainFunction")["Environment"]["Variables"]["DRAIN_TIMEOUT"].clone();
        let containers = resource("MetricFunction")["Environment"]["Variables"]["CONTAINERS"].clone();
        let containers: Vec<Json> = serde_json::from_str(containers.as_str().unwrap()).unwrap();
        assert_eq!(hook["LifecycleTransition"], "autoscaling:EC2_INSTANCE_TERMINATING");
        assert_eq!(
            (&out["PolicyType"], &in_["PolicyType"]),
            (&"StepScaling".into(), &"SimpleScaling".into())
        );
        Self {
            min: number(&group["MinSize"]),
            max: number(&group["MaxSize"]),
            shapes: containers
                .iter()
                .map(|shape| Shape { cpu: number(&shape["cpu"]), memory: number(&shape["memory"]) })
                .collect(),
            shortage,
            excess: alarm(&resource("ExcessAlarm"), "GreaterThanOrEqualToThreshold"),
            out: step_at(&out, 0),
            out_when_full: match optional("ScaleOutWhenFullPolicy") {
                Some(full) => {
                    let of_the_group = alarm(&resource("FullAlarm"), "LessThanOrEqualToThreshold");
                    assert_eq!((of_the_group.threshold, of_the_group.periods), (0, shortage.periods));
                    step_at(&full, 0)
                }
                // Relative to the threshold, nothing fits at minus the threshold.
                None => step_at(&out, -shortage.threshold),
            },
            warm_up: number(&group["DefaultInstanceWarmup"]) / 60,
            in_: adjustment(&in_, &in_["ScalingAdjustment"], -1),
            cooldown: number(&in_["Cooldown"]) / 60,
            drain_timeout: number(&drain) / 60,
        }
    }
}

fn alarm(alarm: &Json, comparison: &str) -> Alarm {
    assert_eq!(alarm["ComparisonOperator"], comparison);
    assert_eq!(alarm["MetricName"], "SchedulableContainers");
    assert_eq!(alarm["Period"], 60);
    Alarm {
        threshold: number(&alarm["Threshold"]),
        periods: usize::try_from(number(&alarm["EvaluationPeriods"])).unwrap(),
    }
}

/// The step of a policy for a metric that is so far from the alarm's threshold; at most at it.
fn step_at(policy: &Json, distance: i64) -> Adjustment {
    assert!(policy.get("EstimatedInstanceWarmup").is_none(), "the group's warm-up is the only one");
    let steps = policy["StepAdjustments"].as_array().unwrap();
    let covers = |step: &&Json| {
        let lower = step.get("MetricIntervalLowerBound").is_none_or(|lower| number(lower) < distance);
        lower && distance <= number(&step["MetricIntervalUpperBound"])
    };
    let [step] = steps.iter().filter(covers).collect::<Vec<_>>()[..] else { panic!("{policy}") };
    adjustment(policy, &step["ScalingAdjustment"], 1)
}

fn adjustment(policy: &Json, value: &Json, sign: i64) -> Adjustment {
    let value = number(value) * sign;
    assert!(value > 0, "{policy}");
    match policy["AdjustmentType"].as_str().unwrap() {
        "ChangeInCapacity" => Adjustment::Instances(value),
        "PercentChangeInCapacity" => Adjustment::Percent(value),
        other => panic!("{other}"),
    }
}

/// A number, which CloudFormation also takes as a string.
fn number(value: &Json) -> i64 {
    value.as_i64().or_else(|| value.as_str()?.parse().ok()).unwrap_or_else(|| panic!("{value} is no number"))
}
