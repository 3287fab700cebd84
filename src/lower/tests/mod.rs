//! Programs built by hand, and what the machinery makes of them.

mod conditions;
mod listener;
mod outputs;
mod params;
mod program;
mod tags;
mod values;
mod volume;
