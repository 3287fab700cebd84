//! E0559: a rotation period beside `rotate = false`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `rotation_period` sets how often a key is rotated. With `rotate = false`, it is never rotated.
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
    ///   key {
    ///     rotate          = false
    ///     rotation_period = 180d
    ///   }
    /// }
    /// ```
    ///
    /// Rotate the key, which is the default:
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
    ///   key {
    ///     rotation_period = 180d
    ///   }
    /// }
    /// ```
    E0559 error "rotation period without rotation"
}

/// The period, and where rotation is disabled.
pub fn rotation_period_without_rotation(span: Span, rotate: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the key has a rotation period, but is not rotated", span, "has no effect")
        .label(rotate, "rotation is disabled here")
        .help("rotate the key, or remove `rotation_period`")
        .fix("rotate the key", rotate, "true")
}
