//! EC2 instance types: their capacity, and where they are offered.

mod hardware;
mod pattern;
#[allow(clippy::unreadable_literal, reason = "generated: figures and bit masks as their source has them")]
mod table;

use std::collections::BTreeSet;
use std::fmt;

pub use hardware::{Accelerator, Hardware, hardware, is_well_formed, is_without_figures};
pub use pattern::pattern;

use super::regions;
use table::INSTANCE_TYPES;

/// One instance type, such as `m5.large`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstanceType {
    /// `m5.large`
    pub name: &'static str,
    /// Virtual CPUs; ECS counts 1,024 units for each.
    pub vcpu: u32,
    /// Memory in MiB, including what the operating system and the agent use.
    pub memory_mib: u32,
    /// The architecture of its images.
    pub architecture: Architecture,
    /// GPUs; a share of one counts as one.
    pub gpus: u32,
    /// The most network interfaces, including the primary one.
    pub network_interfaces: u32,
    /// Whether AWS calls its generation current.
    pub current: bool,
    /// Whether it earns and spends CPU credits.
    pub burstable: bool,
    /// Whether it is sold as a spot instance.
    pub spot: bool,
    /// The regions that offer it: one bit for each of `regions::all()`, in that order.
    pub regions: u64,
}

/// The processor family that an image is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Architecture {
    /// Intel and AMD.
    X86_64,
    /// Graviton.
    Arm64,
}

impl Architecture {
    /// EC2's spelling: `x86_64`, `arm64`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64",
            Self::Arm64 => "arm64",
        }
    }
}

impl InstanceType {
    /// `m5` of `m5.large`.
    #[must_use]
    pub fn family(&self) -> &'static str {
        family(self.name)
    }

    /// Whether a region offers it; `None` if the offerings of the region are not known.
    #[must_use]
    pub fn offered_in(&self, region: &str) -> Option<bool> {
        let bit = regions::position(region)?;
        let known = regions::all().get(bit)?.offerings;
        known.then(|| self.regions >> bit & 1 == 1)
    }

    /// Whether Amazon Linux 2023 runs on it: it needs a Graviton2 or later.
    ///
    /// Source: the AL2023 user guide, "System requirements".
    #[must_use]
    pub fn runs_amazon_linux_2023(&self) -> bool {
        // `a1` is the only family with the first Graviton.
        self.family() != "a1"
    }
}

/// `2 vCPU, 8 GiB, x86_64`
impl fmt::Display for InstanceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In hundredths: old types have 3.75 GiB, small ones 0.5.
        let gibibytes = (f64::from(self.memory_mib) / 10.24).round() / 100.0;
        write!(f, "{} vCPU, {gibibytes} GiB, {}", self.vcpu, self.architecture.name())?;
        match self.gpus {
            0 => {}
            1 => f.write_str(", 1 GPU")?,
            gpus => write!(f, ", {gpus} GPUs")?,
        }
        if self.burstable {
            f.write_str(", burstable")?;
        }
        if self.current { Ok(()) } else { f.write_str(", previous generation") }
    }
}

/// The instance type of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static InstanceType> {
    let index = INSTANCE_TYPES.binary_search_by(|row| row.name.cmp(name)).ok()?;
    INSTANCE_TYPES.get(index)
}

/// The first type of a family. Each name begins with its family and a dot, so the table has a family's types side by side.
fn first_of(family: &str) -> Option<&'static InstanceType> {
    let start = || family.bytes().chain([b'.']);
    let index = INSTANCE_TYPES.partition_point(|row| row.name.bytes().lt(start()));
    INSTANCE_TYPES.get(index).filter(|row| row.family() == family)
}

/// Every instance type, sorted by name.
#[must_use]
pub fn all() -> &'static [InstanceType] {
    INSTANCE_TYPES
}

/// The families of an architecture, such as `m5` and `t3`, sorted and each once.
#[must_use]
pub fn families_of(architecture: Architecture) -> Vec<&'static str> {
    let families: BTreeSet<_> = INSTANCE_TYPES
        .iter()
        .filter(|row| row.architecture == architecture)
        .map(InstanceType::family)
        .collect();
    families.into_iter().collect()
}

fn family(name: &str) -> &str {
    name.split_once('.').map_or(name, |(family, _)| family)
}

// The rows of the table use these names, so that each stays on one line. Flags, because three `true` or `false` in a row cannot be
// told apart.
const X86_64: Architecture = Architecture::X86_64;
const ARM64: Architecture = Architecture::Arm64;
const CURRENT: u8 = 1;
const BURSTABLE: u8 = 2;
const SPOT: u8 = 4;

#[allow(clippy::too_many_arguments, reason = "one argument for each column of the table")]
const fn of(
    name: &'static str,
    vcpu: u32,
    memory_mib: u32,
    architecture: Architecture,
    gpus: u32,
    network_interfaces: u32,
    flags: u8,
    regions: u64,
) -> InstanceType {
    InstanceType {
        name,
        vcpu,
        memory_mib,
        architecture,
        gpus,
        network_interfaces,
        current: flags & CURRENT != 0,
        burstable: flags & BURSTABLE != 0,
        spot: flags & SPOT != 0,
        regions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_a_binary_search_finds_every_row() {
        assert!(all().is_sorted_by(|a, b| a.name < b.name));
        for row in all() {
            assert_eq!(find(row.name), Some(row));
        }
    }

    #[test]
    fn a_name_that_is_not_a_type_is_not_found() {
        for name in ["", "m5", "m5.", "m5.huge", "M5.large", "m5.large ", "zzz.large"] {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn well_known_types_have_the_figures_of_their_data_sheets() {
        let facts = |name| {
            let row = find(name).unwrap();
            (row.vcpu, row.memory_mib, row.architecture, row.gpus, row.network_interfaces)
        };
        assert_eq!(facts("t2.micro"), (1, 1024, X86_64, 0, 2));
        assert_eq!(facts("m5.large"), (2, 8192, X86_64, 0, 3));
        assert_eq!(facts("r8g.large"), (2, 16_384, ARM64, 0, 3));
        assert_eq!(facts("g6.xlarge"), (4, 16_384, X86_64, 1, 4));
        assert_eq!(facts("p5.48xlarge"), (192, 2_097_152, X86_64, 8, 64));
    }

    #[test]
    fn every_type_could_hold_a_container_somewhere() {
        for row in all() {
            assert!(row.vcpu > 0 && row.memory_mib > 0 && row.network_interfaces > 0, "{row:?}");
            assert!(row.regions != 0, "{} is offered nowhere", row.name);
        }
    }

    #[test]
    fn burstable_types_are_those_that_earn_credits() {
        let burstable: BTreeSet<_> =
            all().iter().filter(|row| row.burstable).map(InstanceType::family).collect();
        assert!(burstable.contains("t3") && burstable.contains("t4g"));
        assert!(!burstable.contains("m5"));
    }

    #[test]
    fn apples_machines_are_not_container_instances() {
        assert!(all().iter().all(|row| !row.name.starts_with("mac")));
    }

    #[test]
    fn an_offering_is_known_only_where_the_region_is() {
        let m5 = find("m5.large").unwrap();
        assert_eq!(m5.offered_in("us-east-1"), Some(true));
        assert_eq!(find("p5.48xlarge").unwrap().offered_in("eu-south-1"), Some(false));
        assert_eq!(m5.offered_in("us-gov-west-1"), None);
        assert_eq!(m5.offered_in("moon-north-1"), None);
    }

    #[test]
    fn no_type_is_offered_in_a_region_without_facts() {
        let known: u64 = regions::all()
            .iter()
            .enumerate()
            .filter(|(_, region)| region.offerings)
            .map(|(bit, _)| 1 << bit)
            .sum();
        assert!(all().iter().all(|row| row.regions & !known == 0));
    }

    #[test]
    fn a_family_belongs_to_one_architecture() {
        let x86: BTreeSet<_> = families_of(X86_64).into_iter().collect();
        let arm: BTreeSet<_> = families_of(ARM64).into_iter().collect();
        assert!(x86.is_disjoint(&arm));
        assert!(x86.contains("c7i-flex") && arm.contains("m6g"));
        assert_eq!(x86.len(), families_of(X86_64).len());
    }

    #[test]
    fn amazon_linux_2023_does_not_run_on_the_first_graviton() {
        assert!(!find("a1.large").unwrap().runs_amazon_linux_2023());
        assert!(find("m6g.large").unwrap().runs_amazon_linux_2023());
    }
}
