//! E0512: a shortage that the idle cluster has at its minimum.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// When nothing runs, a cluster of the fewest instances has room for as many containers as these hold. If that already counts
    /// as a shortage, the cluster grows although nobody needs it.
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
    ///   shortage = 16
    ///   excess   = 24
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Two `m5.large` hold 16 such containers, so `shortage` must be below 16. A quarter of what one instance holds is a good
    /// value, and the one that the compiler takes:
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
    ///   excess   = 17
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    E0512 error "cluster that grows although it is idle"
}

/// The figures of a shortage that is too high.
#[derive(Debug, Clone, Copy)]
pub struct Idle {
    /// `shortage`
    pub shortage: i64,
    /// The fewest instances.
    pub min: i64,
    /// The containers that one instance holds.
    pub holds: i64,
    /// What the compiler would take.
    pub usual: i64,
}

/// `number` is where `shortage` stands as a number.
pub fn grows_when_idle(span: Span, number: Option<Span>, idle: Idle, size: Span) -> Diagnostic {
    let Idle { shortage, min, holds, usual } = idle;
    let room = min * holds;
    let instances = counted(min, "instance");
    let mut diagnostic = Diagnostic::new(
        &CODE,
        "this cluster would grow although it is idle",
        span,
        format!("{shortage} ≥ {min} × {holds} = {room}: room for {room} containers counts as a shortage"),
    )
    .label(size, format!("the idle cluster comes down to {instances}"))
    .help(format!("set `shortage` to at most {}; {usual}, a quarter of an instance, is usual", room - 1));
    if let Some(number) = number {
        diagnostic = diagnostic.fix(format!("set `shortage` to {usual}"), number, usual.to_string());
    }
    diagnostic
}
