//! E0936: a volume that a task mounts without an access point.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A task mounts a volume through an access point: that is what its role is allowed, so that a task reaches its own
    /// directory of the file system and no other. It is one of the volume, the volume's `root`, or one that the workload
    /// makes by `path`, `uid` and `gid`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     security_groups = [volume.shared.security_group]
    ///   }
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     security_groups = [volume.shared.security_group]
    ///   }
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     volume = volume.shared
    ///     path   = "/worker"
    ///     uid    = 1000
    ///     gid    = 1000
    ///   }
    /// }
    /// ```
    E0936 error "volume without an access point"
}

/// `volume` has no `root` that is always there.
pub fn mount_without_access_point(span: Span, volume: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("nothing says which directory of `{volume}` the task gets"),
        span,
        "needs an access point",
    )
    .help("write `path`, `uid` and `gid` for a directory of its own, or an `access_point` of the volume")
}

/// The access point at `span` may be absent, and then there is no other.
pub fn absent(span: Span, volume: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        "the access point may be `null` here",
        span,
        format!("without it, nothing says which directory of `{volume}` the task gets"),
    )
    .help("provide another with `??`, or guard the workload with the same condition")
}

/// `missing` are those of `uid` and `gid` that are not written beside `path`.
pub fn without_user(span: Span, missing: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("an access point needs {missing}"), span, "who owns this directory?")
        .help("write the ids of the user that the program in the container runs as")
}
