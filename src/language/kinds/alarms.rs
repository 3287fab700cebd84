//! `alarm`: how an alarm of a block differs from what it is without; and `alarms!`, which alarms a kind has: a closed set.

use crate::types::{Const, Expr, ExprKind, Minutes, Percent, Reflect, Size, Type, Value};

block! {
    /// Tunes one of the alarms that the block has with `alerts`, or switches it off with `when = false`. The label is
    /// the name of the alarm. Without such a block an alarm is as its defaults say.
    pub struct Alarm "alarm" [OneOf] {
        /// The threshold that must be crossed. It has the type of the alarm's default.
        threshold: Option<Value<Threshold>> [default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Threshold"],
        /// For how long the threshold must be crossed: on average, or in sum where something is counted.
        lasting "for": Option<Const<Minutes>> [min: "1m", max: "24h", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Period"],
    }
}

block! {
    /// Tunes an alarm whose threshold is a percentage, or switches it off with `when = false`.
    pub struct PercentAlarm "alarm" [OneOf] {
        /// The percentage that must be crossed.
        threshold: Option<Value<Percent>> [min: "0%", max: "100%", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Threshold"],
        /// For how long the threshold must be crossed, on average.
        lasting "for": Option<Const<Minutes>> [min: "1m", max: "24h", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Period"],
    }
}

block! {
    /// Tunes an alarm whose threshold is a number, or switches it off with `when = false`.
    pub struct CountAlarm "alarm" [OneOf] {
        /// The number that must be crossed.
        threshold: Option<Value<i64>> [min: "0", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Threshold"],
        /// The time in which it is counted.
        lasting "for": Option<Const<Minutes>> [min: "1m", max: "24h", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Period"],
    }
}

block! {
    /// Tunes an alarm whose threshold is a size, or switches it off with `when = false`.
    pub struct SizeAlarm "alarm" [OneOf] {
        /// The size that must be crossed.
        threshold: Option<Const<Size>> [min: "0B", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Threshold"],
        /// For how long the threshold must be crossed, on average.
        lasting "for": Option<Const<Minutes>> [min: "1m", max: "24h", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.Period"],
    }
}

block! {
    /// Tunes an alarm that has no threshold, or switches it off with `when = false`.
    pub struct PlainAlarm "alarm" [OneOf] {
        /// For how long it must be so.
        lasting "for": Option<Const<Minutes>> [min: "1m", max: "24h", default_note: "that of the alarm", becomes: "CloudWatch::Alarm.EvaluationPeriods"],
    }
}

/// The threshold of any alarm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// A number of something that is counted.
    Count(i64),
    /// A percentage.
    Percent(Percent),
    /// An amount of storage.
    Size(Size),
}

impl Default for Threshold {
    fn default() -> Self {
        Self::Count(0)
    }
}

impl Reflect for Threshold {
    fn ty() -> Type {
        Type::Union(vec![Type::Percent, Type::Int, Type::Size])
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Int(count) => Some(Self::Count(count)),
            ExprKind::Percent(percent) => Some(Self::Percent(percent)),
            ExprKind::Size(size) => Some(Self::Size(size)),
            _ => None,
        }
    }
}

/// Declares the alarms of a kind.
///
/// ```text
/// alarms! {
///     pub struct VolumeAlarms of Volume {
///         /// The manual of the alarm.
///         io_limit: PercentAlarm = "80%" for "10m",
///     }
/// }
/// ```
macro_rules! alarms {
    (pub struct $name:ident of $block:ident {
        $($(#[doc = $docs:literal])+ $alarm:ident: $ty:ident $(= $threshold:literal)? for $lasting:literal),* $(,)?
    }) => {
        #[doc = concat!("The alarms of [`", stringify!($block), "`].")]
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $docs])+ pub $alarm: $crate::language::AlarmSchema),*
        }

        static ALARMS_BY_NAME: $name = $name {
            $($alarm: $crate::language::AlarmSchema {
                name: stringify!($alarm),
                docs: concat!($($docs),+).trim_ascii(),
                threshold: alarms!(@threshold $($threshold)?),
                lasting: $crate::types::Limit::new($lasting),
                schema: <$crate::language::kinds::$ty as $crate::language::Block>::SCHEMA,
            }),*
        };

        impl $block {
            /// Its alarms, by name.
            pub const ALARMS: &'static $name = &ALARMS_BY_NAME;
        }

        /// Its alarms.
        const ALARMS: &[&$crate::language::AlarmSchema] = &[$(&ALARMS_BY_NAME.$alarm),*];
    };
    (@threshold $threshold:literal) => { Some($crate::types::Limit::new($threshold)) };
    (@threshold) => { None };
}
