//! W0676: a file with Windows line endings or a byte order mark.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `file("...")` reads CR LF as LF and skips a byte order mark, as a heredoc does; in a file without any LF,
    /// CR is read as LF. No shell runs a script whose first line ends with CR, and the template must not depend
    /// on how a repository was checked out.
    ///
    /// Save the file with LF line endings. In Git, the line `*.sh text eol=lf` in `.gitattributes` keeps them.
    ///
    /// ```ecs fail
    /// output script = file("windows.sh")
    /// ```
    ///
    /// ```ecs pass
    /// output script = <<-END
    ///   #!/bin/bash
    ///   echo ready
    /// END
    /// ```
    W0676 warning "file with Windows line endings or a byte order mark"
}

/// What a file has and a heredoc has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// Lines that end with this: `CR LF`, or `CR`.
    LineEnds(&'static str),
    /// A byte order mark.
    Mark,
}

/// `path` is the file that `file()` names.
pub fn windows_text(span: Span, path: &str, unlike: Unlike) -> Diagnostic {
    let (message, help) = match unlike {
        Unlike::LineEnds(ends) => (
            format!("the lines of `{path}` end with {ends}, which is read as LF"),
            "save the file with LF; in Git, `*.sh text eol=lf` in `.gitattributes` keeps it so",
        ),
        Unlike::Mark => (
            format!("`{path}` begins with a byte order mark, which is ignored"),
            "save the file as UTF-8 without a byte order mark",
        ),
    };
    Diagnostic::new(&CODE, message, span, "this file").help(help)
}
