//! W0886: a network with addresses that belong to others.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A network can have any block of addresses, but in it, those of its block lead to itself: whoever has them on the
    /// internet cannot be reached. Private addresses are `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16`, and
    /// `100.64.0.0/10`.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr = "52.10.0.0/16"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.10.0.0/16"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    W0886 warning "network with public addresses"
}

/// The block of a network.
pub fn public_block(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{text}` is not a block of private addresses"),
        span,
        "belongs to someone on the internet",
    )
    .help("write a block of private addresses, such as `10.0.0.0/16`")
}
