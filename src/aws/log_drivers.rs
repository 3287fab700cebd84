//! The options of log drivers that a task definition takes.
//!
//! Sources: `LogConfiguration` in the API model of ECS (botocore 1.43.106) for `awslogs`, of which ECS refuses other options, and for
//! what all drivers have; "Splunk logging driver" of Docker's documentation for `splunk`. On Fargate a program of its own takes the
//! logs, `shim-loggers-for-containerd`, whose README lists what it knows of them: there the tag has another name.

/// Whether a program waits when its logs cannot be taken.
pub const MODE: &str = "mode";

/// The memory for logs that have not been taken yet.
pub const BUFFER: &str = "max-buffer-size";

/// The mode in which there is such memory.
pub const NON_BLOCKING: &str = "non-blocking";

/// Where Splunk takes events.
pub const URL: &str = "splunk-url";

/// With what Splunk lets somebody in.
pub const TOKEN: &str = "splunk-token";

/// The two options of which a container can have one: both say where a message begins.
pub const BEGINNINGS: [&str; 2] = ["awslogs-datetime-format", "awslogs-multiline-pattern"];

/// A log driver, and who runs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// That of CloudWatch Logs.
    Awslogs,
    /// That of Splunk, in the Docker daemon of an instance.
    Splunk,
    /// That of Splunk on Fargate.
    SplunkOnFargate,
}

/// What the value of an option looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// A Boolean, as `strconv.ParseBool` of Go reads it.
    Bool,
    /// One of some words.
    Word(&'static [&'static str]),
    /// A whole number from one to another.
    Number(i64, i64),
    /// A number of bytes, as `units.RAMInBytes` of Docker's go-units reads it.
    Size,
    /// `https://splunk.example.com:8088`: nothing but scheme, host and port.
    Address,
}

/// An option of a log driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogOption {
    /// Its name in Docker.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
}

const fn option(name: &'static str, form: Form) -> LogOption {
    LogOption { name, form }
}

const COMMON: [LogOption; 2] =
    [option(MODE, Form::Word(&["blocking", NON_BLOCKING])), option(BUFFER, Form::Size)];

const AWSLOGS: [LogOption; 2] = [option(BEGINNINGS[0], Form::Text), option(BEGINNINGS[1], Form::Text)];

const SPLUNK: [LogOption; 14] = [
    option(URL, Form::Address),
    option(TOKEN, Form::Text),
    option("splunk-source", Form::Text),
    option("splunk-sourcetype", Form::Text),
    option("splunk-index", Form::Text),
    option("splunk-capath", Form::Text),
    option("splunk-caname", Form::Text),
    option("splunk-insecureskipverify", Form::Bool),
    option("splunk-format", Form::Word(&["inline", "json", "raw"])),
    option("splunk-verify-connection", Form::Bool),
    option("splunk-gzip", Form::Bool),
    option("splunk-gzip-level", Form::Number(-1, 9)),
    option("env", Form::Text),
    option("env-regex", Form::Text),
];

const SPLUNK_OF_DOCKER: [LogOption; 4] = [
    option("splunk-index-acknowledgment", Form::Bool),
    option("tag", Form::Text),
    option("labels", Form::Text),
    option("labels-regex", Form::Text),
];

const SPLUNK_ON_FARGATE: [LogOption; 2] = [option("splunk-tag", Form::Text), option("labels", Form::Text)];

/// The options that a program may write.
pub fn options(driver: Driver) -> impl Iterator<Item = &'static LogOption> {
    let own: [&[LogOption]; 2] = match driver {
        Driver::Awslogs => [&AWSLOGS, &[]],
        Driver::Splunk => [&SPLUNK, &SPLUNK_OF_DOCKER],
        Driver::SplunkOnFargate => [&SPLUNK, &SPLUNK_ON_FARGATE],
    };
    own.into_iter().flatten().chain(&COMMON)
}

/// The other name of an option that is called otherwise on Fargate, or not on Fargate.
pub fn renamed(name: &str) -> Option<&'static str> {
    match name {
        "tag" => Some("splunk-tag"),
        "splunk-tag" => Some("tag"),
        _ => None,
    }
}

/// The options of `awslogs` that follow from the log group of the stack, or that the ECS agent adds.
const DERIVED: [&str; 7] = [
    "awslogs-create-group",
    "awslogs-create-stream",
    "awslogs-credentials-endpoint",
    "awslogs-group",
    "awslogs-region",
    "awslogs-stream",
    "awslogs-stream-prefix",
];

/// Whether an option of a driver follows from the program.
pub fn is_derived(driver: Driver, name: &str) -> bool {
    driver == Driver::Awslogs && DERIVED.contains(&name)
}

impl Form {
    /// Whether a value has the form.
    pub fn admits(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Bool => BOOLEANS.contains(&value),
            Self::Word(words) => words.contains(&value),
            Self::Number(min, max) => value.parse().is_ok_and(|number: i64| (min..=max).contains(&number)),
            Self::Size => is_size(value),
            Self::Address => host(value).is_some(),
        }
    }
}

const BOOLEANS: [&str; 12] =
    ["1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False"];

/// `25m`, `1.5 MiB`
fn is_size(value: &str) -> bool {
    let digits = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let (number, unit) = value.split_at(digits);
    let unit = unit.strip_prefix(' ').unwrap_or(unit).to_ascii_lowercase();
    let units = ["", "b", "k", "kb", "kib", "m", "mb", "mib", "g", "gb", "gib"];
    number.parse().is_ok_and(|number: f64| number > 0.0) && units.contains(&unit.as_str())
}

/// The host of an address that has nothing else but a scheme and a port.
pub fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (rest, None),
    };
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    let may_be = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    (!host.is_empty() && host.chars().all(may_be) && port.is_none_or(is_port)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_docker() {
        for size in ["10m", "25M", "4k", "200", "1.5 MiB", "1g", "512kb", "8b"] {
            assert!(Form::Size.admits(size), "{size}");
        }
        for other in ["", "m", "10 x", "ten", "-1m", "0", "10mm", "10  m", "."] {
            assert!(!Form::Size.admits(other), "{other}");
        }
    }

    #[test]
    fn an_address_is_scheme_host_and_port() {
        for (address, name) in [
            ("https://splunk.example.com:8088", "splunk.example.com"),
            ("https://http-inputs-shop.splunkcloud.com", "http-inputs-shop.splunkcloud.com"),
            ("http://10.0.1.20:8088/", "10.0.1.20"),
            ("https://[2001:db8::1]:8088", "[2001:db8::1]"),
            ("https://[2001:db8::1]", "[2001:db8::1]"),
        ] {
            assert_eq!(host(address), Some(name));
        }
        for other in [
            "splunk.example.com:8088",
            "https://",
            "https://splunk.example.com:8088/services/collector",
            "https://splunk.example.com:port",
            "https://splunk.example.com:0",
            "https://splunk.example.com?index=main",
            "tcp://splunk.example.com:8088",
        ] {
            assert_eq!(host(other), None);
        }
    }

    #[test]
    fn numbers_have_ends() {
        let level = Form::Number(-1, 9);
        assert!(["-1", "0", "9"].iter().all(|value| level.admits(value)));
        assert!(["-2", "10", "", "best", "1.5"].iter().all(|value| !level.admits(value)));
    }

    #[test]
    fn names_are_there_once() {
        for driver in [Driver::Awslogs, Driver::Splunk, Driver::SplunkOnFargate] {
            let mut names: Vec<&str> = options(driver).map(|option| option.name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
            assert!(!names.iter().any(|name| is_derived(driver, name)));
        }
    }
}
