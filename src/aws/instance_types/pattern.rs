//! The pattern of instance types that can boot one image: those of the table, and those that EC2 may announce later.

use std::collections::BTreeSet;

use super::hardware::{ACCELERATED, Hardware, OTHER_SYSTEMS, parts};
use super::{Accelerator, Architecture, InstanceType, all, family};

/// Generations of which EC2 announces no more types, and whose letters do not say what they are. The table has all of them.
const COMPLETE: [(&str, &str); 3] = [("a", "1"), ("dl", "1"), ("g", "4")];

/// A regular expression for the names of the types with some hardware, and of `named` ones. It has no lookahead, which not every
/// engine has: what is left out is spelt as what is left over.
#[must_use]
pub fn pattern(hardware: Hardware, named: &[String]) -> String {
    let rest = rest(hardware.architecture);
    let mut families: Vec<String> = complete(hardware, named).iter().map(ToString::to_string).collect();
    families.extend(series(hardware.accelerator).iter().map(|series| format!("{series}{rest}")));
    format!(r"({})\.[a-z0-9-]+", families.join("|"))
}

/// The families of complete generations.
fn complete(hardware: Hardware, named: &[String]) -> BTreeSet<String> {
    let table = all().iter().filter(|row| row.hardware() == hardware && row.runs_amazon_linux_2023());
    let mut families: Vec<&str> = table.map(InstanceType::family).collect();
    families.extend(named.iter().map(|name| family(name)));
    families.into_iter().filter(|name| is_complete(name)).map(str::to_owned).collect()
}

fn is_complete(family: &str) -> bool {
    parts(family).is_some_and(|(letters, generation, _)| COMPLETE.contains(&(letters, generation)))
}

/// The letters and generations of an accelerator, or of types without one.
fn series(accelerator: Option<Accelerator>) -> Vec<String> {
    if accelerator.is_some() {
        let letters = ACCELERATED.iter().filter(|(_, kind)| Some(*kind) == accelerator);
        return letters.map(|(letters, _)| format!("{letters}{}", generations(letters))).collect();
    }
    let complete = COMPLETE.iter().map(|(letters, _)| *letters);
    let taken = ACCELERATED.iter().map(|(letters, _)| *letters).chain(OTHER_SYSTEMS).chain(complete.clone());
    let taken: BTreeSet<&str> = taken.collect();
    let mut series = vec![format!("({})[0-9]+", words_except(&taken))];
    // Letters of which only a generation is not among the others.
    let free = complete.filter(|letters| accelerator_of_letters(letters).is_none());
    series.extend(free.map(|letters| format!("{letters}{}", generations(letters))));
    series
}

fn accelerator_of_letters(letters: &str) -> Option<Accelerator> {
    ACCELERATED.iter().find(|(known, _)| *known == letters).map(|(_, kind)| *kind)
}

/// Every generation of some letters but the complete one, which has one digit.
fn generations(letters: &str) -> String {
    match COMPLETE.iter().find(|(known, _)| *known == letters) {
        None => "[0-9]+".into(),
        Some((_, complete)) => {
            let digits = class(('0'..='9').filter(|digit| !complete.contains(*digit)));
            format!("({digits}[0-9]*|{complete}[0-9]+)")
        }
    }
}

/// What follows the generation: see `hardware::by_letters`.
fn rest(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::Arm64 => "([a-z0-9-]*-)?g[a-z0-9-]*",
        Architecture::X86_64 => "([a-fh-z][a-z0-9]*)?(-([a-fh-z0-9][a-z0-9]*)?)*",
    }
}

/// What the letters of a series are.
const ANY: &str = "[a-z-]";

/// Every word of letters and hyphens that is not one of some: what differs from them at its end, or behind a beginning of one.
fn words_except(words: &BTreeSet<&str>) -> String {
    let beginnings: BTreeSet<&str> =
        words.iter().flat_map(|word| (0..=word.len()).filter_map(|end| word.get(..end))).collect();
    let mut others = Vec::new();
    for beginning in &beginnings {
        if !beginning.is_empty() && !words.contains(beginning) {
            others.push((*beginning).to_owned());
        }
        let goes_on = |next: &char| beginnings.contains(format!("{beginning}{next}").as_str());
        let letters = class(('a'..='z').chain(['-']).filter(|next| !goes_on(next)));
        others.push(match letters.as_str() {
            ANY => format!("{beginning}{ANY}+"),
            _ => format!("{beginning}{letters}{ANY}*"),
        });
    }
    others.join("|")
}

/// A class of characters that come in their order, a hyphen last: `[a-ce-]`.
fn class(characters: impl Iterator<Item = char>) -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for character in characters {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(character) => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    let mut class = String::from("[");
    for (first, last) in ranges {
        class.push(first);
        if first != last {
            class.push('-');
            class.push(last);
        }
    }
    class.push(']');
    class
}

#[cfg(test)]
mod tests {
    use regex_lite::Regex;

    use super::super::hardware::{accelerator, hardware, is_well_formed};
    use super::*;

    fn regex(hardware: Hardware) -> Regex {
        Regex::new(&format!("^({})$", pattern(hardware, &[]))).unwrap()
    }

    /// The hardware of every type that can boot some image.
    fn all_hardware() -> Vec<Hardware> {
        let mut kinds: Vec<Hardware> = Vec::new();
        for row in all().iter().filter(|row| row.runs_amazon_linux_2023()) {
            if !kinds.contains(&row.hardware()) {
                kinds.push(row.hardware());
            }
        }
        kinds
    }

    #[test]
    fn a_pattern_takes_the_types_of_its_hardware_and_no_other() {
        assert!(all_hardware().len() >= 6);
        for kind in all_hardware() {
            let regex = regex(kind);
            for row in all() {
                let boots = row.hardware() == kind && row.runs_amazon_linux_2023();
                assert_eq!(regex.is_match(row.name), boots, "{kind:?} {}\n{regex}", row.name);
            }
        }
    }

    #[test]
    fn a_pattern_takes_types_that_ec2_has_not_announced_yet() {
        let tomorrow = [
            "m9i.large",
            "m9g.large",
            "c10gd.metal-48xl",
            "x9i.large",
            "r9a.24xlarge",
            "t5.nano",
            "t5g.nano",
            "g9.xlarge",
            "g10e.xlarge",
            "gr9.4xlarge",
            "p7.48xlarge",
            "p7e-gb400.36xlarge",
            "trn9.2xlarge",
            "inf3.xlarge",
            "f3.2xlarge",
            "vt2.3xlarge",
            "dl3q.24xlarge",
            "hpc9a.96xlarge",
            "u9i-12tb.224xlarge",
            "u-48tb1.112xlarge",
            "is9gen.large",
            "i9-flex.large",
            "z2d.large",
            "a2.large",
            "gx1.large",
            "fa2.large",
            "tr2.large",
            "q1.large",
            "w3g.large",
        ];
        for name in tomorrow {
            assert!(is_well_formed(name), "{name}");
            assert!(regex(hardware(name)).is_match(name), "{name}\n{}", pattern(hardware(name), &[]));
            let others = all_hardware().into_iter().filter(|kind| *kind != hardware(name));
            for other in others {
                assert!(!regex(other).is_match(name), "{name} {other:?}");
            }
        }
    }

    #[test]
    fn a_pattern_refuses_what_boots_another_image() {
        let takes = |like: &str, name: &str| regex(hardware(like)).is_match(name);
        // Another driver, another system, the first Graviton.
        for (like, name) in [
            ("g5.xlarge", "g4ad.xlarge"),
            ("m5.large", "mac2.metal"),
            ("m6g.large", "a1.large"),
            ("m5.large", "a1.large"),
            ("m5.large", "g5.xlarge"),
            ("m5.large", "dl1.24xlarge"),
            ("m6g.large", "m5.large"),
            ("m5.large", "M5.large"),
        ] {
            assert!(!takes(like, name), "{like} {name}");
        }
        assert!(takes("g5.xlarge", "g4dn.xlarge"));
    }

    #[test]
    fn a_pattern_takes_the_types_that_the_program_names() {
        let g4ad = hardware("g4ad.xlarge");
        assert_eq!(accelerator("g4ad"), g4ad.accelerator);
        let named = Regex::new(&format!("^({})$", pattern(g4ad, &["g4ad.xlarge".into()]))).unwrap();
        assert!(named.is_match("g4ad.8xlarge") && !named.is_match("g4dn.xlarge"));
    }
}
