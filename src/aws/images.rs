//! Images that Amazon publishes: where the newest of each kind is found, and what a path says of its image.

use super::instance_types::{Accelerator, Architecture, Hardware};

/// The folder of the ECS-optimized images of Amazon Linux 2023.
const ECS: &str = "/aws/service/ecs/optimized-ami/amazon-linux-2023/";

/// The parts of a path that hold an id. The parameter above it holds a JSON document.
const ID: &str = "/image_id";

/// What a public path of Amazon's says of its image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicImage {
    /// Amazon Linux 2023 with Docker and the ECS agent.
    Ecs {
        /// The processors that it boots on; `None` where the path does not tell.
        architecture: Option<Architecture>,
        /// The accelerators whose driver it has.
        driver: Option<Accelerator>,
    },
    /// Another system, or one without the ECS agent: what it is.
    Other(&'static str),
    /// A JSON document about images, not the id of one.
    Document,
}

/// The path of the newest image for some hardware; `None` if Amazon publishes none with the driver that it needs.
///
/// Source: "Retrieving Amazon ECS-optimized Linux AMI metadata" of the ECS developer guide, and the recipes of aws/amazon-ecs-ami
/// (2026-08-21): the image with NVIDIA's driver is made for `x86_64` only. The driver in it no longer supports the GPUs of `g2` and `p2`.
#[must_use]
pub fn newest(name: &str, hardware: Hardware) -> Option<&'static str> {
    match (hardware.architecture, hardware.accelerator) {
        (Architecture::X86_64, None) => {
            Some("/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id")
        }
        (Architecture::Arm64, None) => {
            Some("/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id")
        }
        (Architecture::X86_64, Some(Accelerator::Nvidia))
            if !name.starts_with("g2.") && !name.starts_with("p2.") =>
        {
            Some("/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id")
        }
        (Architecture::X86_64, Some(Accelerator::Neuron)) => {
            Some("/aws/service/ecs/optimized-ami/amazon-linux-2023/neuron/recommended/image_id")
        }
        _ => None,
    }
}

/// Other images below `/aws/service`, by the beginning of their paths; the first that fits counts.
///
/// Source: "Calling AMI public parameters" of the Systems Manager user guide, and the guides of ECS, EKS and Bottlerocket.
const OTHERS: [(&str, &str); 12] = [
    ("/aws/service/ecs/optimized-ami/amazon-linux-2/", "Amazon Linux 2, which has no `dnf`"),
    ("/aws/service/ecs/optimized-ami/amazon-linux/", "the first Amazon Linux, which has no `dnf`"),
    ("/aws/service/bottlerocket/", "Bottlerocket, whose user data is TOML and not a script"),
    ("/aws/service/ami-windows-latest/", "Windows"),
    ("/aws/service/ami-macos-latest/", "macOS"),
    ("/aws/service/ami-amazon-linux-latest/", "Amazon Linux without Docker and the ECS agent"),
    ("/aws/service/eks/", "an image for EKS, without the ECS agent"),
    ("/aws/service/canonical/", "Ubuntu, which has no `dnf`"),
    ("/aws/service/debian/", "Debian, which has no `dnf`"),
    ("/aws/service/suse/", "SUSE Linux, which has no `dnf`"),
    ("/aws/service/freebsd/", "FreeBSD"),
    ("/aws/service/deeplearning/", "a Deep Learning AMI, without the ECS agent"),
];

/// What a path of Amazon's says; `None` for any other path, and for one of Amazon's that is not known.
#[must_use]
pub fn parse(path: &str) -> Option<PublicImage> {
    if let Some((_, what)) = OTHERS.iter().find(|(beginning, _)| path.starts_with(beginning)) {
        return Some(PublicImage::Other(what));
    }
    let rest = path.strip_prefix(ECS)?;
    let Some(rest) = rest.strip_suffix(ID) else { return Some(PublicImage::Document) };
    // `arm64/recommended`, `gpu/al2023-ami-ecs-gpu-hvm-2023.0.20260801-kernel-6.1-x86_64-ebs`
    let (variant, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    let (architecture, driver) = match variant {
        "" => (Architecture::X86_64, None),
        "arm64" => (Architecture::Arm64, None),
        "gpu" => (Architecture::X86_64, Some(Accelerator::Nvidia)),
        "neuron" => (Architecture::X86_64, Some(Accelerator::Neuron)),
        _ => return None,
    };
    let is_newest = name == "recommended";
    // A certain version has its architecture in its name.
    let architecture = if name.contains("arm64") { Architecture::Arm64 } else { architecture };
    let is_told = is_newest || name.contains("x86_64") || name.contains("arm64");
    Some(PublicImage::Ecs { architecture: is_told.then_some(architecture), driver })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::instance_types::{all, hardware};

    fn ecs(architecture: Architecture, driver: Option<Accelerator>) -> PublicImage {
        PublicImage::Ecs { architecture: Some(architecture), driver }
    }

    #[test]
    fn the_newest_image_of_a_type_is_for_its_hardware() {
        for row in all() {
            let hardware = row.hardware();
            if let Some(path) = newest(row.name, hardware) {
                assert_eq!(
                    parse(path),
                    Some(ecs(hardware.architecture, hardware.accelerator)),
                    "{}",
                    row.name
                );
            }
        }
    }

    #[test]
    fn accelerated_types_have_their_image_or_none() {
        let variant = |name: &str| {
            newest(name, hardware(name))
                .map(|path| path.trim_start_matches(ECS).split('/').next().unwrap_or_default().to_owned())
        };
        for (name, expected) in [
            ("g5.xlarge", Some("gpu")),
            ("p3.2xlarge", Some("gpu")),
            ("inf1.xlarge", Some("neuron")),
            ("trn2.48xlarge", Some("neuron")),
            ("g5g.xlarge", None),
            ("g4ad.xlarge", None),
            ("p2.xlarge", None),
            ("vt1.3xlarge", None),
            ("f2.6xlarge", None),
            ("dl2q.24xlarge", None),
            ("p6e-gb200.36xlarge", None),
            ("m7g.large", Some("arm64")),
        ] {
            assert_eq!(variant(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn amazons_paths_say_what_they_lead_to() {
        let of = |rest: &str| parse(&format!("{ECS}{rest}"));
        assert_eq!(of("recommended/image_id"), Some(ecs(Architecture::X86_64, None)));
        assert_eq!(of("recommended"), Some(PublicImage::Document));
        let version = "arm64/al2023-ami-ecs-hvm-2023.0.20260801-kernel-6.1-arm64/image_id";
        assert_eq!(of(version), Some(ecs(Architecture::Arm64, None)));
        assert_eq!(of("kernel-7/recommended/image_id"), None);
        assert_eq!(parse("/golden/images/web"), None);
        assert!(matches!(
            parse("/aws/service/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id"),
            Some(PublicImage::Other(_))
        ));
        let windows =
            "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id";
        assert_eq!(parse(windows), Some(PublicImage::Other("Windows")));
    }
}
