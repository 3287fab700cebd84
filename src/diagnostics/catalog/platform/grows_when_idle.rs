//! E0512: a shortage that the idle cluster has at its minimum.

use crate::diagnostics::{Diagnostic, counted};
use crate::source::Span;

declare! {
    /// When no container runs, a cluster at its minimum has room for all the containers that its instances
    /// hold. If that already counts as a shortage, the cluster scales out although it is idle.
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
    /// Two `m5.large` hold 16 such containers, so `shortage` must be below 16. A quarter of the number of
    /// containers that one instance holds is a good value, and the one that the compiler derives:
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
    E0512 error "cluster that scales out although it is idle"
}

/// The values of a shortage that is too high.
#[derive(Debug, Clone, Copy)]
pub struct Idle {
    /// `shortage`
    pub shortage: i64,
    /// The minimum number of instances.
    pub min: i64,
    /// The containers that one instance holds.
    pub holds: i64,
    /// What the compiler would derive.
    pub usual: i64,
}

/// `number` is where `shortage` is written as a number.
pub fn grows_when_idle(span: Span, number: Option<Span>, idle: Idle, size: Span) -> Diagnostic {
    let Idle { shortage, min, holds, usual } = idle;
    let room = min * holds;
    let instances = counted(min, "instance");
    let mut diagnostic = Diagnostic::new(
        &CODE,
        "this cluster would scale out although it is idle",
        span,
        format!("{shortage} ≥ {min} × {holds} = {room}: room for {room} containers counts as a shortage"),
    )
    .label(size, format!("the idle cluster scales in to {instances}"))
    .help(format!(
        "set `shortage` to at most {}; {usual}, a quarter of what an instance holds, is a good value",
        room - 1
    ));
    if let Some(number) = number {
        diagnostic = diagnostic.fix(format!("set `shortage` to {usual}"), number, usual.to_string());
    }
    diagnostic
}
