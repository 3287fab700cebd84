//! Ports that the platform knows.

use std::ops::RangeInclusive;

/// The ports of an instance that Docker gives to containers that ask for none, with that of the ECS agent's introspection (51678)
/// among them.
///
/// Source: `hostPort` of a port mapping in the reference of ECS task definitions: the ephemeral port range of the instance, from
/// `/proc/sys/net/ipv4/ip_local_port_range`, which on Linux begins at 32768.
pub const DYNAMIC: RangeInclusive<u16> = 32_768..=65_535;

/// Whether all ports of a range are dynamic ones.
#[must_use]
pub fn are_dynamic(from: u16, to: u16) -> bool {
    DYNAMIC.contains(&from) && DYNAMIC.contains(&to)
}
