//! E0511: thresholds that are too close for one scale-in step.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The cluster scales in when there is room for `excess` or more containers. The containers of the
    /// removed instances move to the others, and use up room: up to the number of containers that the removed
    /// instances hold. If the remaining room is a `shortage`, the cluster scales out again a minute later;
    /// there is room for `excess` again, and the cycle repeats. Each cycle stops and starts containers.
    ///
    /// The rule is `excess - shortage > K * C`, where `K` is the number of instances that one scale-in step
    /// removes, and `C` is the number of containers that an empty instance holds. For containers of the
    /// declared shape, the rule is exact: under a constant load, the cluster never scales in and then out
    /// again.
    ///
    /// The share of memory that the kernel and the agent use differs between instance types. `C` is
    /// calculated with the most that can be available, 63/64 of the memory; whether a container fits is
    /// checked with the least, 95%. If none of several shapes is at least as large as all others, one
    /// container can take the room of several containers of another shape, and `C` accounts for that.
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
    /// An `m5.large` holds 16 such containers, so `excess` must be at least 19. (If both are omitted, the
    /// compiler derives them.)
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
    E0511 error "cluster that scales out and in forever"
}

/// The values of a pair of thresholds that are too close.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// `shortage`; 0 where it is omitted and could not be lower.
    pub shortage: i64,
    /// `excess`
    pub excess: i64,
    /// The maximum number of instances that one scale-in step removes.
    pub removed: i64,
    /// The containers that one of them holds.
    pub holds: i64,
    /// Whether it is known to stabilise eventually.
    pub rests: bool,
}

/// What would fix it.
#[derive(Debug, Clone, Copy)]
pub struct Remedies {
    /// The smallest `excess` that works, unless it is too high for an idle cluster to come back to its
    /// minimum.
    pub excess: Option<i64>,
    /// Where `excess` is written as a number.
    pub excess_span: Option<Span>,
    /// The largest `step.in` that works, and where it is.
    pub step: Option<(i64, Span)>,
    /// What the compiler would derive for `shortage` and `excess`.
    pub derived: Option<(i64, i64)>,
}

/// `span` is that of `excess`.
pub fn flapping(span: Span, thresholds: Thresholds, remedies: Remedies) -> Diagnostic {
    let Thresholds { shortage, excess, removed, holds, rests } = thresholds;
    let message = if rests {
        "this cluster would scale in and then out again"
    } else {
        "this cluster would scale out and in forever"
    };
    let removing = match removed {
        1 => "removing one instance".to_string(),
        more => format!("removing {more} instances"),
    };
    let label = format!(
        "{excess} − {shortage} = {}, but {removing} can use up {}",
        excess - shortage,
        removed * holds
    );
    let mut diagnostic = Diagnostic::new(&CODE, message, span, label).help_if(help(remedies));
    if let Remedies { excess: Some(excess), excess_span: Some(place), .. } = remedies {
        diagnostic = diagnostic.fix(format!("set `excess` to {excess}"), place, excess.to_string());
    } else if let Some((step, place)) = remedies.step {
        diagnostic = diagnostic.fix(format!("set `step.in` to {step}"), place, step.to_string());
    }
    diagnostic
}

fn help(remedies: Remedies) -> Option<String> {
    let mut options = Vec::new();
    if let Some(excess) = remedies.excess {
        options.push(format!("set `excess` to at least {excess}"));
    }
    if let Some((step, _)) = remedies.step {
        options.push(format!("remove at most {step} at a time (`step {{ in = {step} }}`)"));
    }
    if let Some((shortage, excess)) = remedies.derived {
        options.push(format!("omit both: the compiler then derives {shortage} and {excess}"));
    }
    (!options.is_empty()).then(|| options.join(", or "))
}
