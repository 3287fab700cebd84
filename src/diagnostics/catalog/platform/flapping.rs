//! E0511: thresholds between which one step in does not fit.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A step in takes instances away when there is room for `excess` containers or more. What ran on them moves to the others,
    /// and uses up room: up to as many containers as the removed instances hold. If what is left is a `shortage`, the next
    /// minute brings the instances back; there is room for `excess` again, and the circle begins anew. Every turn stops and
    /// starts containers.
    ///
    /// The rule is `excess - shortage > K * C`, where `K` is the number of instances that one step in removes, and `C` the
    /// containers that an empty instance holds. For containers of the declared shape it is exact: with it, a constant load is
    /// never answered by a step in and then a step out.
    ///
    /// Of an instance's memory the kernel and the agent take a share that differs from type to type. `C` counts with the most that can be
    /// left, 63 of 64 parts; whether a container fits is judged by the least, 95 hundredths. With several shapes of which none holds the
    /// others, a container of one can take several places of another, and `C` counts these.
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
    ///   cluster  = cluster.web
    ///   size     = 2..4
    ///   shortage = 2
    ///   excess   = 10
    ///
    ///   container {
    ///     cpu    = 128
    ///     memory = 128MiB
    ///   }
    /// }
    /// ```
    ///
    /// An `m5.large` holds 16 such containers, so `excess` must be at least 19. Or leave both out, and the compiler derives them:
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
    ///   cluster  = cluster.web
    ///   size     = 2..4
    ///   shortage = 2
    ///   excess   = 19
    ///
    ///   container {
    ///     cpu    = 128
    ///     memory = 128MiB
    ///   }
    /// }
    /// ```
    E0511 error "cluster that scales out and in for ever"
}

/// The figures of a pair of thresholds that are too close.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// `shortage`; 0 where it is left out and could not be lower.
    pub shortage: i64,
    /// `excess`
    pub excess: i64,
    /// How many instances one step in removes at the most.
    pub removed: i64,
    /// The containers that one of them holds.
    pub holds: i64,
    /// Whether it is known to come to rest in the end.
    pub rests: bool,
}

/// What would mend it.
#[derive(Debug, Clone, Copy)]
pub struct Remedies {
    /// The least `excess` that does, unless it is too high for an idle cluster to come back to its minimum.
    pub excess: Option<i64>,
    /// Where `excess` stands as a number.
    pub excess_span: Option<Span>,
    /// The largest `step.in` that does, and where it stands.
    pub step: Option<(i64, Span)>,
    /// What the compiler would derive for `shortage` and `excess`.
    pub derived: Option<(i64, i64)>,
}

/// `span` is that of `excess`.
pub fn flapping(span: Span, thresholds: Thresholds, remedies: Remedies) -> Diagnostic {
    let Thresholds { shortage, excess, removed, holds, rests } = thresholds;
    let message = if rests {
        "this cluster would take instances away and bring them back"
    } else {
        "this cluster would scale out and in for ever"
    };
    let taking = match removed {
        1 => "taking one instance away".to_string(),
        more => format!("taking {more} instances away"),
    };
    let label =
        format!("{excess} − {shortage} = {}, but {taking} can use up {}", excess - shortage, removed * holds);
    let mut diagnostic = Diagnostic::new(&CODE, message, span, label).help_if(help(remedies));
    if let Remedies { excess: Some(excess), excess_span: Some(place), .. } = remedies {
        diagnostic = diagnostic.fix(format!("set `excess` to {excess}"), place, excess.to_string());
    } else if let Some((step, place)) = remedies.step {
        diagnostic = diagnostic.fix(format!("set `step.in` to {step}"), place, step.to_string());
    }
    diagnostic
}

fn help(remedies: Remedies) -> Option<String> {
    let mut ways = Vec::new();
    if let Some(excess) = remedies.excess {
        ways.push(format!("set `excess` to at least {excess}"));
    }
    if let Some((step, _)) = remedies.step {
        ways.push(format!("remove at most {step} at a time (`step {{ in = {step} }}`)"));
    }
    if let Some((shortage, excess)) = remedies.derived {
        ways.push(format!("leave both out: the compiler then takes {shortage} and {excess}"));
    }
    (!ways.is_empty()).then(|| ways.join(", or "))
}
