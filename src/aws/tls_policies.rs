//! The security policies that a load balancer's HTTPS listener may name.

mod table;

use table::TLS_POLICIES;

/// Whether a policy of this name exists.
#[must_use]
pub fn is_known(name: &str) -> bool {
    TLS_POLICIES.binary_search(&name).is_ok()
}

/// Every policy's name, sorted.
#[must_use]
pub fn all() -> &'static [&'static str] {
    TLS_POLICIES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_each_policy_once() {
        assert!(all().is_sorted_by(|a, b| a < b));
        assert!(all().iter().all(|name| is_known(name)));
    }

    #[test]
    fn policies_of_today_and_of_yesterday_are_known() {
        assert!(is_known("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"));
        assert!(is_known("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"));
        assert!(is_known("ELBSecurityPolicy-2016-08"));
        assert!(is_known("ELBSecurityPolicy-FS-1-2-Res-2019-08"));
    }

    #[test]
    fn a_name_that_is_not_a_policy_is_unknown() {
        for name in ["", "TLS13-1-2-Res-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-2021-6"] {
            assert!(!is_known(name), "{name}");
        }
    }
}
