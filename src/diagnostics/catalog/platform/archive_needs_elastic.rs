//! E0553: files moved to Archive on a volume without elastic throughput.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The storage class Archive is there for file systems with elastic throughput only.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network    = network.main
    ///   throughput = bursting
    ///
    ///   lifecycle {
    ///     archive = 90d
    ///   }
    /// }
    /// ```
    ///
    /// Let throughput be elastic, which is the default, or do without Archive:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   lifecycle {
    ///     archive = 90d
    ///   }
    /// }
    /// ```
    E0553 error "archive without elastic throughput"
}

/// How throughput is paid for instead.
#[derive(Debug, Clone, Copy)]
pub enum Throughput {
    /// `throughput = bursting`
    Bursting,
    /// `throughput { provisioned = ... }`
    Provisioned,
}

/// `archive` where it is said, and where the throughput is.
pub fn archive_needs_elastic(span: Span, throughput: Throughput, place: Span) -> Diagnostic {
    let word = match throughput {
        Throughput::Bursting => "bursting",
        Throughput::Provisioned => "provisioned",
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a volume with {word} throughput has no Archive"),
        span,
        "needs elastic throughput",
    )
    .label(place, word);
    match throughput {
        Throughput::Bursting => diagnostic
            .help("let throughput be elastic, which is the default, or leave `archive` out")
            .fix("let throughput be elastic", place, "elastic"),
        Throughput::Provisioned => {
            diagnostic.help("leave the block `throughput` out, so that it is elastic, or leave `archive` out")
        }
    }
}
