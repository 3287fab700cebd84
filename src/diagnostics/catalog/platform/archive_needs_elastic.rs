//! E0553: the Archive storage class without elastic throughput.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The Archive storage class is available only for file systems with elastic throughput.
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
    /// Use elastic throughput, which is the default, or do not use Archive:
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
    E0553 error "archive storage class without elastic throughput"
}

/// How throughput is paid for instead.
#[derive(Debug, Clone, Copy)]
pub enum Throughput {
    /// `throughput = bursting`
    Bursting,
    /// `throughput { provisioned = ... }`
    Provisioned,
}

/// Where `archive` is set, and where the throughput is.
pub fn archive_needs_elastic(span: Span, throughput: Throughput, place: Span) -> Diagnostic {
    let word = match throughput {
        Throughput::Bursting => "bursting",
        Throughput::Provisioned => "provisioned",
    };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("a volume with {word} throughput cannot use the Archive storage class"),
        span,
        "needs elastic throughput",
    )
    .label(place, word);
    match throughput {
        Throughput::Bursting => diagnostic
            .help("use elastic throughput, which is the default, or remove `archive`")
            .fix("use elastic throughput", place, "elastic"),
        Throughput::Provisioned => {
            diagnostic.help("remove the block `throughput` to use elastic throughput, or remove `archive`")
        }
    }
}
