//! Functions of other languages, and what they are here.

/// What a call of a function of another language is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// The same call of another function.
    Function(&'static str),
    /// The arguments with an operator between them.
    Operator(&'static str),
    /// `f(list, 0)` is `list[0]`.
    Index,
    /// `f(value)` is `"${value}"`.
    Interpolation,
    /// `f(value)` is the value, because ...
    Argument(&'static str),
    /// A value that takes no arguments.
    Value(&'static str),
    /// Anything else, with what to do instead.
    Advice(&'static str),
}

use Meant::{Advice, Argument, Function, Index, Interpolation, Operator, Value};

const FUNCTIONS: &[(&[&str], Meant)] = &[
    (&["cidrsubnets", "cidr"], Function("cidr_subnets")),
    (&["importvalue"], Function("import_value")),
    (&["jsonencode", "tojson", "string_of"], Function("json")),
    (&["yamlencode", "toyaml"], Function("yaml")),
    (&["base64encode"], Function("base64")),
    (&["filebase64"], Advice("write `file(\"name\")`, or `base64(file(\"name\"))`")),
    (&["tolower", "lowercase"], Function("lower")),
    (&["toupper", "uppercase"], Function("upper")),
    (&["union", "setunion"], Function("concat")),
    (&["len", "count", "size"], Function("length")),
    (&["coalesce", "try", "coalescelist", "ifnull"], Operator("??")),
    (&["and"], Operator("&&")),
    (&["or"], Operator("||")),
    (&["equals"], Operator("==")),
    (&["element", "lookup", "select", "nth"], Index),
    (&["first"], Advice("write an index: `list[0]`")),
    (&["tostring", "string", "str"], Interpolation),
    (&["tolist", "toset", "list", "set", "array"], Argument("a list is enough")),
    (&["tonumber", "tobool", "int", "number", "bool"], Argument("values have their type already")),
    (&["sensitive", "nonsensitive"], Argument("what is secret has the type `secret`")),
    (&["flatten"], Advice("write `concat(list, list)`")),
    (&["formatlist"], Advice("write `[for item in list: format(\"{}\", item)]`")),
    (
        &["templatefile", "template_file"],
        Advice("write `replace(file(\"boot.sh\"), \"NAME\", let.name)`, or a heredoc with `${...}`"),
    ),
    (&["sub"], Advice("write a string with `${...}`")),
    (&["ref"], Advice("write the reference itself, such as `param.name`")),
    (&["getatt", "reference"], Advice("write an output of a block, such as `cluster.web.arn`")),
    (&["if", "iif"], Advice("write `condition ? value : other`")),
    (
        &["env", "getenv", "readenvironmentvariable"],
        Advice("write `var name: string`, which `ECSC_VAR_name` in the environment sets"),
    ),
    (&["resourcegroup", "subscription"], Advice("write `aws.region`, `aws.account_id` or `aws.stack_name`")),
    (
        &["uniquestring", "guid", "uuid", "newguid", "random"],
        Advice("nothing is random here; `aws.stack_id` is unique for each stack"),
    ),
    (&["timestamp", "utcnow", "now"], Advice("nothing depends on the time; pass the value as a `param`")),
    (&["getazs", "availability_zones"], Value("zones()")),
];

/// What a function is, if it is one of another language.
pub fn meant(name: &str) -> Option<Meant> {
    let name = name.to_ascii_lowercase();
    FUNCTIONS.iter().find(|(words, _)| words.contains(&name.as_str())).map(|(_, meant)| *meant)
}

pub(super) fn words() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().flat_map(|(words, _)| words.iter().copied())
}
