//! E0214: an unknown function.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// There is no function with this name. `ecsc explain functions` lists all functions.
    ///
    /// ```ecs fail
    /// output name = uper("web")
    /// ```
    ///
    /// ```ecs pass
    /// output name = upper("web")
    /// ```
    E0214 error "unknown function"
}

/// Names of functions in other languages, and the one here.
const FOREIGN: [(&str, &str); 10] = [
    ("cidrsubnets", "cidr_subnets"),
    ("Sub", "a string with `${...}`"),
    ("Ref", "the reference itself, such as `param.name`"),
    ("GetAtt", "a block's output, such as `cluster.web.arn`"),
    ("ImportValue", "import_value"),
    ("jsonencode", "json"),
    ("yamlencode", "yaml"),
    ("base64encode", "base64"),
    ("lookup", "`map.key`, or `map[\"key\"]`"),
    ("coalesce", "the operator `??`"),
];

/// `nearest` is what may have been meant.
pub fn unknown_function(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&CODE, format!("there is no function `{name}`"), span, "unknown function");
    let foreign = FOREIGN.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours);
    match (foreign, nearest) {
        (Some(ours), _) if ours.contains(' ') => diagnostic.help(format!("write {ours}")),
        (Some(nearest), _) | (None, Some(nearest)) => diagnostic
            .help(format!("did you mean `{nearest}`?"))
            .fix(format!("change to `{nearest}`"), span, nearest),
        (None, None) => diagnostic.help("`ecsc explain functions` lists all functions"),
    }
}
