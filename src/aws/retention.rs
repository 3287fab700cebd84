//! The retention periods of CloudWatch Logs.

/// The days that `Logs::LogGroup.RetentionInDays` accepts, in ascending order.
///
/// Source: the enumeration of CloudFormation's schema, with which a test compares it.
pub const RETENTION_DAYS: &[u32] = &[
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/// Whether CloudWatch can keep events for exactly this number of days.
#[must_use]
pub fn is_known(days: u32) -> bool {
    RETENTION_DAYS.binary_search(&days).is_ok()
}

/// The nearest number of days that CloudWatch accepts; of two equally near, the longer, which loses no event.
#[must_use]
pub fn nearest(days: u32) -> u32 {
    // Backwards: of equal minima `min_by_key` takes the first.
    RETENTION_DAYS.iter().rev().copied().min_by_key(|known| known.abs_diff(days)).unwrap_or(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_those_of_cloudformations_schema() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("schemas/aws-logs-loggroup.json")).unwrap();
        let days: Vec<u32> =
            serde_json::from_value(schema["properties"]["RetentionInDays"]["enum"].clone()).unwrap();
        assert_eq!(RETENTION_DAYS, days);
    }

    #[test]
    fn the_nearest_of_a_known_value_is_itself() {
        for &days in RETENTION_DAYS {
            assert!(is_known(days));
            assert_eq!(nearest(days), days);
        }
    }

    #[test]
    fn other_days_have_a_neighbour() {
        assert!(!is_known(8));
        assert_eq!(nearest(8), 7);
        assert_eq!(nearest(0), 1);
        assert_eq!(nearest(45), 60); // 30 and 60 are equally near
        assert_eq!(nearest(u32::MAX), 3653);
    }
}
