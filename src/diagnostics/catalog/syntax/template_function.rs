//! E0154: a function of CloudFormation's templates.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// The compiler writes the intrinsic functions. In `.ecs` a reference is the name itself, `param.size`
    /// or `cluster.web.arn`; strings interpolate; `join`, `split`, `base64` and their like are functions.
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
    E0154 error "function of CloudFormation"
}

/// `name` is the function, without `!` or `Fn::`; `rewritten` what it is here, and instead of what.
pub fn template_function(span: Span, name: &str, rewritten: Option<(Span, String)>) -> Diagnostic {
    let help = match name {
        "Ref" => "a reference is the name itself, such as `param.size` or `let.zones`",
        "GetAtt" => "an attribute is reached with a dot, such as `cluster.web.arn`",
        "Sub" => "strings interpolate by themselves: `\"...${param.size}...\"`",
        "Join" => "there is a function `join(separator, list)`, and strings interpolate",
        "Split" => "there is a function `split(separator, string)`",
        "Select" => "an element is reached with an index: `list[0]`",
        "Base64" => "there is a function `base64(string)`",
        "Cidr" => "there is a function `cidr_subnets(cidr, count, bits)`",
        "GetAZs" => "there is a function `zones()`",
        "ImportValue" => "there is a function `import_value(name)`, and `existing` blocks",
        "If" => "write `condition ? value : other`",
        "Equals" => "write `a == b`",
        "And" => "write `a && b`",
        "Or" => "write `a || b`",
        "Not" => "write `!a`",
        "FindInMap" => "a map's entry is reached with an index: `map[\"key\"]`",
        _ => "the compiler writes the functions of the template",
    };
    let message = format!("`{name}` is a function of CloudFormation's templates");
    let diagnostic = Diagnostic::new(&CODE, message, span, "not of this language").help(help);
    match rewritten {
        Some((place, text)) if text.is_empty() => {
            diagnostic.suggestion(format!("take `!{name}` away"), place, text)
        }
        Some((place, text)) => diagnostic.suggestion(format!("write `{text}`"), place, text),
        None => diagnostic,
    }
}
