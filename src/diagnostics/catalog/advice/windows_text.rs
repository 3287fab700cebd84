//! W0676: a file with the line ends or the byte order mark of Windows.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Lines end with LF. `file("...")` reads CR LF as LF and leaves out a byte order mark, as a heredoc does:
    /// no shell runs a script whose first line ends with CR, and the template must not depend on how a
    /// repository was checked out.
    ///
    /// Save the file with LF. Git keeps it so with the line `*.sh text eol=lf` in `.gitattributes`.
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
    W0676 warning "line ends of Windows in a file"
}

/// What a file has and a heredoc has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// Lines that end with CR LF.
    LineEnds,
    /// A byte order mark.
    Mark,
}

/// `path` is the file that `file()` names.
pub fn windows_text(span: Span, path: &str, unlike: Unlike) -> Diagnostic {
    let (message, help) = match unlike {
        Unlike::LineEnds => (
            format!("the lines of `{path}` end with CR LF, which is read as LF"),
            "save the file with LF; in Git, `*.sh text eol=lf` in `.gitattributes` keeps it so",
        ),
        Unlike::Mark => (
            format!("`{path}` begins with a byte order mark, which is left out"),
            "save the file as UTF-8 without a byte order mark",
        ),
    };
    Diagnostic::new(&CODE, message, span, "this file").help(help)
}
