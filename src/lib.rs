//! `ecsc` compiles `.ecs` files, declarations of container platforms on Amazon ECS, to CloudFormation.
//!
//! The modules stand in the order in which a program meets them.

pub mod text;

mod parallel;

#[macro_use]
pub mod diagnostics;
pub mod aws;
pub mod cfn;

pub mod emit;
pub mod syntax;

pub mod language;

pub mod format;

pub mod ir;

pub mod names;

pub mod check;

pub mod advise;

pub mod lower;

pub mod compile;

pub mod generate;

pub mod ide;

pub mod project;

pub mod lsp;

pub mod cli;
