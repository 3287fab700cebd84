//! E0555: files moved to Archive before they are moved to Infrequent Access.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A file moves from Standard storage to Infrequent Access, and from there to Archive. EFS requires the
    /// second transition to be later than the first.
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
    ///   lifecycle {
    ///     infrequent_access = 90d
    ///     archive           = 30d
    ///   }
    /// }
    /// ```
    ///
    /// Move files to Archive later:
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
    ///   lifecycle {
    ///     infrequent_access = 30d
    ///     archive           = 90d
    ///   }
    /// }
    /// ```
    E0555 error "archive not later than infrequent access"
}

/// Both durations as written; a `None` for the default. `later` is the next one that is late enough.
pub fn archive_too_early(
    (archive, span): (&str, Span),
    (infrequent, infrequent_span): (&str, Option<Span>),
    later: Option<&str>,
) -> Diagnostic {
    let by_default = if infrequent_span.is_none() { ", the default" } else { "" };
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("files cannot move to Archive after {archive} if they move to Infrequent Access after {infrequent}{by_default}"),
        span,
        format!("not later than {infrequent}"),
    )
    .label_at(infrequent_span, "Infrequent Access comes first");
    match later {
        Some(later) => diagnostic
            .help(format!("set `archive` to {later} or more, or move files to Infrequent Access earlier"))
            .fix(format!("set `archive` to {later}"), span, later),
        None => diagnostic.help("move files to Infrequent Access earlier"),
    }
}
