//! E0154: a CloudFormation intrinsic function.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler generates the intrinsic functions. In `.ecs`, a reference is the name itself,
    /// `param.size` or `cluster.web.arn`; strings interpolate; `join`, `split`, `base64` and others are
    /// functions.
    ///
    /// ```ecs fail
    /// let size = 3
    /// let text = !Sub "size ${let.size}"
    /// ```
    ///
    /// ```ecs pass
    /// let size = 3
    /// let text = "size ${let.size}"
    /// ```
    E0154 error "intrinsic function of CloudFormation"
}

/// `name` is the function, without `!` or `Fn::`; `rewritten` what it is here, and instead of what.
pub fn template_function(span: Span, name: &str, rewritten: Option<(Span, String)>) -> Diagnostic {
    let help = match name {
        "Ref" => "a reference is the name itself, such as `param.size` or `let.zones`",
        "GetAtt" => "select an output of a block with a dot, such as `cluster.web.arn`",
        "Sub" => "strings interpolate: `\"...${param.size}...\"`",
        "Join" => "use the function `join(separator, list)`, or interpolate a string",
        "Split" => "use the function `split(separator, string)`",
        "Select" => "use an index: `list[0]`",
        "Base64" => "use the function `base64(string)`",
        "Cidr" => "use the function `cidr_subnets(cidr, count, bits)`",
        "GetAZs" => "use the function `zones()`",
        "ImportValue" => "use the function `import_value(name)`, or an `existing` block",
        "If" => "write `condition ? value : other`",
        "Equals" => "write `a == b`",
        "And" => "write `a && b`",
        "Or" => "write `a || b`",
        "Not" => "write `!a`",
        "FindInMap" => "use an index: `map[\"key\"]`",
        _ => "the compiler generates the intrinsic functions",
    };
    let message = format!("`{name}` is a CloudFormation intrinsic function");
    let diagnostic = Diagnostic::new(&CODE, message, span, "not part of the language").help(help);
    match rewritten {
        Some((place, text)) if text.is_empty() => {
            diagnostic.suggestion(format!("remove `!{name}`"), place, text)
        }
        Some((place, text)) => diagnostic.suggestion(format!("write `{text}`"), place, text),
        None => diagnostic,
    }
}
