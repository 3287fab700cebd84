//! E0563: permissions of an access point that are not three or four octal digits.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Permissions are written as for `chmod`: three or four digits from 0 to 7, in quotes.
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
    ///     path        = "/uploads"
    ///     uid         = 1000
    ///     gid         = 1000
    ///     permissions = "rwxr-x---"
    ///   }
    /// }
    /// ```
    ///
    /// Each digit is the sum of 4 (read), 2 (write) and 1 (enter): first for the owner, then for the group,
    /// then for others:
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
    ///     path        = "/uploads"
    ///     uid         = 1000
    ///     gid         = 1000
    ///     permissions = "0750"
    ///   }
    /// }
    /// ```
    E0563 error "permissions that are not an octal number"
}

/// `octal` are the same permissions in digits.
pub fn access_point_permissions(span: Span, text: &str, octal: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{text}` is not a valid file mode"),
        span,
        "expected three or four digits from 0 to 7",
    );
    match octal {
        Some(octal) => diagnostic.help(format!("in digits that is `{octal}`")).fix(
            format!("write `{octal}`"),
            span,
            format!("\"{octal}\""),
        ),
        None => diagnostic.help("write them as for `chmod`: `0755`, `0750`, `0700`"),
    }
}
