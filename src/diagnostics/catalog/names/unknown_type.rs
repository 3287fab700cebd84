//! E0220: an unknown type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// One name after the colon is a type; two or more with `|` are the enum values or literals that are
    /// allowed.
    ///
    /// ```ecs fail
    /// param size: integer
    /// output size = param.size
    /// ```
    ///
    /// ```ecs pass
    /// param size: int
    /// output size = param.size
    /// ```
    E0220 error "unknown type"
}

/// Types of other languages, and the one here.
const FOREIGN: [(&str, &str); 26] = [
    ("integer", "int"),
    ("float", "number"),
    ("double", "number"),
    ("boolean", "bool"),
    ("str", "string"),
    ("text", "string"),
    ("String", "string"),
    ("Number", "number"),
    ("any", "string"),
    ("object", "map<string>"),
    ("map", "map<string>"),
    ("set", "list<string>"),
    ("list", "list<string>"),
    ("array", "list<string>"),
    ("Array", "list<string>"),
    ("CommaDelimitedList", "list<string>"),
    ("securestring", "secret"),
    ("secureString", "secret"),
    ("SecureString", "secret"),
    ("AWS::EC2::VPC::Id", "vpc_id"),
    ("AWS::EC2::Subnet::Id", "subnet_id"),
    ("AWS::EC2::SecurityGroup::Id", "security_group_id"),
    ("AWS::EC2::KeyPair::KeyName", "key_pair"),
    ("AWS::EC2::Image::Id", "image_id"),
    ("List<AWS::EC2::Subnet::Id>", "list<subnet_id>"),
    ("List<Number>", "list<int>"),
];

/// `nearest` is what may have been meant.
pub fn unknown_type(span: Span, name: &str, nearest: Option<&str>) -> Diagnostic {
    let foreign = FOREIGN.iter().find(|(word, _)| *word == name).map(|(_, ours)| *ours);
    let diagnostic = Diagnostic::new(&CODE, format!("there is no type `{name}`"), span, "unknown type");
    match foreign.or(nearest) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")).fix(
            format!("change to `{nearest}`"),
            span,
            nearest,
        ),
        None => diagnostic.help(
            "`ecsc explain types` lists all types, such as `string`, `int`, `bool`, `duration`, `size` and `arn`",
        ),
    }
}
