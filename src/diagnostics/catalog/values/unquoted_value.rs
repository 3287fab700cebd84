//! E0426: a string without quotes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// In a values file a single word needs no quotes: `stage = prod`. Any other string does, because outside
    /// of quotes `-`, `/`, `:` and spaces have a meaning of their own.
    ///
    /// ```ecs fail
    /// # prod.ecsvars: domain = prod-api.example.com
    /// var domain: string
    /// output domain = var.domain
    /// ```
    ///
    /// ```ecs pass
    /// # prod.ecsvars: domain = "prod-api.example.com"
    /// var domain: string
    /// output domain = var.domain
    /// ```
    E0426 error "string without quotes in a values file"
}

/// `text` is not one word, and not another value.
pub fn unquoted_value(span: Span, text: &str) -> Diagnostic {
    let quoted = quoted(text);
    Diagnostic::new(&CODE, format!("the string `{text}` needs quotes"), span, "not a single word")
        .help(format!("write `{quoted}`"))
        .fix("put quotes around it", span, quoted)
}

/// A text as a string literal.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "$${"))
}
