//! E0559: a rotation period beside `rotate = false`.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `rotation_period` says how often a key is rotated. With `rotate = false` it never is.
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
    /// Let it be rotated, which is the default:
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
    E0559 error "rotation period of a key that is not rotated"
}

/// The period, and where rotation is switched off.
pub fn rotation_period_without_rotation(span: Span, rotate: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the key is not rotated", span, "says how often it is")
        .label(rotate, "says that it never is")
        .help("let it be rotated, or leave `rotation_period` out")
        .fix("let it be rotated", rotate, "true")
}
