//! E0562: a path of an access point that EFS refuses.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The folder of an access point is an absolute path of at most 100 characters and four folders, without a slash at the end.
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
    /// Begin with a slash, and end with a name:
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
    E0562 error "path that an access point cannot have"
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
    /// More than four folders.
    Deep,
    /// More than 100 characters.
    Long,
    /// A character that EFS refuses.
    Character(char),
}

/// `better` is the path without the fault.
pub fn access_point_path(span: Span, path: &str, fault: Fault, better: Option<&str>) -> Diagnostic {
    let label = match fault {
        Fault::Relative => "does not begin with a slash".to_string(),
        Fault::Slashes => "a slash too many".to_string(),
        Fault::Dots => "a folder's name cannot begin with a dot here".to_string(),
        Fault::Deep => "more than four folders deep".to_string(),
        Fault::Long => format!("{} characters, EFS takes 100", path.chars().count()),
        Fault::Character(character) => format!("EFS takes no `{character}` in a path"),
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
