//! E0830: a block of addresses that no network can have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A network has a block of IPv4 addresses from `/16`, the largest that a VPC can have, to `/21`: the public subnets
    /// of a smaller one would have no room for load balancers. The bits after the prefix are zero, and the block is none of those
    /// that AWS reserves: `0.0.0.0/8`, `127.0.0.0/8`, `169.254.0.0/16`, `224.0.0.0/4`.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr = "10.0.0.0/24"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0830 error "block of addresses that no network can have", hidden_by: BrokenBlock
}

/// What is wrong with a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has IPv6 addresses.
    V6,
    /// Larger than a VPC can be.
    TooLarge,
    /// Too small to be cut.
    TooSmall,
    /// One that AWS reserves.
    Reserved,
    /// Bits after the prefix are not zero.
    HostBits,
}

/// `near` is a block that a network can have, and is as near as possible.
pub fn network_block(span: Span, text: &str, fault: Fault, near: Option<&str>) -> Diagnostic {
    let (message, label) = match fault {
        Fault::V6 => (format!("`{text}` is not a block of IPv4 addresses"), "IPv6"),
        Fault::TooLarge => (format!("`{text}` is larger than a network can be"), "larger than a `/16`"),
        Fault::TooSmall => (format!("`{text}` is too small to be cut into subnets"), "smaller than a `/21`"),
        Fault::Reserved => (format!("`{text}` is reserved by AWS"), "no network can have it"),
        Fault::HostBits => {
            let block = near.unwrap_or(text);
            (format!("`{text}` means the block `{block}`"), "bits after the prefix are not zero")
        }
    };
    let diagnostic = Diagnostic::new(&CODE, message, span, label);
    match (fault, near) {
        (Fault::V6, _) => diagnostic.help(
            "write a block of IPv4 addresses, such as `10.0.0.0/16`; `ipv6 = true` adds IPv6 addresses",
        ),
        (_, Some(near)) => diagnostic.help(format!("write `{near}`")).suggestion(
            format!("write `{near}`"),
            span,
            format!("\"{near}\""),
        ),
        (_, None) => diagnostic.help("write a block of private addresses, such as `10.0.0.0/16`"),
    }
}
