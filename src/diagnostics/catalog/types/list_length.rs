//! E0332: a list whose length is known only at deployment.

use super::constant_needed::explain;
use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Each element of this list becomes an entry in the template, so the compiler must know how many there
    /// are. The elements themselves may be params.
    ///
    /// ```ecs fail
    /// param ranges: list<cidr>
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = param.ranges
    ///   http {}
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// param office: cidr
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    ///
    /// listener "public" {
    ///   cluster = cluster.web
    ///   allow   = [param.office]
    ///   http {}
    /// }
    /// ```
    E0332 error "list of unknown length"
}

/// `subject` becomes one entry per element; `chain` says why their number is not known, and `length` is the attribute that could say it.
pub fn list_length(span: Span, subject: &str, chain: &[(String, Span)], length: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("`{subject}` needs a list whose length is known when the program is compiled"),
        span,
        "its length is known only at deployment",
    )
    .help(match length {
        Some(length) => format!("set `{length}` to the number of elements, or write the list out"),
        None => {
            "write the list out; its elements may be params, or choices: `[param.first, param.more ? \"a\" : \"b\"]`"
                .to_owned()
        }
    });
    explain(diagnostic, chain)
}
