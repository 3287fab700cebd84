//! What a program's templates say about scaling: the only figures that the simulation knows.

use ecsc::compile::Compilation;
use serde_json::Value as Json;

use super::hook::Hook;

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
    /// Minutes for which an instance that is in service does not count as capacity yet.
    pub(crate) warm_up: i64,
    /// Minutes after which a drain is over.
    pub(crate) drain_timeout: i64,
    pub(crate) hook: Hook,
    pub(crate) scaling: Scaling,
}

/// Who scales, and how.
#[derive(Debug, Clone)]
pub(crate) enum Scaling {
    Schedulable(Policies),
    Managed(Provider),
}

/// What the alarms and policies of `schedulable` say.
#[derive(Debug, Clone)]
pub(crate) struct Policies {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) shortage: Alarm,
    pub(crate) excess: Alarm,
    pub(crate) out: Adjustment,
    /// What is added where nothing fits.
    pub(crate) out_when_full: Adjustment,
    pub(crate) in_: Adjustment,
    /// Minutes after the last drain has ended.
    pub(crate) cooldown: i64,
}

/// What the capacity provider of `managed` says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Provider {
    /// The share of instances, in percent, that should be in use.
    pub(crate) target: i64,
    /// How many are added at a time at most.
    pub(crate) largest_step: i64,
}

impl Figures {
    /// Reads the templates of a program with one cluster and one scaling, written as JSON.
    pub(crate) fn of(compilation: &Compilation) -> Self {
        let templates = Templates::of(compilation);
        let group = templates.resource("AutoScalingGroup");
        let drain = templates.resource("DrainFunction")["Environment"]["Variables"]["DRAIN_TIMEOUT"].clone();
        let hook = templates.resource("LifecycleHook");
        assert_eq!(hook["LifecycleTransition"], "autoscaling:EC2_INSTANCE_TERMINATING");
        Self {
            min: number(&group["MinSize"]),
            max: number(&group["MaxSize"]),
            warm_up: number(&group["DefaultInstanceWarmup"]) / 60,
            drain_timeout: number(&drain) / 60,
            hook: templates.hook(&group),
            scaling: match templates.optional("CapacityProvider") {
                Some(provider) => Scaling::Managed(managed(&provider)),
                None => Scaling::Schedulable(templates.policies()),
            },
        }
    }

    /// The policies of a cluster that ECS does not scale.
    pub(crate) fn policies(&self) -> &Policies {
        match &self.scaling {
            Scaling::Schedulable(policies) => policies,
            Scaling::Managed(provider) => panic!("{provider:?} has no policies"),
        }
    }
}

/// The templates of a program.
struct Templates(Vec<Json>);

impl Templates {
    fn of(compilation: &Compilation) -> Self {
        let templates = compilation.output.templates.iter();
        Self(templates.map(|template| serde_json::from_str(&template.text).unwrap()).collect())
    }

    fn optional(&self, name: &str) -> Option<Json> {
        let found = self.0.iter().find_map(|template| template["Resources"].get(name));
        found.map(|resource| resource["Properties"].clone())
    }

    fn resource(&self, name: &str) -> Json {
        self.optional(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    /// The launching hook of the group, and what the script says that ends it.
    fn hook(&self, group: &Json) -> Hook {
        let hooks = group["LifecycleHookSpecificationList"].as_array().unwrap();
        let [hook] = hooks.as_slice() else { panic!("{hooks:?}") };
        assert_eq!(hook["LifecycleTransition"], "autoscaling:EC2_INSTANCE_LAUNCHING");
        assert_eq!(hook["DefaultResult"], "ABANDON");
        let text = self.0.iter().map(ToString::to_string).find(|text| text.contains("signal-ready")).unwrap();
        let heartbeat = number(&hook["HeartbeatTimeout"]);
        let (_, until_done) = text.split_once(&format!("uptime%.*}} < {heartbeat} - ")).unwrap();
        let (_, give_up) = text.split_once("give_up() {").unwrap();
        let (_, sleep) = give_up.split_once("\\n  sleep ").unwrap();
        Hook { heartbeat, reserve: leading_number(until_done), logs: leading_number(sleep) }
    }

    fn policies(&self) -> Policies {
        let shortage = alarm(&self.resource("ShortageAlarm"), "LessThanOrEqualToThreshold");
        let (out, in_) = (self.resource("ScaleOutPolicy"), self.resource("ScaleInPolicy"));
        let containers = self.resource("MetricFunction")["Environment"]["Variables"]["CONTAINERS"].clone();
        let containers: Vec<Json> = serde_json::from_str(containers.as_str().unwrap()).unwrap();
        assert_eq!(
            (&out["PolicyType"], &in_["PolicyType"]),
            (&"StepScaling".into(), &"SimpleScaling".into())
        );
        Policies {
            shapes: containers
                .iter()
                .map(|shape| Shape { cpu: number(&shape["cpu"]), memory: number(&shape["memory"]) })
                .collect(),
            shortage,
            excess: alarm(&self.resource("ExcessAlarm"), "GreaterThanOrEqualToThreshold"),
            out: step_at(&out, 0),
            out_when_full: match self.optional("ScaleOutWhenFullPolicy") {
                Some(full) => {
                    let of_the_group = alarm(&self.resource("FullAlarm"), "LessThanOrEqualToThreshold");
                    assert_eq!((of_the_group.threshold, of_the_group.periods), (0, shortage.periods));
                    step_at(&full, 0)
                }
                // Relative to the threshold, nothing fits at minus the threshold.
                None => step_at(&out, -shortage.threshold),
            },
            in_: adjustment(&in_, &in_["ScalingAdjustment"], -1),
            cooldown: number(&in_["Cooldown"]) / 60,
        }
    }
}

/// Draining is the cluster's own with both methods, and nothing keeps an instance from being terminated.
fn managed(provider: &Json) -> Provider {
    let provider = &provider["AutoScalingGroupProvider"];
    assert_eq!(
        (&provider["ManagedDraining"], &provider["ManagedTerminationProtection"]),
        (&"DISABLED".into(), &"DISABLED".into())
    );
    let scaling = &provider["ManagedScaling"];
    assert_eq!((&scaling["Status"], number(&scaling["MinimumScalingStepSize"])), (&"ENABLED".into(), 1));
    Provider {
        target: number(&scaling["TargetCapacity"]),
        // Without one, ECS takes this.
        largest_step: scaling.get("MaximumScalingStepSize").map_or(10_000, number),
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

/// The number that a text begins with.
fn leading_number(text: &str) -> i64 {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap();
    text[..end].parse().unwrap()
}
