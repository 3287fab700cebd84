//! The tree on one line per declaration, as S-expressions: what the tests compare.

use std::fmt::Write as _;

use super::ast::{
    Body, Entry, Expr, ExprKind, File, Item, Label, Name, TextPart, TypeAlternativeKind, TypeExpr,
};

/// All declarations of a file.
pub(super) fn file(file: &File) -> String {
    file.items.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn item(item: &Item) -> String {
    let docs = match item {
        Item::Param(ast) => &ast.docs,
        Item::Let(ast) => &ast.docs,
        Item::Output(ast) => &ast.docs,
        Item::Block(ast) => &ast.docs,
        Item::Assert(_) | Item::Error(_) => &None,
    };
    let docs = docs.as_ref().map_or_else(String::new, |docs| format!("/// {:?} ", docs.value));
    docs + &match item {
        Item::Param(ast) => {
            let mut text = format!("({} {}", ast.kind.keyword(), name(&ast.name));
            text += &ast.ty.as_ref().map_or_else(|| " ERROR".to_owned(), |ty| format!(" {}", type_expr(ty)));
            text += &ast.default.as_ref().map_or_else(String::new, |value| format!(" = {}", expr(value)));
            text += &ast.body.as_ref().map_or_else(String::new, |value| format!(" {}", body(value)));
            text + ")"
        }
        Item::Let(ast) => format!("(let {} {})", name(&ast.name), expr(&ast.value)),
        Item::Output(ast) => {
            let rest = ast.body.as_ref().map_or_else(String::new, |value| format!(" {}", body(value)));
            format!("(output {} {}{rest})", name(&ast.name), expr(&ast.value))
        }
        Item::Assert(ast) => format!("(assert {} {})", expr(&ast.condition), expr(&ast.message)),
        Item::Block(ast) => {
            let existing = if ast.existing.is_some() { "existing " } else { "" };
            format!("({existing}{}{} {})", name(&ast.kind), labels(&ast.labels), body(&ast.body))
        }
        Item::Error(_) => "ERROR".to_owned(),
    }
}

fn name(name: &Name) -> &str {
    if name.value.is_empty() { "MISSING" } else { &name.value }
}

fn labels(labels: &[Label]) -> String {
    labels.iter().fold(String::new(), |text, label| format!("{text} {}", expr(&label.value)))
}

fn body(body: &Body) -> String {
    let entries: Vec<String> = body
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Attribute(ast) if ast.quoted => format!("{:?}: {}", ast.key.value, expr(&ast.value)),
            Entry::Attribute(ast) => format!("{}: {}", name(&ast.key), expr(&ast.value)),
            Entry::Block(ast) => {
                let docs =
                    ast.docs.as_ref().map_or_else(String::new, |docs| format!("/// {:?} ", docs.value));
                format!("{docs}({}{} {})", name(&ast.kind), labels(&ast.labels), self::body(&ast.body))
            }
            Entry::Error(_) => "ERROR".to_owned(),
        })
        .collect();
    let close = if body.close.is_some() { "}" } else { "UNCLOSED" };
    format!("{{{}{close}", entries.join(", "))
}

fn type_expr(ty: &TypeExpr) -> String {
    let alternatives: Vec<String> = ty
        .alternatives
        .iter()
        .map(|alternative| match &alternative.kind {
            TypeAlternativeKind::Name(word, None) => name(word).to_owned(),
            TypeAlternativeKind::Name(word, Some(argument)) => {
                format!("{}<{}>", name(word), type_expr(argument))
            }
            TypeAlternativeKind::Text(text) => format!("{text:?}"),
            TypeAlternativeKind::Int(int) => int.to_string(),
            TypeAlternativeKind::Error => "ERROR".to_owned(),
        })
        .collect();
    alternatives.join("|") + if ty.optional.is_some() { "?" } else { "" }
}

/// One expression.
pub(super) fn expr(ast: &Expr) -> String {
    let all = |items: &[Expr]| items.iter().map(expr).collect::<Vec<_>>().join(" ");
    match &ast.kind {
        ExprKind::Null => "null".to_owned(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Number(number) => {
            let unit = number.unit.map_or("", super::ast::Unit::text);
            number.int.map_or_else(|| format!("{}.{unit}", number.value), |int| format!("{int}{unit}"))
        }
        ExprKind::Text(parts) => {
            parts.iter().fold(String::from("\""), |mut text, part| {
                let _ = match part {
                    TextPart::Literal(literal) => write!(text, "{}", literal.escape_debug()),
                    TextPart::Interpolation(value) => write!(text, "${{{}}}", expr(value)),
                };
                text
            }) + "\""
        }
        ExprKind::List(items) => format!("[{}]", all(items)),
        ExprKind::Map(ast) => body(ast),
        ExprKind::For(ast) => {
            let names: Vec<&str> = ast.variables.iter().map(name).collect();
            let filter =
                ast.condition.as_ref().map_or_else(String::new, |value| format!(" if {}", expr(value)));
            format!("(for {} in {} : {}{filter})", names.join(" "), expr(&ast.collection), expr(&ast.value))
        }
        ExprKind::Path(names) => names.iter().map(name).collect::<Vec<_>>().join("."),
        ExprKind::Call(ast) => {
            format!("({} {})", name(&ast.function), all(&ast.arguments)).replace(" )", ")")
        }
        ExprKind::Member(base, member) => format!("(. {} {})", expr(base), name(member)),
        ExprKind::Index(base, index) => format!("(@ {} {})", expr(base), expr(index)),
        ExprKind::Unary(op, value) => format!("({:?} {})", op.value, expr(value)),
        ExprKind::Binary(left, op, right) => format!("({} {} {})", op.value.text(), expr(left), expr(right)),
        ExprKind::Conditional(condition, then, otherwise) => {
            format!("(? {} {} {})", expr(condition), expr(then), expr(otherwise))
        }
        ExprKind::Paren(value) => format!("(paren {})", expr(value)),
        ExprKind::Error => "ERROR".to_owned(),
    }
}
