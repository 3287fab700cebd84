//! Compiles `.ecs` files, declarations of container platforms on Amazon ECS, to CloudFormation.
//!
//! [`compile()`] takes the texts of a program and gives its stacks, or diagnostics that say why there are none:
//!
//! ```
//! use ecsc::{Input, SourceText, compile};
//!
//! let program = r#"
//!     existing network "main" {
//!       stack = "vpc"
//!       zones = 2
//!     }
//!
//!     cluster "web" {
//!       network = network.main
//!     }
//! "#;
//! let compilation = compile(Input::new("shop", [SourceText::new("shop.ecs", program)]));
//! assert!(!compilation.has_errors());
//! for template in &compilation.output.templates {
//!     println!("{}:\n{}", template.file, template.text);
//! }
//! # assert_eq!(compilation.output.templates[0].file, "shop-cluster-web.yaml");
//! ```
//!
//! The input also has the values of `var`s, the levels of warnings, the format of templates and a reader for `file()`; without one
//! there are [`NoFiles`].
//!
//! # Invariants
//!
//! - A module imports only from those above it in the list below: they stand in the order in which a program meets them.
//! - Parsing never fails: any text gives a tree and diagnostics.
//! - A pass is one public function. Its result always exists, and what was wrong is unknown in it, so that one mistake gives one
//!   diagnostic. Only lowering needs a program without errors, and it cannot fail.
//! - Nothing that a user writes makes the compiler panic.
//! - The same input gives the same bytes: no clock, no random number, no path of a machine is in an output.
//! - Only `project`, `lsp` and `cli` touch files and the environment.

pub mod source;
pub mod lexer;
pub mod graph;
mod parallel;

#[macro_use]
pub mod types;
#[macro_use]
pub mod diagnostics;
pub mod syntax;
pub mod cfn;
pub mod aws;
pub mod emit;
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
// A browser has neither editors that speak the protocol nor a command line.
#[cfg(not(target_family = "wasm"))]
pub mod lsp;
#[cfg(not(target_family = "wasm"))]
pub mod cli;

pub use compile::{Compilation, FileReader, Input, NoFiles, ReadError, SourceText, Variables, compile};
pub use diagnostics::control::Levels;
pub use diagnostics::{Diagnostic, render};
pub use emit::Format;
