//! Calls of functions.

use super::arithmetic::compare;
use super::collections::{join_types, list_of};
use super::context::Checker;
use crate::diagnostics::catalog::{names, types as catalog, values};
use crate::diagnostics::did_you_mean;
use crate::ir::{Expr, ExprKind, Type};
use crate::language::functions::{self, FunctionSchema};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a, '_> {
    pub(super) fn call(&mut self, call: &'a ast::Call, span: Span) -> Expr {
        let name = call.function.value.as_str();
        let Some(function) = functions::find(name) else {
            let known = functions::FUNCTIONS.iter().map(|function| function.name);
            let nearest = did_you_mean(name, known);
            call.arguments.iter().for_each(|argument| {
                self.expr(argument);
            });
            let diagnostic = names::unknown_function(call.function.span, name, nearest);
            return self.wrong(diagnostic, span);
        };
        let arguments: Vec<Expr> = call.arguments.iter().map(|argument| self.expr(argument)).collect();
        let count = arguments.len();
        if count < function.min || function.max.is_some_and(|max| count > max) {
            let diagnostic = catalog::argument_count(
                (call.function.span, name),
                function.signature,
                (function.min, function.max),
                (call.parens, count),
            );
            return self.wrong(diagnostic, span);
        }
        if arguments.iter().any(Expr::is_unknown) {
            return Expr::unknown(span);
        }
        if let Some(argument) =
            arguments.iter().find(|argument| matches!(argument.ty, Type::Nullable(_) | Type::Null))
        {
            let value = argument.clone();
            let diagnostic = catalog::maybe_absent::in_call(value.span, self.text(value.span), name);
            let diagnostic = self.offer_guard(diagnostic, &value);
            return self.wrong(diagnostic, span);
        }
        if !function.deploy
            && let Some((source, _)) =
                call.arguments.iter().zip(&arguments).find(|(_, value)| !value.is_const())
        {
            return self.needs_constant(source, &format!("{name}()"), span);
        }
        self.apply(function, call, arguments, span)
    }

    fn apply(
        &mut self,
        function: &'static FunctionSchema,
        call: &'a ast::Call,
        mut arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        match function.name {
            "length" => self.length(function, arguments, span),
            "contains" => self.contains(function, call, arguments, span),
            "concat" => self.concat_lists(function, call, arguments, span),
            "merge" => self.merge(function, call, arguments, span),
            "keys" | "values" => self.keys_or_values(function, arguments, span),
            "range" => self.numbers(function, &arguments, span),
            "min" | "max" => self.extreme(function, &arguments, span),
            "abs" | "ceil" | "floor" => self.rounded(function, arguments, span),
            "lower" | "upper" | "trim" | "replace" | "json" | "yaml" | "file" | "format" => {
                self.text_function(function, call, arguments, span)
            }
            "join" => self.join(function, arguments, span),
            "split" => self.split(function, arguments, span),
            "base64" => {
                let Some(text) = self.text_argument(function, arguments.pop(), span) else {
                    return Expr::unknown(span);
                };
                let ty = text.ty.clone();
                Expr::new(ExprKind::Base64(Box::new(text)), ty, span)
            }
            "cidr_subnets" => self.cidr_subnets(function, call, arguments, span),
            "import_value" => {
                let Some(text) = self.text_argument(function, arguments.pop(), span) else {
                    return Expr::unknown(span);
                };
                Expr::new(ExprKind::ImportValue(Box::new(text)), Type::String, span)
            }
            "ssm" => match arguments.pop().map(|argument| argument.kind) {
                Some(ExprKind::Text(path)) if path.starts_with('/') && path.len() > 1 => {
                    Expr::new(ExprKind::Ssm(path), Type::String, span)
                }
                _ => self.bad_argument(
                    function,
                    call,
                    0,
                    "the path of a parameter, such as `\"/platform/zone\"`",
                    span,
                ),
            },
            "secret_value" => self.secret_value(function, call, arguments, span),
            "zones" => Expr::new(ExprKind::Zones, Type::list(Type::String), span),
            name => unreachable!("functions::FUNCTIONS has no `{name}`"),
        }
    }

    /// Reports that an argument is not what the function takes.
    pub(super) fn bad_argument(
        &mut self,
        function: &FunctionSchema,
        call: &ast::Call,
        at: usize,
        wanted: &str,
        span: Span,
    ) -> Expr {
        let place = call.arguments.get(at).map_or(call.function.span, |argument| argument.span);
        let diagnostic =
            catalog::argument_type(place, self.text(place), function.name, function.signature, wanted);
        self.wrong(diagnostic, span)
    }

    /// The same for an argument whose source is not at hand.
    fn bad_value(&mut self, function: &FunctionSchema, value: &Expr, wanted: &str, span: Span) -> Expr {
        let diagnostic = catalog::argument_type(
            value.span,
            self.text(value.span),
            function.name,
            function.signature,
            wanted,
        );
        self.wrong(diagnostic, span)
    }

    /// A text, constant or not.
    pub(super) fn text_argument(
        &mut self,
        function: &FunctionSchema,
        value: Option<Expr>,
        span: Span,
    ) -> Option<Expr> {
        let value = value?;
        if value.ty.is_text() || matches!(value.ty, Type::Symbols(_)) && !value.is_const() {
            return Some(value);
        }
        self.bad_value(function, &value, "a string", span);
        None
    }

    fn length(&mut self, function: &FunctionSchema, mut arguments: Vec<Expr>, span: Span) -> Expr {
        let Some(value) = arguments.pop() else { return Expr::unknown(span) };
        let length = match &value.kind {
            ExprKind::List(items) => items.len(),
            ExprKind::Map(entries) => entries.len(),
            ExprKind::Text(text) => text.chars().count(),
            _ => return self.bad_value(function, &value, "a list, a map or a string", span),
        };
        Expr::new(ExprKind::Int(i64::try_from(length).unwrap_or(i64::MAX)), Type::Int, span)
    }

    fn contains(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        mut arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let (Some(value), Some(list)) = (arguments.pop(), arguments.pop()) else {
            return Expr::unknown(span);
        };
        let element = match &list.ty {
            Type::List(element) => (**element).clone(),
            _ => return self.bad_argument(function, call, 0, "a list", span),
        };
        let ExprKind::List(items) = list.kind else {
            return match call.arguments.first() {
                Some(source) => self.needs_constant(source, "contains()", span),
                None => Expr::unknown(span),
            };
        };
        if let Some(source) = call.arguments.first().filter(|_| !items.iter().all(Expr::is_const)) {
            return self.needs_constant(source, "contains()", span);
        }
        let want = value.ty.clone().non_null();
        let mut fitted = Vec::new();
        for item in items {
            match self.fit_quietly(item.clone(), &want) {
                Ok(item) => fitted.push(item),
                Err(_) if element != want => {
                    let diagnostic = catalog::incomparable(call.function.span, &item, &value);
                    return self.wrong(diagnostic, span);
                }
                Err(refusal) => {
                    let diagnostic = self.explain(&refusal, None);
                    return self.wrong(diagnostic, span);
                }
            }
        }
        if value.is_const() {
            let found = fitted.iter().any(|item| item.kind == value.kind);
            return Expr::new(ExprKind::Bool(found), Type::Bool, span);
        }
        if fitted.is_empty() {
            return Expr::new(ExprKind::Bool(false), Type::Bool, span);
        }
        if let Some(wrong) = self.too_late(&[&value], span) {
            return wrong;
        }
        Expr::new(ExprKind::Contains(fitted, Box::new(value)), Type::Bool, span)
    }

    fn concat_lists(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let mut all = Vec::new();
        for (at, list) in arguments.into_iter().enumerate() {
            match list.kind {
                ExprKind::List(items) => all.extend(items),
                _ if matches!(list.ty, Type::List(_)) => {
                    return match call.arguments.get(at) {
                        Some(source) => self.needs_constant(source, "concat()", span),
                        None => Expr::unknown(span),
                    };
                }
                _ => return self.bad_argument(function, call, at, "a list", span),
            }
            if !self.spend(all.len(), span) {
                return Expr::unknown(span);
            }
        }
        list_of(all, span)
    }

    fn merge(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let mut all = indexmap::IndexMap::new();
        for (at, map) in arguments.into_iter().enumerate() {
            match map.kind {
                ExprKind::Map(entries) => all.extend(entries),
                _ => return self.bad_argument(function, call, at, "a map", span),
            }
        }
        let element =
            all.values().map(|value: &Expr| value.ty.clone()).reduce(join_types).unwrap_or_default();
        Expr::new(ExprKind::Map(all), Type::map(element), span)
    }

    fn keys_or_values(&mut self, function: &FunctionSchema, mut arguments: Vec<Expr>, span: Span) -> Expr {
        let Some(value) = arguments.pop() else { return Expr::unknown(span) };
        let ExprKind::Map(entries) = value.kind else {
            return self.bad_value(function, &value, "a map", span);
        };
        if function.name == "values" {
            return list_of(entries.into_values().collect(), span);
        }
        let keys =
            entries.into_keys().map(|key| Expr::new(ExprKind::Text(key), Type::String, span)).collect();
        Expr::new(ExprKind::List(keys), Type::list(Type::String), span)
    }

    /// `range(from, to)`
    fn numbers(&mut self, function: &FunctionSchema, arguments: &[Expr], span: Span) -> Expr {
        let ends: Vec<i64> = arguments
            .iter()
            .filter_map(|argument| match argument.kind {
                ExprKind::Int(value) => Some(value),
                _ => None,
            })
            .collect();
        let [from, to] = ends.as_slice() else {
            let wrong = arguments.iter().find(|argument| !matches!(argument.kind, ExprKind::Int(_)));
            return match wrong.cloned() {
                Some(value) => self.bad_value(function, &value, "a whole number", span),
                None => Expr::unknown(span),
            };
        };
        if !self.spend(usize::try_from(to.saturating_sub(*from)).unwrap_or(0), span) {
            return Expr::unknown(span);
        }
        let items = (*from..*to).map(|value| Expr::new(ExprKind::Int(value), Type::Int, span)).collect();
        Expr::new(ExprKind::List(items), Type::list(Type::Int), span)
    }

    fn extreme(&mut self, function: &FunctionSchema, arguments: &[Expr], span: Span) -> Expr {
        // max([1, 2]) as well as max(1, 2)
        let items: Vec<Expr> = match arguments {
            [Expr { kind: ExprKind::List(items), .. }] => items.clone(),
            _ => arguments.to_vec(),
        };
        let mut items = items.into_iter();
        let Some(mut best) = items.next() else {
            let diagnostic = values::empty_list(span, function.name);
            return self.wrong(diagnostic, span);
        };
        if compare(&best.kind, &best.kind).is_none() {
            return self.bad_value(function, &best, "numbers, or quantities of one sort", span);
        }
        for item in items {
            let Some(order) = compare(&item.kind, &best.kind) else {
                return self.bad_value(function, &item, "numbers, or quantities of one sort", span);
            };
            if (function.name == "min") == order.is_lt() && order.is_ne() {
                best = item;
            }
        }
        Expr { span, ..best }
    }

    #[expect(clippy::cast_possible_truncation, reason = "checked to be in range")]
    fn rounded(&mut self, function: &FunctionSchema, mut arguments: Vec<Expr>, span: Span) -> Expr {
        let Some(value) = arguments.pop() else { return Expr::unknown(span) };
        let kind = match (&value.kind, function.name) {
            (ExprKind::Int(number), "abs") => number.checked_abs().map(ExprKind::Int),
            (ExprKind::Int(number), _) => Some(ExprKind::Int(*number)),
            (ExprKind::Number(number), "abs") => Some(ExprKind::Number(number.abs())),
            (ExprKind::Number(number), name) => {
                let rounded = if name == "ceil" { number.ceil() } else { number.floor() };
                (rounded.abs() < 9.0e15).then_some(ExprKind::Int(rounded as i64))
            }
            _ => return self.bad_value(function, &value, "a number", span),
        };
        match kind {
            Some(kind) => {
                let ty = if matches!(kind, ExprKind::Int(_)) { Type::Int } else { Type::Number };
                Expr::new(kind, ty, span)
            }
            None => self.wrong(values::overflow(span), span),
        }
    }

    fn cidr_subnets(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        mut arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let (Some(bits), Some(count), Some(block)) = (arguments.pop(), arguments.pop(), arguments.pop())
        else {
            return Expr::unknown(span);
        };
        let block = match self.fit_quietly(block, &Type::Cidr) {
            Ok(block) => block,
            Err(refusal) => {
                let diagnostic = self.explain(&refusal, Some("cidr_subnets()"));
                return self.wrong(diagnostic, span);
            }
        };
        let small = |value: &Expr, most: i64| match value.kind {
            ExprKind::Int(number) if (1..=most).contains(&number) => u32::try_from(number).ok(),
            _ => None,
        };
        match (small(&count, 256), small(&bits, 128)) {
            (Some(count), Some(bits)) => {
                Expr::new(ExprKind::CidrSubnets(Box::new(block), count, bits), Type::list(Type::Cidr), span)
            }
            (None, _) => self.bad_argument(function, call, 1, "a constant count from 1 to 256", span),
            (_, None) => {
                self.bad_argument(function, call, 2, "a constant number of bits from 1 to 128", span)
            }
        }
    }

    fn secret_value(
        &mut self,
        function: &FunctionSchema,
        call: &'a ast::Call,
        arguments: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let mut texts = Vec::new();
        for (at, argument) in arguments.into_iter().enumerate() {
            match argument.kind {
                ExprKind::Text(text) if !text.is_empty() && !text.contains(['{', '}']) => texts.push(text),
                _ => return self.bad_argument(function, call, at, "a constant string", span),
            }
        }
        let mut texts = texts.into_iter();
        let name = texts.next().unwrap_or_default();
        Expr::new(ExprKind::SecretValue(name, texts.next()), Type::Secret, span)
    }
}
