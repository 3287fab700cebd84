//! The limits of processes that the Docker daemon of an instance takes.

/// By the names that Docker has for them. Source: "Set default ulimits" and `ulimitNameMapping` of Docker's go-units.
pub const ULIMITS: [&str; 15] = [
    "core",
    "cpu",
    "data",
    "fsize",
    "locks",
    "memlock",
    "msgqueue",
    "nice",
    "nofile",
    "nproc",
    "rss",
    "rtprio",
    "rttime",
    "sigpending",
    "stack",
];
