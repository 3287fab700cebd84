//! The functions of the language: what each takes, gives, and is for.

mod schema;

pub use schema::{Arity, FunctionSchema, Parameter};

use super::Phase;
use crate::types::Type;

/// Declares the functions: `Builtin name(parameter: phase type, ...) -> type, "docs"`. A parameter is given once, unless its name
/// says how often; in brackets stands what it takes where that is more than its phase and its type. A function without a
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
    (@ type list) => { Type::list(Type::Unknown) };
    (@ type map) => { Type::map(Type::Unknown) };
    (@ type list<$element:ident>) => { Type::list(functions!(@ type $element)) };
}

functions! {
    Length length(value: constant list | map | string) -> int,
        "How many elements, entries or characters.";
    Contains contains(list: elements list, value: deploy any) -> bool,
        "Whether the list has the value. The list must be constant; the value may come at deployment.";
    Concat concat(list(repeated): elements list) -> list,
        "One list of all elements.";
    Merge merge(map(repeated): elements map) -> map,
        "One map of all entries; later ones win.";
    Keys keys(map: constant map) -> list<string>,
        "The keys, in order.";
    Values values(map: elements map) -> list,
        "The values, in order of their keys.";
    Range range(from: constant int, to: constant int) -> list<int>,
        "The whole numbers from `from` up to, and without, `to`.";
    Min min(value(repeated): constant any),
        "The smallest of some numbers, durations, sizes or CPUs.";
    Max max(value(repeated): constant any),
        "The largest of some numbers, durations, sizes or CPUs.";
    Abs abs(number: constant number),
        "The number without its sign.";
    Ceil ceil(number: constant number) -> int,
        "The next whole number upwards.";
    Floor floor(number: constant number) -> int,
        "The next whole number downwards.";
    Lower lower(text: constant string) -> string,
        "The text in small letters.";
    Upper upper(text: constant string) -> string,
        "The text in capital letters.";
    Trim trim(text: constant string) -> string,
        "The text without blanks at its ends.";
    Replace replace(text: constant string, from: constant string, to: constant string) -> string,
        "The text with every `from` replaced by `to`.";
    Join join(separator: constant string ["a constant separator"], list: deploy list<string>) -> string,
        "The elements with the separator between them.";
    Split split(separator: constant string ["a constant separator of at least one character"], text: deploy string) -> list<string>,
        "The parts of the text between separators.";
    Format format(
        template: constant string ["a constant string with a `{}` for each value"],
        value(any_number): deploy any
    ) -> string,
        "The template with each `{}` replaced by the next value.";
    Base64 base64(text: deploy string) -> string,
        "The text in Base64.";
    File file(path: constant string) -> string,
        "The text of a file beside the `.ecs` file, read when the program is compiled; it must lie in the project's folder.";
    Json json(value: constant any) -> string,
        "The value as JSON.";
    Yaml yaml(value: constant any) -> string,
        "The value as YAML.";
    CidrSubnets cidr_subnets(
        cidr: deploy cidr,
        count: constant int ["a constant count from 1 to 256"],
        bits: constant int ["a constant number of bits from 1 to 128"]
    ) -> list<cidr>,
        "That many blocks of addresses inside of `cidr`, each with `bits` bits for hosts.";
    ImportValue import_value(name: deploy string) -> string,
        "What another stack exports under the name.";
    Ssm ssm(path: constant string) -> string,
        "The value of an SSM parameter, looked up at each deployment.";
    SecretValue secret_value(name: constant string, key(optional): constant string) -> secret,
        "A value from Secrets Manager, looked up at each deployment and never printed.";
    Zones zones() -> list<string>,
        "The availability zones of the region.";
}

/// The function of a name.
pub fn find(name: &str) -> Option<&'static FunctionSchema> {
    FUNCTIONS.iter().find(|function| function.name == name)
}
