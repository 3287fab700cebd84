//! Literals of each type: what a person would write who knows nothing but the schema, and a little of AWS.

use ecsc::aws::{instance_types, limits, retention, tls_policies};
use ecsc::language::Rules;
use ecsc::source::Span;
use ecsc::types::{ExprKind, Limit, Type, literal};

use super::{Generator, Want};

/// Texts that templates, shells or YAML could take for something else.
const TEXTS: [&str; 24] = [
    "web",
    "on",
    "yes",
    "null",
    "012",
    "1e3",
    "22:22",
    "2012-10-17",
    "a: b",
    "- x",
    "it's",
    "say \\\"hi\\\"",
    "grün",
    "~",
    "#no",
    "50%",
    "$${HOME}",
    "$x",
    "{{x}}",
    "a,b",
    "tab\\tend",
    "back\\\\slash",
    "=1",
    "x y",
];

/// Texts that a tag may have.
const TAGS: [&str; 8] = ["web", "on", "012", "22:22", "a: b", "grün", "2012-10-17", "x@y.z"];

/// Texts of a shape that the type does not say: block, attribute, and what may stand there.
const SHAPED: &[(&str, &str, &[&str])] = &[
    ("exports", "vpc", &["VPC", "VpcId"]),
    ("exports", "public_subnets", &["SubnetsPublic", "PublicSubnets"]),
    ("exports", "private_subnets", &["SubnetsPrivate", "SubnetsApplication"]),
    ("alerts", "email", &["ops@example.com", "a.b+c@example.org", "night@x.example.com"]),
    ("alerts", "https", &["https://hooks.example.com/a", "https://example.org:8443/b?c=d"]),
    ("exports", "id", &["VolumeID", "FileSystem"]),
    ("exports", "arn", &["VolumeARN"]),
    ("exports", "security_group", &["SecurityGroup", "ClientsID"]),
    ("volume", "file_system", &["fs-0123456789abcdef0", "fs-01234567"]),
    ("access_point", "path", &["/uploads", "/srv/data", "/a-b/c_d"]),
    ("access_point", "permissions", &["0755", "0700", "0770"]),
    ("root", "path", &["/data", "/srv/data"]),
    ("root", "permissions", &["1777", "0770"]),
    ("volume", "name", &["Uploads", "shared data", "fs-1.x"]),
    ("access_logs", "prefix", &["web", "logs/web", "a-b"]),
    (
        "registry_auth",
        "data",
        &[
            r#"{\"https://index.docker.io/v1/\":{\"username\":\"u\",\"password\":\"p\",\"auth\":\"dTpw\",\"email\":\"e@example.com\"}}"#,
        ],
    ),
];

/// Instance types of one architecture each.
const INSTANCE_TYPES: [&[&str]; 6] = [
    &["m5.large", "m5a.large", "m6i.large"],
    &["t3.medium", "t3.large"],
    &["c5.xlarge", "c6i.xlarge"],
    &["m7g.large", "m6g.large"],
    &["r5.large"],
    &["m5.large", "m5.xlarge"],
];

impl Generator {
    /// A constant as it is written.
    pub(super) fn literal(&mut self, want: &Want) -> String {
        let Want { rules, at: (block, attribute), .. } = *want;
        match &want.ty {
            Type::Bool => self.dice.one_of(&["true", "false"]).into(),
            Type::Int => self.number(&rules, 1, 20).to_string(),
            Type::Cpu if self.dice.once_in(3) => self.dice.one_of(&["0.25vcpu", "0.5vcpu", "1vcpu"]).into(),
            Type::Cpu => self.dice.one_of(&["64", "128", "256", "512"]).into(),
            Type::Number if rules.min.is_some() => self.dice.one_of(&["0.05", "0.5", "1", "0.125"]).into(),
            Type::Number => self.dice.one_of(&["0.096", "1.5", "3", "-2.25"]).into(),
            Type::Percent => self.dice.one_of(&["10%", "25%", "50%", "100%"]).into(),
            Type::Port => self.port(),
            Type::Duration if (block, attribute) == ("logs", "retention") => {
                format!("{}d", self.dice.one_of(retention::RETENTION_DAYS))
            }
            Type::Duration => self.quantity(&rules, &["s", "m", "h", "d"]),
            Type::Size => self.quantity(&rules, &["MiB", "GiB"]),
            Type::String | Type::Secret => self.plain_text(want),
            Type::Cidr if self.dice.once_in(6) => format!("\"2001:db8:{}::/48\"", self.dice.below(9_000)),
            Type::Cidr => format!("\"10.{}.0.0/16\"", self.dice.below(256)),
            Type::Arn => self.arn(block, attribute),
            Type::StackName => {
                format!("\"{}-{}\"", self.dice.one_of(&["vpc", "efs", "Net"]), self.dice.below(5))
            }
            Type::Bucket => format!("\"logs-{}.example\"", self.dice.below(50)),
            Type::Region => format!("\"{}\"", self.region),
            Type::InstanceType => {
                let family = INSTANCE_TYPES[self.family];
                format!("\"{}\"", self.dice.one_of(family))
            }
            Type::VpcId => format!("\"vpc-{:017x}\"", self.dice.below(1 << 30)),
            Type::SubnetId => format!("\"subnet-{:017x}\"", self.dice.below(1 << 30)),
            Type::SecurityGroupId => format!("\"sg-{:017x}\"", self.dice.below(1 << 30)),
            Type::PrefixListId => format!("\"pl-{:017x}\"", self.dice.below(1 << 30)),
            Type::ImageId => self.dice.one_of(&["\"ami-0123456789abcdef0\"", "\"/images/newest\""]).into(),
            ty if ty.is_listed() => {
                let symbols = ty.alternatives_text();
                let index = self.dice.below(i64::try_from(symbols.len()).unwrap());
                symbols[usize::try_from(index).unwrap()].clone()
            }
            Type::List(inner) => {
                let inner = Want { ty: (**inner).clone(), ..want.clone() };
                let items: Vec<String> = self.distinct(&inner, Self::literal);
                format!("[{}]", items.join(", "))
            }
            Type::Map(inner) => {
                let inner = Want { ty: (**inner).clone(), ..want.clone() };
                let (key, value) = (self.key(), self.literal(&inner));
                format!("{{ {key} = {value} }}")
            }
            Type::Range(inner) => {
                let inner = Want { ty: (**inner).clone(), ..want.clone() };
                self.range(&inner)
            }
            Type::Nullable(inner) => self.literal(&Want { ty: (**inner).clone(), ..want.clone() }),
            Type::Union(types) => {
                let index = self.dice.below(i64::try_from(types.len()).unwrap());
                self.literal(&Want { ty: types[usize::try_from(index).unwrap()].clone(), ..want.clone() })
            }
            // A type of a shape that is not known here shows what it looks like.
            other => match other.check_shape("\u{0}") {
                Err(error) => format!("\"{}\"", error.example),
                Ok(()) => "\"text\"".into(),
            },
        }
    }

    /// Between one and three different ones.
    pub(super) fn distinct(&mut self, want: &Want, one: fn(&mut Self, &Want) -> String) -> Vec<String> {
        let mut items: Vec<String> = Vec::new();
        for _ in 0..self.dice.between(1, 3) {
            let item = one(self, want);
            if !items.contains(&item) {
                items.push(item);
            }
        }
        items
    }

    pub(super) fn range(&mut self, inner: &Want) -> String {
        match inner.ty {
            Type::Port => {
                let from = self.dice.between(1_024, 30_000);
                format!("{from}..{}", from + self.dice.between(0, 100))
            }
            _ => {
                let from = self.dice.between(1, 4);
                format!("{from}..{}", from + self.dice.between(1, 8))
            }
        }
    }

    fn port(&mut self) -> String {
        self.dice.between(1, if self.dice.clone().once_in(2) { 65_535 } else { 9_000 }).to_string()
    }

    /// A whole number inside of the rules.
    fn number(&mut self, rules: &Rules, low: i64, high: i64) -> i64 {
        let bound = |limit: Option<Limit>| match limit?.expr(Span::default()).kind {
            ExprKind::Int(value) => Some(value),
            _ => None,
        };
        let min = bound(rules.min).unwrap_or(low);
        let max = bound(rules.max).unwrap_or(min + high);
        // Mostly of a usual size, sometimes at the very end.
        if self.dice.once_in(10) {
            self.dice.one_of(&[min, max])
        } else {
            self.dice.between(min, max.min(min + high))
        }
    }

    /// A quantity inside of the rules, whole in the unit that they ask for.
    fn quantity(&mut self, rules: &Rules, units: &[&'static str]) -> String {
        if let Some(list) = rules.one_of {
            return self.dice.one_of(list).text.to_owned();
        }
        let amount = |text: &str| match literal(text, Span::default()).kind {
            ExprKind::Duration(value) => value.seconds,
            ExprKind::Size(value) => value.bytes,
            _ => 0,
        };
        let unit = rules.unit.unwrap_or(units[0]);
        let one = amount(&format!("1{unit}"));
        let min = rules.min.map_or(one, |min| amount(min.text)).max(one);
        let max = rules.deploy_max.or(rules.max).map_or(min + 100 * one, |max| amount(max.text));
        let low = (min + one - 1) / one;
        let high = (max / one).min(low + 200);
        let number =
            if self.dice.once_in(10) { self.dice.one_of(&[low, high]) } else { self.dice.between(low, high) };
        // The same in a larger unit, where it is a whole number of those.
        let larger = units.iter().rev().find(|unit| {
            let many = amount(&format!("1{unit}"));
            many > one && (number * one) % many == 0
        });
        match larger {
            Some(unit) if self.dice.once_in(2) => {
                format!("{}{unit}", number * one / amount(&format!("1{unit}")))
            }
            _ => format!("{number}{unit}"),
        }
    }

    fn plain_text(&mut self, want: &Want) -> String {
        let (block, attribute) = want.at;
        let shaped = SHAPED.iter().find(|(b, a, _)| (*b, *a) == want.at);
        let text = match (block, attribute, shaped) {
            (.., Some((.., texts))) => self.dice.one_of(texts).to_owned(),
            ("listener", "name", None) => format!("lb-{}", self.fresh()),
            ("https", "policy", None) => self.dice.one_of(tls_policies::all()).to_owned(),
            ("instances", "user_data", None) => "#!/bin/bash\\necho hello > /etc/motd".into(),
            ("tags", ..) => self.dice.one_of(&TAGS).to_owned(),
            _ => self.dice.one_of(&TEXTS).to_owned(),
        };
        format!("\"{text}\"")
    }

    fn arn(&mut self, block: &str, attribute: &str) -> String {
        let region = self.region;
        let account = "123456789012";
        let number = self.dice.below(90);
        match (block, attribute) {
            (_, "key" | "secrets_key") | ("key", "arn") => {
                format!(
                    "\"arn:aws:kms:{region}:{account}:key/0a1b2c3d-0000-0000-0000-0000000000{number:02}\""
                )
            }
            (_, "policies" | "permissions_boundary") => {
                format!("\"arn:aws:iam::{account}:policy/extra-{number}\"")
            }
            (_, "secret" | "registry_auth") => {
                format!("\"arn:aws:secretsmanager:{region}:{account}:secret:registry-{number:02}AbCd\"")
            }
            ("listener", "arn") => format!(
                "\"arn:aws:elasticloadbalancing:{region}:{account}:listener/app/front-{number}/0a1b2c3d/4e5f6a7b\""
            ),
            ("alerts", "topic") => format!("\"arn:aws:sns:{region}:{account}:operations-{number}\""),
            (_, "waf") => format!(
                "\"arn:aws:wafv2:{region}:{account}:regional/webacl/web/0a1b2c3d-0000-0000-0000-0000000000{number:02}\""
            ),
            _ => format!(
                "\"arn:aws:acm:{region}:{account}:certificate/0a1b2c3d-0000-0000-0000-0000000000{number:02}\""
            ),
        }
    }

    /// The key of a tag.
    pub(super) fn key(&mut self) -> String {
        self.dice.one_of(&["team", "Stage", "\"Cost-Center\"", "owner", "\"a b\""]).into()
    }

    /// The regions that a program may be for, and the architecture that its instances have.
    pub(super) fn choose_place(&mut self) {
        self.region = self.dice.one_of(&["eu-west-1", "us-east-1", "eu-central-1"]);
        self.family = usize::try_from(self.dice.below(i64::try_from(INSTANCE_TYPES.len()).unwrap())).unwrap();
    }

    /// A text that is as long as CloudFormation takes, or nearly.
    pub(super) fn long_text(&mut self) -> String {
        "x".repeat(usize::try_from(self.dice.between(200, 1_000)).unwrap().min(limits::DESCRIPTION_BYTES))
    }
}

#[test]
fn the_instance_types_are_known() {
    for name in INSTANCE_TYPES.concat() {
        assert!(instance_types::find(name).is_some(), "{name}");
    }
}
