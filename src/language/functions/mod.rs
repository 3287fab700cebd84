//! The functions of the language: the parameters, the result and the purpose of each.

mod schema;

pub use schema::{Arity, FunctionSchema, Parameter};

use super::Phase;
use crate::types::Type;

/// Declares the functions: `Builtin name(parameter: phase type, ...) -> type, "docs"`. A parameter is given once, unless its name
/// says how often; in brackets is what it takes where that is more than its phase and its type. A function without a
/// result type gives what it is given.
macro_rules! functions {
    ($(
        $builtin:ident $name:ident(
            $($parameter:ident $(($arity:ident))?: $phase:ident $($ty:ident $(<$element:ident>)?)|+ $([$wanted:literal])?),*
        ) $(-> $result:ident $(<$of:ident>)?)?,
        $docs:literal;
    )+) => {
        /// What evaluates a call: the checker has a function for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Builtin {
            $(#[doc = concat!("`", stringify!($name), "`")] $builtin),+
        }

        /// Every function, in the order of the reference.
        pub static FUNCTIONS: &[FunctionSchema] = &[$(FunctionSchema {
            name: stringify!($name),
            builtin: Builtin::$builtin,
            parameters: &[$(Parameter {
                name: stringify!($parameter),
                ty: || functions!(@ union $($ty $(<$element>)?)|+),
                phase: functions!(@ $phase),
                arity: functions!(@ arity $($arity)?),
                wanted: functions!(@ wanted $($wanted)?),
            }),*],
            result: functions!(@ result $($result $(<$of>)?)?),
            docs: $docs,
        }),+];
    };

    (@ constant) => { Phase::Const };
    (@ elements) => { Phase::Elements };
    (@ deploy) => { Phase::Deploy };

    (@ arity) => { Arity::One };
    (@ arity optional) => { Arity::Optional };
    (@ arity repeated) => { Arity::OneOrMore };
    (@ arity any_number) => { Arity::Any };

    (@ wanted) => { None };
    (@ wanted $wanted:literal) => { Some($wanted) };

    (@ result) => { None };
    (@ result $($ty:tt)+) => { Some(|| functions!(@ type $($ty)+)) };

    (@ union $ty:ident $(<$element:ident>)?) => { functions!(@ type $ty $(<$element>)?) };
    (@ union $($ty:ident $(<$element:ident>)?)|+) => {
        Type::Union(vec![$(functions!(@ type $ty $(<$element>)?)),+])
    };

    (@ type any) => { Type::Unknown };
    (@ type bool) => { Type::Bool };
    (@ type int) => { Type::Int };
    (@ type number) => { Type::Number };
    (@ type string) => { Type::String };
    (@ type secret) => { Type::Secret };
    (@ type cidr) => { Type::Cidr };
    (@ type image) => { Type::Image };
    (@ type image_tag) => { Type::ImageTag };
    (@ type image_digest) => { Type::ImageDigest };
    (@ type list) => { Type::list(Type::Unknown) };
    (@ type map) => { Type::map(Type::Unknown) };
    (@ type list<$element:ident>) => { Type::list(functions!(@ type $element)) };
}

functions! {
    Length length(value: constant list | map | string) -> int,
        "The number of elements, entries or characters.";
    Contains contains(list: elements list, value: deploy any) -> bool,
        "Whether the list contains the value. The list must be a compile-time value; the value can be a deploy-time value.";
    Concat concat(list(repeated): elements list) -> list,
        "A list of the elements of all lists.";
    Merge merge(map(repeated): elements map) -> map,
        "A map of the entries of all maps; entries of later maps override those of earlier ones.";
    Keys keys(map: constant map) -> list<string>,
        "The keys of the map, in order.";
    Values values(map: elements map) -> list,
        "The values of the map, in the order of their keys.";
    Range range(from: constant int, to: constant int) -> list<int>,
        "The integers from `from` up to, but not including, `to`.";
    Min min(value(repeated): constant any),
        "The smallest of several numbers, durations, sizes or CPU quantities.";
    Max max(value(repeated): constant any),
        "The largest of several numbers, durations, sizes or CPU quantities.";
    Abs abs(number: constant number),
        "The absolute value of the number.";
    Ceil ceil(number: constant number) -> int,
        "The number rounded up to an integer.";
    Floor floor(number: constant number) -> int,
        "The number rounded down to an integer.";
    Lower lower(string: constant string) -> string,
        "The string in lowercase.";
    Upper upper(string: constant string) -> string,
        "The string in uppercase.";
    Trim trim(string: constant string) -> string,
        "The string without leading and trailing whitespace.";
    Replace replace(string: constant string, from: constant string, to: constant string) -> string,
        "The string with every `from` replaced by `to`.";
    Join join(separator: constant string ["a constant separator"], list: deploy list<string>) -> string,
        "The elements of the list, joined with the separator.";
    Split split(separator: constant string ["a constant separator of at least one character"], string: deploy string) -> list<string>,
        "The parts of the string between the separators.";
    Format format(
        template: constant string ["a constant string with one `{}` for each value"],
        value(any_number): deploy any
    ) -> string,
        "The template with each `{}` replaced by the next value.";
    Base64 base64(string: deploy string) -> string,
        "The Base64 encoding of the string.";
    File file(path: constant string) -> string,
        "The content of a file, read when the program is compiled. The path is relative to the `.ecs` file, and the file must be in the project's folder. Line ends become LF, and a byte order mark is left out, as in a heredoc.";
    Json json(value: constant any) -> string,
        "The value as JSON.";
    Yaml yaml(value: constant any) -> string,
        "The value as YAML.";
    CidrSubnets cidr_subnets(
        cidr: deploy cidr,
        count: constant int ["a constant count from 1 to 256"],
        bits: constant int ["a constant number of bits from 1 to 128"]
    ) -> list<cidr>,
        "The first `count` CIDR blocks inside `cidr`, each with `bits` host bits.";
    ImportValue import_value(name: deploy string) -> string,
        "The value that another stack exports under the name.";
    Ssm ssm(path: constant string) -> string,
        "The value of an SSM parameter. CloudFormation looks it up when it creates or updates the stack with another template or other values of its parameters; deploying the same ones again changes nothing. To have the newest image at each update, write its path as `image`.";
    SecretValue secret_value(name: constant string, key(optional): constant string) -> secret,
        "A value from Secrets Manager, which is never printed. CloudFormation looks it up when it creates or updates the resource that refers to it; a rotation of the secret alone changes nothing. `registry_auth.secret` takes the ARN of a secret that the instances read themselves.";
    Ecr ecr(repository: deploy string, version: deploy image_tag | image_digest) -> image,
        "An image in a repository of Amazon ECR, in the account and the region that the stack is deployed to. A task that runs it may pull from this repository and no other.";
    Zones zones() -> list<string>,
        "The Availability Zones of the region.";
}

/// The function of a name.
pub fn find(name: &str) -> Option<&'static FunctionSchema> {
    FUNCTIONS.iter().find(|function| function.name == name)
}
