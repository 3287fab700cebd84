//! Programs in folders: their files, their configuration, and what `file("...")` may read. The command line and the language server
//! both read programs through this module.

mod configuration;
mod failure;
mod files;
mod folders;
mod open;
mod reader;
mod repository;

pub use configuration::{ALL, Configuration, Environment, is_configuration, warning};
pub use failure::{Failure, Position, reason};
pub use files::{
    environment, files, is_program, is_temporary, is_variables, name, read, read_to_end, variable_files,
};
pub use folders::{
    Search, all_folders_below, folders_below, folders_of_configuration, has_folders, parent, programs_of,
};
pub use reader::Folder;
