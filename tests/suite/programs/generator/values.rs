//! A value of any type and phase: a literal, a declaration made for it, a condition, a call, a result of a block.

use ecsc::language::{Only, Phase, kinds};
use ecsc::types::{Literal, Type};

use super::{Generator, Want};
use crate::programs::tree::Value;

/// How deep expressions stand in each other.
const MAX_DEPTH: u8 = 3;

impl Generator {
    /// The value of an attribute, an output or a declaration.
    pub(super) fn value(&mut self, want: &Want) -> Value {
        let text = self.expression(want);
        let plain = if matches!(want.ty, Type::Kind(_)) { None } else { Some(self.literal(want)) };
        if Self::is_text_for_many_lines(want) && self.dice.once_in(5) {
            return Value { text: self.heredoc(want), plain };
        }
        Value { text, plain }
    }

    pub(super) fn expression(&mut self, want: &Want) -> String {
        if want.optional && self.dice.once_in(7) {
            return self.absent(want);
        }
        match &want.ty {
            // A list and a single value seldom have one length.
            Type::Union(types)
                if want.rules.branches.is_some()
                    && !types.iter().any(|ty| matches!(ty, Type::List(_)))
                    && self.dice.once_in(6) =>
            {
                self.mixed(want, types)
            }
            Type::Union(types) => {
                let index = self.dice.below(i64::try_from(types.len()).unwrap());
                self.expression(&Want {
                    optional: false,
                    ty: types[usize::try_from(index).unwrap()].clone(),
                    ..want.clone()
                })
            }
            Type::Kind(kind) => self.reference(kind, want.at.1),
            Type::Range(inner) => self.range_of(want, inner),
            Type::List(inner) => self.list(want, inner),
            Type::Map(inner) => self.map(want, inner),
            Type::Nullable(inner) => {
                self.expression(&Want { ty: (**inner).clone(), optional: true, ..want.clone() })
            }
            _ => self.scalar(want),
        }
    }

    /// Null, or perhaps null.
    fn absent(&mut self, want: &Want) -> String {
        let inner = Want { depth: want.depth + 1, optional: false, ..want.clone() };
        let is_open = is_param_type(&inner.ty) && inner.phase == Phase::Deploy;
        match self.dice.below(4) {
            0 => "null".into(),
            1 => {
                let condition = self.condition(Phase::Const, want.depth + 1);
                want.whole(format!("{condition} ? {} : null", self.expression(&inner.constant())))
            }
            2 if is_open => {
                let condition = self.condition(Phase::Deploy, want.depth + 1);
                want.whole(format!("{condition} ? {} : null", self.expression(&inner)))
            }
            _ if is_open => self.optional_param(&inner),
            _ => "null".into(),
        }
    }

    fn scalar(&mut self, want: &Want) -> String {
        if want.takes_deploy()
            && let Some((path, ..)) =
                self.facts.iter().find(|(_, ty, unit)| *ty == want.ty && *unit == want.rules.unit).cloned()
            && !self.dice.once_in(3)
        {
            return path;
        }
        if want.ty == Type::Secret && want.takes_deploy() && !self.dice.once_in(6) {
            return if self.dice.once_in(2) { self.param(want) } else { self.call(want).unwrap() };
        }
        if want.depth >= MAX_DEPTH {
            return self.literal(want);
        }
        let inner = want.of(want.ty.clone());
        match self.dice.below(100) {
            0..45 => self.literal(want),
            45..55 => self.constant(want),
            55..72 if want.takes_deploy() && is_param_type(&want.ty) => self.param(want),
            72..77 => {
                let phase =
                    if want.takes_deploy() && self.dice.once_in(2) { Phase::Deploy } else { Phase::Const };
                let condition = self.condition(phase, want.depth + 1);
                let (then, otherwise) = (self.expression(&inner), self.expression(&inner));
                want.whole(format!("{condition} ? {then} : {otherwise}"))
            }
            77..81 if want.takes_deploy() && is_param_type(&want.ty) => {
                want.whole(format!("{} ?? {}", self.optional_param(want), self.expression(&inner)))
            }
            81..88 => self.call(want).unwrap_or_else(|| self.literal(want)),
            88..92 if want.takes_deploy() => self.result(want).unwrap_or_else(|| self.literal(want)),
            92..94 => {
                format!("[{}, {}][{}]", self.literal(want), self.expression(&inner), self.dice.below(2))
            }
            94..95 => format!("({})", self.expression(&inner)),
            95..96 => self.computed(want),
            // Blocks of IPv6 cannot be chosen.
            96..97 if want.ty != Type::Cidr => self.look_up(want),
            _ if want.ty == Type::String && want.at.0 == "tags" && self.dice.once_in(2) => {
                self.key_of_map(want)
            }
            _ if Self::is_free_text(want) => self.interpolation(want),
            _ => self.literal(want),
        }
    }

    /// A choice between values of two types of the attribute's.
    fn mixed(&mut self, want: &Want, types: &[Type]) -> String {
        let phase = if want.takes_deploy() && self.dice.once_in(2) { Phase::Deploy } else { Phase::Const };
        let mut one = || {
            let index = usize::try_from(self.dice.below(i64::try_from(types.len()).unwrap())).unwrap();
            self.expression(&want.of(types[index].clone()))
        };
        let (then, otherwise) = (one(), one());
        let condition = self.condition(phase, want.depth + 1);
        want.whole(format!("{condition} ? {then} : {otherwise}"))
    }

    /// An entry of a map, at a value of an enum.
    fn look_up(&mut self, want: &Want) -> String {
        let index = self.key_of_map(want);
        let entry = want.of(want.ty.clone());
        if self.dice.once_in(2) {
            let (small, large) = (self.expression(&entry), self.expression(&entry));
            return format!("{{ small = {small}, very_large = {large} }}[{index}]");
        }
        // Guards around prove nothing in a `let`.
        let entry = entry.constant();
        let (small, large) = (self.literal(&entry), self.literal(&entry));
        let number = self.fresh();
        let map = Value::new(format!("{{ small = {small}, very_large = {large} }}"));
        self.declare(format!("let sizes{number} = "), Some(map), Vec::new(), false);
        format!("let.sizes{number}[{index}]")
    }

    /// An enum value of a param or a var.
    fn key_of_map(&mut self, want: &Want) -> String {
        let ty = Type::OneOf(["small", "very_large"].map(|word| Literal::Word(word.into())).into());
        let key = Want::free(ty, want.phase, want.depth + 1);
        if want.takes_deploy() && !self.dice.once_in(3) { self.param(&key) } else { self.enum_var(&key) }
    }

    fn enum_var(&mut self, key: &Want) -> String {
        let (number, value) = (self.fresh(), Value::new(self.literal(key)));
        self.declare(format!("var size{number}: {} = ", key.ty), Some(value), Vec::new(), false);
        format!("var.size{number}")
    }

    /// The same value, computed from constants.
    fn computed(&mut self, want: &Want) -> String {
        let literal = self.literal(want);
        match &want.ty {
            Type::Int | Type::Duration | Type::Size | Type::Number => want.whole(
                self.dice.one_of(&["X * 1", "X + X - X", "(X + X) / 2", "X * 3 / 3"]).replace('X', &literal),
            ),
            Type::Percent => want.whole(format!("{literal} * 1")),
            _ => literal,
        }
    }

    fn list(&mut self, want: &Want, inner: &Type) -> String {
        let mut element = want.of(inner.clone());
        element.phase = if want.phase == Phase::Const { Phase::Const } else { Phase::Deploy };
        if want.depth >= MAX_DEPTH {
            return self.literal(want);
        }
        // All regions of a program are one, which may be listed once.
        if *inner == Type::Region {
            return format!("[{}]", self.expression(&element));
        }
        match self.dice.below(12) {
            0 if want.phase == Phase::Deploy && is_param_type(&want.ty) => self.param(want),
            1 if want.phase == Phase::Deploy => self.result(want).unwrap_or_else(|| self.literal(want)),
            2 | 3 => self.call(want).unwrap_or_else(|| self.literal(want)),
            4 => {
                let condition = self.condition(Phase::Const, want.depth + 1);
                want.whole(format!("{condition} ? {} : {}", self.literal(want), self.literal(want)))
            }
            5 => {
                let items = self.distinct(&element, Self::literal);
                let (name, other) = (self.fresh(), self.fresh());
                match self.dice.below(3) {
                    0 => {
                        format!("[for i{name}, v{other} in [{}]: v{other} if i{name} < 2]", items.join(", "))
                    }
                    1 => format!("[for v{name} in [{}]: v{name}]", items.join(", ")),
                    _ => format!("[for v{name} in {{ a = {} }}: v{name}]", items[0]),
                }
            }
            6 => self.constant(want),
            7 if *inner == Type::String && want.at.0.is_empty() && !self.copied.is_empty() => {
                let last = self.copied.last();
                last.map_or_else(String::new, |(path, _)| format!("[for key, block in {path}: key]"))
            }
            _ => format!("[{}]", self.distinct(&element, Self::expression).join(", ")),
        }
    }

    fn map(&mut self, want: &Want, inner: &Type) -> String {
        let element = want.of(inner.clone());
        if self.dice.once_in(6)
            && let Some(call) = self.call(want)
        {
            return call;
        }
        let (first, value) = (self.key(), self.expression(&element));
        if self.dice.once_in(2) {
            return format!("{{ {first} = {value} }}");
        }
        let number = self.fresh();
        format!("{{ {first} = {value}, tag_{number} = {} }}", self.expression(&element))
    }

    fn range_of(&mut self, want: &Want, inner: &Type) -> String {
        let ends = Want { ty: inner.clone(), optional: false, depth: want.depth + 1, ..want.clone() };
        match self.dice.below(8) {
            0 if want.takes_deploy() => format!("{}..{}", self.param(&ends), self.param(&ends)),
            1 => {
                let condition = self.condition(Phase::Const, want.depth + 1);
                want.whole(format!("{condition} ? {} : {}", self.range(&ends), self.range(&ends)))
            }
            2 => {
                let number = self.fresh();
                let range = self.range(&ends);
                self.declare(format!("let l{number} = "), Some(Value::new(range)), Vec::new(), false);
                format!("let.l{number}")
            }
            _ => self.range(&ends),
        }
    }

    /// A block, the one that was chosen for the attribute or any.
    fn reference(&mut self, kind: &'static str, attribute: &str) -> String {
        let index = match self.chosen.iter().rev().find(|(name, _)| *name == attribute) {
            Some((_, index)) => *index,
            None => self.choose(kind, true).unwrap_or(0),
        };
        self.blocks
            .get(index)
            .map_or_else(|| format!("{kind}.main"), |block| format!("{kind}.{}", block.name))
    }

    /// A declared block of a kind; one without a guard, if that is asked for.
    pub(super) fn choose(&mut self, kind: &str, unguarded: bool) -> Option<usize> {
        let stack = self.stack;
        let fits: Vec<usize> = (0..self.blocks.len())
            .filter(|&index| {
                let block = &self.blocks[index];
                block.kind == kind && (!unguarded || block.guard.is_none()) && block.stack <= stack
            })
            .collect();
        if fits.is_empty() { None } else { Some(self.dice.one_of(&fits)) }
    }

    /// What a block gives, of a type that fits.
    pub(super) fn result(&mut self, want: &Want) -> Option<String> {
        let anywhere = self.dice.once_in(15);
        let mut found: Vec<(String, Option<String>)> = Vec::new();
        for block in &self.blocks {
            let kind = kinds::find(block.kind)?;
            if want.ty == Type::String && want.at.0.is_empty() && block.stack <= self.stack {
                let path = |name| format!("{}.{}.{name}", block.kind, block.name);
                found.extend(block.outputs.iter().map(|name| (path(name), block.guard.clone())));
            }
            for result in kind.results {
                let ty = (result.ty)();
                let is_text = want.ty == Type::String && ty.is_text() && want.at.0.is_empty();
                if !(ty == want.ty || is_text) || (block.stack > self.stack && !anywhere) {
                    continue;
                }
                // The ARN of a topic is no key and no role, which an ARN elsewhere must be.
                if block.kind == "alerts" && ty == want.ty {
                    continue;
                }
                // What else there is depends on how the block is given.
                let given = ["name", "arn", "full_name", "security_group"];
                let is_of_service = matches!(block.kind, "cluster" | "listener") && block.existing;
                if is_of_service && !given.contains(&result.name) {
                    continue;
                }
                // Whether the attribute is true, or the tasks have addresses, is known to the block's plan alone.
                if result.with.is_some() || result.only == Some(Only::Awsvpc) {
                    continue;
                }
                // Splunk has no log group.
                if result.only == Some(Only::Awslogs) && block.splunk {
                    continue;
                }
                let path = format!("{}.{}.{}", block.kind, block.name, result.name);
                let has = |name| block.nested.iter().filter(move |(nested, _)| *nested == name);
                match (result.keyed_by, result.needs) {
                    (Some(nested), _) if block.existing => {
                        found.push((format!("{path}[\"{nested}\"]"), block.guard.clone()));
                    }
                    (Some(nested), _) => found.extend(has(nested).map(|(_, label)| {
                        let key = if label.is_empty() { String::new() } else { format!("[\"{label}\"]") };
                        (format!("{path}{key}"), block.guard.clone())
                    })),
                    (None, Some(nested)) if has(nested).next().is_none() => {}
                    _ => found.push((path, block.guard.clone())),
                }
            }
        }
        if found.is_empty() {
            return None;
        }
        let index = usize::try_from(self.dice.below(i64::try_from(found.len()).unwrap())).unwrap();
        let (path, guard) = found.swap_remove(index);
        match guard {
            Some(guard) if !self.guards.contains(&guard) && !want.optional => {
                Some(want.whole(format!("{path} ?? {}", self.literal(want))))
            }
            _ => Some(path),
        }
    }

    fn is_free_text(want: &Want) -> bool {
        want.ty == Type::String && matches!(want.at, ("" | "tags", _) | ("instances", "user_data"))
    }

    fn is_text_for_many_lines(want: &Want) -> bool {
        want.depth == 0 && Self::is_free_text(want) && want.at.0 != "tags"
    }

    /// A text with values in it.
    fn interpolation(&mut self, want: &Want) -> String {
        let ty = self.dice.one_of(&[0, 0, 0, 1, 2, 3]);
        let ty = [Type::String, Type::Int, Type::Bool, Type::Duration][ty].clone();
        let is_tag = want.at.0 == "tags";
        let inner = Want { at: if is_tag { want.at } else { ("", "") }, ..want.of(ty) };
        // A param's unit is lost in a text.
        let inner = if inner.ty == Type::Duration { inner.constant() } else { inner };
        let value = self.expression(&inner);
        let start = self.dice.one_of(&["a-", "", "x: ", "on ", "$${A} ", "#"]);
        let start = if is_tag { "a-" } else { start };
        let start = if want.at.0 == "instances" { "#!/bin/bash\\n: " } else { start };
        format!(
            "\"{start}${{{value}}}{}\"",
            self.dice.one_of(if is_tag {
                &["", "-b", "${aws.region}"]
            } else {
                &["", "-b", " }", "${aws.region}"]
            })
        )
        .replace("${aws.region}", if want.takes_deploy() { "${aws.region}" } else { "" })
    }

    fn heredoc(&mut self, want: &Want) -> String {
        let inner = Want { at: ("", ""), ..want.of(Type::String) };
        let value = self.expression(&inner);
        let first = if want.at.0 == "instances" { "#!/bin/bash" } else { "first: line" };
        let indented = self.dice.once_in(2);
        let (open, by) = if indented { ("<<-END", "    ") } else { ("<<END", "") };
        format!(
            "{open}\n{by}{first}\n{by}  echo \"${{{value}}}\" $${{HOME}} 'a\\b'\n\n{by}# last\n{}END",
            if indented { "  " } else { "" }
        )
    }
}

/// Whether a param may have the type.
pub(super) fn is_param_type(ty: &Type) -> bool {
    match ty {
        Type::Map(_) | Type::Range(_) | Type::Kind(_) | Type::Union(_) | Type::Unknown | Type::Null => false,
        Type::Enum(_) | Type::OneOf(_) => ty.alternatives().len() > 1,
        Type::List(inner) => {
            !matches!(**inner, Type::List(_) | Type::Nullable(_) | Type::Bool | Type::Secret)
                && is_param_type(inner)
        }
        Type::Nullable(inner) => is_param_type(inner),
        _ => true,
    }
}
