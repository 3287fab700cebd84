//! E0425: an expression where a value from outside is wanted.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A values file, or an option that sets a `var`, has values and no expressions: literals, lists and maps
    /// of them, and single words. References, calls, operators and `${...}` belong into the program, which can
    /// use the `var` in them.
    ///
    /// ```ecs fail
    /// # prod.ecsvars: url = upper("example.com")
    /// var url: string
    /// output url = var.url
    /// ```
    ///
    /// ```ecs pass
    /// # prod.ecsvars: url = "example.com"
    /// var url: string
    /// output url = upper(var.url)
    /// ```
    E0425 error "expression instead of a value"
}

/// `text` is a reference or another expression; `plain`: in quotes it would be a string.
pub fn computed_value(span: Span, text: &str, reference: bool, plain: bool) -> Diagnostic {
    let what = if reference { "reference" } else { "expression" };
    let text = text.lines().next().unwrap_or_default();
    let diagnostic =
        Diagnostic::new(&CODE, format!("expected a value, found the {what} `{text}`"), span, "not a value");
    if plain {
        let quoted = super::unquoted_value::quoted(text);
        return diagnostic
            .help(format!("values from outside are not computed; a string is written `{quoted}`"))
            .suggestion("put quotes around it", span, quoted);
    }
    diagnostic.help("values from outside are not computed: write the value, or compute it in the program")
}

/// `text` is interpolated into a string; the `${` is at `opening`.
pub fn interpolated(span: Span, text: &str, opening: Span) -> Diagnostic {
    let message = format!("expected a value, found the interpolation of `{text}`");
    Diagnostic::new(&CODE, message, span, "not a value")
        .help("values from outside are not computed; `$${` is a literal `${`")
        .suggestion("write `$${`", opening, "$")
}
