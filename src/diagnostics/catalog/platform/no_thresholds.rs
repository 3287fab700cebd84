//! E0514: types, shapes, a step or a shortage for which no excess is valid.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// `excess` must be high enough that scaling in never causes a shortage, and low enough that an idle
    /// cluster returns to its minimum: above `shortage + K * C` and at most `(min + 1) * c`. `K` is the
    /// number of instances that one scale-in step removes, `C` the maximum number of containers that an
    /// instance holds, and `c` the minimum: of the largest shape on the smallest type. If types or shapes
    /// differ too much, or a step removes many instances, no value satisfies both.
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
    /// Remove fewer instances at a time, raise the minimum, or use types and shapes that are closer to each
    /// other:
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
    E0514 error "no valid thresholds"
}

/// Why no value is valid.
#[derive(Debug, Clone, Copy)]
pub enum Reason<'a> {
    /// `shortage` alone is too high.
    Shortage {
        /// The highest valid value.
        at_most: i64,
    },
    /// A scale-in step removes too many instances.
    Step {
        /// The maximum number that it removes.
        removed: i64,
        /// The highest valid value.
        at_most: i64,
    },
    /// Instances hold too different numbers of containers.
    Apart {
        /// What holds the most: ``a `m5.4xlarge` holds 64 containers of 128 CPU and 128MiB``.
        most: &'a str,
        /// What holds the fewest, and where it is.
        least: (&'a str, Option<Span>),
        /// The minimum number of instances with which a value is valid.
        min: i64,
        /// Whether there are several shapes.
        shapes: bool,
    },
}

/// The values: what `excess` would have to be.
#[derive(Debug, Clone, Copy)]
pub struct Between {
    /// From this value on, the cluster does not flap.
    pub lowest: i64,
    /// Up to this value, an idle cluster returns to its minimum.
    pub highest: i64,
}

/// `span` is where the reason is; `number`, where it is one number that can be replaced.
pub fn no_thresholds(span: Span, number: Option<Span>, reason: Reason, between: Between) -> Diagnostic {
    let Between { lowest, highest } = between;
    let message = "no thresholds both prevent this cluster from flapping and let it scale in when idle";
    let diagnostic = |label: String| {
        Diagnostic::new(&CODE, message, span, label).note(format!(
            "`excess` would have to be at least {lowest}, so that scaling in cannot cause a shortage, and at most {highest}, \
             so that an idle cluster returns to its minimum"
        ))
    };
    let set = |diagnostic: Diagnostic, name: &str, value: i64| match number {
        Some(number) => diagnostic.fix(format!("set `{name}` to {value}"), number, value.to_string()),
        None => diagnostic,
    };
    match reason {
        Reason::Shortage { at_most } => {
            let diagnostic = diagnostic("too high for any `excess`".into())
                .help(format!("set `shortage` to at most {at_most}, or omit it"));
            set(diagnostic, "shortage", at_most)
        }
        Reason::Step { removed, at_most } => {
            let diagnostic = diagnostic(format!("removes up to {} at a time", counted(removed, "instance")))
                .help(format!("remove at most {at_most} at a time, or omit `in`"));
            set(diagnostic, "step.in", at_most)
        }
        Reason::Apart { most, least: (least, least_span), min, shapes } => {
            diagnostic(most.into()).label_at(least_span, least).help(format!(
                "{}, or keep at least {min} instances",
                if shapes {
                    "declare one shape that is at least as large as the others, or shapes that are closer to each other"
                } else {
                    "use types that are closer to each other"
                }
            ))
        }
    }
}
