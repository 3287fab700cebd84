//! E0592: too many resources, parameters, outputs or dynamic references in a template.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// A template can have 500 resources, 200 parameters, 200 mappings, 200 outputs and 60 dynamic references (`ssm(...)`,
    /// `secret_value(...)`). The compiler counts what it generates, not what is written in the program.
    ///
    /// ```ecs fail
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [for number in range(0, 61): ssm("/platform/networks/${number}")]
    ///
    ///   http {}
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param vpc_stack: stack_name
    ///
    /// existing network "main" {
    ///   stack = param.vpc_stack
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [for number in range(0, 60): ssm("/platform/networks/${number}")]
    ///
    ///   http {}
    /// }
    /// ```
    E0592 error "too many entries in a template"
}

/// What there is too much of.
#[derive(Debug, Clone, Copy)]
pub enum Section {
    /// `Resources`
    Resources,
    /// `Parameters`
    Parameters,
    /// `Mappings`
    Mappings,
    /// `Outputs`
    Outputs,
    /// `{{resolve:...}}`
    DynamicReferences,
}

/// A template with `found` entries.
pub fn too_many_entries(span: Span, stack: &str, section: Section, found: usize, limit: usize) -> Diagnostic {
    let (entries, help) = match section {
        Section::Resources => {
            ("resources", "move a part to a separate cluster or volume: each has its own stack")
        }
        Section::Parameters => (
            "parameters",
            "use a `let` for what is the same in every deployment, and a `var` for compile-time values",
        ),
        Section::Mappings => {
            ("mappings", "index fewer maps by params, or choose by a `var`, which needs no mapping")
        }
        Section::Outputs => ("outputs", "remove unused outputs"),
        Section::DynamicReferences => {
            ("dynamic references", "read the value only once, as the default of a `param`")
        }
    };
    Diagnostic::new(
        &CODE,
        format!("stack `{stack}` has {} {entries}, CloudFormation accepts {}", figure(found), figure(limit)),
        span,
        format!("{} too many", figure(found - limit)),
    )
    .help(help)
}
