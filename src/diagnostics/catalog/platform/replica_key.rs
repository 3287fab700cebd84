//! E0814: a key of a replica in another region.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A replica is encrypted in its own region, with a key of that region.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   replication {
    ///     region = "eu-central-1"
    ///     key    = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-0000-0000-000000000000"
    ///   }
    /// }
    /// ```
    ///
    /// Use a key of the replica's region, or the AWS managed key:
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
    ///   replication {
    ///     region = "eu-central-1"
    ///   }
    /// }
    /// ```
    E0814 error "key of a replica in another region"
}

/// The key with its region, and the region of the replica.
pub fn replica_key(span: Span, region: &str, (wanted, place): (&str, Span)) -> Diagnostic {
    let message = format!("this key is in `{region}`, but the replica in `{wanted}`");
    Diagnostic::new(&CODE, message, span, format!("in `{region}`"))
        .label(place, "the region of the replica")
        .help(format!("use a key in `{wanted}`, or remove `key`"))
}
