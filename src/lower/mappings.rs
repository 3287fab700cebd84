//! `map[param.x]` as an entry under `Mappings`, where CloudFormation can hold the map: one constant for each key.

use super::{Lowering, naming};
use crate::cfn::naming::kebab_case;
use crate::cfn::{Map, Mapping, Value};
use crate::ir::{Expr, ExprKind};
use crate::source::Span;

/// How many keys a mapping has at most.
const MAX_KEYS: usize = crate::aws::limits::MAPPING_KEYS;

/// `map[key]`, as the checker has made a choice of it.
struct LookUp<'e> {
    map: &'e str,
    key: &'e Expr,
    entries: Vec<(&'e Expr, &'e Expr)>,
}

impl Lowering<'_> {
    /// The value of `map[key]` as `!FindInMap`; `None` for another choice, and for a map that a mapping cannot be.
    pub(super) fn mapped(&mut self, expr: &Expr, unit: Option<&str>) -> Option<Value> {
        let LookUp { map, key, entries } = look_up(expr)?;
        let is_param = matches!(key.kind, ExprKind::Param(_));
        let origin = entries.first().map(|(_, value)| value.span)?;
        let entries: Option<Map<Value, String>> =
            entries.into_iter().map(|(key, value)| Some((key_text(key)?, constant(value, unit)?))).collect();
        let entries = entries.filter(|entries| is_param && entries.len() <= MAX_KEYS)?;
        let lists = entries.values().filter(|value| matches!(value, Value::List(_))).count();
        if lists != 0 && lists != entries.len() {
            return None;
        }
        let name = format!("{map}By{}", naming::describe(self.program, key));
        let name = self.mapping(&name, entries, origin);
        Some(Value::FindInMap(name, Box::new(self.expr(key))))
    }

    /// The name of the mapping with these entries.
    fn mapping(&mut self, name: &str, entries: Map<Value, String>, origin: Span) -> String {
        let mappings = &mut self.template.mappings;
        let mapping = Mapping { entries, origin: Some(origin) };
        let name = naming::free(name, |name| {
            mappings.get(name).is_none_or(|known| known.entries == mapping.entries)
        });
        mappings.entry(name.clone()).or_insert(mapping);
        name
    }
}

fn look_up(expr: &Expr) -> Option<LookUp<'_>> {
    let ExprKind::If(condition, ..) = &expr.kind else { return None };
    let ExprKind::IsKey(key, _, first) = &condition.kind else { return None };
    // CloudFormation looks into a mapping also where a condition does not choose it, so a part of the keys will not do.
    if !first.is_first {
        return None;
    }
    let (mut entries, mut is_whole) = (Vec::new(), false);
    let mut rest = expr;
    while let ExprKind::If(condition, then, otherwise) = &rest.kind {
        let ExprKind::IsKey(_, is, at) = &condition.kind else { return None };
        entries.push((&**is, &**then));
        is_whole = at.is_last;
        if is_whole {
            break;
        }
        rest = otherwise;
    }
    is_whole.then(|| LookUp { map: &first.map, key, entries })
}

/// A key as the parameter has it. CloudFormation takes letters, digits, hyphens and dots.
fn key_text(key: &Expr) -> Option<String> {
    let text = match &key.kind {
        ExprKind::Symbol(word) => kebab_case(word),
        ExprKind::Text(text) => text.clone(),
        ExprKind::Int(number) => number.to_string(),
        _ => return None,
    };
    let fits = !text.is_empty() && text.len() <= 255;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (fits && text.bytes().all(is_plain)).then_some(text)
}

/// A constant as a mapping holds it: a string, or a list of strings.
fn constant(value: &Expr, unit: Option<&str>) -> Option<Value> {
    if let ExprKind::List(items) = &value.kind {
        let items: Option<Vec<Value>> = items.iter().map(|item| scalar(item, unit)).collect();
        return items.filter(|items| !items.is_empty()).map(Value::List);
    }
    scalar(value, unit)
}

/// A number of the unit that is wanted, or the quantity as it is written.
fn quantity(number: Option<i64>, written: &impl ToString) -> String {
    number.map_or_else(|| written.to_string(), |number| number.to_string())
}

fn scalar(value: &Expr, unit: Option<&str>) -> Option<Value> {
    Some(match &value.kind {
        ExprKind::Bool(value) => Value::from(value.to_string()),
        ExprKind::Int(value) => Value::from(value.to_string()),
        ExprKind::Number(value) => Value::from(value.to_string()),
        ExprKind::Text(text) => Value::from(text),
        ExprKind::Symbol(word) => Value::from(kebab_case(word)),
        ExprKind::Duration(value) => Value::from(quantity(unit.and_then(|unit| value.in_unit(unit)), value)),
        ExprKind::Size(value) => Value::from(quantity(unit.and_then(|unit| value.in_unit(unit)), value)),
        ExprKind::Cpu(value) => Value::from(value.units.to_string()),
        ExprKind::Percent(value) => Value::from(value.value.to_string()),
        _ => return None,
    })
}
