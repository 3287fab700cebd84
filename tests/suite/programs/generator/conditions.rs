//! Conditions: constant ones, and those that the deployment decides.

use ecsc::language::Phase;
use ecsc::types::{Literal, Type};

use super::values::is_param_type;
use super::{Generator, Want};

impl Generator {
    pub(super) fn condition(&mut self, phase: Phase, depth: u8) -> String {
        if phase == Phase::Const { self.constant_condition(depth) } else { self.deploy_condition(depth) }
    }

    fn constant_condition(&mut self, depth: u8) -> String {
        let word = Want::free(Type::String, Phase::Const, depth + 1);
        match self.dice.below(9) {
            0 | 1 => self.constant(&Want::free(Type::Bool, Phase::Const, depth + 1)),
            2 => format!("({} == {})", self.constant(&word), self.literal(&word)),
            3 => format!("({} < {})", self.dice.between(1, 5), self.dice.between(1, 5)),
            4 if depth < 3 => format!("!{}", self.constant_condition(depth + 1)),
            5 if depth < 3 => {
                let (a, b) = (self.constant_condition(depth + 1), self.constant_condition(depth + 1));
                format!("({a} {} {b})", self.dice.one_of(&["&&", "||"]))
            }
            6 => format!("(length({}) == 2)", self.literal(&word.of(Type::list(Type::Int)))),
            7 => format!("contains([\"a\", \"b\"], {})", self.literal(&word)),
            _ => self.dice.one_of(&["true", "false", "(2 >= 1)", "(10m > 30s)"]).into(),
        }
    }

    fn deploy_condition(&mut self, depth: u8) -> String {
        let word = Want::free(Type::String, Phase::Deploy, depth + 1);
        match self.dice.below(9) {
            0 | 1 => self.param(&Want::free(Type::Bool, Phase::Deploy, depth + 1)),
            2 => format!("({} == {})", self.param(&word), self.literal(&word)),
            3 => {
                let ty = self.paramable();
                format!("({} != null)", self.optional_param(&Want::free(ty, Phase::Deploy, depth + 1)))
            }
            4 if depth < 3 => format!("!{}", self.deploy_condition(depth + 1)),
            5 if depth < 3 => {
                let (a, b) = (self.deploy_condition(depth + 1), self.deploy_condition(depth + 1));
                format!("({a} {} {b})", self.dice.one_of(&["&&", "||"]))
            }
            6 => format!("contains([\"a\", \"b\"], {})", self.param(&word)),
            7 => format!("({} == {})", self.param(&word), self.param(&word)),
            _ => {
                let pseudo = self.dice.one_of(&["aws.region", "aws.partition", "aws.account_id"]);
                format!("({pseudo} {} \"eu-west-1\")", self.dice.one_of(&["==", "!="]))
            }
        }
    }

    /// Any type that a param may have.
    pub(super) fn paramable(&mut self) -> Type {
        loop {
            let index = usize::try_from(self.dice.below(i64::try_from(Type::NAMED.len()).unwrap())).unwrap();
            let ty = Type::NAMED[index].2.clone();
            if is_param_type(&ty) && ty != Type::Secret {
                return match self.dice.below(12) {
                    0 => Type::OneOf(["on", "off", "no_way"].map(|word| Literal::Word(word.into())).into()),
                    1 => Type::OneOf(["a b", "012"].map(|text| Literal::Text(text.into())).into()),
                    2 if is_param_type(&Type::list(ty.clone())) => Type::list(ty),
                    _ => ty,
                };
            }
        }
    }
}
