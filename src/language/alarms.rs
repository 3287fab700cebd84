//! `alarms!`: the alarms of a kind, a closed set: what each watches, and from when it tells somebody.

use super::BlockSchema;
use crate::types::Limit;

/// An alarm that a block has when somebody is told of it.
#[derive(Debug)]
pub struct AlarmSchema {
    /// Its name, the label of a nested block `alarm`.
    pub name: &'static str,
    /// What it is about. Markdown.
    pub docs: &'static str,
    /// The threshold without another one; `None` where it follows from the rest of the program, or where there is none.
    pub threshold: Option<Limit>,
    /// For how long the threshold must be crossed.
    pub lasting: Limit,
    /// What may stand in its nested block.
    pub schema: &'static BlockSchema,
}

impl AlarmSchema {
    /// For how long the threshold must be crossed, in seconds.
    pub fn seconds(&self) -> i64 {
        self.lasting.duration().map_or(0, |lasting| lasting.seconds)
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
