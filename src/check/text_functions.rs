//! Functions over texts.

use super::collections::list_of;
use super::context::Checker;
use super::work::MAX_TEXT;
use crate::check::ReadError;
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Expr, ExprKind, Type};
use crate::language::functions::FunctionSchema;
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    pub(super) fn text_function(
        &mut self,
        function: &'static FunctionSchema,
        call: &'a ast::Call,
        arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        if matches!(function.name, "json" | "yaml") {
            return self.encoded(function, call, arguments, span);
        }
        if function.name == "format" {
            return self.format(function, call, arguments, span);
        }
        let secret = arguments.iter().any(|argument| argument.ty == Type::Secret);
        let mut texts = Vec::new();
        for (at, argument) in arguments.into_iter().enumerate() {
            match argument.kind {
                ExprKind::Text(text) => texts.push(text),
                _ => return self.bad_argument(function, call, at, "a string", span),
            }
        }
        let ty = if secret { Type::Secret } else { Type::String };
        let text = match (function.name, texts.as_slice()) {
            ("lower", [text]) => text.to_lowercase(),
            ("upper", [text]) => text.to_uppercase(),
            ("trim", [text]) => text.trim().to_string(),
            ("replace", [text, from, to]) => {
                if from.is_empty() {
                    return self.bad_argument(function, call, 1, "something to look for", span);
                }
                let growth = text.matches(from.as_str()).count().saturating_mul(to.len());
                if !self.has_room(growth.saturating_add(text.len()), span) {
                    return Expr::unknown(span);
                }
                text.replace(from.as_str(), to)
            }
            ("file", [path]) => return self.file(call, path, span),
            (name, _) => unreachable!("{name} was called with a wrong number of arguments"),
        };
        Expr::new(ExprKind::Text(text), ty, span)
    }

    fn file(&mut self, call: &'a ast::Call, path: &str, span: Span) -> Expr {
        let place = call.arguments.first().map_or(span, |argument| argument.span);
        let why = match self.input.reader.read(path) {
            Ok(text) => {
                if !self.has_room(text.len(), span) {
                    return Expr::unknown(span);
                }
                return Expr::new(ExprKind::Text(text), Type::String, span);
            }
            Err(ReadError::Outside) => {
                return self.wrong(values::file_outside(place, path), span);
            }
            Err(ReadError::TooLong(bytes)) => {
                return self.wrong(values::too_long(place, bytes, MAX_TEXT), span);
            }
            Err(ReadError::Missing) => "there is no such file".to_owned(),
            Err(ReadError::NotText) => "it is no UTF-8 text".to_owned(),
            Err(ReadError::Other(why)) => why,
        };
        self.wrong(values::file_unreadable(place, path, &why), span)
    }

    fn format(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let mut arguments = arguments.into_iter();
        let Some(Expr { kind: ExprKind::Text(template), .. }) = arguments.next() else {
            return self.bad_argument(
                function,
                call,
                0,
                "a constant string with a `{}` for each value",
                span,
            );
        };
        let holes = template.matches("{}").count();
        if holes != arguments.len() {
            let place = call.arguments.first().map_or(span, |argument| argument.span);
            let diagnostic = values::format_holes(place, holes, arguments.len());
            return self.wrong(diagnostic, span);
        }
        let mut pieces = Vec::new();
        for (at, text) in template.split("{}").enumerate() {
            if at > 0
                && let Some(value) = arguments.next()
            {
                match self.as_text(value) {
                    Ok(piece) => pieces.push(piece),
                    Err(diagnostic) => return self.wrong(*diagnostic, span),
                }
            }
            pieces.push(Expr::new(ExprKind::Text(text.into()), Type::String, span));
        }
        self.concat(pieces, span)
    }

    pub(super) fn join(&mut self, function: &FunctionSchema, mut arguments: Vec<Expr>, span: Span) -> Expr {
        let (Some(list), Some(separator)) = (arguments.pop(), arguments.pop()) else {
            return Expr::unknown(span);
        };
        let separator_span = separator.span;
        let ExprKind::Text(separator) = separator.kind else {
            let diagnostic = catalog::argument_type(
                separator_span,
                self.text(separator_span),
                function.name,
                function.signature,
                "a constant separator",
            );
            return self.wrong(diagnostic, span);
        };
        match list.kind {
            ExprKind::List(items) => {
                let separators = items.len().saturating_sub(1).saturating_mul(separator.len());
                if !self.has_room(separators, span) {
                    return Expr::unknown(span);
                }
                let mut pieces = Vec::new();
                for (at, item) in items.into_iter().enumerate() {
                    if at > 0 {
                        pieces.push(Expr::new(ExprKind::Text(separator.clone()), Type::String, span));
                    }
                    match self.as_text(item) {
                        Ok(piece) => pieces.push(piece),
                        Err(diagnostic) => return self.wrong(*diagnostic, span),
                    }
                }
                self.concat(pieces, span)
            }
            _ if matches!(list.ty, Type::List(_)) => {
                Expr::new(ExprKind::Join(separator, Box::new(list)), Type::String, span)
            }
            _ => {
                let diagnostic = catalog::argument_type(
                    list.span,
                    self.text(list.span),
                    function.name,
                    function.signature,
                    "a list of strings",
                );
                self.wrong(diagnostic, span)
            }
        }
    }

    pub(super) fn split(&mut self, function: &FunctionSchema, mut arguments: Vec<Expr>, span: Span) -> Expr {
        let Some(text) = arguments.pop() else { return Expr::unknown(span) };
        let separator = match arguments.pop() {
            Some(Expr { kind: ExprKind::Text(separator), .. }) if !separator.is_empty() => separator,
            Some(other) => {
                let diagnostic = catalog::argument_type(
                    other.span,
                    self.text(other.span),
                    function.name,
                    function.signature,
                    "a constant separator of at least one character",
                );
                return self.wrong(diagnostic, span);
            }
            None => return Expr::unknown(span),
        };
        let Some(text) = self.text_argument(function, Some(text), span) else { return Expr::unknown(span) };
        match &text.kind {
            ExprKind::Text(constant) => {
                if !self.spend(constant.matches(separator.as_str()).count() + 1, span) {
                    return Expr::unknown(span);
                }
                let ty = text.ty.clone();
                let parts: Vec<Expr> = constant
                    .split(separator.as_str())
                    .map(|part| Expr::new(ExprKind::Text(part.into()), ty.clone(), span))
                    .collect();
                list_of(parts, span)
            }
            _ => {
                let element = if text.ty == Type::Secret { Type::Secret } else { Type::String };
                Expr::new(ExprKind::Split(separator, Box::new(text)), Type::list(element), span)
            }
        }
    }

    /// `json(value)`, `yaml(value)`
    fn encoded(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        mut arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let Some(value) = arguments.pop() else { return Expr::unknown(span) };
        if !self.can_be_encoded(&value, span) {
            return Expr::unknown(span);
        }
        let mut secret = false;
        value.walk(&mut |expr| secret |= expr.ty == Type::Secret);
        let Some(encoded) = to_json(&value) else {
            return self.bad_argument(
                function,
                call,
                0,
                "a value made of lists, maps, texts, numbers and bools",
                span,
            );
        };
        let text =
            if function.name == "json" { encoded.to_string() } else { crate::emit::yaml_text(&encoded) };
        if !self.has_room(text.len(), span) {
            return Expr::unknown(span);
        }
        let ty = if secret { Type::Secret } else { Type::String };
        Expr::new(ExprKind::Text(text), ty, span)
    }
}

/// A constant as JSON; quantities and symbols as they are written.
fn to_json(value: &Expr) -> Option<serde_json::Value> {
    Some(match &value.kind {
        ExprKind::Null => serde_json::Value::Null,
        ExprKind::Bool(value) => (*value).into(),
        ExprKind::Int(value) => (*value).into(),
        ExprKind::Number(value) => serde_json::Number::from_f64(*value)?.into(),
        ExprKind::Text(text) | ExprKind::Symbol(text) => text.clone().into(),
        ExprKind::Duration(value) => value.to_string().into(),
        ExprKind::Size(value) => value.to_string().into(),
        ExprKind::Cpu(value) => value.units.into(),
        ExprKind::Percent(value) => value.to_string().into(),
        ExprKind::List(items) => items.iter().map(to_json).collect::<Option<Vec<_>>>()?.into(),
        ExprKind::Map(entries) => {
            let map: Option<serde_json::Map<String, serde_json::Value>> =
                entries.iter().map(|(key, value)| Some((key.clone(), to_json(value)?))).collect();
            map?.into()
        }
        _ => return None,
    })
}
