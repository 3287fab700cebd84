//! Why a value does not fit becomes a diagnostic, each reason with its own words.

use super::bounds::{admits, quantity_text};
use super::context::Checker;
use super::fit::{Reason, Refusal};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::{types as catalog, values};
use crate::ir::{Expr, ExprKind, ParamId, Type};
use crate::language::kinds;
use crate::resolve::nested_blocks;
use crate::syntax::ast;
use crate::types::schedules;

impl Checker<'_, '_> {
    /// The diagnostic for a value that does not fit; `subject` is what takes it.
    pub(super) fn explain(&mut self, refusal: &Refusal, subject: Option<&str>) -> Diagnostic {
        let Refusal { value, want, reason, rules } = refusal;
        let span = value.span;
        let text = self.text(span);
        match reason {
            Reason::Null => catalog::null_refused(span, want, subject),
            Reason::MaybeAbsent => {
                let diagnostic = catalog::maybe_absent(span, text, want);
                self.offer_guard(diagnostic, value)
            }
            Reason::NoUnit => {
                catalog::missing_unit(span, text, want, subject, |written| admits(rules, written))
            }
            Reason::Shape(error) => {
                let diagnostic = catalog::wrong_shape(span, text, want, error);
                let converted =
                    (*want == Type::Schedule).then(|| schedules::of_crontab(text.trim_matches('"')));
                if let Some(schedule) = converted.flatten() {
                    let schedule = format!("\"{schedule}\"");
                    return diagnostic.suggestion("write it with six fields", span, schedule);
                }
                match self.access_point_path(text.trim_matches('"')).filter(|_| *want == Type::AccessPointId)
                {
                    Some(path) => diagnostic.help(format!("write `{path}`")).suggestion(
                        format!("write `{path}`"),
                        span,
                        path,
                    ),
                    None => diagnostic,
                }
            }
            Reason::Symbol(symbol) => catalog::not_one_of(span, symbol, &want.alternatives_text(), subject),
            Reason::Quoted(symbol) => catalog::quoted_symbol(span, symbol),
            Reason::BareWord(word) => catalog::bare_word(span, word, want, self.declared_space(word)),
            Reason::Secret => {
                let chain = self.chain(value);
                match rules.secrets {
                    Some(secrets) => {
                        let is_reference = matches!(value.kind, ExprKind::SecretValue(..));
                        catalog::secret_leak::beside_secrets(
                            span,
                            text,
                            subject,
                            secrets,
                            chain,
                            is_reference,
                        )
                    }
                    None => catalog::secret_leak(span, text, subject, chain),
                }
            }
            Reason::StringParam => {
                let place = self.declared_type(value);
                catalog::string_param(span, text, want, place)
            }
            Reason::WiderUnion(more) => {
                let allowed = want.alternatives_text();
                let place = self.declared_type(value);
                let mut kept = value.ty.alternatives_text();
                kept.retain(|found| allowed.contains(found));
                let source = place.map(|place| self.text(place));
                catalog::wider_union(span, text, more, &allowed, place, &kept, source)
            }
            Reason::Kind(found) => {
                let known: Vec<String> = match want {
                    Type::Kind(kind) => {
                        self.names.block_names(kind).map(|name| format!("{kind}.{name}")).collect()
                    }
                    _ => Vec::new(),
                };
                catalog::wrong_kind(span, text, found, want, &known)
            }
            Reason::Copies(keys) => {
                let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
                let kind = want.to_string();
                catalog::copy_needed(span, text, &kind, &keys, self.each_key(&keys))
            }
            Reason::Port(port) => values::bad_port(span, *port),
            Reason::Type => self.plain_mismatch(refusal, subject),
        }
    }

    fn plain_mismatch(&self, refusal: &Refusal, subject: Option<&str>) -> Diagnostic {
        let Refusal { value, want, rules, .. } = refusal;
        let span = value.span;
        let text = self.text(span);
        match (&value.kind, want) {
            (ExprKind::Block(_), _) => {
                catalog::block_as_value(span, text, &value.ty, want, example_result(&value.ty))
            }
            (_, Type::Kind(kind)) => catalog::reference_expected(
                span,
                text,
                kind,
                &self.names.block_names(kind).collect::<Vec<_>>(),
            ),
            (ExprKind::Duration(_) | ExprKind::Size(_) | ExprKind::Cpu(_) | ExprKind::Percent(_), want)
                if is_quantity(want) =>
            {
                catalog::other_unit(span, text, &value.ty, want)
            }
            (_, Type::List(element)) if is_element(&value.ty, &element.clone().non_null()) => {
                catalog::list_expected(span, text, want)
            }
            (
                ExprKind::Text(inner),
                Type::Int
                | Type::Number
                | Type::Bool
                | Type::Duration
                | Type::Size
                | Type::Percent
                | Type::Cpu
                | Type::Port
                | Type::Range(_),
            ) if range_of_text(text).is_none() || !matches!(want, Type::Range(_)) => {
                catalog::quoted_value(span, inner, want, subject, |written| admits(rules, written))
            }
            (_, Type::Range(_)) if let Some(range) = range_of_text(text) => {
                catalog::type_mismatch::not_a_range(span, &value.ty, want, subject, &range)
            }
            // port = "8000-8999"; two ports in a list are not a range.
            (ExprKind::Text(_), Type::Union(types))
                if types.iter().any(|one| matches!(one, Type::Range(_)))
                    && let Some(range) = range_of_text(text) =>
            {
                catalog::type_mismatch::not_a_range(span, &value.ty, want, subject, &range)
            }
            (_, Type::Map(_)) if let Some(map) = map_of_pairs(value) => {
                catalog::type_mismatch::not_a_map(span, &value.ty, want, subject, &map)
            }
            _ => {
                let place = self.declared_type(value);
                catalog::type_mismatch(span, text, &value.ty, want, subject, place)
            }
        }
    }

    /// How the access point of a name is referred to, if the program declares one.
    fn access_point_path(&self, name: &str) -> Option<String> {
        let volumes = self.names.blocks.values().filter(|entry| entry.kind.name == "volume");
        let mut owners = volumes.filter(|entry| {
            // Of several volumes nothing says which one is meant.
            !entry.repeated
                && nested_blocks(&entry.block.body, "access_point").any(|(label, _)| label == name)
        });
        Some(format!("{}.access_point[\"{name}\"]", owners.next()?.reference()))
    }

    /// The space in which there is a value of a name.
    pub(super) fn declared_space(&self, name: &str) -> Option<&'static str> {
        let spaces = [
            ("param", self.names.params.contains_key(name)),
            ("var", self.names.vars.contains_key(name)),
            ("let", self.names.lets.contains_key(name)),
        ];
        spaces.into_iter().find_map(|(space, there)| there.then_some(space))
    }

    /// Where the type of a param was written, if the value is one.
    pub(super) fn declared_type(&self, value: &Expr) -> Option<crate::source::Span> {
        let id = first_param(value)?;
        self.params.get(id.0 as usize).map(|param| param.ty_span)
    }

    /// Where the `?` was written of a param that the value is, or depends on.
    pub(super) fn declared_optional(&self, value: &Expr) -> Option<crate::source::Span> {
        let mut found = None;
        value.walk(&mut |part| {
            let ExprKind::Param(id) = part.kind else { return };
            let param = self.params.get(id.0 as usize).filter(|param| param.ty.is_nullable());
            found = found.or(param.map(|param| param.ty_span));
        });
        found
    }

    /// The guard that proves a nullable value to be there: `param.certificate != null`.
    pub(super) fn missing_guard(&mut self, value: &Expr) -> Option<String> {
        // Of a constant only the source says what could be tested; its value was folded.
        if value.is_const() && !matches!(value.kind, ExprKind::Block(_)) {
            return is_reference(self.text(value.span)).then(|| format!("{} != null", self.text(value.span)));
        }
        let presence = self.presence(value);
        self.guard_text(&presence)
    }

    /// A condition as a program writes it, where it is one that a guard would say.
    pub(super) fn guard_text(&self, condition: &Expr) -> Option<String> {
        match &condition.kind {
            ExprKind::And(items) => {
                let texts: Option<Vec<String>> = items.iter().map(|item| self.guard_text(item)).collect();
                Some(texts?.join(" && "))
            }
            ExprKind::Not(inner) => match &inner.kind {
                ExprKind::IsNull(value) => Some(format!("{} != null", self.value_text(value)?)),
                ExprKind::Equal(a, b) => Some(format!("{} != {}", self.value_text(a)?, self.value_text(b)?)),
                _ => Some(format!("!{}", self.value_text(inner)?)),
            },
            ExprKind::IsNull(value) => Some(format!("{} == null", self.value_text(value)?)),
            ExprKind::Equal(a, b) => Some(format!("{} == {}", self.value_text(a)?, self.value_text(b)?)),
            _ => self.value_text(condition),
        }
    }

    /// A value as a program writes it, if it is a param or a plain constant.
    pub(super) fn value_text(&self, value: &Expr) -> Option<String> {
        match &value.kind {
            ExprKind::Param(id) => {
                let param = self.params.get(id.0 as usize)?;
                Some(format!("param.{}", param.name.value))
            }
            ExprKind::Symbol(symbol) => Some(symbol.clone()),
            ExprKind::Text(text) => Some(format!("{text:?}")),
            ExprKind::Bool(value) => Some(value.to_string()),
            kind => Some(quantity_text(kind)).filter(|text| !text.is_empty()),
        }
    }
}

/// Whether a list of such elements takes a value as one.
fn is_element(value: &Type, element: &Type) -> bool {
    match element {
        Type::Union(types) => types.iter().any(|ty| is_element(value, ty)),
        _ => value == element || value.is_text() && element.is_text(),
    }
}

impl Checker<'_, '_> {
    /// The range that is meant by a body with `min` and `max`.
    pub(super) fn range_of_body(&self, body: &ast::Body) -> Option<String> {
        range_of_text(self.text(body.span))
    }
}

/// The range that two numbers are, however they are written: `{ min = 2, max = 4 }`, `[2, 4]`, `"2-4"`, `2-4`.
fn range_of_text(text: &str) -> Option<String> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let [from, to] = numbers.as_slice() else { return None };
    let is_plain = |c: char| c.is_ascii_digit() || c.is_whitespace() || "{}[]\"'-=.,_:".contains(c);
    let named = text.starts_with('{');
    let words_fit = !named || text.contains("min") && text.contains("max");
    let plain = text.chars().all(|c| is_plain(c) || named && c.is_ascii_lowercase());
    if !plain || !words_fit || text.contains("..") && !text.starts_with('"') {
        return None;
    }
    let swapped = named && text.find("max") < text.find("min");
    Some(if swapped { format!("{to}..{from}") } else { format!("{from}..{to}") })
}

/// The map that a list of pairs is, as CloudFormation has tags: `[{ Key = "team", Value = "web" }]`.
fn map_of_pairs(value: &Expr) -> Option<String> {
    let ExprKind::List(items) = &value.kind else { return None };
    let pair = |item: &Expr| {
        let ExprKind::Map(entries) = &item.kind else { return None };
        let text = |name: &str| match entries.get(name).map(|entry| &entry.kind) {
            Some(ExprKind::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let (key, value) = (text("Key").or_else(|| text("key"))?, text("Value").or_else(|| text("value"))?);
        let key = if key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            key
        } else {
            format!("{key:?}")
        };
        Some(format!("{key} = {value:?}"))
    };
    let pairs: Option<Vec<String>> = items.iter().map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty()).map(|pairs| format!("{{ {} }}", pairs.join(", ")))
}

/// Whether a source text is a path of names.
fn is_reference(text: &str) -> bool {
    text.contains('.') && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'))
}

/// A result of a block, as an example of a value; `None` for what is not a block.
pub(super) fn example_result(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Kind(kind) => kinds::find(kind)?.results.first().map(|result| result.name),
        Type::Nullable(inner) => example_result(inner),
        _ => None,
    }
}

fn is_quantity(ty: &Type) -> bool {
    match ty {
        Type::Duration | Type::Size | Type::Cpu | Type::Percent => true,
        Type::Nullable(inner) => is_quantity(inner),
        _ => false,
    }
}

/// The first param in a value.
pub(super) fn first_param(value: &Expr) -> Option<ParamId> {
    let mut found = None;
    value.walk(&mut |expr| {
        if let ExprKind::Param(id) = expr.kind {
            found = found.or(Some(id));
        }
    });
    found
}
