//! AWS regions and the partitions that they belong to.

mod table;

use table::REGIONS;

/// One region, such as `eu-central-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// `eu-central-1`
    pub name: &'static str,
    /// The partition in its ARNs: `aws`, `aws-cn`, `aws-us-gov`, ...
    pub partition: &'static str,
    /// Whether it is known which instance types it offers.
    pub offerings: bool,
}

impl Region {
    /// Whether its partition has no connection to the internet: `aws-iso`, `aws-iso-b`, ...
    #[must_use]
    pub fn is_isolated(&self) -> bool {
        self.partition.starts_with("aws-iso")
    }
}

/// The region of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Region> {
    REGIONS.get(position(name)?)
}

/// Every region, sorted by name.
#[must_use]
pub fn all() -> &'static [Region] {
    REGIONS
}

/// The index of a region in `all()`, which is its bit in `InstanceType::regions`.
pub(super) fn position(name: &str) -> Option<usize> {
    REGIONS.binary_search_by(|row| row.name.cmp(name)).ok()
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
    fn every_region_has_a_bit() {
        assert!(all().len() <= 64);
    }

    #[test]
    fn a_region_knows_its_partition() {
        assert_eq!(find("eu-central-1").unwrap().partition, "aws");
        assert_eq!(find("cn-north-1").unwrap().partition, "aws-cn");
        assert_eq!(find("us-gov-west-1").unwrap().partition, "aws-us-gov");
    }

    #[test]
    fn the_sovereign_cloud_is_not_isolated() {
        assert!(!find("eusc-de-east-1").unwrap().is_isolated());
        assert!(!find("us-gov-west-1").unwrap().is_isolated());
        assert!(find("eu-isoe-west-1").unwrap().is_isolated());
    }

    #[test]
    fn a_name_that_is_not_a_region_is_not_found() {
        for name in ["", "us-east", "us-east-1a", "US-EAST-1", "aws-global"] {
            assert_eq!(find(name), None, "{name}");
        }
    }
}
