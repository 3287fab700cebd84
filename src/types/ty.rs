//! Types of values, as the checker and every message know them.

use super::article::with_article;
use std::fmt;

use super::{EnumSchema, Literal};

/// A type.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Type {
    /// Nothing is known after a mistake; it fits everywhere, so that one mistake gives one message.
    #[default]
    Unknown,
    /// Only `null`.
    Null,
    /// `true`, `false`
    Bool,
    /// `3`
    Int,
    /// `0.096`
    Number,
    /// `"text"`
    String,
    /// A string that is never printed.
    Secret,
    /// `30s`
    Duration,
    /// `512MiB`
    Size,
    /// `256`, `0.25vcpu`
    Cpu,
    /// `60%`
    Percent,
    /// 1 to 65535
    Port,
    /// `10.0.0.0/16`
    Cidr,
    /// `arn:aws:...`
    Arn,
    /// The name of a stack.
    StackName,
    /// The name of an S3 bucket.
    Bucket,
    /// `eu-west-1`
    Region,
    /// `m5.large`
    InstanceType,
    /// The name of an EC2 key pair.
    KeyPair,
    /// `vpc-...`
    VpcId,
    /// `subnet-...`
    SubnetId,
    /// `sg-...`
    SecurityGroupId,
    /// `pl-...`
    PrefixListId,
    /// `ami-...`, or the path of an SSM parameter that holds one
    ImageId,
    /// `Z...`
    HostedZoneId,
    /// `fsap-...`
    AccessPointId,
    /// The tag of a container image: `v1.4`
    ImageTag,
    /// `sha256:...`
    ImageDigest,
    /// `ghcr.io/shop/api:v1`
    Image,
    /// `cron(0 3 * * ? *)`, `rate(5 minutes)`
    Schedule,
    /// `/api/*`
    PathPattern,
    /// `*.example.com`
    HostPattern,
    /// An enumeration of the schema.
    Enum(&'static EnumSchema),
    /// `internal | internet_facing`, `"a" | "b"`, `30 | 60`: a union that a program declares.
    OneOf(Vec<Literal>),
    /// `list<T>`
    List(Box<Type>),
    /// `map<T>`
    Map(Box<Type>),
    /// `T?`
    Nullable(Box<Type>),
    /// `a..b`
    Range(Box<Type>),
    /// A reference to a block of this kind.
    Kind(&'static str),
    /// One of several types: of an attribute, or of a choice between values without a common type.
    Union(Vec<Type>),
}

impl Type {
    /// The types that have a name a program can write: the name, and what it is.
    pub const NAMED: [(&'static str, &'static str, Type); 30] = [
        ("bool", "A Boolean: `true` or `false`. As a parameter: the string `true` or `false`.", Type::Bool),
        ("int", "An integer: `3`. Can be used where a `number` is expected.", Type::Int),
        ("number", "A number: `0.096`.", Type::Number),
        ("string", "A string: `\"web\"`. `${...}` in it is replaced by a value.", Type::String),
        (
            "secret",
            "A string that is never printed and can be used only where secrets are protected. As a parameter: `NoEcho`.",
            Type::Secret,
        ),
        (
            "duration",
            "A length of time: `30s`, `15m`, `2h`, `14d`. As a parameter: a number in its `unit`, seconds by default.",
            Type::Duration,
        ),
        (
            "size",
            "An amount of memory or storage: `512MiB`, `2GiB`. As a parameter: a number in its `unit`, MiB by default.",
            Type::Size,
        ),
        (
            "cpu",
            "CPU in ECS units, 1,024 per vCPU: `256`, or `0.25vcpu`. As a parameter: a number of ECS units.",
            Type::Cpu,
        ),
        ("percent", "A percentage: `60%`. As a parameter: a number.", Type::Percent),
        ("port", "A TCP port, from 1 to 65535.", Type::Port),
        ("cidr", "A CIDR block, IPv4 or IPv6. As a parameter: IPv4 only.", Type::Cidr),
        ("arn", "An Amazon Resource Name.", Type::Arn),
        ("stack_name", "The name of a CloudFormation stack.", Type::StackName),
        ("bucket", "The name of an S3 bucket.", Type::Bucket),
        ("region", "An AWS Region.", Type::Region),
        ("instance_type", "An EC2 instance type, checked against the table of types.", Type::InstanceType),
        ("key_pair", "The name of an EC2 key pair.", Type::KeyPair),
        ("vpc_id", "The id of a VPC.", Type::VpcId),
        ("subnet_id", "The id of a subnet.", Type::SubnetId),
        ("security_group_id", "The id of a security group.", Type::SecurityGroupId),
        ("prefix_list_id", "The id of a prefix list, a named set of CIDR blocks.", Type::PrefixListId),
        (
            "image_id",
            "The id of a machine image (AMI), or the path of an SSM parameter that contains one.",
            Type::ImageId,
        ),
        ("hosted_zone_id", "The id of a Route 53 hosted zone.", Type::HostedZoneId),
        ("access_point_id", "The id of an EFS access point.", Type::AccessPointId),
        (
            "image_tag",
            "The tag of a container image: `\"v1.4\"`. As a parameter, it usually has no default: whoever deploys gives the version.",
            Type::ImageTag,
        ),
        (
            "image_digest",
            "The digest of a container image: `sha256:` and 64 hexadecimal digits.",
            Type::ImageDigest,
        ),
        (
            "image",
            "A container image with its tag or digest: `ecr(\"shop/api\", param.tag)`, `\"ghcr.io/shop/api:v1.4\"`.",
            Type::Image,
        ),
        (
            "schedule",
            "When something happens: `\"cron(0 3 * * ? *)\"` with minute, hour, day of the month, month, day of the week and year, `\"rate(5 minutes)\"`, or once `\"at(2027-01-31T03:00:00)\"`.",
            Type::Schedule,
        ),
        (
            "path_pattern",
            "A pattern of URL paths: `\"/api/*\"`. `*` matches any characters, `?` exactly one.",
            Type::PathPattern,
        ),
        ("host_pattern", "A pattern of host names: `\"*.example.com\"`.", Type::HostPattern),
    ];

    /// The types that are made of others: how they are written, and what they are.
    pub const CONSTRUCTED: [(&'static str, &'static str); 5] = [
        (
            "a | b | c",
            "One of several enum values, or one of several string or number literals. As a parameter: `AllowedValues`, with `-` for `_`.",
        ),
        ("list<T>", "A list: `[a, b]`. As a parameter: comma-separated."),
        ("map<T>", "A map: `{ key = value }`. Not allowed as a parameter type."),
        (
            "range",
            "A range: `2..8`, both ends included. Not allowed as a parameter type: write `param.min..param.max`.",
        ),
        ("T?", "A `T`, or `null`. As a parameter: `null` if it is left empty, which a condition checks."),
    ];

    /// The simple type of a name.
    pub fn named(name: &str) -> Option<Type> {
        Self::NAMED.into_iter().find(|(known, ..)| *known == name).map(|(.., ty)| ty)
    }

    /// The type of a bare word, before it is known what it is a value of.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self::OneOf(vec![Literal::Word(word.to_owned())])
    }

    /// `list<T>`
    #[must_use]
    pub fn list(inner: Type) -> Self {
        Self::List(Box::new(inner))
    }

    /// `map<T>`
    #[must_use]
    pub fn map(inner: Type) -> Self {
        Self::Map(Box::new(inner))
    }

    /// `T?`; null of null is null.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Nullable(_) | Self::Unknown | Self::Null => self,
            other => Self::Nullable(Box::new(other)),
        }
    }

    /// The type without its `?`.
    #[must_use]
    pub fn non_null(self) -> Self {
        match self {
            Self::Nullable(inner) => *inner,
            other => other,
        }
    }

    /// The type of the elements of a list; of a union, where it takes a list.
    pub fn element(&self) -> Option<&Self> {
        match self {
            Self::List(element) => Some(element),
            Self::Nullable(inner) => inner.element(),
            Self::Union(types) => types.iter().find_map(Self::element),
            _ => None,
        }
    }

    /// The type of the values of a map; of a union, where it takes a map.
    pub fn entry(&self) -> Option<&Self> {
        match self {
            Self::Map(entry) => Some(entry),
            Self::Nullable(inner) => inner.entry(),
            Self::Union(types) => types.iter().find_map(Self::entry),
            _ => None,
        }
    }

    /// Whether it lists its values.
    pub fn is_listed(&self) -> bool {
        matches!(self, Self::Enum(_) | Self::OneOf(_))
    }

    /// The values of a type that lists them; none for any other.
    pub fn alternatives(&self) -> Vec<Literal> {
        match self {
            Self::Enum(schema) => schema.words().map(|word| Literal::Word(word.to_owned())).collect(),
            Self::OneOf(literals) => literals.clone(),
            _ => Vec::new(),
        }
    }

    /// The same as they are written.
    pub fn alternatives_text(&self) -> Vec<String> {
        self.alternatives().iter().map(ToString::to_string).collect()
    }

    /// The enumeration whose values it takes, by themselves or in a list.
    pub fn enumeration(&self) -> Option<&'static EnumSchema> {
        match self {
            Self::Enum(schema) => Some(schema),
            Self::Nullable(inner) | Self::List(inner) | Self::Map(inner) | Self::Range(inner) => {
                inner.enumeration()
            }
            Self::Union(types) => types.iter().find_map(Self::enumeration),
            _ => None,
        }
    }

    /// Whether its values must not be shown.
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Secret) || matches!(self, Self::Nullable(inner) if inner.is_secret())
    }

    /// Whether null is among its values.
    pub fn is_nullable(&self) -> bool {
        matches!(self, Self::Nullable(_) | Self::Null | Self::Unknown)
    }

    /// Whether its values are written as text in a template, so that a plain string may stand for one if it has the shape.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::String
                | Self::Secret
                | Self::Cidr
                | Self::Arn
                | Self::StackName
                | Self::Bucket
                | Self::Region
                | Self::InstanceType
                | Self::KeyPair
                | Self::VpcId
                | Self::SubnetId
                | Self::SecurityGroupId
                | Self::PrefixListId
                | Self::ImageId
                | Self::HostedZoneId
                | Self::AccessPointId
                | Self::ImageTag
                | Self::ImageDigest
                | Self::Image
                | Self::Schedule
                | Self::PathPattern
                | Self::HostPattern
        )
    }

    /// The type with its article, as a sentence says it: `a duration`, `an arn`, `one of ...`.
    pub fn with_article(&self) -> String {
        match self {
            Self::OneOf(literals) if literals.len() == 1 => format!("the enum value `{self}`"),
            Self::Enum(_) | Self::OneOf(_) => format!("one of `{self}`"),
            Self::List(inner) if **inner == Self::Unknown => "a list".into(),
            Self::Map(inner) if **inner == Self::Unknown => "a map".into(),
            Self::Kind(kind) => format!("{} block", with_article(kind)),
            Self::Null => "null".into(),
            _ => with_article(&self.to_string()),
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Null => f.write_str("null"),
            Self::Enum(_) | Self::OneOf(_) => f.write_str(&self.alternatives_text().join(" | ")),
            Self::List(inner) => write!(f, "list<{inner}>"),
            // What is in it, the schema of a resource type says.
            Self::Map(inner) if **inner == Self::Unknown => f.write_str("map"),
            Self::Map(inner) => write!(f, "map<{inner}>"),
            // The `?` covers the whole of a union.
            Self::Nullable(inner) => write!(f, "{inner}?"),
            Self::Range(inner) => write!(f, "range of {inner}"),
            Self::Kind(kind) => f.write_str(kind),
            Self::Union(types) => {
                let names: Vec<String> = types.iter().map(ToString::to_string).collect();
                f.write_str(&names.join(" | "))
            }
            simple => {
                let name =
                    Self::NAMED.iter().find(|(.., ty)| ty == simple).map_or("unknown", |(name, ..)| name);
                f.write_str(name)
            }
        }
    }
}
