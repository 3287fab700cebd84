//! Limits of an attribute's value, and what they mean for the params that flow into it.

use std::cmp::Ordering;
use std::sync::Arc;

use regex_lite::Regex;

use super::arithmetic::compare;
use super::context::Checker;
use crate::diagnostics::catalog::types::param_unit::{self, UnitPosition};
use crate::diagnostics::catalog::values as catalog;
use crate::ir::{Expr, ExprKind, ParamId, Type};
use crate::language::{BlockSchema, FieldSchema, MinWith, Rules};
use crate::source::Span;
use crate::syntax::ast;
use crate::types::{Cpu, Duration, Limit, Size, literal};

impl<'a> Checker<'a, '_> {
    /// A field with the limits that it has in a body, where those depend on another attribute.
    pub(super) fn limited(
        &mut self,
        field: &FieldSchema,
        body: &'a ast::Body,
        schema: &BlockSchema,
    ) -> FieldSchema {
        let Some(with) = field.rules.min_with.filter(|with| self.has(body, schema, with)) else {
            return *field;
        };
        FieldSchema { rules: Rules { min: Some(with.min), min_with: None, ..field.rules }, ..*field }
    }

    /// Whether the attribute of a lower limit has the value that it is for.
    fn has(&mut self, body: &'a ast::Body, schema: &BlockSchema, with: &MinWith) -> bool {
        let Some(ty) = schema.attribute(with.attribute).and_then(FieldSchema::ty) else { return false };
        let Some(written) = super::existence::attribute(body, with.attribute) else { return false };
        let value = self.ask_here(|checker| {
            let value = checker.expr(written);
            checker.fit(value, &ty, None)
        });
        // Of a value that is wrong nobody knows which it was going to be.
        value.is_unknown() || matches!(&value.kind, ExprKind::Symbol(word) if word == with.value)
    }

    /// Checks a constant against the limits of its attribute; returns `Unknown` once reported.
    pub(super) fn within_limits(&mut self, value: Expr, field: &FieldSchema, subject: &str) -> Expr {
        match &value.kind {
            ExprKind::List(_) | ExprKind::Null | ExprKind::Unknown => return value,
            ExprKind::If(..) => {
                // Each branch must keep to the limits, because the deployment may choose either.
                self.check_branches(&value, &field.at_deployment(), subject);
                return value;
            }
            ExprKind::Range(from, to) => {
                let ends = ((**from).clone(), (**to).clone());
                let from = self.within_limits(ends.0, field, subject);
                let to = self.within_limits(ends.1, field, subject);
                return Expr { kind: ExprKind::Range(Box::new(from), Box::new(to)), ..value };
            }
            // The limits are those of its values.
            ExprKind::Map(entries) if field.rules.pattern.is_some() => {
                for entry in entries.values() {
                    self.within_limits(entry.clone(), field, subject);
                }
                return value;
            }
            _ => {}
        }
        if !value.is_const() {
            self.narrow_params(&value, &field.at_deployment(), subject);
            return value;
        }
        self.check_constant(value, field, subject)
    }

    fn check_branches(&mut self, value: &Expr, field: &FieldSchema, subject: &str) {
        if let ExprKind::If(_, then, otherwise) = &value.kind {
            self.within_limits((**then).clone(), field, subject);
            self.within_limits((**otherwise).clone(), field, subject);
        }
    }

    fn check_constant(&mut self, value: Expr, field: &FieldSchema, subject: &str) -> Expr {
        let rules = field.rules;
        if let Some(list) = rules.one_of {
            let is_it = |limit: &Limit| order(&value, *limit).is_some_and(Ordering::is_eq);
            if !list.iter().any(is_it) {
                let allowed: Vec<&str> = list.iter().map(|limit| limit.text).collect();
                let nearest = nearest(&value, list);
                let diagnostic =
                    catalog::not_among(value.span, self.text(value.span), subject, &allowed, nearest);
                return self.wrong(diagnostic, value.span);
            }
            return value;
        }
        let (min, max) = (rules.min.map(|min| min.text), rules.max.map(|max| max.text));
        let low = rules.min.filter(|min| order(&value, *min) == Some(Ordering::Less));
        let high = rules.max.filter(|max| order(&value, *max) == Some(Ordering::Greater));
        if let Some(low) = low {
            let diagnostic = catalog::too_small(value.span, self.text(value.span), subject, low.text, max);
            let diagnostic = diagnostic.note_if(lower(&value, &rules));
            return self.wrong(diagnostic, value.span);
        }
        if let Some(high) = high {
            let diagnostic = catalog::too_big(value.span, self.text(value.span), subject, high.text, min);
            return self.wrong(diagnostic, value.span);
        }
        if let Some(unit) = rules.unit
            && let Some(nearest) = whole_around(&value.kind, unit)
        {
            let text = self.text(value.span);
            let diagnostic = catalog::not_whole(value.span, text, subject, unit, &nearest);
            return self.wrong(diagnostic, value.span);
        }
        if let Some(pattern) = rules.pattern
            && self.differs(&value, pattern)
        {
            let text = self.text(value.span);
            self.report(catalog::wrong_form(value.span, text, subject, pattern));
        }
        value
    }

    /// Whether a string does not have the form that its attribute asks for. Patterns that look around say more than can be matched here:
    /// what they ask has rules of its own.
    fn differs(&mut self, value: &Expr, pattern: &'static str) -> bool {
        let ExprKind::Text(text) = &value.kind else { return false };
        let form = self.forms.entry(pattern).or_insert_with(|| Regex::new(&format!("^(?:{pattern})$")).ok());
        form.as_ref().is_some_and(|form| !form.is_match(text))
    }

    /// A param that flows into an attribute takes over its limits: CloudFormation then refuses what the attribute would.
    fn narrow_params(&mut self, value: &Expr, field: &FieldSchema, subject: &str) {
        let ExprKind::Param(id) = value.kind else { return };
        let Some(param) = self.params.get(id.0 as usize).cloned() else { return };
        let rules = field.rules;
        if let Some(unit) = rules.unit
            && matches!(param.ty.clone().non_null(), Type::Duration | Type::Size)
            && param.unit != unit
        {
            let declared = self.names.params.get(param.name.value.as_str());
            // A unit that there is not is reported where it is written.
            let is_known = |declared: &&Arc<ast::Param>| {
                let unit = declared.body.as_ref().and_then(|body| body.attribute("unit"));
                unit.is_none_or(|unit| self.text(unit.value.span) == param.unit)
            };
            if let Some(declared) = declared.filter(is_known)
                // Inside of a `for` a use is checked once in each round.
                && self.narrowed.insert((id.0, value.span))
            {
                let declared = param_unit::Declared {
                    name: &declared.name.value,
                    ty: declared.ty.as_ref().map_or(declared.name.span, |ty| ty.span),
                    unit: param.unit,
                    position: unit_position(declared),
                };
                self.report(param_unit::param_unit(value.span, declared, unit, subject));
            }
            return;
        }
        let limit = |limit: Limit| {
            let at = limit.expr(value.span);
            Expr { kind: as_kind_of(&param.ty.clone().non_null(), at.kind), ..at }
        };
        if let Some(min) = rules.min.map(limit) {
            self.raise_minimum(id, min, value.span, subject);
        }
        if let Some(max) = rules.max.map(limit) {
            self.lower_maximum(id, max, value.span, subject);
        }
        if let Some(days) = rules.days {
            self.list_days(id, days, value.span, subject);
        }
        if let Some(pattern) = rules.pattern {
            self.narrow_pattern(id, pattern);
            for chosen in param.default.iter().chain(&param.allowed) {
                if self.differs(chosen, pattern) && self.narrowed.insert((id.0, chosen.span)) {
                    let text = self.text(chosen.span);
                    self.report(
                        catalog::wrong_form(chosen.span, text, subject, pattern)
                            .label(value.span, "used here"),
                    );
                }
            }
        }
        self.check_default(id, value.span, &rules, subject);
    }

    /// The allowed values of a param without such become those of the attribute, as far as its bounds admit them. Its own are checked as
    /// the values that they are.
    fn list_days(&mut self, id: ParamId, days: &[u32], place: Span, subject: &str) {
        let Some(param) = self.params.get_mut(id.0 as usize) else { return };
        if !param.allowed.is_empty() || param.ty.clone().non_null() != Type::Duration {
            return;
        }
        let within = |kind: &ExprKind| {
            let below = |min: &Expr| compare(kind, &min.kind) == Some(Ordering::Less);
            let above = |max: &Expr| compare(kind, &max.kind) == Some(Ordering::Greater);
            !param.min.as_ref().is_some_and(below) && !param.max.as_ref().is_some_and(above)
        };
        let all = days.iter().filter_map(|days| Duration::new(f64::from(*days), "d")).map(ExprKind::Duration);
        let allowed: Vec<Expr> =
            all.filter(within).map(|kind| Expr::new(kind, Type::Duration, place)).collect();
        let bound = param.min.as_ref().or(param.max.as_ref()).map(|bound| bound.span);
        match (allowed.is_empty(), bound) {
            (true, Some(bound)) if self.narrowed.insert((id.0, place)) => {
                let name = param.name.value.clone();
                self.report(catalog::bounds_conflict::out_of_reach(place, &name, bound, subject));
            }
            _ => param.listed = allowed,
        }
    }

    /// Both patterns must match, and a parameter has one: the lookahead checks the attribute's.
    fn narrow_pattern(&mut self, id: ParamId, pattern: &str) {
        let Some(param) = self.params.get_mut(id.0 as usize) else { return };
        if param.ty.clone().non_null() != Type::String || !param.allowed.is_empty() {
            return;
        }
        let looked_for = format!("(?=(?:{pattern})$)");
        param.pattern = match &param.pattern {
            None => Some(pattern.to_owned()),
            Some(own) if own == pattern || own.starts_with(&looked_for) => return,
            Some(own) => Some(format!("{looked_for}(?:{own})")),
        };
    }

    fn raise_minimum(&mut self, id: ParamId, min: Expr, place: Span, subject: &str) {
        let Some(param) = self.params.get_mut(id.0 as usize) else { return };
        // Only ever narrowed: the param keeps its own limit where that is tighter.
        let lower =
            param.min.as_ref().is_none_or(|own| compare(&own.kind, &min.kind) == Some(Ordering::Less));
        if !lower {
            return;
        }
        let conflict = param.max.clone().filter(|max| compare(&max.kind, &min.kind) == Some(Ordering::Less));
        // Narrowed in spite of a conflict, so that later uses compare with the tightest limit, and
        // the conflict is reported once.
        param.min = Some(min);
        let name = param.name.clone();
        if let Some(max) = conflict
            && self.narrowed.insert((id.0, place))
        {
            self.report(catalog::bounds_conflict::out_of_reach(place, &name.value, max.span, subject));
        }
    }

    fn lower_maximum(&mut self, id: ParamId, max: Expr, place: Span, subject: &str) {
        let Some(param) = self.params.get_mut(id.0 as usize) else { return };
        let higher =
            param.max.as_ref().is_none_or(|own| compare(&own.kind, &max.kind) == Some(Ordering::Greater));
        if !higher {
            return;
        }
        let conflict =
            param.min.clone().filter(|min| compare(&min.kind, &max.kind) == Some(Ordering::Greater));
        param.max = Some(max);
        let name = param.name.clone();
        if let Some(min) = conflict
            && self.narrowed.insert((id.0, place))
        {
            self.report(catalog::bounds_conflict::out_of_reach(place, &name.value, min.span, subject));
        }
    }

    /// A default or an allowed value that the attribute would refuse.
    fn check_default(&mut self, id: ParamId, place: Span, rules: &Rules, subject: &str) {
        let Some(param) = self.params.get(id.0 as usize).cloned() else { return };
        let values = param.default.iter().chain(&param.allowed);
        for value in values {
            let low =
                param.min.as_ref().filter(|min| compare(&value.kind, &min.kind) == Some(Ordering::Less));
            let high =
                param.max.as_ref().filter(|max| compare(&value.kind, &max.kind) == Some(Ordering::Greater));
            if (low.is_some() || high.is_some()) && self.narrowed.insert((id.0, value.span)) {
                let text = self.text(value.span);
                let limit = low.or(high).map(|limit| quantity_text(&limit.kind)).unwrap_or_default();
                let diagnostic = catalog::default_out_of_bounds::for_attribute(
                    value.span,
                    text,
                    &param.name.value,
                    place,
                    subject,
                    low.is_some(),
                    &limit,
                );
                self.report(diagnostic.note_if(lower(value, rules)));
            }
        }
    }
}

/// The whole quantities of `unit` below and above one that is none.
pub(super) fn whole_around(kind: &ExprKind, unit: &str) -> Option<[String; 2]> {
    let (amount, one) = match kind {
        ExprKind::Duration(value) => (value.seconds, Duration::new(1.0, unit)?.seconds),
        ExprKind::Size(value) => (value.bytes, Size::new(1.0, unit)?.bytes),
        _ => return None,
    };
    let below = amount.checked_div(one).filter(|below| below * one != amount)?;
    Some([below, below + 1].map(|amount| format!("{amount}{unit}")))
}

/// Whether limits admit a quantity as it is written.
pub(super) fn admits(rules: &Rules, written: &str) -> bool {
    let value = literal(written, Span::default());
    let is_it = |limit: &Limit| order(&value, *limit) == Some(Ordering::Equal);
    let among = |list: &[Limit]| list.iter().any(is_it);
    rules.min.is_none_or(|min| order(&value, min) != Some(Ordering::Less))
        && rules.max.is_none_or(|max| order(&value, max) != Some(Ordering::Greater))
        && rules.one_of.is_none_or(among)
        && rules.days.is_none_or(|days| written.ends_with('d') || is_among_days(&value.kind, days))
}

/// Whether a duration is one of some numbers of days. What is written in days is compared by the attribute's own rule, which names the
/// nearest of them.
fn is_among_days(kind: &ExprKind, days: &[u32]) -> bool {
    let ExprKind::Duration(duration) = kind else { return false };
    days.iter().any(|days| Duration::new(f64::from(*days), "d").is_some_and(|known| known == *duration))
}

/// A bound as a program writes it.
pub(super) fn quantity_text(kind: &ExprKind) -> String {
    match kind {
        ExprKind::Int(value) => value.to_string(),
        ExprKind::Number(value) => value.to_string(),
        ExprKind::Duration(value) => value.to_string(),
        ExprKind::Size(value) => value.to_string(),
        ExprKind::Cpu(value) => value.to_string(),
        ExprKind::Percent(value) => value.to_string(),
        _ => String::new(),
    }
}

/// What would let a value that is too small be, if something would.
fn lower(value: &Expr, rules: &Rules) -> Option<String> {
    let MinWith { min, attribute, value: word } = *rules.min_with?;
    (order(value, min) != Some(Ordering::Less))
        .then(|| format!("with `{attribute} = {word}`, it can be `{}`", min.text))
}

/// How a value compares with a limit.
fn order(value: &Expr, limit: Limit) -> Option<Ordering> {
    compare(&value.kind, &limit_kind(limit, value))
}

fn limit_kind(limit: Limit, value: &Expr) -> ExprKind {
    as_type(limit.expr(value.span), &value.kind)
}

/// `256` as a limit of CPU is ECS units.
fn as_type(limit: Expr, like: &ExprKind) -> ExprKind {
    match (limit.kind, like) {
        (ExprKind::Int(units), ExprKind::Cpu(_)) => ExprKind::Cpu(Cpu { units }),
        (kind, _) => kind,
    }
}

/// Where the unit of a param stands, or belongs.
fn unit_position(param: &ast::Param) -> UnitPosition {
    let Some(body) = &param.body else { return UnitPosition::NoBody(param.span) };
    let declared = body.attribute("unit").map(|attribute| attribute.value.span);
    match declared {
        Some(value) => UnitPosition::Declared(value),
        None if body.entries.is_empty() => UnitPosition::EmptyBody(body.open),
        None => UnitPosition::Body(body.open),
    }
}

fn as_kind_of(ty: &Type, kind: ExprKind) -> ExprKind {
    match (kind, ty) {
        (ExprKind::Int(units), Type::Cpu) => ExprKind::Cpu(Cpu { units }),
        (kind, _) => kind,
    }
}

/// The allowed value nearest to a quantity.
fn nearest(value: &Expr, allowed: &[Limit]) -> Option<&'static str> {
    let size = magnitude(&value.kind)?;
    allowed
        .iter()
        .filter_map(|limit| Some(((magnitude(&limit_kind(*limit, value))? - size).abs(), limit.text)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, text)| text)
}

#[expect(clippy::cast_precision_loss, reason = "only compared with each other")]
fn magnitude(kind: &ExprKind) -> Option<f64> {
    match kind {
        ExprKind::Int(value) => Some(*value as f64),
        ExprKind::Number(value) => Some(*value),
        ExprKind::Duration(value) => Some(value.seconds as f64),
        ExprKind::Size(value) => Some(value.bytes as f64),
        ExprKind::Cpu(value) => Some(value.units as f64),
        ExprKind::Percent(value) => Some(value.value),
        _ => None,
    }
}
