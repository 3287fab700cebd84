//! `ecsc schema`: the language as JSON, for tools.

use clap::Args;

use super::{Failure, Status, terminal};
use crate::generate::schema;

#[derive(Debug, Args)]
pub(super) struct Arguments {}

pub(super) fn run(Arguments {}: &Arguments) -> Result<Status, Failure> {
    terminal::print(&schema::text())?;
    Ok(Status::Done)
}
