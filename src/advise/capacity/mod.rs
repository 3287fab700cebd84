//! The arithmetic of scaling: what instances hold, and which thresholds follow. Every figure of the proofs comes from here.

mod group;
mod holds;
mod thresholds;

pub use group::Group;
pub use holds::{Shape, holds};
pub use thresholds::{Given, Thresholds, derive, thresholds};
