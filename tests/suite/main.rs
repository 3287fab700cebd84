//! The one integration test binary: every suite is a module.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests are tests"
)]

mod agent;
mod alarms;
mod architecture;
mod catalog;
mod causes;
mod cli;
mod documents;
mod examples;
mod expect;
mod faults;
mod field;
mod foreach;
mod format;
mod fuzz;
mod generated;
mod golden;
mod habits;
mod hostile;
mod language;
mod limits;
mod lsp;
mod mutations;
mod narrowing;
mod networks;
mod planted;
mod production;
mod post;
mod programs;
mod questions;
mod simulation;
mod support;
mod syntax;
mod truth;
mod ui;
mod variables;
mod words;
