//! E0513: an excess that an idle cluster never reaches.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// When no container runs, a cluster with one instance more than the minimum has room for all the
    /// containers that its instances hold. If that is less than `excess`, the last instance is never removed:
    /// the cluster never returns to its minimum.
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
    ///   size     = 2..8
    ///   shortage = 2
    ///   excess   = 25
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Three `m5.large` hold 24 such containers, so `excess` must be at most 24:
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
    ///   size     = 2..8
    ///   shortage = 2
    ///   excess   = 24
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0513 error "cluster that never returns to its minimum"
}

/// The values of an excess that is too high.
#[derive(Debug, Clone, Copy)]
pub struct Idle {
    /// `excess`
    pub excess: i64,
    /// The minimum number of instances.
    pub min: i64,
    /// The containers that one instance holds.
    pub holds: i64,
    /// An `excess` that works.
    pub usual: Option<i64>,
}

/// `number` is where `excess` is written as a number.
pub fn stays_above_minimum(span: Span, number: Option<Span>, idle: Idle, size: Span) -> Diagnostic {
    let Idle { excess, min, holds, usual } = idle;
    let (n, room) = (min + 1, (min + 1) * holds);
    let mut diagnostic = Diagnostic::new(
        &CODE,
        format!("this cluster would keep {n} instances when idle"),
        span,
        format!("{excess} > ({min} + 1) × {holds} = {room}: {n} instances never have that much room"),
    )
    .label(size, format!("the minimum is {min}"))
    .help(format!("set `excess` to at most {room}"));
    if let (Some(number), Some(usual)) = (number, usual) {
        diagnostic = diagnostic.fix(format!("set `excess` to {usual}"), number, usual.to_string());
    }
    diagnostic
}
