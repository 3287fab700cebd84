//! E0231: a logical id that something else in the template has.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A template has one namespace for parameters and resources. What `logical_ids` calls a resource must not be the name of
    /// another one, unless that gets another name, too.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   logical_ids = { MountTarget0 = "MountTargetA", MountTarget1 = "MountTargetA" }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network     = network.main
    ///   logical_ids = { MountTarget0 = "MountTargetA", MountTarget1 = "MountTargetB" }
    /// }
    /// ```
    E0231 error "logical id already taken"
}

/// What has the logical id.
#[derive(Debug, Clone, Copy)]
pub enum Taken {
    /// Another entry of `logical_ids`.
    Entry(Span),
    /// A resource of a block.
    Resource(Span),
    /// A parameter, of a declaration if it is not the compiler's.
    Parameter(Option<Span>),
}

/// The logical id `id` at `span` is that of something else in the template of `stack`.
pub fn logical_id_taken(span: Span, id: &str, stack: &str, taken: Taken) -> Diagnostic {
    let (what, at) = match taken {
        Taken::Entry(at) => ("another resource is called", Some(at)),
        Taken::Resource(at) => ("a resource of this block is called", Some(at)),
        Taken::Parameter(at) => ("a parameter is called", at),
    };
    Diagnostic::new(
        &CODE,
        format!("the stack `{stack}` has another `{id}`"),
        span,
        "this logical id is already taken",
    )
    .label_at(at, format!("{what} `{id}`"))
    .help("choose another, or give the other one another, too")
}
