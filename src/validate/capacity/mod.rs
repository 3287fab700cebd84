//! The arithmetic of scaling: what instances hold, and which thresholds follow. Every figure of the proofs comes from here.

mod group;
mod holds;
mod loss;
mod play;
mod thresholds;

pub use group::{Group, instances};
pub use holds::{Shape, has_cpu_for, holds, may_hold, memory_for_containers, most_memory, units};
pub use loss::{largest_loss, least_held};
pub use play::{Play, Policy, counter_example, play};
pub use thresholds::{Given, Thresholds, derive, thresholds};
