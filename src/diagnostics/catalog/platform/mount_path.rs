//! E0565: a mount path that is not absolute, or not plain.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The label of a `mount` is the folder on the instances: an absolute path, without a slash at the end, without `.` and `..`,
    /// and without blanks, which separate the columns of `/etc/fstab`.
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
    /// Write a plain absolute path:
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
    E0565 error "path that nothing can be mounted on"
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
    /// A blank, a quote, or another character that the boot script would have to escape.
    Character(char),
}

/// `better` is the path without the fault.
pub fn mount_path(span: Span, path: &str, fault: Fault, better: Option<&str>) -> Diagnostic {
    let label = match fault {
        Fault::Relative => "does not begin with a slash".to_string(),
        Fault::Slashes => "a slash too many".to_string(),
        Fault::Dots => "a path without `.` and `..` is needed".to_string(),
        Fault::Character(' ') => "a blank ends the path in `/etc/fstab`".to_string(),
        Fault::Character(character) => format!("`{character}` cannot stand in `/etc/fstab` and in scripts"),
    };
    let diagnostic = Diagnostic::new(&CODE, format!("nothing can be mounted on `{path}`"), span, label);
    match better {
        Some(better) => diagnostic.help(format!("write `{better}`")).fix(
            format!("mount on `{better}`"),
            span,
            format!("\"{better}\""),
        ),
        None => diagnostic.help("write a plain absolute path such as `/mnt/efs`"),
    }
}
