//! The arithmetic of scaling: what instances hold, and which thresholds follow. Every figure of the proofs comes from here.

mod group;
mod holds;
mod play;
mod thresholds;

pub use group::{Group, instances};
pub use holds::{Shape, by_cpu, by_memory, holds, memory_for_containers, units};
pub use play::{Play, Policy, counter_example, play};
pub use thresholds::{Given, Thresholds, derive, thresholds};
