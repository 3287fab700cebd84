//! The functions of the language: what each takes, gives, and is for.

/// A function.
#[derive(Debug, Clone, Copy)]
pub struct FunctionSchema {
    /// Its name.
    pub name: &'static str,
    /// Its parameters and result: `join(separator: string, list: list<string>) -> string`.
    pub signature: &'static str,
    /// The fewest arguments.
    pub min: usize,
    /// The most arguments; `None`: any number.
    pub max: Option<usize>,
    /// Whether it takes what only the deployment knows.
    pub deploy: bool,
    /// What it is for.
    pub docs: &'static str,
}

macro_rules! functions {
    ($($name:ident $phase:ident $min:literal .. $max:expr, $signature:literal, $docs:literal;)+) => {
        /// Every function, in the order of the reference.
        pub static FUNCTIONS: &[FunctionSchema] = &[$(FunctionSchema {
            name: stringify!($name),
            signature: $signature,
            min: $min,
            max: $max,
            deploy: functions!(@ $phase),
            docs: $docs,
        }),+];
    };
    (@ deploy) => { true };
    (@ constant) => { false };
}

functions! {
    length constant 1..Some(1), "length(value: list | map | string) -> int", "How many elements, entries or characters.";
    contains deploy 2..Some(2), "contains(list, value) -> bool", "Whether the list has the value. The list must be constant; the value may come at deployment.";
    concat deploy 1..None, "concat(list, ...) -> list", "One list of all elements.";
    merge deploy 1..None, "merge(map, ...) -> map", "One map of all entries; later ones win.";
    keys constant 1..Some(1), "keys(map) -> list<string>", "The keys, in order.";
    values deploy 1..Some(1), "values(map) -> list", "The values, in order of their keys.";
    range constant 2..Some(2), "range(from: int, to: int) -> list<int>", "The whole numbers from `from` up to, and without, `to`.";
    min constant 1..None, "min(value, ...)", "The smallest of some numbers, durations, sizes or CPUs.";
    max constant 1..None, "max(value, ...)", "The largest of some numbers, durations, sizes or CPUs.";
    abs constant 1..Some(1), "abs(number)", "The number without its sign.";
    ceil constant 1..Some(1), "ceil(number) -> int", "The next whole number upwards.";
    floor constant 1..Some(1), "floor(number) -> int", "The next whole number downwards.";
    lower constant 1..Some(1), "lower(text: string) -> string", "The text in small letters.";
    upper constant 1..Some(1), "upper(text: string) -> string", "The text in capital letters.";
    trim constant 1..Some(1), "trim(text: string) -> string", "The text without blanks at its ends.";
    replace constant 3..Some(3), "replace(text: string, from: string, to: string) -> string", "The text with every `from` replaced by `to`.";
    join deploy 2..Some(2), "join(separator: string, list: list<string>) -> string", "The elements with the separator between them.";
    split deploy 2..Some(2), "split(separator: string, text: string) -> list<string>", "The parts of the text between separators.";
    format deploy 1..None, "format(template: string, value, ...) -> string", "The template with each `{}` replaced by the next value.";
    base64 deploy 1..Some(1), "base64(text: string) -> string", "The text in Base64.";
    file constant 1..Some(1), "file(path: string) -> string", "The text of a file beside the `.ecs` file, read when the program is compiled; it must lie in the project's folder.";
    json constant 1..Some(1), "json(value) -> string", "The value as JSON.";
    yaml constant 1..Some(1), "yaml(value) -> string", "The value as YAML.";
    cidr_subnets deploy 3..Some(3), "cidr_subnets(cidr, count: int, bits: int) -> list<cidr>", "That many blocks of addresses inside of `cidr`, each with `bits` bits for hosts.";
    import_value deploy 1..Some(1), "import_value(name: string) -> string", "What another stack exports under the name.";
    ssm constant 1..Some(1), "ssm(path: string) -> string", "The value of an SSM parameter, looked up at each deployment.";
    secret_value constant 1..Some(2), "secret_value(name: string, key: string) -> secret", "A value from Secrets Manager, looked up at each deployment and never printed.";
    zones deploy 0..Some(0), "zones() -> list<string>", "The availability zones of the region.";
}

/// The function of a name.
pub fn find(name: &str) -> Option<&'static FunctionSchema> {
    FUNCTIONS.iter().find(|function| function.name == name)
}
