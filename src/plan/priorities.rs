//! Priorities of rules: stable numbers that nobody has to hand out, in an order that follows from what rules match.
//!
//! Bands of numbers come one after the other, by the length that a path has at least which a rule matches. If every path of a rule A is
//! one of a rule B, that of A is not shorter. In a band, rules with a condition beside the path come before those without. So the
//! narrower of two rules never comes behind the wider one, whoever deploys them, unless both are in one half of a band; there
//! the hash of a name that is never changed picks the number.

use crate::ir::{Declared, Program};
use crate::language::kinds::{Listener, Route, Service};
use crate::types::Nested;

/// The first number that is computed; those before are for the program.
const FIRST: i64 = 1_000;

/// The numbers of a half of each band but the last.
const HALF: i64 = 1_550;

/// The numbers of a half of the last band.
const LAST_HALF: i64 = 10_000;

/// The shortest paths of the bands, the longest first. What is shorter is in the last band.
const BANDS: [usize; 9] = [41, 28, 20, 15, 11, 8, 6, 4, 2];

/// The priority of a route: as the program says, or computed.
pub fn of(program: &Program, service: &Declared<Service>, route: &Nested<Route>) -> i64 {
    named(program, &service.full_name(), route.label_text().unwrap_or("route"), &route.block)
}

/// The priority of a rule of a listener itself, by the label of its block.
pub fn of_listener(program: &Program, listener: &Declared<Listener>, label: &str, matched: &Route) -> i64 {
    named(program, &listener.full_name(), label, matched)
}

fn named(program: &Program, owner: &str, label: &str, matched: &Route) -> i64 {
    let given = matched.priority.as_ref().and_then(|priority| priority.known().copied());
    given.unwrap_or_else(|| {
        let name = format!("{}/{owner}/{label}", program.name);
        computed(matched.shortest_path(), matched.is_restricted(), &name)
    })
}

/// The numbers among which that of a rule is: the first, and how many.
pub fn half(shortest_path: usize, is_restricted: bool) -> (i64, i64) {
    let band = BANDS.iter().position(|shortest| shortest_path >= *shortest).unwrap_or(BANDS.len());
    let width = if band < BANDS.len() { HALF } else { LAST_HALF };
    let begin = FIRST + i64::try_from(band).unwrap_or_default() * 2 * HALF;
    (if is_restricted { begin } else { begin + width }, width)
}

fn computed(shortest_path: usize, is_restricted: bool, name: &str) -> i64 {
    let (first, width) = half(shortest_path, is_restricted);
    let hash = fnv1a(name) % width.unsigned_abs();
    first + i64::try_from(hash).unwrap_or_default()
}

/// FNV-1a of 64 bits. Source: "The FNV Non-Cryptographic Hash Algorithm" (draft-eastlake-fnv). It must never change: the numbers
/// are deployed.
fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_its_specification() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn bands_follow_each_other_without_a_gap() {
        let mut end = FIRST;
        for shortest in BANDS.into_iter().chain([0]) {
            for is_restricted in [true, false] {
                let (first, width) = half(shortest, is_restricted);
                assert_eq!(first, end);
                end = first + width;
            }
        }
        assert_eq!(end, 48_900);
    }

    #[test]
    fn a_longer_path_comes_first_and_so_does_a_further_condition() {
        for shorter in 0..60 {
            for longer in shorter..60 {
                let (first, width) = half(longer, true);
                assert!(
                    first + width <= half(shorter, false).0 || half(longer, true).0 < half(shorter, false).0
                );
            }
        }
        assert!(computed(5, true, "x") < computed(5, false, "x"));
        assert!(computed(41, false, "x") < computed(40, true, "x"));
    }
}
