//! E0514: types, shapes, a step or a shortage with which no excess works.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// `excess` must be high enough that a step in never ends in a shortage, and low enough that the idle cluster comes back to
    /// its minimum: above `shortage + K * C` and at most `(min + 1) * c`. `K` is how many instances one step in removes, `C` the
    /// most containers that an instance holds, and `c` the fewest: of the smallest type and the largest shape. When types or
    /// shapes are far apart, or a step removes many instances, nothing is left in between.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..20
    ///
    ///   step {
    ///     in = 5
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Remove fewer instances at a time, keep more of them, or take types and shapes that are closer to each other:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..20
    ///
    ///   step {
    ///     in = 2
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0514 error "no thresholds that work"
}

/// Why nothing is left in between.
#[derive(Debug, Clone, Copy)]
pub enum Reason<'a> {
    /// `shortage` alone is too high.
    Shortage {
        /// The highest that leaves something.
        at_most: i64,
    },
    /// A step in removes too many instances.
    Step {
        /// So many at the most.
        removed: i64,
        /// The highest that leaves something.
        at_most: i64,
    },
    /// Instances hold too different numbers of containers.
    Apart {
        /// What holds the most: ``a `m5.4xlarge` holds 64 containers of 128 CPU and 128MiB``.
        most: &'a str,
        /// What holds the fewest, and where it stands.
        least: (&'a str, Option<Span>),
        /// With so many instances as the fewest something is left.
        min: i64,
        /// Whether there are several shapes.
        shapes: bool,
    },
}

/// The figures: what `excess` would have to be.
#[derive(Debug, Clone, Copy)]
pub struct Between {
    /// From here on nothing flaps.
    pub lowest: i64,
    /// Up to here an idle cluster comes back to its minimum.
    pub highest: i64,
}

/// `span` is where the reason stands; `number`, where it is one number that can be replaced.
pub fn no_thresholds(span: Span, number: Option<Span>, reason: Reason, between: Between) -> Diagnostic {
    let Between { lowest, highest } = between;
    let message = "no thresholds keep this cluster from flapping and let it shrink when it is idle";
    let diagnostic = |label: String| {
        Diagnostic::new(&CODE, message, span, label).note(format!(
            "`excess` would have to be at least {lowest}, so that a step in cannot end in a shortage, and at most {highest}, \
             so that the idle cluster comes back to its minimum"
        ))
    };
    let set = |diagnostic: Diagnostic, name: &str, value: i64| match number {
        Some(number) => diagnostic.fix(format!("set `{name}` to {value}"), number, value.to_string()),
        None => diagnostic,
    };
    match reason {
        Reason::Shortage { at_most } => {
            let diagnostic = diagnostic("too high for any `excess`".into())
                .help(format!("set `shortage` to at most {at_most}, or leave it out"));
            set(diagnostic, "shortage", at_most)
        }
        Reason::Step { removed, at_most } => {
            let diagnostic = diagnostic(format!("removes up to {} at a time", counted(removed, "instance")))
                .help(format!("remove at most {at_most} at a time, or leave `in` out"));
            set(diagnostic, "step.in", at_most)
        }
        Reason::Apart { most, least: (least, least_span), min, shapes } => {
            diagnostic(most.into()).label_at(least_span, least).help(format!(
                "{}, or keep at least {min} instances",
                if shapes {
                    "declare one shape that the others fit into, or closer ones"
                } else {
                    "take types that are closer to each other"
                }
            ))
        }
    }
}
