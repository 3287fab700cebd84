//! E0524: a step of no instances, of a fraction of a percent, or of more than 100%.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A step adds or removes at least one instance. Auto Scaling accepts only whole percentages, and cannot
    /// remove more than 100%.
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
    ///   size    = 2..8
    ///
    ///   step {
    ///     out = 0
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Write a number of instances, or a percentage of the current number:
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
    ///   size    = 2..8
    ///
    ///   step {
    ///     out = 50%
    ///   }
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0524 error "invalid step"
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing, or less.
    Nothing,
    /// `12.5%`
    Fraction,
    /// `120%` of them removed.
    MoreThanAll,
}

/// `direction` is the attribute, `out`, `out_when_full` or `in`; `nearest` is what could be written.
pub fn impossible_step(span: Span, direction: &str, text: &str, fault: Fault, nearest: &str) -> Diagnostic {
    let (message, label) = match fault {
        Fault::Nothing => {
            let way = if direction == "in" { "in" } else { "out" };
            (format!("a scale-{way} step of {text} has no effect"), "expected at least one instance")
        }
        Fault::Fraction => {
            (format!("Auto Scaling accepts only whole percentages, found {text}"), "a fraction of a percent")
        }
        Fault::MoreThanAll => {
            (format!("a scale-in step cannot remove {text} of the instances"), "more than 100%")
        }
    };
    Diagnostic::new(&CODE, message, span, label).help(format!("write `{direction} = {nearest}`")).fix(
        format!("write `{nearest}`"),
        span,
        nearest,
    )
}
