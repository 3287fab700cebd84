//! Visits the expressions of a tree.

use crate::syntax::ast::{Body, Entry, Expr, ExprKind, File, Item, Param, TextPart};

/// Calls `visit` on every expression of a file, outer ones first.
pub fn file<'a>(file: &'a File, visit: &mut (impl FnMut(&'a Expr) + ?Sized)) {
    file.items.iter().for_each(|item| self::item(item, visit));
}

/// Calls `visit` on every expression of a declaration, outer ones first.
pub fn item<'a>(item: &'a Item, visit: &mut (impl FnMut(&'a Expr) + ?Sized)) {
    match item {
        Item::Param(param) => self::param(param, visit),
        Item::Let(item) => expr(&item.value, visit),
        Item::Output(output) => {
            expr(&output.value, visit);
            if let Some(body) = &output.body {
                self::body(body, visit);
            }
        }
        Item::Assert(assert) => {
            expr(&assert.condition, visit);
            expr(&assert.message, visit);
        }
        Item::Block(block) => {
            block.labels.iter().for_each(|label| expr(&label.value, visit));
            body(&block.body, visit);
        }
        Item::Error(_) => {}
    }
}

/// Calls `visit` on every expression of a `param` or `var`.
pub fn param<'a>(param: &'a Param, visit: &mut (impl FnMut(&'a Expr) + ?Sized)) {
    if let Some(default) = &param.default {
        expr(default, visit);
    }
    if let Some(body) = &param.body {
        self::body(body, visit);
    }
}

/// Calls `visit` on every expression of a body.
pub fn body<'a>(body: &'a Body, visit: &mut (impl FnMut(&'a Expr) + ?Sized)) {
    for entry in &body.entries {
        match entry {
            Entry::Attribute(attribute) => expr(&attribute.value, visit),
            Entry::Block(block) => {
                block.labels.iter().for_each(|label| expr(&label.value, visit));
                self::body(&block.body, visit);
            }
            Entry::Error(_) => {}
        }
    }
}

/// Calls `visit` on an expression and on every one inside.
pub fn expr<'a>(expr: &'a Expr, visit: &mut (impl FnMut(&'a Expr) + ?Sized)) {
    visit(expr);
    match &expr.kind {
        ExprKind::Text(parts) => {
            for part in parts {
                if let TextPart::Interpolation(inner) = part {
                    self::expr(inner, visit);
                }
            }
        }
        ExprKind::List(items) => items.iter().for_each(|item| self::expr(item, visit)),
        ExprKind::Map(body) => self::body(body, visit),
        ExprKind::For(item) => {
            self::expr(&item.collection, visit);
            self::expr(&item.value, visit);
            if let Some(condition) = &item.condition {
                self::expr(condition, visit);
            }
        }
        ExprKind::Call(call) => call.arguments.iter().for_each(|argument| self::expr(argument, visit)),
        ExprKind::Member(inner, _) | ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => {
            self::expr(inner, visit);
        }
        ExprKind::Index(a, b) | ExprKind::Binary(a, _, b) => {
            self::expr(a, visit);
            self::expr(b, visit);
        }
        ExprKind::Conditional(a, b, c) => {
            self::expr(a, visit);
            self::expr(b, visit);
            self::expr(c, visit);
        }
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::Path(_) | ExprKind::Error => {}
    }
}

/// The namespace and the name of the declaration that a path refers to: `param`, `var`, `let` or a kind, and the name.
pub fn reference(expr: &Expr) -> Option<(&str, &str)> {
    match &expr.kind {
        ExprKind::Path(names) => match names.as_slice() {
            [namespace, name, ..] => Some((&namespace.value, &name.value)),
            _ => None,
        },
        _ => None,
    }
}
