//! Facts of AWS as tables, each with its source. `regenerate.py` writes those that are vendored.

pub mod actions;
mod archive;
pub mod disks;
pub mod ecs;
pub mod fargate;
pub mod images;
pub mod instance_types;
pub mod limits;
pub mod log_drivers;
pub mod metrics;
pub mod ports;
pub mod regions;
pub mod resource_types;
pub mod retention;
pub mod snapshots;
pub mod tls_policies;
pub mod ulimits;
