//! What the name of an instance type tells of its hardware: also of types of which no figures are known.

use super::{Architecture, InstanceType};

/// The hardware that decides which image an instance boots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hardware {
    /// The processor family.
    pub architecture: Architecture,
    /// What computes beside the processor.
    pub accelerator: Option<Accelerator>,
}

/// An accelerator, by the driver that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accelerator {
    /// GPUs by NVIDIA.
    Nvidia,
    /// Inferentia and Trainium by AWS.
    Neuron,
    /// By another maker.
    Other(&'static str),
}

impl Accelerator {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nvidia => "GPUs by NVIDIA",
            Self::Neuron => "AWS Neuron accelerators",
            Self::Other(name) => name,
        }
    }
}

/// Families, and types of families that have figures, that exist without figures in the table: the regions that were recorded do not
/// offer them.
///
/// Source: the types of botocore 1.43.11 and of cfn-lint 1.58.0 that are not in the table.
const WITHOUT_FIGURES: [&str; 17] = [
    "dl1",
    "f1",
    "g2",
    "g3",
    "g3s",
    "g4ad",
    "i3.metal",
    "p2",
    "p3",
    "p6e-gb200",
    "u-12tb1",
    "u-18tb1",
    "u-24tb1",
    "u-6tb1.metal",
    "u-9tb1",
    "u7ib-12tb",
    "u7inh-32tb",
];

/// Whether a type exists of which the table has no figures.
#[must_use]
pub fn is_without_figures(name: &str) -> bool {
    WITHOUT_FIGURES.contains(&name) || WITHOUT_FIGURES.contains(&super::family(name))
}

/// Whether a name has the form of an instance type: a family with its generation, and a size that EC2 uses.
#[must_use]
pub fn is_well_formed(name: &str) -> bool {
    let Some((family, size)) = name.split_once('.') else { return false };
    parts(family).is_some() && is_size(size)
}

/// `medium`, `24xlarge`, `metal-48xl`
fn is_size(size: &str) -> bool {
    let many = |text: &str, unit: &str| {
        text.strip_suffix(unit)
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(size, "nano" | "micro" | "small" | "medium" | "large" | "xlarge" | "metal")
        || many(size, "xlarge")
        || size.strip_prefix("metal-").is_some_and(|rest| many(rest, "xl"))
}

/// The letters, the generation and what follows, of a family: `c`, `7`, `gn` of `c7gn`.
pub(super) fn parts(family: &str) -> Option<(&str, &str, &str)> {
    let digits = family.find(|c: char| c.is_ascii_digit())?;
    let (letters, rest) = family.split_at_checked(digits)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (generation, rest) = rest.split_at_checked(end)?;
    (!letters.is_empty()).then_some((letters, generation, rest))
}

/// The hardware of a type: of its family, if that is in the table, and otherwise by the letters of its name.
#[must_use]
pub fn hardware(name: &str) -> Hardware {
    let family = super::family(name);
    Hardware {
        architecture: super::first_of(family).map_or_else(|| by_letters(family), |row| row.architecture),
        accelerator: accelerator(family),
    }
}

/// A `g` behind the generation is a Graviton; behind a hyphen it is NVIDIA's Grace, which is arm64 too.
fn by_letters(family: &str) -> Architecture {
    match parts(family) {
        Some((_, _, rest)) if rest.starts_with('g') || rest.contains("-g") => Architecture::Arm64,
        _ => Architecture::X86_64,
    }
}

/// The letters of the series with accelerators. Source: the EC2 user guide, "Accelerated computing".
pub(super) const ACCELERATED: [(&str, Accelerator); 8] = [
    ("g", Accelerator::Nvidia),
    ("gr", Accelerator::Nvidia),
    ("p", Accelerator::Nvidia),
    ("inf", Accelerator::Neuron),
    ("trn", Accelerator::Neuron),
    ("dl", Accelerator::Other("accelerators by Qualcomm")),
    ("f", Accelerator::Other("FPGAs")),
    ("vt", Accelerator::Other("media accelerators by Xilinx")),
];

/// Families with another accelerator than the rest of their series.
const UNLIKE_THEIR_SERIES: [(&str, Accelerator); 2] =
    [("dl1", Accelerator::Other("Gaudi accelerators")), ("g4ad", Accelerator::Other("GPUs by AMD"))];

/// The letters of the series that run no Linux: Apple's machines.
pub(super) const OTHER_SYSTEMS: [&str; 1] = ["mac"];

/// What computes beside the processor, by the name of the family.
pub(super) fn accelerator(family: &str) -> Option<Accelerator> {
    let (letters, ..) = parts(family)?;
    let of_family = UNLIKE_THEIR_SERIES.iter().find(|(known, _)| *known == family);
    let found = of_family.or_else(|| ACCELERATED.iter().find(|(known, _)| *known == letters));
    found.map(|(_, accelerator)| *accelerator)
}

impl InstanceType {
    /// Its hardware.
    #[must_use]
    pub fn hardware(&self) -> Hardware {
        Hardware { architecture: self.architecture, accelerator: accelerator(self.family()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::all;
    use super::*;

    #[test]
    fn every_type_of_the_table_is_well_formed_and_has_the_hardware_of_its_row() {
        for row in all() {
            assert!(is_well_formed(row.name), "{}", row.name);
            assert_eq!(hardware(row.name), row.hardware(), "{}", row.name);
            assert_eq!(row.gpus > 0, row.hardware().accelerator == Some(Accelerator::Nvidia), "{}", row.name);
            assert!(!WITHOUT_FIGURES.contains(&row.name), "{} has figures", row.name);
        }
    }

    #[test]
    fn the_letters_tell_what_the_table_says_of_each_family() {
        for row in all().iter().filter(|row| row.family() != "a1") {
            assert_eq!(by_letters(row.family()), row.architecture, "{}", row.name);
        }
    }

    #[test]
    fn types_of_tomorrow_have_hardware() {
        assert_eq!(hardware("m9g.large").architecture, Architecture::Arm64);
        assert_eq!(hardware("c9gd.metal-48xl").architecture, Architecture::Arm64);
        assert_eq!(hardware("x9i.large").architecture, Architecture::X86_64);
        assert_eq!(hardware("p6e-gb200.36xlarge").architecture, Architecture::Arm64);
        assert_eq!(hardware("g9.xlarge").accelerator, Some(Accelerator::Nvidia));
        assert_eq!(hardware("g4ad.xlarge").accelerator, Some(Accelerator::Other("GPUs by AMD")));
        assert_eq!(hardware("trn9.2xlarge").accelerator, Some(Accelerator::Neuron));
        assert_eq!(hardware("u-24tb1.112xlarge").accelerator, None);
    }

    #[test]
    fn what_is_no_type_is_not_well_formed() {
        for name in
            ["m5", "m5.huge", "m5.", "large.m5", "web.large", "5.large", "m5.xl", "m5.metal-xl", "m5.0large"]
        {
            assert!(!is_well_formed(name), "{name}");
        }
        for name in ["g4ad.xlarge", "u-6tb1.metal", "i3.metal", "p6e-gb200.36xlarge", "dl1.24xlarge"] {
            assert!(is_well_formed(name) && is_without_figures(name), "{name}");
        }
    }
}
