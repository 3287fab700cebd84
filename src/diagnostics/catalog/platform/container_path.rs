//! E0944: a path or a name of a mount that ECS refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A path in a container is absolute, without `.`, `..` and `:`, and is not the root, which belongs to the image.
    /// The path of the instance has the same form. The name of a `scratch` directory has letters, digits, `-` and `_`.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "data" {
    ///     scratch = "work"
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// service "worker" {
    ///   cluster = cluster.web
    ///   image   = "ghcr.io/shop/worker:v1.4"
    ///
    ///   mount "/data" {
    ///     scratch = "work"
    ///   }
    /// }
    /// ```
    E0944 error "path that a container cannot have"
}

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No slash at the beginning.
    Relative,
    /// One too many.
    Slashes,
    /// `.` or `..`
    Dots,
    /// A character that separates paths.
    Character(char),
    /// The root.
    Root,
}

/// `better` is the path without the fault.
pub fn container_path(span: Span, path: &str, fault: Fault, better: Option<&str>) -> Diagnostic {
    let label = match fault {
        Fault::Relative => "does not begin with a slash".to_owned(),
        Fault::Slashes => "an extra slash".to_owned(),
        Fault::Dots => "expected a path without `.` and `..`".to_owned(),
        Fault::Character(character) => format!("`{}` cannot be used here", character.escape_debug()),
        Fault::Root => "the root of the file system is the image's".to_owned(),
    };
    let diagnostic = Diagnostic::new(&CODE, format!("`{path}` is not a valid path of a mount"), span, label);
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("mount on `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("write an absolute path, such as `/data`"),
    }
}

/// The path depends on the deployment.
pub fn late(span: Span) -> Diagnostic {
    Diagnostic::new(&CODE, "the path of a mount must be known at compile time", span, "known at deployment")
        .help("write the path out")
}

/// The name of a `scratch` directory.
pub fn name(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{name}` is not a valid name of a directory"),
        span,
        "expected letters, digits, `-` and `_`",
    )
    .help("write a name such as `scratch = \"work\"`")
}
