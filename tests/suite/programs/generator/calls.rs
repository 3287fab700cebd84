//! Calls of any function, by its signature.

use ecsc::language::functions::{FUNCTIONS, FunctionSchema};
use ecsc::language::{Phase, Rules};
use ecsc::types::Type;

use super::{Generator, Want};

impl Generator {
    /// A call that gives what is wanted; `None` where no function does.
    pub(super) fn call(&mut self, want: &Want) -> Option<String> {
        let fits: Vec<&FunctionSchema> = FUNCTIONS.iter().filter(|function| gives(function, want)).collect();
        if fits.is_empty() {
            return None;
        }
        let function = self.dice.one_of(&fits);
        Some(self.call_of(function, want))
    }

    pub(super) fn call_of(&mut self, function: &FunctionSchema, want: &Want) -> String {
        let (names, _) = signature(function);
        let phase = if function.deploy && want.takes_deploy() { Phase::Deploy } else { Phase::Const };
        // A condition over several params is beyond what a rule or a `contains` takes.
        let inner = Want { phase, optional: false, depth: want.depth + 1, ..want.clone() };
        let most = function.max.unwrap_or(function.min + 2).max(function.min);
        let count = self.dice.between(i64::try_from(function.min).unwrap(), i64::try_from(most).unwrap());
        if function.name == "contains" {
            let ty = self.dice.one_of(&[0, 1, 2]);
            let element =
                Want::free([Type::String, Type::Int, Type::Bool][ty].clone(), phase, want.depth + 1);
            let list = self.literal(&element.of(Type::list(element.ty.clone())));
            return format!("contains({list}, {})", self.expression(&element));
        }
        if function.name == "format" {
            let values: Vec<String> = (1..count).map(|_| self.argument("", "string", &inner)).collect();
            let holes = vec!["{}"; values.len()].join(" of ");
            let arguments: Vec<String> = std::iter::once(format!("\"{holes}\"")).chain(values).collect();
            return format!("format({})", arguments.join(", "));
        }
        let arguments: Vec<String> = (0..usize::try_from(count).unwrap())
            .map(|index| {
                let parameter = names
                    .get(index)
                    .filter(|name| **name != "...")
                    .or(names.first())
                    .copied()
                    .unwrap_or("value");
                self.argument(function.name, parameter, &inner)
            })
            .collect();
        format!("{}({})", function.name, arguments.join(", "))
    }

    /// An argument for a parameter as the signature writes it: `separator: string`, `list`, `count: int`.
    fn argument(&mut self, function: &str, parameter: &str, want: &Want) -> String {
        let (name, ty) = parameter.split_once(": ").unwrap_or((parameter, parameter));
        let free = |ty: Type| Want { rules: Rules::NONE, at: ("", ""), ..want.of(ty) };
        let constant = |ty: Type| free(ty).constant();
        match (name, ty) {
            ("path", _) if function == "file" => self.dice.one_of(&["\"notes/one\"", "\"notes/two\""]).into(),
            ("path", _) => self.dice.one_of(&["\"/notes/one\"", "\"/notes/two\""]).into(),
            ("count" | "bits", _) => self.dice.between(4, 8).to_string(),
            ("cidr", _) => self.dice.one_of(&["\"10.0.0.0/16\"", "\"10.1.0.0/20\""]).into(),
            ("separator" | "key", _) => self.dice.one_of(&["\",\"", "\"-\"", "\"x\""]).into(),
            ("name", _) => self.dice.one_of(&["\"shared/thing\"", "\"other-stack-Value\""]).into(),
            ("from" | "to", "int") => self.dice.between(0, 4).to_string(),
            ("from" | "to", _) => self.dice.one_of(&["\"a\"", "\"b\""]).into(),
            (_, "list<string>") => {
                let items = self.distinct(&free(Type::String), Self::expression);
                format!("[{}]", items.join(", "))
            }
            (_, "string") => self.expression(&free(Type::String)),
            (_, "int") => self.literal(&constant(Type::Int)),
            ("list", _) => match &want.ty {
                Type::List(_) => {
                    let phase = want.phase;
                    self.expression(&Want {
                        phase: if phase == Phase::Deploy { Phase::Elements } else { phase },
                        ..want.clone()
                    })
                }
                _ => format!("[{}]", self.distinct(&free(Type::String), Self::expression).join(", ")),
            },
            ("map", _) => match &want.ty {
                Type::Map(_) => self.literal(want),
                Type::List(inner) => self.literal(&Want { ty: Type::map((**inner).clone()), ..want.clone() }),
                _ => self.literal(&free(Type::map(Type::String))),
            },
            ("number", _) => match want.ty {
                Type::Int => self.literal(want),
                _ => self.literal(&Want { phase: Phase::Const, ..want.clone() }),
            },
            ("value", "list | map | string") => match self.dice.below(3) {
                0 => self.literal(&constant(Type::list(Type::Int))),
                1 => self.literal(&constant(Type::map(Type::String))),
                _ => self.literal(&constant(Type::String)),
            },
            // `min(value, ...)`: as is wanted; `json(value)`: anything.
            _ if want.ty != Type::String => self.literal(want),
            _ => match self.dice.below(4) {
                0 => self.literal(&constant(Type::list(Type::Int))),
                1 => self.literal(&constant(Type::map(Type::String))),
                2 => self.literal(&constant(Type::Bool)),
                _ => self.literal(&constant(Type::String)),
            },
        }
    }
}

/// Functions whose value only the deployment knows, whatever they are given.
const AT_DEPLOYMENT: [&str; 6] = ["import_value", "ssm", "secret_value", "zones", "cidr_subnets", "base64"];

/// Whether a call gives a value that is wanted.
fn gives(function: &FunctionSchema, want: &Want) -> bool {
    if want.phase != Phase::Deploy && AT_DEPLOYMENT.contains(&function.name) {
        return false;
    }
    let is_free = want.at.0.is_empty() || want.at.0 == "tags";
    match (signature(function).1, &want.ty) {
        ("string", Type::String) => is_free,
        ("secret", Type::Secret)
        | ("bool", Type::Bool)
        | ("list", Type::List(_))
        | ("map", Type::Map(_))
        | ("", Type::Int | Type::Number) => true,
        ("int", Type::Int) => is_free || matches!(function.name, "ceil" | "floor"),
        ("list<string>", Type::List(inner)) => **inner == Type::String && is_free,
        ("list<cidr>", Type::List(inner)) => **inner == Type::Cidr,
        ("list<int>", Type::List(inner)) => **inner == Type::Int && is_free,
        ("", Type::Duration | Type::Size | Type::Cpu) => function.name != "abs",
        _ => false,
    }
}

/// The parameters and the result, as the schema writes them.
fn signature(function: &FunctionSchema) -> (Vec<&'static str>, &'static str) {
    let (head, result) = function.signature.split_once(" -> ").unwrap_or((function.signature, ""));
    let inner = head.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    (inner.split(", ").filter(|name| !name.is_empty()).collect(), result)
}
