//! Values from outside are fitted to the types of the `var`s that they are for.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Checker;
use super::fit::{Reason, Refusal};
use super::params::Bounds;
use super::variables::{Given, Origin};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::values::unquoted_value::quoted;
use crate::diagnostics::catalog::{advice, names, types, values};
use crate::diagnostics::did_you_mean;
use crate::ir::{Expr, ExprKind, Type};
use crate::source::{FileId, Span};
use crate::syntax::{self, ast};
use crate::types::Literal;

impl<'a> Checker<'a, '_> {
    /// Checks the names of all values, and the values of files that do not count because another origin comes first: those that count
    /// are checked with their `var`s.
    pub(super) fn check_given(&mut self) {
        self.check_given_names();
        let variables = self.input.variables;
        for given in variables.iter().filter(|given| given.origin.is_file()) {
            if !variables.get(&given.name.value).is_some_and(|counts| std::ptr::eq(counts, given)) {
                self.check_apart(given);
            }
        }
    }

    /// Checks values that the program is not given.
    pub(super) fn check_unused_given(&mut self) {
        self.check_given_names();
        for given in self.input.variables.iter() {
            self.check_apart(given);
        }
    }

    /// Checks a value that is not the one of its `var`.
    fn check_apart(&mut self, given: &'a Given) {
        let Some(item) = self.names.vars.get(given.name.value.as_str()) else { return };
        // The declaration is checked where it stands.
        let (ty, bounds) = self.ask(|checker| checker.type_and_bounds(item));
        self.given_value(given, item, &ty, &bounds);
    }

    fn check_given_names(&mut self) {
        let variables = self.input.variables;
        // Made once: a file may have as many unknown names as it has lines.
        let known: Vec<&'a str> = self.names.vars.keys().map(String::as_str).collect();
        let set: BTreeSet<(FileId, &str)> = variables.iter().map(Given::place).collect();
        let mut first: BTreeMap<(FileId, &str), Span> = BTreeMap::new();
        for given in variables.iter() {
            let (name, span) = (given.name.value.as_str(), given.name.span);
            let earlier = *first.entry(given.place()).or_insert(span);
            if earlier != span {
                let whole = span.to(given.value.span);
                self.report(values::set_twice(span, name, earlier, whole));
            } else if given.names_are_checked && !self.names.vars.contains_key(name) {
                let is_free = |nearest: &str| !set.contains(&(span.file, nearest));
                self.report_with(|checker| checker.unknown_variable(given, &known, is_free));
            }
        }
    }

    fn unknown_variable(
        &mut self,
        given: &Given,
        known: &[&'a str],
        is_free: impl Fn(&str) -> bool,
    ) -> Diagnostic {
        let name = given.name.value.as_str();
        if given.origin == Origin::Environment {
            let written = self.input.sources.file(given.name.span.file).name();
            return advice::unknown_environment_variable(given.name.span, written, name, known);
        }
        self.meant.extend(did_you_mean(name, known.iter().copied()));
        let param = self.names.params.get(name).map(|param| param.keyword);
        let origin = self.origin_text(given);
        names::unknown_variable(given.name.span, name, &origin, (known, is_free), param)
    }

    /// The value that a `var` is given; unknown once it is reported that it does not fit.
    pub(super) fn given_value(
        &mut self,
        given: &'a Given,
        item: &'a ast::Param,
        ty: &Type,
        bounds: &Bounds,
    ) -> Expr {
        let value = match self.evaluated_given(given, ty) {
            // The line of a secret would be shown: what is wrong with it is said of its declaration.
            Ok(value) if ty.is_secret() => Expr { span: item.name.span, ..words_as_strings(value, ty) },
            Ok(value) => words_as_strings(value, ty),
            Err(diagnostic) => return self.wrong(*diagnostic, given.value.span),
        };
        let span = value.span;
        if *ty == Type::Unknown || value.is_unknown() {
            return Expr::unknown(span);
        }
        match self.fit_quietly(value, ty) {
            Ok(value) if self.check_bounds(&value, bounds, &item.name.value) => value,
            Ok(_) => Expr::unknown(span),
            Err(refusal) => {
                let diagnostic = self.refused(given, item, ty, &refusal);
                self.wrong(diagnostic, span)
            }
        }
    }

    /// The value as it is written. A source that is a value by itself needs no quotes where a string is wanted.
    fn evaluated_given(&mut self, given: &'a Given, ty: &Type) -> Result<Expr, Box<Diagnostic>> {
        let span = given.value.span;
        if let Some(text) = given.text.as_deref() {
            let inner = ty.clone().non_null();
            let is_null = given.value.kind == ast::ExprKind::Null || text.is_empty();
            // An empty value is null, too: in an environment a variable is unset by setting it to
            // nothing.
            if is_null && matches!(ty, Type::Nullable(_)) {
                return Ok(Expr::new(ExprKind::Null, Type::Null, span));
            }
            let is_string = matches!(given.value.kind, ast::ExprKind::Text(_));
            // For a string type the text is taken as it is, even where it reads as a number or a
            // word: `--var version=1.10` must not become 1.1.
            if !is_string && takes_text(&inner, text) || given.value.kind == ast::ExprKind::Error {
                return Ok(Expr::new(ExprKind::Text(text.to_owned()), Type::String, span));
            }
        }
        match syntax::computed(&given.value) {
            Some(part) => {
                let source = self.input.sources.file(span.file).text();
                Err(Box::new(syntax::computed_part(source, part, false)))
            }
            None => Ok(self.expr(&given.value)),
        }
    }

    /// The diagnostic for a value that does not fit.
    fn refused(&mut self, given: &Given, item: &ast::Param, ty: &Type, refusal: &Refusal) -> Diagnostic {
        let span = refusal.value.span;
        let want = refusal.want.clone().non_null();
        let origin = self.origin_text(given);
        let declared = item.name.span.to(item.ty.as_ref().map_or(item.name.span, |ty| ty.span));
        if ty.is_secret() {
            return values::bad_variable::secret(declared, &item.name.value, &origin);
        }
        let about = (item.name.value.as_str(), ty, declared);
        let written = given.text.as_deref().unwrap_or_else(|| self.text(given.value.span));
        let diagnostic = values::bad_variable(span, about, written, &origin, &want);
        let text = self.text(span);
        if let Some(written) = respelt(text, &refusal.value, &want) {
            return diagnostic.help(format!("write `{written}`")).suggestion(
                format!("change to `{written}`"),
                span,
                written,
            );
        }
        let reason = match &refusal.reason {
            Reason::Null => return diagnostic.help_if(example(&want)),
            Reason::BareWord(word) => types::bare_word(span, word, &want, None),
            _ => self.explain(refusal, None),
        };
        let is_string = matches!(refusal.value.kind, ExprKind::Text(_)) && !want.is_listed();
        // What the command line has without quotes cannot lose any.
        if is_string && (reason.fixes.is_empty() || !text.starts_with('"')) {
            return diagnostic.help_if(example(&want).or(reason.help));
        }
        Diagnostic { help: reason.help.or_else(|| example(&want)), fixes: reason.fixes, ..diagnostic }
    }

    /// Where a value comes from, as a message says it.
    fn origin_text(&self, given: &Given) -> String {
        match given.origin {
            Origin::Option => "`--var`".into(),
            Origin::File | Origin::Configuration | Origin::ConfiguredFile => {
                format!("`{}`", self.input.sources.file(given.value.span.file).name())
            }
            Origin::Environment => {
                format!(
                    "the environment variable `{}`",
                    self.input.sources.file(given.value.span.file).name()
                )
            }
        }
    }
}

/// Whether a text as it is can be a value of a type.
fn takes_text(ty: &Type, text: &str) -> bool {
    ty.is_text()
        || ty.alternatives().iter().any(|literal| matches!(literal, Literal::Text(known) if known == text))
}

/// Single words are strings where strings are wanted.
fn words_as_strings(value: Expr, want: &Type) -> Expr {
    let Expr { kind, ty, span } = value;
    let as_list =
        |items: Vec<Expr>, want: &Type| items.into_iter().map(|item| words_as_strings(item, want)).collect();
    match (kind, want) {
        (kind, Type::Nullable(inner)) => words_as_strings(Expr::new(kind, ty, span), inner),
        (ExprKind::Symbol(word), want) if takes_text(want, &word) => {
            Expr::new(ExprKind::Text(word), Type::String, span)
        }
        (ExprKind::List(items), Type::List(want)) => {
            Expr::new(ExprKind::List(as_list(items, want)), ty, span)
        }
        (ExprKind::Map(entries), Type::Map(want)) => {
            let entries = entries.into_iter().map(|(key, value)| (key, words_as_strings(value, want)));
            Expr::new(ExprKind::Map(entries.collect()), ty, span)
        }
        (kind, _) => Expr::new(kind, ty, span),
    }
}

/// A value as it should have been written, where its text tells.
fn respelt(text: &str, value: &Expr, want: &Type) -> Option<String> {
    let bare = text.trim_matches('"');
    match want {
        Type::List(element) if !matches!(value.kind, ExprKind::List(_) | ExprKind::Map(_)) => {
            let items: Vec<&str> = bare.split(',').map(str::trim).collect();
            let is_whole = items.iter().all(|item| !item.is_empty() && !item.contains(['[', ']', '"', '\n']));
            let written =
                items.iter().map(|item| if element.is_text() { quoted(item) } else { (*item).to_owned() });
            is_whole.then(|| format!("[{}]", written.collect::<Vec<_>>().join(", ")))
        }
        Type::Bool => match bare.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "enabled" | "1" => Some("true".into()),
            "false" | "no" | "off" | "disabled" | "0" => Some("false".into()),
            _ => None,
        },
        want if want.is_text() && is_scalar(&value.kind) => Some(quoted(text)),
        _ => None,
    }
}

/// Whether a value has one token that could be a string.
fn is_scalar(kind: &ExprKind) -> bool {
    use ExprKind::{Bool, Cpu, Duration, Int, Null, Number, Percent, Size};
    matches!(kind, Bool(_) | Cpu(_) | Duration(_) | Int(_) | Null | Number(_) | Percent(_) | Size(_))
}

/// How a value of a type is written.
fn example(want: &Type) -> Option<String> {
    let example = match want {
        Type::Bool => return Some("write `true` or `false`".into()),
        Type::Int => "3",
        Type::Number => "0.5",
        Type::Duration => "15m",
        Type::Size => "512MiB",
        Type::Cpu => "0.5vcpu",
        Type::Percent => "60%",
        Type::Port => "8080",
        Type::List(_) => "[a, b]",
        Type::Map(_) => "{ key = value }",
        Type::Range(_) => "2..8",
        _ => return None,
    };
    Some(format!("for example `{example}`"))
}
