//! Scripts with placeholders, which become `Fn::Sub`.

use crate::cfn::{Value, split};
use crate::ir::{Expr, ExprKind};
use crate::lower::Lowering;

/// The parts of a text in order, which `text::concat` makes one value.
pub(super) type Text = Vec<Value>;

/// The parts of a script: each `{{name}}` is replaced by its value, and the rest is literal.
pub(super) fn fill(script: &'static str, values: &[(&str, Text)]) -> Text {
    let mut pieces = split(script, "{{");
    let mut parts: Text = pieces.next().map(Value::from).into_iter().collect();
    for piece in pieces {
        let Some((name, after)) = piece.split_once("}}") else {
            unreachable!("a script of this folder has a placeholder that does not end: `{piece}`")
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => parts.extend_from_slice(value),
            // The scripts are constants of the compiler.
            None => unreachable!("a script of this folder names `{name}`, for which it got no value"),
        }
        parts.push(Value::from(after));
    }
    parts
}

/// The parts of an expression that is text.
pub(super) fn parts(ctx: &mut Lowering, expr: &Expr) -> Text {
    match &expr.kind {
        ExprKind::Concat(parts) => parts.iter().map(|part| ctx.expr(part)).collect(),
        _ => vec![ctx.expr(expr)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_become_values_and_the_shells_own_stay() {
        let parts = fill("a {{b}} ${c} {{b}}", &[("b", vec![Value::reference("B")])]);
        assert_eq!(
            parts,
            [
                Value::from("a "),
                Value::reference("B"),
                Value::from(" ${c} "),
                Value::reference("B"),
                Value::from("")
            ]
        );
    }

    #[test]
    #[should_panic(expected = "names `b`")]
    fn a_placeholder_without_a_value_is_a_bug() {
        fill("{{b}}", &[]);
    }
}
