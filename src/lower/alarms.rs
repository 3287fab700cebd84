//! The alarms of blocks: what CloudWatch watches, and whom it tells.

use super::values::property;
use super::{Lowering, Scope, Test};
use crate::aws::metrics::Metric;
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Alarm, Alerts, Threshold};
use crate::ir::{self, BlockId, Nested};
use crate::language::{AlarmSchema, Alarmed};
use crate::source::Span;
use crate::types::Counted;

/// Who is told of the alarms of a block, and how they are tuned.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Told<'a> {
    alerts: BlockId,
    /// Whether the alerts are there.
    pub(in crate::lower) when: Test,
    alarms: &'a [Nested<Alarm>],
}

/// Something that is watched.
pub(in crate::lower) struct Watched {
    /// Which alarm of the block it is.
    pub(in crate::lower) alarm: &'static AlarmSchema,
    /// What its logical id begins with, where that is not its name.
    pub(in crate::lower) name: Option<&'static str>,
    /// What it says to whoever gets it.
    pub(in crate::lower) description: &'static str,
    /// What crosses the threshold.
    pub(in crate::lower) figure: Figure,
    /// From when it goes off.
    pub(in crate::lower) comparison: &'static str,
}

/// What an alarm compares with its threshold.
pub(in crate::lower) enum Figure {
    /// A statistic of one metric.
    One(Series, &'static str),
    /// What is calculated of several, each with the name that the calculation has for it.
    Calculated(Vec<(&'static str, Series, &'static str)>, Value),
}

/// A metric, with its dimensions.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Series {
    metric: &'static Metric,
    dimensions: Vec<(&'static str, Value)>,
}

impl Series {
    /// A metric with one dimension.
    pub(in crate::lower) fn of(metric: &'static Metric, dimension: &'static str, value: Value) -> Self {
        Self { metric, dimensions: vec![(dimension, value)] }
    }

    /// The same with one more.
    #[must_use]
    pub(in crate::lower) fn and(mut self, dimension: &'static str, value: Value) -> Self {
        self.dimensions.push((dimension, value));
        self
    }

    /// `Namespace`, `MetricName` and `Dimensions`.
    pub(in crate::lower) fn properties(&self) -> [(&'static str, Value); 3] {
        let dimension = |(name, value): &(&'static str, Value)| {
            Value::map([("Name", Value::from(*name)), ("Value", value.clone())])
        };
        [
            ("Namespace", Value::from(self.metric.namespace)),
            ("MetricName", Value::from(self.metric.name)),
            ("Dimensions", Value::list(self.dimensions.iter().map(dimension))),
        ]
    }
}

impl Lowering<'_> {
    /// Who is told of a block's alarms; `None` if nobody can be.
    pub(in crate::lower) fn told<'b>(&mut self, alarmed: Option<Alarmed<'b>>) -> Option<Told<'b>> {
        let Alarmed { notify, alarms } = alarmed?;
        let alerts = self.program.notified(notify)?;
        let when = self.present(alerts);
        (when != Test::NEVER).then_some(Told { alerts, when, alarms })
    }

    /// The topic of alerts, in this stack.
    pub(in crate::lower) fn topic(&mut self, told: &Told) -> Value {
        self.result(told.alerts, &Alerts::RESULTS.topic, None)
    }

    /// Whether an alarm is there: the alerts are, and it is not switched off.
    pub(in crate::lower) fn wanted(&mut self, told: &Told, alarm: &AlarmSchema) -> Test {
        let own = tuned(told.alarms, alarm).map_or(Test::ALWAYS, |tuned| self.guard(tuned.guard.as_ref()));
        told.when.clone().and(own)
    }

    /// Adds an alarm of a block, if somebody is told of it.
    pub(in crate::lower) fn watch(&mut self, scope: &Scope, told: Option<&Told>, watched: &Watched) {
        let Some(told) = told else { return };
        let tuned = tuned(told.alarms, watched.alarm);
        let scope = scope.under(told.when.clone());
        let scope = tuned.map_or_else(|| scope.clone(), |tuned| self.nested(&scope, tuned));
        if scope.guard == Test::NEVER {
            return;
        }
        let threshold = self.threshold(watched.alarm, tuned);
        let alarm =
            Resource::new("AWS::CloudWatch::Alarm", None).with("AlarmDescription", watched.description);
        let alarm = figure(alarm, &watched.figure, &period(watched.alarm, tuned))
            .with("ComparisonOperator", watched.comparison)
            .with("Threshold", threshold)
            // CloudWatch compares one value, which it makes anew each minute of all that the period has.
            .with("EvaluationPeriods", 1)
            // What happens is counted, and what is idle is not measured: where there is no value, nothing is wrong.
            .with("TreatMissingData", "notBreaching")
            .with("AlarmActions", vec![self.topic(told)]);
        let name = watched.name.map_or_else(|| pascal_case(watched.alarm.name), str::to_owned);
        self.add(&scope, name + "Alarm", alarm);
    }

    /// The threshold of an alarm: the program's own, or its default where that is null.
    fn threshold(&mut self, alarm: &AlarmSchema, tuned: Option<&Nested<Alarm>>) -> Property {
        let default = alarm
            .threshold
            .map_or(Value::Int(0), |limit| self.expr_in(&limit.expr(Span::default()), Some("B")));
        let Some(threshold) = tuned.and_then(|tuned| tuned.block.threshold.as_ref()) else {
            return Property::from(default);
        };
        match threshold {
            ir::Value::Const(known) => property(known, number(known.value)),
            ir::Value::Deploy(expr) => {
                let given = self.null(expr).negate();
                let value = self.expr_in(expr.given(), None);
                Property { value: self.choose(&given, value, default), origin: threshold.written() }
            }
        }
    }
}

/// The nested block that tunes an alarm.
pub(in crate::lower) fn tuned<'a>(
    alarms: &'a [Nested<Alarm>],
    alarm: &AlarmSchema,
) -> Option<&'a Nested<Alarm>> {
    alarms.iter().find(|tuned| tuned.label_text() == Some(alarm.name))
}

/// A threshold as CloudWatch takes it.
fn number(threshold: Threshold) -> Value {
    match threshold {
        Threshold::Count(count) => Value::Int(count),
        Threshold::Percent(percent) => super::expr::number(percent.value),
        Threshold::Size(size) => Value::Int(size.bytes),
    }
}

/// For how long the threshold must be crossed, in seconds.
fn period(alarm: &AlarmSchema, tuned: Option<&Nested<Alarm>>) -> Property {
    match tuned.and_then(|tuned| tuned.block.lasting.as_ref()) {
        Some(lasting) => property(lasting, lasting.value.count() * 60),
        None => Property::from(alarm.seconds()),
    }
}

/// The alarm with what it watches.
fn figure(alarm: Resource, figure: &Figure, period: &Property) -> Resource {
    match figure {
        Figure::One(series, statistic) => {
            let alarm =
                series.properties().into_iter().fold(alarm, |alarm, (name, value)| alarm.with(name, value));
            alarm.with("Period", period.clone()).with("Statistic", *statistic)
        }
        Figure::Calculated(parts, expression) => {
            let part = |(id, series, statistic): &(&'static str, Series, &'static str)| {
                let metric = Value::map([
                    ("Metric", Value::map(series.properties())),
                    ("Period", period.value.clone()),
                    ("Stat", Value::from(*statistic)),
                ]);
                Value::map([
                    ("Id", Value::from(*id)),
                    ("MetricStat", metric),
                    ("ReturnData", Value::Bool(false)),
                ])
            };
            let result = Value::map([
                ("Id", Value::from("result")),
                ("Expression", expression.clone()),
                ("ReturnData", Value::Bool(true)),
            ]);
            let metrics = Value::list(parts.iter().map(part).chain([result]));
            alarm.with("Metrics", Property { value: metrics, origin: period.origin })
        }
    }
}

/// `ComparisonOperator`
pub(in crate::lower) const ABOVE: &str = "GreaterThanThreshold";

/// `ComparisonOperator`
pub(in crate::lower) const BELOW: &str = "LessThanThreshold";
