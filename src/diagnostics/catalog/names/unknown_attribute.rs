//! E0203: an unknown attribute.

use crate::diagnostics::{Diagnostic, did_you_mean, list, nearest_first};
use crate::source::Span;

declare! {
    /// A block has only the attributes of its kind. `ecsc explain volume` lists the attributes of a volume.
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

/// Attributes of other languages, and what to write instead.
const FOREIGN: [(&str, &str); 17] = [
    ("depends_on", "the order follows from the references between blocks"),
    ("count", "whether a block exists is decided by `when = condition`"),
    ("provider", "the compiler generates CloudFormation: there are no providers"),
    ("provisioner", "commands to run at boot go into `instances { user_data = ... }`"),
    ("description", "write the description as a doc comment above the block: `/// ...`"),
    (
        "region",
        "the region is chosen when the stack is deployed; `regions` of the `project` lists those to check for",
    ),
    ("vpc", "the VPC and its subnets come from a network: `network = network.main`"),
    ("vpc_id", "the VPC and its subnets come from a network: `network = network.main`"),
    ("subnet_ids", "the VPC and its subnets come from a network: `network = network.main`"),
    ("security_groups", "security groups are created by the compiler; `allow` adds rules to them"),
    ("instance_type", "set it in the block `instances`: `instances { type = \"m5.large\" }`"),
    ("ami", "set it in the block `instances`: `instances { image = ... }`"),
    ("min_size", "minimum and maximum are one range: `size = 2..8`"),
    ("max_size", "minimum and maximum are one range: `size = 2..8`"),
    ("desired_capacity", "the initial number of instances is `desired`"),
    ("kms_key_id", "set the key in a nested block: `key { arn = ... }`"),
    ("certificate_arn", "set the certificate in the block `https`: `https { certificate = ... }`"),
];

/// `owner` has no attribute `name`; `known` are those that it has, `inside` the nested block that has one of
/// that name.
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
        return diagnostic
            .help(format!("it is an attribute of a nested block: `{block} {{ {name} = ... }}`"));
    }
    match did_you_mean(name, known.iter().copied()) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("rename to `{nearest}`"),
            span,
            nearest,
        ),
        None if let Some((_, help)) = FOREIGN.iter().find(|(foreign, _)| *foreign == name) => {
            diagnostic.help(*help)
        }
        None => diagnostic.help(format!(
            "its attributes are {}",
            list(&nearest_first(name, known.iter().copied()), "and", 8)
        )),
    }
}
