//! Conditions of programs built by hand, and tags against CloudFormation's schemas.

mod conditions;
mod program;
mod tags;
