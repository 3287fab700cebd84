//! E0586: user data in a form that the boot script cannot run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler's own boot script runs `user_data` as a shell script, in its last step. A `#cloud-config`
    /// document, a MIME archive or PowerShell is not a shell script.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = "#cloud-config\npackages: [htop]\n"
    ///   }
    /// }
    /// ```
    ///
    /// Write it as shell commands:
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = "dnf install -y htop"
    ///   }
    /// }
    /// ```
    E0586 error "user data that is not a shell script"
}

/// `form` is what it is instead: `a cloud-config document`.
pub fn user_data_not_a_script(span: Span, form: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("user data must be a shell script, found {form}"), span, form)
        .help("write it as shell commands")
}
