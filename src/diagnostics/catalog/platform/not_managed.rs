//! E0739: an attribute that managed scaling does not have.

use crate::diagnostics::{Applicability, Diagnostic};
use crate::source::Span;

declare! {
    /// With `method = managed`, ECS decides how many instances the cluster has: it counts the tasks that wait for
    /// room, and what each of them reserves. It needs no container shape and no thresholds, and takes no step in,
    /// no cooldown and no shares: they belong to the method `schedulable`.
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
    ///   method  = managed
    ///   size    = 0..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Remove what ECS decides itself. The largest step is a number of instances:
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
    ///   method  = managed
    ///   size    = 0..8
    ///
    ///   step {
    ///     out = 4
    ///   }
    /// }
    /// ```
    E0739 error "attribute that managed scaling does not have"
}

/// What managed scaling does not have, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmanaged {
    /// `container`
    Shape,
    /// `shortage`, `excess`, and how long they last.
    Threshold,
    /// `cooldown`
    Cooldown,
    /// `step.in`
    StepIn,
    /// `step.out_when_full`
    StepWhenFull,
    /// `step.out` as a share.
    Share,
}

impl Unmanaged {
    fn reason(self) -> &'static str {
        match self {
            Self::Shape => "ECS knows what each waiting task reserves",
            Self::Threshold => "ECS scales by the tasks that are waiting, without thresholds",
            Self::Cooldown => "ECS decides how soon it scales in",
            Self::StepIn => "ECS decides how many instances it removes",
            Self::StepWhenFull => "ECS adds instances for all waiting tasks at once",
            Self::Share => "the largest step of ECS is a number of instances",
        }
    }
}

/// `attribute` is written at `span`, beside `method = managed`.
pub fn not_managed(span: Span, attribute: &str, what: Unmanaged, method: Span) -> Diagnostic {
    let (subject, remove) = match what {
        Unmanaged::Share => {
            (format!("`{attribute}` as a share"), format!("write `{attribute}` as a number of instances"))
        }
        _ => (format!("`{attribute}`"), format!("remove `{attribute}`")),
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("{subject} cannot be combined with managed scaling: {}", what.reason()),
        span,
        "not with managed scaling",
    )
    .label(method, "the method")
    .help(format!("{remove}, or write `method = schedulable`"));
    match what {
        // Of a nested block only the head is known.
        Unmanaged::Shape => diagnostic,
        _ => diagnostic.removal(format!("remove `{attribute}`"), span, Applicability::Unsafe),
    }
}
