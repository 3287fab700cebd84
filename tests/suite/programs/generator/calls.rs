//! Calls of any function, by its signature.

use ecsc::language::functions::{Arity, Builtin, FUNCTIONS, FunctionSchema, Parameter};
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
        let phase =
            if function.takes_deploy_values() && want.takes_deploy() { Phase::Deploy } else { Phase::Const };
        // A condition over several params is beyond what a rule or a `contains` takes.
        let inner = Want { phase, optional: false, depth: want.depth + 1, ..want.clone() };
        let most = function.max().unwrap_or(function.min() + 2);
        let count = self.dice.between(i64::try_from(function.min()).unwrap(), i64::try_from(most).unwrap());
        if function.builtin == Builtin::Contains {
            let ty = self.dice.one_of(&[0, 1, 2]);
            let element =
                Want::free([Type::String, Type::Int, Type::Bool][ty].clone(), phase, want.depth + 1);
            let list = self.literal(&element.of(Type::list(element.ty.clone())));
            return format!("contains({list}, {})", self.expression(&element));
        }
        if function.builtin == Builtin::Format {
            let text = Parameter {
                name: "",
                ty: || Type::String,
                phase: Phase::Deploy,
                arity: Arity::One,
                wanted: None,
            };
            let values: Vec<String> = (1..count).map(|_| self.argument(function, &text, &inner)).collect();
            let holes = vec!["{}"; values.len()].join(" of ");
            let arguments: Vec<String> = std::iter::once(format!("\"{holes}\"")).chain(values).collect();
            return format!("format({})", arguments.join(", "));
        }
        let arguments: Vec<String> = (0..usize::try_from(count).unwrap())
            .map(|index| self.argument(function, function.parameter(index).unwrap(), &inner))
            .collect();
        format!("{}({})", function.name, arguments.join(", "))
    }

    /// An argument for a parameter: what its name promises, or any value of its type.
    fn argument(&mut self, function: &FunctionSchema, parameter: &Parameter, want: &Want) -> String {
        // What a tag is made of has the characters of tags, too.
        let at = if want.at.0 == "tags" { want.at } else { ("", "") };
        let free = |ty: Type| Want { rules: Rules::NONE, at, ..want.of(ty) };
        let constant = |ty: Type| free(ty).constant();
        match (parameter.name, (parameter.ty)()) {
            ("path", _) if function.builtin == Builtin::File => {
                self.dice.one_of(&["\"notes/one\"", "\"notes/two\""]).into()
            }
            ("path", _) => self.dice.one_of(&["\"/notes/one\"", "\"/notes/two\""]).into(),
            ("count" | "bits", _) => self.dice.between(4, 8).to_string(),
            ("cidr", _) => self.dice.one_of(&["\"10.0.0.0/16\"", "\"10.1.0.0/20\""]).into(),
            ("separator" | "key", _) => self.dice.one_of(&["\",\"", "\"-\"", "\"x\""]).into(),
            ("repository", _) => self.dice.one_of(&["\"shop/api\"", "\"x${aws.region}\""]).into(),
            ("version", _) => {
                let ty = self.dice.one_of(&[0, 1]);
                self.literal(&constant([Type::ImageTag, Type::ImageDigest][ty].clone()))
            }
            ("name", _) => self.dice.one_of(&["\"shared/thing\"", "\"other-stack-Value\""]).into(),
            ("from" | "to", Type::Int) => self.dice.between(0, 4).to_string(),
            ("from" | "to", _) => self.dice.one_of(&["\"a\"", "\"b\""]).into(),
            (_, Type::List(element)) if *element == Type::String => {
                let items = self.distinct(&free(Type::String), Self::expression);
                format!("[{}]", items.join(", "))
            }
            (_, Type::String) => self.expression(&free(Type::String)),
            (_, Type::Int) => self.literal(&constant(Type::Int)),
            (_, Type::List(_)) => match &want.ty {
                Type::List(_) => {
                    let phase = want.phase;
                    self.expression(&Want {
                        phase: if phase == Phase::Deploy { Phase::Elements } else { phase },
                        ..want.clone()
                    })
                }
                _ => format!("[{}]", self.distinct(&free(Type::String), Self::expression).join(", ")),
            },
            (_, Type::Map(_)) => match &want.ty {
                Type::Map(_) => self.literal(want),
                Type::List(inner) => self.literal(&Want { ty: Type::map((**inner).clone()), ..want.clone() }),
                _ => self.literal(&free(Type::map(Type::String))),
            },
            (_, Type::Number) => match want.ty {
                Type::Int => self.literal(want),
                _ => self.literal(&Want { phase: Phase::Const, ..want.clone() }),
            },
            (_, Type::Union(_)) => match self.dice.below(3) {
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
const AT_DEPLOYMENT: [Builtin; 7] = [
    Builtin::ImportValue,
    Builtin::Ssm,
    Builtin::Ecr,
    Builtin::SecretValue,
    Builtin::Zones,
    Builtin::CidrSubnets,
    Builtin::Base64,
];

/// Functions whose value has characters that a tag may not have.
const WITH_OTHER_CHARACTERS: [Builtin; 3] = [Builtin::Json, Builtin::Yaml, Builtin::Join];

/// Whether a call gives a value that is wanted.
fn gives(function: &FunctionSchema, want: &Want) -> bool {
    if want.phase != Phase::Deploy && AT_DEPLOYMENT.contains(&function.builtin) {
        return false;
    }
    let is_free = want.at.0.is_empty() || want.at.0 == "tags";
    let Some(result) = function.result else {
        return match want.ty {
            Type::Int | Type::Number => true,
            Type::Duration | Type::Size | Type::Cpu => function.builtin != Builtin::Abs,
            _ => false,
        };
    };
    match (result(), &want.ty) {
        (Type::String, Type::String) if want.at.0 == "tags" => {
            !WITH_OTHER_CHARACTERS.contains(&function.builtin)
        }
        (Type::String, Type::String) => is_free,
        (Type::Secret, Type::Secret)
        | (Type::Image, Type::Image)
        | (Type::Bool, Type::Bool)
        | (Type::Map(_), Type::Map(_)) => true,
        (Type::Int, Type::Int) => is_free || matches!(function.builtin, Builtin::Ceil | Builtin::Floor),
        (Type::List(element), Type::List(inner)) => match *element {
            Type::Unknown => true,
            Type::Cidr => **inner == Type::Cidr,
            element => **inner == element && is_free,
        },
        _ => false,
    }
}
