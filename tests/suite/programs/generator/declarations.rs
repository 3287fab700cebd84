//! `param`, `var`, `let`, `output`, `assert`: made where a value is wanted, and used again.

use ecsc::language::Phase;
use ecsc::types::Type;

use super::values::is_param_type;
use super::{Generator, Want};
use crate::programs::tree::{Entry, Item, Value};

impl Generator {
    /// A param that fits: `param.p1`.
    pub(super) fn param(&mut self, want: &Want) -> String {
        self.param_of(want, false)
    }

    /// A param that may be null.
    pub(super) fn optional_param(&mut self, want: &Want) -> String {
        self.param_of(want, true)
    }

    fn param_of(&mut self, want: &Want, optional: bool) -> String {
        let mark = if optional { "?" } else { "" };
        let key = format!("param {}{mark} {:?} {:?}", want.ty, want.at, want.rules.unit);
        if let Some(path) = self.again(&key) {
            return path;
        }
        let number = self.fresh();
        let default = match self.dice.below(3) {
            0 if optional => Some(Value::new("null")),
            1 | 2 if !optional || self.dice.once_in(3) => {
                let literal = self.literal(want);
                // Params of addresses take those of IPv4.
                Some(Value::new(if literal.contains("2001:") { "null".into() } else { literal }))
            }
            _ => None,
        };
        let default = default.filter(|value| optional || value.text != "null");
        // What is prescribed by the types of the instances.
        let default = match want.ty {
            Type::InstanceType if !optional => default.or_else(|| Some(Value::new(self.literal(want)))),
            _ => default,
        };
        let equals = if default.is_some() { " = " } else { "" };
        let entries = self.param_body(want, default.as_ref());
        let name = self.dice.one_of(&["p", "size_of_", "on", "vpc_"]);
        self.declare(format!("param {name}{number}: {}{mark}{equals}", want.ty), default, entries, false);
        self.remember(format!("param.{name}{number}"), key)
    }

    fn param_body(&mut self, want: &Want, default: Option<&Value>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut add = |name: &str, text: String, required: bool| {
            entries.push(Entry::attribute(format!("param.{name}"), name, Value::new(text), required));
        };
        let unit = want.rules.unit.filter(|_| matches!(want.ty, Type::Duration | Type::Size));
        match unit {
            Some(unit) if !matches!(unit, "s" | "MiB") || self.dice.once_in(4) => {
                add("unit", unit.into(), true);
            }
            _ => {}
        }
        if self.dice.once_in(8) {
            add("description", "\"Chosen at the deployment: `a`.\"".into(), false);
        }
        if self.dice.once_in(8) {
            add("group", self.dice.one_of(&["\"Network\"", "\"on\"", "\"Größe\""]).into(), false);
        }
        let is_plain = default.is_none_or(|value| value.text == "null");
        match &want.ty {
            Type::Int | Type::Number | Type::Port
                if want.at.0.is_empty() && is_plain && self.dice.once_in(3) =>
            {
                add("min", "1".into(), false);
                add("max", "500".into(), false);
            }
            Type::Duration if want.at.0.is_empty() && is_plain && self.dice.once_in(3) => {
                add("min", "10s".into(), false);
                add("max", "2h".into(), false);
            }
            Type::String if want.at.0.is_empty() && is_plain && self.dice.once_in(3) => {
                match self.dice.below(3) {
                    0 => add("pattern", "\"[a-z][a-z0-9-]*\"".into(), false),
                    1 => {
                        add("min", "2".into(), false);
                        add("max", "30".into(), false);
                    }
                    _ => add("allowed", "[\"a\", \"on\", \"012\", \"x y\"]".into(), false),
                }
            }
            Type::InstanceType if self.dice.once_in(3) => {
                let mut allowed = self.distinct(&want.constant(), Self::literal);
                allowed.extend(
                    default
                        .map(|value| value.text.clone())
                        .filter(|text| text != "null" && !allowed.contains(text)),
                );
                add("allowed", format!("[{}]", allowed.join(", ")), false);
            }
            _ => {}
        }
        entries
    }

    /// A var or a let: `var.v1`.
    pub(super) fn constant(&mut self, want: &Want) -> String {
        let key = format!("constant {} {:?}", want.ty, want.at);
        if let Some(path) = self.again(&key) {
            return path;
        }
        let number = self.fresh();
        let inner = Want { depth: want.depth + 1, optional: false, ..want.constant() };
        let value = Value { text: self.expression(&inner), plain: Some(self.literal(&inner)) };
        let is_literal = match &want.ty {
            Type::List(inner) | Type::Map(inner) => is_param_type(inner),
            ty => is_param_type(ty),
        };
        if is_literal && self.dice.once_in(2) {
            self.declare(format!("var v{number}: {} = ", want.ty), Some(value), Vec::new(), false);
            return self.remember(format!("var.v{number}"), key);
        }
        self.declare(format!("let l{number} = "), Some(value), Vec::new(), false);
        self.remember(format!("let.l{number}"), key)
    }

    fn again(&mut self, key: &str) -> Option<String> {
        let known: Vec<usize> =
            (0..self.declared.len()).filter(|&index| self.declared[index].key == key).collect();
        if known.is_empty() || self.dice.once_in(2) {
            return None;
        }
        Some(self.declared[self.dice.one_of(&known)].path.clone())
    }

    fn remember(&mut self, path: String, key: String) -> String {
        self.declared.push(super::Declared { path: path.clone(), key });
        path
    }

    pub(super) fn output(&mut self) {
        self.stack = usize::MAX;
        let number = self.fresh();
        let ty = match self.dice.below(6) {
            0 | 1 => Type::String,
            2 => Type::list(
                [Type::String, Type::Int, Type::Cidr][usize::try_from(self.dice.below(3)).unwrap()].clone(),
            ),
            3 => [Type::Bool, Type::Int, Type::Arn, Type::SecurityGroupId]
                [usize::try_from(self.dice.below(4)).unwrap()]
            .clone(),
            _ => self.paramable(),
        };
        let want = Want::free(ty, Phase::Deploy, 0);
        let value = match self.dice.below(3) {
            0 => self.result(&want).map(Value::new),
            1 => self.call(&want).map(Value::new),
            _ => None,
        };
        // A bare word is no output.
        let want = if want.ty.is_listed() { Want::free(Type::Port, Phase::Deploy, 0) } else { want };
        let value = value.unwrap_or_else(|| self.value(&want));
        let mut entries = Vec::new();
        // The end of a heredoc stands alone on its line.
        let may_have_body = !value.text.contains("<<");
        if may_have_body && self.dice.once_in(3) {
            let export = match self.dice.below(2) {
                0 => format!("\"Export-{number}\""),
                _ => self.expression(&Want::free(Type::Bool, Phase::Const, 2)),
            };
            entries.push(Entry::attribute("output.export".into(), "export", Value::new(export), false));
        }
        if may_have_body && self.dice.once_in(5) {
            let text = Value::new("\"What it is.\"");
            entries.push(Entry::attribute("output.description".into(), "description", text, false));
        }
        self.declare(format!("output o{number} = "), Some(value), entries, false);
    }

    /// A block that had another label before.
    pub(super) fn moved(&mut self) {
        let own: Vec<(&str, String)> = self
            .blocks
            .iter()
            // The ids of a listener have its former name then.
            .filter(|block| !block.existing && block.kind != "listener")
            .map(|block| (block.kind, block.name.clone()))
            .collect();
        if own.is_empty() {
            return;
        }
        let all: Vec<usize> = (0..own.len()).collect();
        let (kind, name) = &own[self.dice.one_of(&all)];
        let former = format!("former_{}", self.fresh());
        let entry = |at: &'static str, name: &str| {
            Entry::attribute(format!("moved.{at}"), at, Value::new(format!("{kind}.{name}")), true)
        };
        let entries = vec![entry("from", &former), entry("to", name)];
        self.declare("moved".into(), None, entries, true);
    }

    pub(super) fn assert(&mut self) {
        let condition = match self.dice.below(3) {
            0 => format!("({} || true)", self.condition(Phase::Const, 1)),
            1 => format!("{} != \"x\"", self.param(&Want::free(Type::String, Phase::Deploy, 1))),
            _ => self.condition(Phase::Deploy, 1),
        };
        self.declare("assert ".into(), Some(Value::new(condition)), Vec::new(), false);
        if let Some(Item { tail, .. }) = self.items.last_mut() {
            *tail = ", \"that must hold: it's on\"";
        }
    }

    /// What nobody uses.
    pub(super) fn spare(&mut self) {
        let ty = self.paramable();
        self.param(&Want::free(ty.clone(), Phase::Deploy, 0));
        self.constant(&Want::free(ty, Phase::Const, 0));
    }
}
