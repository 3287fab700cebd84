//! The containers beside the main one, as the others of the task know them.

use super::Main;
use crate::cfn::naming::kebab_case;
use crate::ir::Nested;
use crate::ir::kinds::Sidecar;

/// The name of a container beside the main one, which is its host name, too.
pub(super) fn name(nested: &Nested<Sidecar>) -> String {
    kebab_case(nested.label_text().unwrap_or_default())
}

/// Its own port, and those that routes lead to.
pub(super) fn ports(nested: &Nested<Sidecar>, main: &Main) -> Vec<u16> {
    let mut ports: Vec<u16> = nested.block.port.iter().map(|port| port.value.0).collect();
    let routed = main.routed.iter().filter(|(name, _)| nested.label_text() == Some(name));
    for (_, port) in routed {
        if !ports.contains(port) {
            ports.push(*port);
        }
    }
    ports
}
