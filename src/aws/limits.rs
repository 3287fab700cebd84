//! The limits of templates and of what is in them.
//!
//! Source of the template's limits: "Understand CloudFormation quotas" of the CloudFormation user guide, as of
//! 2026-11; cfn-lint has the same numbers.

/// A template's `Description`, in bytes.
pub const DESCRIPTION_BYTES: usize = 1_024;

/// A template that is passed in the request, in bytes. A larger one must be in S3.
pub const INLINE_TEMPLATE_BYTES: usize = 51_200;

/// A template in S3, in bytes.
pub const TEMPLATE_BYTES: usize = 1_000_000;

/// Resources of one template.
pub const RESOURCES: usize = 500;

/// Parameters of one template.
pub const PARAMETERS: usize = 200;

/// Outputs of one template.
pub const OUTPUTS: usize = 200;

/// Mappings of one template.
pub const MAPPINGS: usize = 200;

/// Keys of one mapping.
pub const MAPPING_KEYS: usize = 200;

/// The value of a parameter, in bytes.
pub const PARAMETER_VALUE_BYTES: usize = 4_096;

/// The description of a parameter, in bytes. Source: "CloudFormation template Parameters syntax" of the user guide.
pub const PARAMETER_DESCRIPTION_BYTES: usize = 4_000;

/// The description of an output, in bytes.
pub const OUTPUT_DESCRIPTION_BYTES: usize = 1_024;

/// What follows the name of the stack and a hyphen in the name of an export, in characters: an export has at most 256, a stack 128.
/// Source: CloudFormation's own message, "The Name field of every Export member must not be longer than 256 characters", in
/// aws/aws-cdk#9733.
pub const EXPORT_NAME: usize = 127;

/// The name of a parameter, resource, output or condition, in characters.
pub const LOGICAL_ID_CHARACTERS: usize = 255;

/// Dynamic references (`{{resolve:...}}`) of one template.
pub const DYNAMIC_REFERENCES: usize = 60;

/// An instance's user data, in bytes before Base64. Source: "Run commands when you launch an EC2 instance with
/// user data input" of the EC2 user guide.
pub const USER_DATA_BYTES: usize = 16 * 1_024;

/// A Lambda function's code inside a template, in bytes. Source: the property `ZipFile` of
/// `Lambda::Function.Code` in the CloudFormation reference.
pub const INLINE_CODE_BYTES: usize = 4 * 1_024 * 1_024;

/// The inbound or outbound rules of a security group, for IPv4 and IPv6 each. Source: "Amazon VPC quotas" of the VPC user guide, as are
/// the groups of an interface. Both can be raised, as long as their product is at most 1,000.
pub const RULES_PER_SECURITY_GROUP: usize = 60;

/// The security groups of a network interface.
pub const SECURITY_GROUPS_PER_INTERFACE: usize = 5;

/// The certificates of an Application Load Balancer, without the default ones. Source: "Quotas for your Application Load Balancers" of
/// its user guide, as are listeners and rules.
pub const CERTIFICATES_PER_LOAD_BALANCER: usize = 25;

/// The listeners of an Application Load Balancer.
pub const LISTENERS_PER_LOAD_BALANCER: usize = 50;

/// The rules of an Application Load Balancer, without the default ones.
pub const RULES_PER_LOAD_BALANCER: usize = 100;

/// The managed policies of a role. Source: "IAM and AWS STS quotas" of the IAM user guide.
pub const POLICIES_PER_ROLE: usize = 10;

/// What an EBS disk can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskRates {
    /// Input and output operations per second, the fewest and the most.
    pub operations: (i64, i64),
    /// The most operations per second for each GiB.
    pub operations_per_gib: i64,
    /// The most operations per second that one MiB of throughput needs, if throughput can be chosen at all.
    pub operations_per_mib: Option<i64>,
}

/// Source: `LaunchTemplateEbsBlockDeviceRequest` of the EC2 API reference, and "Amazon EBS General Purpose SSD volumes" of the EBS
/// user guide, as is [`IO2`].
pub const GP3: DiskRates =
    DiskRates { operations: (3_000, 80_000), operations_per_gib: 500, operations_per_mib: Some(4) };

/// Provisioned IOPS SSD on instances of the Nitro system.
pub const IO2: DiskRates =
    DiskRates { operations: (100, 256_000), operations_per_gib: 1_000, operations_per_mib: None };
