//! E0562: an invalid path of an access point.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The path of an access point is an absolute path of at most 100 characters and four directories,
    /// without a trailing slash.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   access_point "uploads" {
    ///     path = "uploads/"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    /// ```
    ///
    /// Begin the path with a slash, and end it with a name:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///
    ///   access_point "uploads" {
    ///     path = "/uploads"
    ///     uid  = 1000
    ///     gid  = 1000
    ///   }
    /// }
    /// ```
    E0562 error "invalid access point path"
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// `uploads`
    Relative,
    /// `/uploads/`, `/a//b`
    Slashes,
    /// `/a/../b`
    Dots,
    /// More than four directories.
    Deep,
    /// More than 100 characters.
    Long,
    /// A character that EFS rejects.
    Character(char),
}

/// `better` is the path without the fault.
pub fn access_point_path(span: Span, path: &str, fault: Fault, better: Option<&str>) -> Diagnostic {
    let label = match fault {
        Fault::Relative => "does not begin with a slash".to_string(),
        Fault::Slashes => "an extra slash".to_string(),
        Fault::Dots => "the name of a directory cannot begin with a dot here".to_string(),
        Fault::Deep => "more than four directories deep".to_string(),
        Fault::Long => format!("{} characters, EFS accepts 100", path.chars().count()),
        Fault::Character(character) => format!("EFS does not accept `{character}` in a path"),
    };
    let diagnostic =
        Diagnostic::new(&CODE, format!("an access point cannot have the path `{path}`"), span, label);
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("use `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("write an absolute path such as `/uploads`"),
    }
}
