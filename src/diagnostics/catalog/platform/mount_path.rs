//! E0565: an invalid mount path.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The label of a `mount` is the path on the instances: an absolute path without a trailing slash,
    /// without `.` and `..`, and without whitespace, which separates the columns of `/etc/fstab`.
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
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs/" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    ///
    /// Write a simple absolute path:
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
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   mount "/mnt/efs" {
    ///     volume = volume.shared
    ///   }
    /// }
    /// ```
    E0565 error "invalid mount path"
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// `mnt/efs`
    Relative,
    /// `/mnt/efs/`, `/mnt//efs`
    Slashes,
    /// `/mnt/../efs`
    Dots,
    /// A space, a quote, or another character that the boot script would have to escape.
    Character(char),
}

/// `better` is the path without the fault.
pub fn mount_path(span: Span, path: &str, fault: Fault, better: Option<&str>) -> Diagnostic {
    let label = match fault {
        Fault::Relative => "does not begin with a slash".to_string(),
        Fault::Slashes => "an extra slash".to_string(),
        Fault::Dots => "expected a path without `.` and `..`".to_string(),
        Fault::Character(' ') => "a space ends the path in `/etc/fstab`".to_string(),
        Fault::Character(character) => format!("`{character}` cannot be used in `/etc/fstab` and in scripts"),
    };
    let diagnostic = Diagnostic::new(&CODE, format!("`{path}` is not a valid mount path"), span, label);
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("mount on `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("write a simple absolute path such as `/mnt/efs`"),
    }
}
