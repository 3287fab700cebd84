//! Expressions as CloudFormation's values: what only the deployment knows becomes an intrinsic function.

use super::{Lowering, text};
use crate::cfn::Value;
use crate::cfn::naming::kebab_case;
use crate::ir::{Expr, ExprKind};

impl Lowering<'_> {
    /// The value of an expression; a param that it names becomes a parameter of this template.
    pub(in crate::lower) fn expr(&mut self, expr: &Expr) -> Value {
        self.expr_in(expr, None)
    }

    /// The value where lengths of time and sizes are plain numbers of a unit: `s`, `m`, `h`, `d`, `MiB`, `GiB`.
    pub(in crate::lower) fn expr_in(&mut self, expr: &Expr, unit: Option<&str>) -> Value {
        match &expr.kind {
            // A reference to a block is not a value: attributes that take one have a type for it (`Ref<Cluster>`).
            ExprKind::Unknown | ExprKind::Null | ExprKind::Block(_) => Value::no_value(),
            ExprKind::Bool(value) => Value::Bool(*value),
            ExprKind::Int(value) => Value::Int(*value),
            ExprKind::Number(value) => Value::Number(*value),
            ExprKind::Text(text) => Value::from(text),
            // A word of the language has underscores where the value that a parameter allows has
            // hyphens. Where CloudFormation spells it differently, `symbol` in `values.rs` chooses.
            ExprKind::Symbol(symbol) => Value::from(kebab_case(symbol)),
            ExprKind::Duration(duration) => match unit.and_then(|unit| duration.in_unit(unit)) {
                Some(number) => Value::Int(number),
                // Text with a duration in it: `"${let.timeout}"` reads as the program writes it.
                None => Value::from(duration.to_string()),
            },
            ExprKind::Size(size) => match unit.and_then(|unit| size.in_unit(unit)) {
                Some(number) => Value::Int(number),
                None => Value::from(size.to_string()),
            },
            ExprKind::Cpu(cpu) => Value::Int(cpu.units),
            ExprKind::Percent(percent) => number(percent.value),
            ExprKind::List(items) => Value::List(items.iter().map(|item| self.expr_in(item, unit)).collect()),
            ExprKind::Map(entries) => Value::entries(
                entries.iter().map(|(key, value)| (key.clone().into(), self.expr_in(value, unit))).collect(),
            ),
            ExprKind::Range(from, to) => Value::List(vec![self.expr_in(from, unit), self.expr_in(to, unit)]),
            ExprKind::Param(id) => Value::Ref(self.param(*id)),
            ExprKind::Result(id, name, key) => self.result_named(*id, name, key.as_deref()),
            ExprKind::Pseudo(pseudo) => Value::reference(pseudo.parameter()),
            ExprKind::Concat(parts) => {
                let parts: Vec<Value> = parts.iter().map(|part| self.expr_in(part, unit)).collect();
                text::concat(parts)
            }
            ExprKind::If(condition, then, otherwise) => {
                if let Some(entry) = self.mapped(expr, unit) {
                    return entry;
                }
                let test = self.test(condition);
                let then = self.expr_in(then, unit);
                let otherwise = self.expr_in(otherwise, unit);
                self.choose(&test, then, otherwise)
            }
            ExprKind::Equal(..)
            | ExprKind::IsKey(..)
            | ExprKind::IsNull(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Not(_)
            | ExprKind::Contains(..) => {
                // A condition is not a value, so a Boolean value is a choice between two strings.
                let test = self.test(expr);
                self.choose(&test, Value::from("true"), Value::from("false"))
            }
            ExprKind::Join(separator, list) => {
                Value::Join(separator.clone().into(), Box::new(self.expr_in(list, unit)))
            }
            ExprKind::Split(separator, text) => {
                Value::Split(separator.clone().into(), Box::new(self.expr(text)))
            }
            ExprKind::Ecr(repository, between, version) => {
                let registry = Value::sub("${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/");
                text::concat([registry, self.expr(repository), Value::from(*between), self.expr(version)])
            }
            ExprKind::Select(index, list) => select(*index, self.expr_in(list, unit)),
            ExprKind::Base64(text) => Value::Base64(Box::new(self.expr(text))),
            ExprKind::CidrSubnets(cidr, count, bits) => Value::Cidr(Box::new(self.expr(cidr)), *count, *bits),
            ExprKind::ImportValue(name) => Value::ImportValue(Box::new(self.expr(name))),
            ExprKind::Zones => Value::GetAzs,
            // Dynamic references: CloudFormation resolves them when it uses the property, so the value is never in the template.
            ExprKind::Ssm(_) | ExprKind::SecretValue(..) => {
                Value::from(expr.dynamic_reference().unwrap_or_default())
            }
        }
    }

    /// The value of an expression that may be null; then the property is left out.
    pub(in crate::lower) fn nullable(&mut self, expr: &Expr, unit: Option<&str>) -> Value {
        if let ExprKind::If(condition, then, otherwise) = &expr.kind {
            if let Some(entry) = self.mapped(expr, unit) {
                return entry;
            }
            let test = self.test(condition);
            let then = self.nullable(then, unit);
            let otherwise = self.nullable(otherwise, unit);
            return self.choose(&test, then, otherwise);
        }
        // The type knows what a guard has proved, so a param that cannot be null here needs no condition.
        if !expr.ty.is_nullable() {
            return self.expr_in(expr, unit);
        }
        let null = self.null(expr);
        let value = self.expr_in(expr, unit);
        self.choose(&null, Value::no_value(), value)
    }
}

/// A whole number as such.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9.0e15 { Value::Int(value as i64) } else { Value::Number(value) }
}

/// An element of a list, taken at once where the list is written out.
fn select(index: u32, list: Value) -> Value {
    match list {
        Value::List(items) => match items.get(index as usize) {
            Some(item) => item.clone(),
            None => Value::Select(index, Box::new(Value::List(items))),
        },
        other => Value::Select(index, Box::new(other)),
    }
}
