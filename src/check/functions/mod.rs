//! Calls of functions: what the table of functions says is checked for all alike, then each is evaluated.

mod lists;
mod lookups;
mod numbers;
mod strings;

use super::context::Checker;
use crate::diagnostics::catalog::{names, types as catalog};
use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::ir::{Expr, ExprKind, Type};
use crate::language::Phase;
use crate::language::foreign::functions::{Meant, meant};
use crate::language::functions::{self, Builtin, FunctionSchema, Parameter};
use crate::source::Span;
use crate::syntax::ast;

/// A call with as many arguments as the function takes, each of its parameter's phase and type.
struct Call<'a> {
    function: &'static FunctionSchema,
    source: &'a ast::Call,
    arguments: Vec<Expr>,
    span: Span,
}

impl Call<'_> {
    /// The arguments of a function that takes exactly `N`.
    fn take<const N: usize>(&mut self) -> Option<[Expr; N]> {
        std::mem::take(&mut self.arguments).try_into().ok()
    }

    /// The arguments of a function that takes exactly `N` constant strings.
    fn take_strings<const N: usize>(&mut self) -> Option<[String; N]> {
        let arguments = std::mem::take(&mut self.arguments).into_iter();
        let strings: Option<Vec<String>> = arguments.map(constant_string).collect();
        strings?.try_into().ok()
    }

    /// Where an argument was written.
    fn argument_span(&self, at: usize) -> Span {
        self.source.arguments.get(at).map_or(self.source.function.span, |argument| argument.span)
    }

    /// The type of a string that is made of the arguments: what is made of a secret is one.
    fn string_type(&self) -> Type {
        let secret = self.arguments.iter().any(|argument| argument.ty == Type::Secret);
        if secret { Type::Secret } else { Type::String }
    }

    /// The result.
    fn gives(&self, kind: ExprKind, ty: Type) -> Expr {
        Expr::new(kind, ty, self.span)
    }

    /// What stands for the result of a call that is wrong, and reported.
    fn unknown(&self) -> Expr {
        Expr::unknown(self.span)
    }
}

fn constant_string(value: Expr) -> Option<String> {
    match value.kind {
        ExprKind::Text(text) => Some(text),
        _ => None,
    }
}

fn is_nullable(value: &Expr) -> bool {
    matches!(value.ty, Type::Nullable(_) | Type::Null)
}

/// Whether a value is known when the parameter needs it. What is not even a list is refused for that.
fn is_in_time(parameter: &Parameter, value: &Expr) -> bool {
    match parameter.phase {
        Phase::Const => value.is_const(),
        Phase::Elements => {
            matches!(value.kind, ExprKind::List(_) | ExprKind::Map(_)) || !accepts(&(parameter.ty)(), value)
        }
        Phase::Deploy => true,
    }
}

/// Whether a value is of a parameter's type, as far as that is the same for all functions: who evaluates a call fits strings of
/// a shape, and knows what may be compared.
fn accepts(want: &Type, value: &Expr) -> bool {
    match want {
        // A param of a union is a string at deployment.
        Type::String => {
            value.ty.is_text() || matches!(value.kind, ExprKind::Text(_)) || is_deploy_union(value)
        }
        Type::Int => matches!(value.kind, ExprKind::Int(_)),
        Type::Number => matches!(value.kind, ExprKind::Int(_) | ExprKind::Number(_)),
        Type::List(_) => matches!(value.ty, Type::List(_)),
        Type::Map(_) => matches!(value.ty, Type::Map(_)),
        Type::Union(types) => types.iter().any(|ty| accepts(ty, value)),
        _ => true,
    }
}

fn is_deploy_union(value: &Expr) -> bool {
    value.ty.is_listed() && !value.is_const()
}

impl<'a> Checker<'a, '_> {
    pub(super) fn call(&mut self, call: &'a ast::Call, span: Span) -> Expr {
        let Some(function) = functions::find(&call.function.value) else {
            return self.unknown_function(call, span);
        };
        let arguments: Vec<Expr> = call.arguments.iter().map(|argument| self.expr(argument)).collect();
        let count = arguments.len();
        if count < function.min() || function.max().is_some_and(|max| count > max) {
            let diagnostic = catalog::argument_count(
                (call.function.span, function.name),
                &function.signature(),
                (function.min(), function.max()),
                (call.parens, count),
            );
            return self.wrong(diagnostic, span);
        }
        // The number of arguments is checked before this: it is wrong whatever they are.
        if arguments.iter().any(Expr::is_unknown) {
            return Expr::unknown(span);
        }
        // No function takes null. Checked here, none of them has to think of it.
        if let Some(argument) = arguments.iter().find(|argument| is_nullable(argument)) {
            return self.nullable_argument(function, argument, span);
        }
        let arguments = self.enum_texts(function, arguments);
        let call = Call { function, source: call, arguments, span };
        self.refuse(&call).unwrap_or_else(|| self.apply(call))
    }

    /// Enum values are strings where a function takes a string.
    fn enum_texts(&self, function: &FunctionSchema, arguments: Vec<Expr>) -> Vec<Expr> {
        let takes_text = |at: usize| match function.parameter(at).map(|parameter| (parameter.ty)()) {
            Some(Type::String) => true,
            Some(Type::Union(types)) => types.contains(&Type::String),
            _ => false,
        };
        let text = |(at, value): (usize, Expr)| {
            let text = takes_text(at).then(|| self.enum_text(&value)).flatten();
            text.unwrap_or(value)
        };
        arguments.into_iter().enumerate().map(text).collect()
    }

    /// The arguments are checked all the same: what they report does not depend on the function.
    fn unknown_function(&mut self, call: &'a ast::Call, span: Span) -> Expr {
        for argument in &call.arguments {
            self.expr(argument);
        }
        let name = call.function.value.as_str();
        if let Some(meant) = meant(name) {
            let diagnostic = self.foreign_function(call, span, meant);
            return self.wrong(diagnostic, span);
        }
        let nearest = did_you_mean(name, functions::FUNCTIONS.iter().map(|function| function.name));
        self.wrong(names::unknown_function(call.function.span, name, nearest), span)
    }

    /// `coalesce(a, b)` is `a ?? b`.
    fn foreign_function(&self, call: &ast::Call, span: Span, meant: Meant) -> Diagnostic {
        let name = call.function.value.as_str();
        let places = (call.function.span, span);
        let arguments: Vec<&str> = call.arguments.iter().map(|argument| self.text(argument.span)).collect();
        let written = match (meant, arguments.as_slice()) {
            (Meant::Function(ours), _) => {
                return names::unknown_function(call.function.span, name, Some(ours));
            }
            (Meant::Advice(text), _) => return names::unknown_function::foreign(places, name, text, None),
            (Meant::Value(value), _) => value.to_owned(),
            (Meant::Operator(operator), [_, _, ..]) => arguments.join(&format!(" {operator} ")),
            (Meant::Operator(operator), _) => {
                let help = format!("write `a {operator} b`");
                return names::unknown_function::foreign(places, name, help, None);
            }
            (Meant::Index, [list, index, ..]) if !list.contains(' ') || list.ends_with([']', ')']) => {
                format!("{list}[{index}]")
            }
            (Meant::Index, _) => {
                let help = "write an index: `list[0]`, `map[\"key\"]`";
                return names::unknown_function::foreign(places, name, help, None);
            }
            (Meant::Interpolation, [value]) if !value.contains('"') => format!("\"${{{value}}}\""),
            (Meant::Interpolation, _) => {
                let help = "write `\"${...}\"` with the value in it";
                return names::unknown_function::foreign(places, name, help, None);
            }
            (Meant::Argument(why), [value]) => {
                let help = format!("write `{value}` alone: {why}");
                return names::unknown_function::foreign(places, name, help, Some(value));
            }
            (Meant::Argument(why), _) => {
                let help = format!("write the value alone: {why}");
                return names::unknown_function::foreign(places, name, help, None);
            }
        };
        names::unknown_function::foreign(places, name, format!("write `{written}`"), Some(&written))
    }

    fn nullable_argument(&mut self, function: &FunctionSchema, argument: &Expr, span: Span) -> Expr {
        let text = self.text(argument.span);
        let diagnostic = catalog::maybe_absent::in_call(argument.span, text, function.name);
        let diagnostic = self.offer_guard(diagnostic, argument);
        self.wrong(diagnostic, span)
    }

    /// What stands for the call if an argument is not of its parameter's phase or type. Phases come first: which type a value has
    /// does not matter where it comes too late.
    fn refuse(&mut self, call: &Call<'a>) -> Option<Expr> {
        let pairs =
            || (0..).map_while(|at| Some((at, call.function.parameter(at)?, call.arguments.get(at)?)));
        for (at, parameter, value) in pairs() {
            if !is_in_time(parameter, value) {
                return Some(self.refuse_phase(call, at, parameter));
            }
        }
        let (at, ..) = pairs().find(|(_, parameter, value)| !accepts(&(parameter.ty)(), value))?;
        Some(self.refuse_argument(call, at))
    }

    fn refuse_phase(&mut self, call: &Call<'a>, at: usize, parameter: &Parameter) -> Expr {
        match (parameter.wanted, call.source.arguments.get(at)) {
            (None, Some(source)) => {
                self.needs_constant(source, &format!("{}()", call.function.name), call.span)
            }
            _ => self.refuse_argument(call, at),
        }
    }

    /// Reports that an argument is not what its parameter takes.
    fn refuse_argument(&mut self, call: &Call<'a>, at: usize) -> Expr {
        let wanted = call.function.parameter(at).map(Parameter::wanted).unwrap_or_default();
        self.bad_argument(call, at, &wanted)
    }

    /// The same where an argument must be more than its parameter says.
    fn bad_argument(&mut self, call: &Call<'a>, at: usize, wanted: &str) -> Expr {
        self.bad_value(call, call.argument_span(at), wanted)
    }

    /// The same for a value inside of an argument.
    fn bad_value(&mut self, call: &Call<'a>, value: Span, wanted: &str) -> Expr {
        let FunctionSchema { name, .. } = call.function;
        let signature = call.function.signature();
        let diagnostic = catalog::argument_type(value, self.text(value), name, &signature, wanted);
        self.wrong(diagnostic, call.span)
    }

    fn apply(&mut self, mut call: Call<'a>) -> Expr {
        let call = &mut call;
        match call.function.builtin {
            Builtin::Length => lists::length(call),
            Builtin::Contains => self.contains(call),
            Builtin::Concat => self.concat_lists(call),
            Builtin::Merge => lists::merge(call),
            Builtin::Keys => lists::keys(call),
            Builtin::Values => lists::values(call),
            Builtin::Range => self.numbers(call),
            Builtin::Min => self.extreme(call, std::cmp::Ordering::Less),
            Builtin::Max => self.extreme(call, std::cmp::Ordering::Greater),
            Builtin::Abs => self.abs(call),
            Builtin::Ceil => self.rounded(call, f64::ceil),
            Builtin::Floor => self.rounded(call, f64::floor),
            Builtin::Lower => strings::transformed(call, str::to_lowercase),
            Builtin::Upper => strings::transformed(call, str::to_uppercase),
            Builtin::Trim => strings::transformed(call, |text| text.trim().to_owned()),
            Builtin::Replace => self.replace(call),
            Builtin::Join => self.join(call),
            Builtin::Split => self.split(call),
            Builtin::Format => self.format(call),
            Builtin::Base64 => self.base64(call),
            Builtin::File => self.file(call),
            Builtin::Json => self.encoded(call, ToString::to_string),
            Builtin::Yaml => self.encoded(call, crate::emit::yaml_text),
            Builtin::CidrSubnets => self.cidr_subnets(call),
            Builtin::ImportValue => lookups::import_value(call),
            Builtin::Ssm => self.ssm(call),
            Builtin::SecretValue => self.secret_value(call),
            Builtin::Ecr => self.ecr(call),
            Builtin::Zones => call.gives(ExprKind::Zones, Type::list(Type::String)),
        }
    }
}
