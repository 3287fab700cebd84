//! Unknown attribute.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// A block has only the attributes of its kind. `ecsc explain volume` lists those of a volume.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network  = network.main
    ///   encryptd = true
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network   = network.main
    ///   encrypted = true
    /// }
    /// ```
    E0203 error "unknown attribute"
}

/// What other languages write here, and what is written instead.
const FOREIGN: [(&str, &str); 17] = [
    ("depends_on", "no order is written: it follows from the references between blocks"),
    ("count", "`when = condition` says whether a block is there"),
    ("provider", "the compiler writes CloudFormation: there are no providers"),
    ("provisioner", "what instances run at boot is `instances { user_data = ... }`"),
    ("description", "a doc comment above the block, `/// ...`, is its description"),
    (
        "region",
        "a stack is deployed where the command says; `regions` of the `project` says what must be possible",
    ),
    ("vpc", "subnets and VPC come from a network: `network = network.main`"),
    ("vpc_id", "subnets and VPC come from a network: `network = network.main`"),
    ("subnet_ids", "subnets and VPC come from a network: `network = network.main`"),
    ("security_groups", "security groups are made; `allow` lets others in"),
    ("instance_type", "it stands in the block of the instances: `instances { type = \"m5.large\" }`"),
    ("ami", "it stands in the block of the instances: `instances { image = ... }`"),
    ("min_size", "both ends are one range: `size = 2..8`"),
    ("max_size", "both ends are one range: `size = 2..8`"),
    ("desired_capacity", "the number to begin with is `desired`"),
    ("kms_key_id", "a key is a block: `key { arn = ... }`"),
    ("certificate_arn", "a certificate belongs to HTTPS: `https { certificate = ... }`"),
];

/// `owner` has no attribute `name`; `known` are those that it has, `inside` the nested block that has one of that name.
pub fn unknown_attribute(
    span: Span,
    name: &str,
    owner: &str,
    known: &[&str],
    inside: Option<&str>,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("`{owner}` has no attribute `{name}`"), span, "unknown attribute");
    if let Some(block) = inside {
        return diagnostic.help(format!("there is one in the nested block: `{block} {{ {name} = ... }}`"));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("there is an attribute `{nearest}`")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None if let Some((_, help)) = FOREIGN.iter().find(|(foreign, _)| *foreign == name) => {
            diagnostic.help(*help)
        }
        None => {
            diagnostic.help(format!("it has {}", list(&nearest_first(name, known.iter().copied()), "and", 8)))
        }
    }
}
