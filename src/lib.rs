//! `ecsc` compiles `.ecs` files, declarations of container platforms on Amazon ECS, to CloudFormation.
//!
//! The modules stand in the order in which a program meets them.

pub mod source;

mod parallel;
pub mod types;

#[macro_use]
pub mod diagnostics;
pub mod aws;
pub mod cfn;
pub mod emit;

pub mod syntax;

pub mod language;

pub mod ir;

pub mod resolve;

pub mod check;

pub mod plan;

pub mod validate;

pub mod lower;

pub mod verify;

pub mod format;

pub mod compile;

pub mod generate;

pub mod ide;

pub mod project;

pub mod lsp;

pub mod cli;
