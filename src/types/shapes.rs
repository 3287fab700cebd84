//! Strings of a shape: each type with its check, its CloudFormation pattern and an example.

use ipnet::IpNet;

use super::{Expr, ExprKind, Reflect, Type, images, patterns, schedules};

/// Why a string does not have the shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError {
    /// What it should look like: `sg- and 8 or 17 hexadecimal digits`.
    pub wanted: &'static str,
    /// A string of that shape.
    pub example: &'static str,
}

macro_rules! shapes {
    ($($(#[doc = $doc:literal])+ $name:ident: $ty:ident, pattern $pattern:literal, wanted $wanted:literal, example $example:literal, check $check:expr;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
            pub struct $name(pub String);

            impl Reflect for $name {
                fn ty() -> Type {
                    Type::$ty
                }

                fn from_const(expr: &Expr) -> Option<Self> {
                    match &expr.kind {
                        ExprKind::Text(text) => Some(Self(text.clone())),
                        _ => None,
                    }
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(&self.0)
                }
            }
        )+

        impl Type {
            /// Whether a constant string has the shape of this type; types without a shape take any.
            ///
            /// # Errors
            /// What it should look like.
            pub fn check_shape(&self, text: &str) -> Result<(), ShapeError> {
                match self {
                    $(Type::$ty => {
                        let check: fn(&str) -> bool = $check;
                        if check(text) { Ok(()) } else { Err(ShapeError { wanted: $wanted, example: $example }) }
                    })+
                    Type::Nullable(inner) => inner.check_shape(text),
                    _ => Ok(()),
                }
            }

            /// The `AllowedPattern` of a parameter of this type; `None` where any text will do.
            pub fn pattern(&self) -> Option<&'static str> {
                match self {
                    $(Type::$ty => if $pattern.is_empty() { None } else { Some($pattern) },)+
                    _ => None,
                }
            }
        }
    };
}

shapes! {
    /// A string that is never printed.
    Secret: Secret, pattern "", wanted "any string", example "...", check |_| true;
    /// A block of addresses, IPv4 or IPv6.
    Cidr: Cidr, pattern r"(\d{1,3}\.){3}\d{1,3}/\d{1,2}",
        wanted "an address, a slash and the length of the prefix", example "10.0.0.0/16", check |text| Cidr::parse(text).is_some();
    /// An Amazon Resource Name.
    Arn: Arn, pattern r"arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:.+",
        wanted "arn:partition:service:region:account:resource",
        example "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d", check is_arn;
    /// The name of a CloudFormation stack.
    StackName: StackName, pattern "[A-Za-z][A-Za-z0-9-]{0,127}",
        wanted "a letter, then letters, digits and hyphens, at most 128", example "vpc-2azs", check is_stack_name;
    /// The name of an S3 bucket.
    Bucket: Bucket, pattern r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        wanted "3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit",
        example "my-access-logs", check is_bucket;
    /// A region of AWS.
    Region: Region, pattern r"[a-z]{2,4}(-[a-z]+)+-\d",
        wanted "the code of a region", example "eu-west-1", check is_region;
    /// The name of an EC2 instance type; the table of types decides whether there is such a one.
    InstanceTypeName: InstanceType, pattern r"[a-z0-9-]+\.[a-z0-9-]+",
        wanted "a family, a dot and a size", example "m5.large", check is_instance_type;
    /// The name of an EC2 key pair.
    KeyPair: KeyPair, pattern "", wanted "1 to 255 characters", example "ops",
        check |text| (1..=255).contains(&text.len());
    /// The id of a VPC.
    VpcId: VpcId, pattern "", wanted "`vpc-` and 8 or 17 hexadecimal digits", example "vpc-0123456789abcdef0",
        check |text| is_id(text, "vpc-");
    /// The id of a subnet.
    SubnetId: SubnetId, pattern "", wanted "`subnet-` and 8 or 17 hexadecimal digits",
        example "subnet-0123456789abcdef0", check |text| is_id(text, "subnet-");
    /// The id of a security group.
    SecurityGroupId: SecurityGroupId, pattern "", wanted "`sg-` and 8 or 17 hexadecimal digits",
        example "sg-0123456789abcdef0", check |text| is_id(text, "sg-");
    /// The id of a prefix list.
    PrefixListId: PrefixListId, pattern "pl-(?:[0-9a-f]{8}|[0-9a-f]{17})", wanted "`pl-` and 8 or 17 hexadecimal digits",
        example "pl-0123456789abcdef0", check |text| is_id(text, "pl-");
    /// The id of a machine image, or the path of a public SSM parameter that holds one.
    ImageId: ImageId, pattern "", wanted "`ami-` and 8 or 17 hexadecimal digits, or the path of an SSM parameter",
        example "ami-0123456789abcdef0", check |text| is_id(text, "ami-") || is_ssm_path(text);
    /// The id of a Route 53 hosted zone.
    HostedZoneId: HostedZoneId, pattern "", wanted "`Z` and capital letters and digits", example "Z2FDTNDATAQYW2",
        check |text| text.len() > 1 && text.len() <= 32 && text.starts_with('Z')
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    /// The id of an EFS access point.
    AccessPointId: AccessPointId, pattern "fsap-[0-9a-f]{8,40}", wanted "`fsap-` and hexadecimal digits",
        example "fsap-0123456789abcdef0",
        check |text| text.strip_prefix("fsap-").is_some_and(|id| (8..=40).contains(&id.len()) && is_hex(id));
    /// The tag of a container image.
    ImageTag: ImageTag, pattern "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}",
        wanted "1 to 128 letters, digits, underscores, dots and hyphens, not beginning with a dot or hyphen",
        example "v1.4", check images::is_tag;
    /// The digest of a container image.
    ImageDigest: ImageDigest, pattern "sha256:[0-9a-f]{64}", wanted "`sha256:` and 64 hexadecimal digits",
        example "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        check images::is_digest;
    /// A container image.
    ContainerImage: Image,
        pattern r"[A-Za-z0-9][A-Za-z0-9._-]*(:\d+)?(/[A-Za-z0-9._-]+)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})",
        wanted "a registry, a repository, and a tag or digest", example "ghcr.io/shop/api:v1.4",
        check |text| images::Reference::parse(text).is_some();
    /// When something happens.
    Schedule: Schedule, pattern r"(cron|rate|at)\(.+\)",
        wanted "`cron(...)` with six fields of which one is `?`, `rate(...)` or `at(...)`",
        example "cron(0 3 * * ? *)", check schedules::is_schedule;
    /// A pattern of URL paths.
    PathPattern: PathPattern, pattern r#"[/*?][A-Za-z0-9_.$/~"'@:+&*?-]{0,127}"#,
        wanted "a slash or wildcard, then at most 127 characters of URL paths", example "/api/*",
        check patterns::is_path;
    /// A pattern of host names.
    HostPattern: HostPattern, pattern r"[A-Za-z0-9.*?-]{1,128}",
        wanted "a host name with a dot, at most 128 characters", example "*.example.com",
        check patterns::is_host;
}

/// A TCP port.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Port(pub u16);

impl Reflect for Port {
    fn ty() -> Type {
        Type::Port
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Int(port) => u16::try_from(port).ok().filter(|&port| port > 0).map(Self),
            _ => None,
        }
    }
}

impl Arn {
    /// A part between colons: 1 partition, 2 service, 3 region, 4 account, 5 resource and the rest.
    pub fn part(&self, number: usize) -> &str {
        self.0.splitn(6, ':').nth(number).unwrap_or_default()
    }
}

impl Cidr {
    /// The block of addresses that a text says. The standard library reads the address: it takes no leading zeros, which some read
    /// as octal.
    pub fn parse(text: &str) -> Option<IpNet> {
        let (address, prefix) = text.split_once('/')?;
        let is_number = (1..=3).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = prefix.parse().ok().filter(|_| is_number)?;
        IpNet::new(address.parse().ok()?, prefix).ok()
    }

    /// The block of addresses; there is none after a mistake.
    pub fn block(&self) -> Option<IpNet> {
        Self::parse(&self.0)
    }

    /// Whether it is all addresses: `0.0.0.0/0`, `::/0`.
    pub fn is_everyone(&self) -> bool {
        self.block().is_some_and(|block| block.prefix_len() == 0)
    }

    /// Whether it is a block of IPv6 addresses.
    pub fn is_ipv6(&self) -> bool {
        self.0.contains(':')
    }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|id| matches!(id.len(), 8 | 17) && is_hex(id))
}

fn is_ssm_path(text: &str) -> bool {
    text.len() > 1
        && text.starts_with('/')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-' | b'.'))
}

fn is_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else { return false };
    *arn == "arn"
        && partition.starts_with("aws")
        && !service.is_empty()
        && region.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && (account.is_empty()
            || account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit())
            || *account == "aws")
        && !resource.is_empty()
}

fn is_stack_name(text: &str) -> bool {
    text.len() <= 128
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_bucket(text: &str) -> bool {
    let edge = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (3..=63).contains(&text.len())
        && edge(text.bytes().next())
        && edge(text.bytes().last())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
        && !text.contains("..")
}

fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() >= 3
        && parts
            .first()
            .is_some_and(|p| (2..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.last().is_some_and(|p| p.len() == 1 && p.bytes().all(|b| b.is_ascii_digit()))
        && parts
            .iter()
            .all(|p| p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) && !p.is_empty())
}

fn is_instance_type(text: &str) -> bool {
    text.split_once('.').is_some_and(|(family, size)| {
        let word = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        word(family) && word(size)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_each_shape_has_the_shape() {
        for (name, _, ty) in Type::NAMED {
            if let Err(error) = ty.check_shape("\u{0}") {
                assert_eq!(ty.check_shape(error.example), Ok(()), "{name}");
            }
        }
    }

    #[test]
    fn every_region_has_the_shape_of_one() {
        let pattern = regex_lite::Regex::new(&format!("^(?:{})$", Type::Region.pattern().unwrap())).unwrap();
        for region in crate::aws::regions::all() {
            assert!(Type::Region.check_shape(region.name).is_ok(), "{}", region.name);
            assert!(pattern.is_match(region.name), "{}", region.name);
        }
    }

    #[test]
    fn near_misses_are_refused() {
        for (ty, text) in [
            (Type::Cidr, "10.0.0.0/33"),
            (Type::Cidr, "10.0.0.0"),
            (Type::Arn, "arn:aws:acm"),
            (Type::Region, "eu-west"),
            (Type::SecurityGroupId, "sg-xyz"),
            (Type::InstanceType, "m5"),
            (Type::StackName, "1vpc"),
            (Type::Bucket, "Logs"),
        ] {
            assert!(ty.check_shape(text).is_err(), "{ty}: {text}");
        }
    }
}
