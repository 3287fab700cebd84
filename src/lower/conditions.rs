//! Guards: what CloudFormation decides at deployment, as named entries of `Conditions`.

use super::logic::{Equality, Test, grouped, known};
use super::{Lowering, naming};
use crate::cfn::{Condition, Value};
use crate::ir::{BlockId, Expr, ExprKind, Type};

impl Lowering<'_> {
    /// The test of a guard; nothing is always so.
    pub(in crate::lower) fn guard(&mut self, guard: Option<&Expr>) -> Test {
        guard.map_or(Test::ALWAYS, |guard| self.test(guard))
    }

    /// The test of an expression of type `bool`.
    pub(in crate::lower) fn test(&mut self, expr: &Expr) -> Test {
        match &expr.kind {
            ExprKind::Bool(value) => Test::Known(*value),
            ExprKind::Text(text) => Test::Known(text == "true"),
            ExprKind::Not(inner) => self.test(inner).negate(),
            ExprKind::And(parts) => Test::all(parts.iter().map(|part| self.test(part)).collect::<Vec<_>>()),
            ExprKind::Or(parts) => Test::any(parts.iter().map(|part| self.test(part)).collect::<Vec<_>>()),
            ExprKind::Equal(left, right) | ExprKind::IsKey(left, right, _) => self.equality(left, right),
            ExprKind::IsNull(inner) => self.null(inner),
            ExprKind::Contains(items, value) => self.one_of(items, value),
            ExprKind::If(condition, then, otherwise) => {
                let condition = self.test(condition);
                let then = self.test(then);
                let otherwise = self.test(otherwise);
                // Conditions have no `Fn::If`.
                condition.clone().and(then).or(condition.negate().and(otherwise))
            }
            // param.backup: CloudFormation has no Boolean parameters, so it is one of the strings `true` and `false`.
            _ => {
                let value = self.expr(expr);
                let subject = naming::describe(self.program, expr);
                Test::Equals(Box::new(Equality {
                    left: value,
                    right: Value::from("true"),
                    equal: format!("{subject}IsTrue"),
                    different: format!("{subject}IsFalse"),
                    speaks_of_difference: false,
                }))
            }
        }
    }

    /// Whether an expression is null at deployment.
    pub(in crate::lower) fn null(&mut self, expr: &Expr) -> Test {
        match &expr.kind {
            ExprKind::Null => Test::ALWAYS,
            ExprKind::If(condition, then, otherwise) => {
                let condition = self.test(condition);
                // Its type says what its condition has proved: `volume.shared != null ? volume.shared.id : null`.
                let then = if then.ty.is_nullable() { self.null(then) } else { Test::NEVER };
                let otherwise = self.null(otherwise);
                condition.clone().and(then).or(condition.negate().and(otherwise))
            }
            ExprKind::Block(id) => self.present(*id).negate(),
            ExprKind::Result(id, name, key) => self.result_present(*id, name, key.as_deref()).negate(),
            ExprKind::Param(id) if self.program.param(*id).is_optional() => {
                let value = self.expr(expr);
                // An optional parameter is null if it is empty. `Fn::Equals` compares strings, so a list is joined first.
                let value = match self.program.param(*id).ty.clone().non_null() {
                    Type::List(_) => Value::Join("".into(), Box::new(value)),
                    _ => value,
                };
                let subject = naming::describe(self.program, expr);
                Test::Equals(Box::new(Equality {
                    left: value,
                    right: Value::from(""),
                    equal: format!("No{subject}"),
                    different: format!("Has{subject}"),
                    speaks_of_difference: true,
                }))
            }
            _ => Test::NEVER,
        }
    }

    /// Whether a block is there at deployment: its guard holds, and what an `existing` one is named by is given.
    pub(in crate::lower) fn present(&mut self, id: BlockId) -> Test {
        let Some(block) = self.program.get(id) else { return Test::ALWAYS };
        let mut test = self.guard(block.guard.as_ref());
        for value in block.block.given_by() {
            test = test.and(self.null(value).negate());
        }
        // A listener that is declared in the block of its cluster is there with it.
        match block.within {
            Some(host) => test.and(self.present(host)),
            None => test,
        }
    }

    /// Whether an optional value that is written is not null.
    pub(in crate::lower) fn given<T>(&mut self, value: Option<&crate::ir::Value<T>>) -> Test {
        match value {
            Some(crate::ir::Value::Deploy(expr)) => self.null(expr).negate(),
            _ => Test::ALWAYS,
        }
    }

    /// A value under a test: `!If [name, then, otherwise]`, or one of them if the compiler knows.
    pub(in crate::lower) fn choose(&mut self, test: &Test, then: Value, otherwise: Value) -> Value {
        // A choice between equal values would need a condition and a parameter for nothing.
        if then == otherwise || *test == Test::ALWAYS {
            return then;
        }
        if *test == Test::NEVER {
            return otherwise;
        }
        // !If [HasCertificate, a, b] instead of !If [NoCertificate, b, a]; and no condition that only negates another one.
        if test.speaks_of_opposite()
            || matches!(test, Test::Not(inner) if !matches!(**inner, Test::Equals(_)))
        {
            let name = self.define(&test.clone().negate());
            return Value::choose(name, otherwise, then);
        }
        let name = self.define(test);
        Value::choose(name, then, otherwise)
    }

    /// The name of a test's condition in this template; `None` if it always holds.
    pub(in crate::lower) fn named(&mut self, test: &Test) -> Option<String> {
        (*test != Test::ALWAYS).then(|| self.define(test))
    }

    /// Whether a result is there: its block, and the nested block that it is a result of.
    fn result_present(&mut self, id: BlockId, result: &str, key: Option<&str>) -> Test {
        let present = self.present(id);
        // The output of an access point or of the HTTPS listener is there only if that nested block
        // is, which has a guard of its own.
        let nested = self.program.result(id, result).and_then(|result| result.keyed_by.or(result.needs));
        let block = self.program.get(id);
        let guard = nested.zip(block).and_then(|(nested, block)| block.block.nested_guard(nested, key));
        present.and(self.guard(guard))
    }

    fn one_of(&mut self, items: &[Expr], value: &Expr) -> Test {
        // If an element is null or known, there is more than comparisons, which `Fn::Contains` cannot express.
        let tests: Vec<Test> = items.iter().map(|item| self.equality(value, item)).collect();
        let equalities: Option<Vec<Equality>> = tests
            .iter()
            .map(|test| match test {
                Test::Equals(equality) => Some((**equality).clone()),
                _ => None,
            })
            .collect();
        match equalities {
            Some(equalities) if equalities.len() > 1 => Test::OneOf(equalities),
            _ => Test::any(tests),
        }
    }

    fn equality(&mut self, left: &Expr, right: &Expr) -> Test {
        // `Fn::Equals` takes no null and no `Fn::If`, so both are resolved here.
        match (&left.kind, &right.kind) {
            (ExprKind::Null, _) => return self.null(right),
            (_, ExprKind::Null) => return self.null(left),
            (ExprKind::If(condition, then, otherwise), _) => {
                let condition = self.test(condition);
                let then = self.equality(then, right);
                let otherwise = self.equality(otherwise, right);
                return condition.clone().and(then).or(condition.negate().and(otherwise));
            }
            (_, ExprKind::If(..)) => return self.equality(right, left),
            _ => {}
        }
        // param.a == (param.b != "x"): a Boolean expression is a condition and not a value.
        let is_bool = |expr: &Expr| expr.ty.clone().non_null() == Type::Bool;
        if is_bool(left) && is_bool(right) {
            let (left, right) = (self.test(left), self.test(right));
            return left.clone().and(right.clone()).or(left.negate().and(right.negate()));
        }
        // The constant goes to the right, so that equal tests have equal operands and the name reads `SchemeIsInternal`.
        let (left, right) = if left.is_const() { (right, left) } else { (left, right) };
        let left_value = self.operand(left, right);
        let right_value = self.operand(right, left);
        if left.is_const() {
            return Test::Known(left_value == right_value);
        }
        let (subject, object) = (naming::describe(self.program, left), naming::describe(self.program, right));
        Test::Equals(Box::new(Equality {
            left: left_value,
            right: right_value,
            equal: format!("{subject}Is{object}"),
            different: format!("{subject}IsNot{object}"),
            speaks_of_difference: false,
        }))
    }

    /// An operand of `Fn::Equals`, which compares strings. A duration is a number in the unit of the param it is compared with.
    fn operand(&mut self, expr: &Expr, beside: &Expr) -> Value {
        let unit = match beside.kind {
            ExprKind::Param(id) => Some(self.program.param(id).unit),
            _ => None,
        };
        match self.expr_in(expr, unit) {
            Value::Int(number) => Value::from(number.to_string()),
            Value::Number(number) => Value::from(number.to_string()),
            Value::Bool(value) => Value::from(value.to_string()),
            other => other,
        }
    }

    /// The name of the condition of a test, which is added to the template unless it is there.
    fn define(&mut self, test: &Test) -> String {
        // Parts get names of their own, because other conditions often share them.
        let body = match test {
            Test::Known(value) => known(*value),
            Test::Equals(equality) => equality.condition(),
            Test::OneOf(equalities) => {
                grouped(equalities.iter().map(Equality::condition).collect(), Condition::Or)
            }
            Test::Not(inner) => match &**inner {
                Test::Equals(equality) => Condition::Not(Box::new(equality.condition())),
                other => Condition::Not(Box::new(Condition::Named(self.define(other)))),
            },
            Test::All(parts) => {
                let parts = parts.iter().map(|part| Condition::Named(self.define(part))).collect();
                grouped(parts, Condition::And)
            }
            Test::Any(parts) => {
                let parts = parts.iter().map(|part| Condition::Named(self.define(part))).collect();
                grouped(parts, Condition::Or)
            }
        };
        // Found by what it says and not by its name: different tests may describe themselves in the
        // same words, and the same test arises wherever its guard is used.
        if let Some((name, _)) = self.template.conditions.iter().find(|(_, known)| **known == body) {
            return name.clone();
        }
        let name = naming::free(&test.name(), |name| !self.template.conditions.contains_key(name));
        self.template.conditions.insert(name.clone(), body);
        name
    }
}
