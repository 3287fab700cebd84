//! E0229: two exports of one name in a stack.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Other stacks import a value by the name of its export, so that there can be only one of each name in a stack. The
    /// stacks of volumes and clusters have exports of their own, such as `FileSystem` and `Cluster`: the reference says which.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// output id = volume.shared.id { export = "Volume" }
    /// output name = "volume ${volume.shared.id}" { export = "Volume" }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    ///
    /// output id = volume.shared.id { export = "Volume" }
    /// output name = "volume ${volume.shared.id}" { export = "VolumeName" }
    /// ```
    E0229 error "two exports of one name"
}

/// What has the name already.
#[derive(Debug, Clone, Copy)]
pub enum First<'a> {
    /// Another output of the program, at this position.
    Written(Span),
    /// The output `id` that the stack has anyway, because of the block at `head`.
    Made {
        /// Its name in the template.
        id: &'a str,
        /// The name of the stack.
        stack: &'a str,
        /// The head of the block.
        head: Span,
    },
}

/// The export at `span` has the name of another one of its stack.
pub fn duplicate_export(span: Span, name: &str, first: First<'_>) -> Diagnostic {
    let message = format!("two outputs of one stack are exported as `{name}`");
    let diagnostic = Diagnostic::new(&CODE, message, span, "this name is already taken");
    match first {
        First::Written(first) => diagnostic
            .label(first, format!("exported as `{name}` too"))
            .help("export one of them under another name"),
        First::Made { id, stack, head } => diagnostic
            .label(
                head,
                format!("the stack `{stack}` of this block exports its output `{id}` under this name"),
            )
            .help("export it under another name"),
    }
}
