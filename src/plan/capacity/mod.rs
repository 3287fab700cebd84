//! The arithmetic of scaling: what instances hold, and what steps add and remove. Every figure of the proofs comes from here.

mod group;
mod holds;
mod loss;

pub use group::{Group, instances};
pub use holds::{Shape, has_cpu_for, holds, interfaces, may_hold, memory_for_containers, units};
pub use loss::{largest_loss, least_held};
