//! How the block of a network's addresses is cut into subnets.

use std::fmt;

use ipnet::Ipv4Net;

use crate::diagnostics::figure;
use crate::language::Enumeration;
use crate::language::kinds::{Network, SubnetTier};
use crate::types::Cidr;

/// The largest block of a VPC. Source: "VPC CIDR blocks" of the VPC user guide.
pub const LARGEST: u8 = 16;

/// The smallest block whose public subnets have room for load balancers: a `/27` each.
pub const SMALLEST: u8 = 21;

/// The addresses of a subnet that AWS keeps for itself. Source: "Subnet CIDR blocks" of the VPC user guide.
const RESERVED: usize = 5;

/// The block of a network. How it is cut does not depend on the number of zones, so that a further zone moves no subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addresses {
    block: Ipv4Net,
}

impl Addresses {
    /// Those of a network, unless its block is wrong and reported.
    pub fn of(network: &Network) -> Option<Self> {
        Self::cut(network.cidr.known()?)
    }

    /// A block that can be cut.
    pub fn cut(cidr: &Cidr) -> Option<Self> {
        match cidr.block()? {
            ipnet::IpNet::V4(block) if (LARGEST..=SMALLEST).contains(&block.prefix_len()) => {
                Some(Self { block: block.trunc() })
            }
            _ => None,
        }
    }

    /// The whole block.
    pub fn block(self) -> Ipv4Net {
        self.block
    }

    /// The subnet of a tier in a zone, counted from 0.
    pub fn subnet(self, tier: SubnetTier, zone: usize) -> Option<Ipv4Net> {
        let (bits, first) = match tier {
            // Six zones have six of the eighths.
            SubnetTier::Private => (EIGHTH, 0),
            SubnetTier::Public => (SIXTY_FOURTH, 6 * 8),
            SubnetTier::Data => (SIXTY_FOURTH, 7 * 8),
        };
        self.block.subnets(self.block.prefix_len() + bits).ok()?.nth(first + zone)
    }

    /// How many addresses of a subnet of a tier can be used.
    pub fn usable(self, tier: SubnetTier) -> usize {
        self.subnet(tier, 0).map_or(0, |subnet| {
            let bits = u32::from(subnet.max_prefix_len() - subnet.prefix_len());
            2_usize.saturating_pow(bits).saturating_sub(RESERVED)
        })
    }
}

impl fmt::Display for Addresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.block.fmt(f)
    }
}

/// Bits that a prefix grows by for an eighth of its block.
const EIGHTH: u8 = 3;

/// Bits that it grows by for a 64th.
const SIXTY_FOURTH: u8 = 6;

/// The tiers of a network, in the order in which people think of them.
pub fn tiers(network: &Network) -> impl Iterator<Item = SubnetTier> {
    let data = network.data.value.then_some(SubnetTier::Data);
    [SubnetTier::Public, SubnetTier::Private].into_iter().chain(data)
}

/// The subnets of a tier of a network: `private subnets 10.0.0.0/19, 10.0.32.0/19: 8,187 addresses each`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    kind: SubnetTier,
    subnets: Vec<Ipv4Net>,
    usable: usize,
}

/// The address plan of a network, a line for each tier.
pub fn plan(network: &Network) -> Vec<Tier> {
    let Some(addresses) = Addresses::of(network) else { return Vec::new() };
    let zones = usize::try_from(network.zones.value).unwrap_or(0);
    let of = |tier| Tier {
        kind: tier,
        subnets: (0..zones).filter_map(|zone| addresses.subnet(tier, zone)).collect(),
        usable: addresses.usable(tier),
    };
    tiers(network).map(of).collect()
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, subnets, usable } = self;
        let subnets: Vec<String> = subnets.iter().map(|subnet| format!("`{subnet}`")).collect();
        write!(f, "{} subnets {}: {} addresses each", kind.word(), subnets.join(", "), figure(usable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [SubnetTier; 3] = [SubnetTier::Private, SubnetTier::Public, SubnetTier::Data];

    fn addresses(cidr: &str) -> Addresses {
        Addresses::cut(&Cidr(cidr.into())).unwrap()
    }

    #[test]
    fn a_block_is_cut_into_eighths_and_sixty_fourths() {
        let block = addresses("10.20.0.0/16");
        let subnet = |tier, zone| block.subnet(tier, zone).unwrap().to_string();
        assert_eq!(subnet(SubnetTier::Private, 0), "10.20.0.0/19");
        assert_eq!(subnet(SubnetTier::Private, 5), "10.20.160.0/19");
        assert_eq!(subnet(SubnetTier::Public, 0), "10.20.192.0/22");
        assert_eq!(subnet(SubnetTier::Public, 1), "10.20.196.0/22");
        assert_eq!(subnet(SubnetTier::Data, 0), "10.20.224.0/22");
        assert_eq!(ALL.map(|tier| block.usable(tier)), [8_187, 1_019, 1_019]);
        assert_eq!(ALL.map(|tier| addresses("10.0.8.0/21").usable(tier)), [251, 27, 27]);
    }

    #[test]
    fn the_subnets_of_each_size_are_disjoint_and_inside_the_block() {
        for prefix in LARGEST..=SMALLEST {
            let block = addresses(&format!("10.64.0.0/{prefix}"));
            let all: Vec<Ipv4Net> = ALL
                .iter()
                .flat_map(|&tier| (0..6).filter_map(move |zone| block.subnet(tier, zone)))
                .collect();
            assert_eq!(all.len(), 18);
            for (at, subnet) in all.iter().enumerate() {
                assert!(block.block.contains(subnet), "{subnet}");
                for other in all.iter().skip(at + 1) {
                    assert!(!subnet.contains(other) && !other.contains(subnet), "{subnet} and {other}");
                }
            }
        }
    }

    #[test]
    fn other_blocks_are_not_cut() {
        for cidr in ["10.0.0.0/15", "10.0.0.0/22", "fd00::/56"] {
            assert_eq!(Addresses::cut(&Cidr(cidr.into())), None, "{cidr}");
        }
    }
}
