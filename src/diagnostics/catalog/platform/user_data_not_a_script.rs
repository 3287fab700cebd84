//! E0586: user data in a form that the boot script cannot run.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler's own boot script runs `user_data` as its last step, as a shell script. A `#cloud-config` document, a MIME
    /// archive or PowerShell is none.
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
    /// Write what it should do as commands:
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
    E0586 error "user data that is no shell script"
}

/// `form` is what it is instead: `a cloud-config document`.
pub fn user_data_not_a_script(span: Span, form: &str) -> Diagnostic {
    Diagnostic::new(&CODE, format!("user data is run as a shell script, and this is {form}"), span, form)
        .help("write what it should do as shell commands")
}
