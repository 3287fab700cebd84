//! `param` and `var`: types, defaults and bounds.

use std::cmp::Ordering;

use regex_lite::{Regex, RegexBuilder};

use super::arithmetic::compare;
use super::bounds::{quantity_text, whole_around};
use super::context::Checker;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalog::{names, types as catalog, values};
use crate::ir::{Expr, ExprKind, Param, ParamId, Type};
use crate::language::{foreign, meta};
use crate::source::{Span, Spanned};
use crate::syntax::ast;

/// How much memory a pattern may need, and how long a string may be that is matched against one (a parameter has 4,096 bytes): the
/// time that matching takes is at most their product.
const MAX_PATTERN: usize = 262_144;
const MAX_CHECKED_LENGTH: usize = 4_096;

/// What a body of a `param` or `var` says.
#[derive(Default)]
pub(super) struct Bounds {
    min: Option<Expr>,
    max: Option<Expr>,
    allowed: Vec<Expr>,
    pattern: Option<Spanned<String>>,
    /// The pattern of the whole value, where it can be matched here.
    expression: Option<Regex>,
    unit: Option<&'static str>,
    description: Option<String>,
    group: Option<String>,
}

/// What stands in a message for a secret, as CloudFormation shows it.
const HIDDEN: &str = "****";

impl<'a> Checker<'a, '_> {
    /// All params, in order: their position is their id.
    pub(super) fn check_params(&mut self) {
        let names = self.names;
        for (index, (name, param)) in names.params.iter().enumerate() {
            let id = ParamId(u32::try_from(index).unwrap_or(u32::MAX));
            let checked = self.declaration(|checker| checker.param(id, name, param));
            let param = self.include(checked);
            self.params.push(param);
        }
    }

    fn param(&mut self, id: ParamId, name: &str, item: &'a ast::Param) -> Param {
        let ty = self.type_of_item(item);
        let ty_span = item.ty.as_ref().map_or(item.name.span, |ty| ty.span);
        let ty = match unfit_for_param(&ty) {
            Some(why) => {
                self.report(catalog::not_a_param_type(ty_span, &ty, why));
                Type::Unknown
            }
            None => ty,
        };
        let bounds = self.bounds(item, &ty);
        let default = item.default.as_ref().map(|default| self.default(default, &ty, &bounds, item));
        if let Some(unit) = bounds.unit {
            for value in bounds.allowed.iter().chain(&bounds.min).chain(&bounds.max) {
                self.whole_in_unit(value, unit, name);
            }
        }
        Param {
            id,
            name: item.name.clone(),
            logical_id: pascal_case(name),
            description: bounds.description.or_else(|| item.docs.as_ref().map(|docs| docs.value.clone())),
            unit: bounds.unit.unwrap_or(default_unit(&ty)),
            default,
            ty,
            ty_span,
            min: bounds.min,
            max: bounds.max,
            allowed: bounds.allowed,
            listed: Vec::new(),
            pattern: bounds.pattern.map(|pattern| pattern.value),
            group: bounds.group,
            span: item.span,
        }
    }

    /// The type that is written behind the name.
    fn type_of_item(&mut self, item: &'a ast::Param) -> Type {
        let Some(ty) = &item.ty else { return Type::Unknown };
        let ty = self.written_type(ty);
        self.record_type(item.name.span, &ty);
        ty
    }

    /// A default must be a constant that the type and the bounds admit.
    fn default(&mut self, source: &'a ast::Expr, ty: &Type, bounds: &Bounds, item: &ast::Param) -> Expr {
        let value = self.wanted(source, Some(ty));
        if value.kind == ExprKind::Null
            && let Some(written) = item.ty.as_ref().filter(|_| !ty.is_nullable() && *ty != Type::Unknown)
        {
            let diagnostic =
                catalog::null_refused::default_of_param(value.span, written.span, self.text(written.span));
            return self.wrong(diagnostic, value.span);
        }
        let value = self.fit(
            value,
            ty,
            Some(&format!("the default of `{}.{}`", item.kind.keyword(), item.name.value)),
        );
        if value.is_unknown() {
            return value;
        }
        if !value.is_const() {
            let diagnostic = self.constant_needed(&value, source, "the default of a param");
            return self.wrong(diagnostic, value.span);
        }
        if item.kind == ast::ParamKind::Param && !self.may_be_given(&value, ty, &item.name.value) {
            return Expr::unknown(value.span);
        }
        if !self.check_bounds(&value, bounds, &item.name.value) {
            return Expr::unknown(value.span);
        }
        if let Some(unit) = bounds.unit {
            self.whole_in_unit(&value, unit, &item.name.value);
        }
        value
    }

    /// A parameter of blocks of addresses takes those of IPv4 only, because CloudFormation has one pattern for it; one that
    /// may be empty is a text, which CloudFormation does not look up in the parameter store.
    fn may_be_given(&mut self, value: &Expr, ty: &Type, name: &str) -> bool {
        let plain = *ty == Type::ImageId;
        let mut inner = ty.clone().non_null();
        if let Type::List(element) = inner {
            inner = *element;
        }
        let mut wrong: Option<(crate::source::Span, String)> = None;
        value.walk(&mut |part| match &part.kind {
            ExprKind::Text(text)
                if inner == Type::Cidr && text.contains(':')
                    || inner == Type::ImageId && !plain && text.starts_with('/') =>
            {
                wrong.get_or_insert_with(|| (part.span, text.clone()));
            }
            _ => {}
        });
        match &wrong {
            Some((span, text)) if inner == Type::Cidr => {
                self.report(values::default_out_of_bounds::ipv6(*span, text, name));
            }
            Some((span, text)) => {
                self.report(values::default_out_of_bounds::path_of_image(*span, text, name, ty));
            }
            None => {}
        }
        wrong.is_none()
    }

    fn whole_in_unit(&mut self, value: &Expr, unit: &'static str, name: &str) {
        if let Some(nearest) = whole_around(&value.kind, unit) {
            self.report(values::not_whole(
                value.span,
                self.text(value.span),
                &format!("param.{name}"),
                unit,
                &nearest,
            ));
        }
    }

    /// Checks a default, or a value from outside, against the bounds. Returns whether they allow it.
    pub(super) fn check_bounds(&mut self, value: &Expr, bounds: &Bounds, name: &str) -> bool {
        // Diagnostics end up in logs.
        let text = if value.ty.is_secret() { HIDDEN } else { self.text(value.span) };
        if !bounds.allowed.is_empty()
            && !bounds.allowed.iter().any(|allowed| allowed.means_the_same_as(value))
            && value.kind != ExprKind::Null
        {
            let allowed: Vec<&str> = bounds.allowed.iter().map(|allowed| self.text(allowed.span)).collect();
            self.report(values::default_out_of_bounds::not_allowed(value.span, text, name, &allowed));
            return false;
        }
        if let (Some(_), ExprKind::Text(whole)) = (&bounds.expression, &value.kind)
            && whole.len() > MAX_CHECKED_LENGTH
        {
            self.report(values::too_long::to_match(value.span, name, whole.len(), MAX_CHECKED_LENGTH));
            return false;
        }
        if let (Some(pattern), ExprKind::Text(whole)) = (&bounds.pattern, &value.kind)
            // Matching is linear, but a program may have thousands of values for one long pattern.
            && self.spend(whole.len(), value.span)
            && bounds.expression.as_ref().is_some_and(|expression| !expression.is_match(whole))
        {
            let place = pattern.span;
            let diagnostic =
                values::default_out_of_bounds::not_matching(value.span, text, name, place, &pattern.value);
            self.report(diagnostic);
            return false;
        }
        let size = |expr: &Expr| match &expr.kind {
            ExprKind::Text(text) => ExprKind::Int(i64::try_from(text.chars().count()).unwrap_or(i64::MAX)),
            kind => kind.clone(),
        };
        let own = size(value);
        let low = bounds.min.as_ref().filter(|min| compare(&own, &min.kind) == Some(Ordering::Less));
        let high = bounds.max.as_ref().filter(|max| compare(&own, &max.kind) == Some(Ordering::Greater));
        if let Some(limit) = low.or(high) {
            let diagnostic = values::default_out_of_bounds(
                value.span,
                text,
                name,
                limit.span,
                low.is_some(),
                &quantity_text(&limit.kind),
            );
            self.report(diagnostic);
            return false;
        }
        true
    }

    fn bounds(&mut self, item: &'a ast::Param, ty: &Type) -> Bounds {
        let mut bounds = Bounds::default();
        let Some(body) = &item.body else { return bounds };
        let inner = ty.clone().non_null();
        let measure = match &inner {
            Type::String | Type::Secret => Type::Int,
            other => other.clone(),
        };
        let mut seen: indexmap::IndexMap<&str, crate::source::Span> = indexmap::IndexMap::new();
        for entry in &body.entries {
            let attribute = match entry {
                ast::Entry::Attribute(attribute) => attribute,
                ast::Entry::Block(block) => {
                    self.report(names::unknown_nested(
                        block.kind.span,
                        &block.kind.value,
                        item.kind.keyword(),
                        names::Free::all(&meta::PARAM.map(|attribute| attribute.name)),
                        false,
                    ));
                    continue;
                }
                ast::Entry::Error(_) => continue,
            };
            let key = attribute.key.value.as_str();
            if let Some(first) = seen.insert(key, attribute.key.span) {
                self.report(names::duplicate_attribute(attribute.key.span, key, first, attribute.span));
                continue;
            }
            match key {
                "min" | "max" if !is_measured(&inner) && inner != Type::Unknown => {
                    self.report(values::bound_without_order(attribute.key.span, key, &inner, attribute.span));
                }
                "min" => bounds.min = self.bound(&attribute.value, &measure),
                "max" => bounds.max = self.bound(&attribute.value, &measure),
                "allowed" => {
                    let value = self.constant(&attribute.value, &Type::list(inner.clone()), "allowed");
                    let is_param = item.kind == ast::ParamKind::Param;
                    if is_param && !self.may_be_given(&value, ty, &item.name.value) {
                        continue;
                    }
                    if let ExprKind::List(items) = value.kind {
                        bounds.allowed = items;
                    }
                }
                "pattern" => self.pattern(attribute, item.kind, &mut bounds),
                "description" => bounds.description = self.constant_text(&attribute.value, "description"),
                "group" => bounds.group = self.constant_text(&attribute.value, "group"),
                "unit" if item.kind == ast::ParamKind::Param => bounds.unit = self.unit(attribute, &inner),
                _ => {
                    let diagnostic = self.unknown_in_param(attribute, item);
                    self.report(diagnostic);
                }
            }
        }
        if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
            && compare(&min.kind, &max.kind) == Some(Ordering::Greater)
        {
            let diagnostic =
                values::bounds_conflict(min.span, max.span, self.text(min.span), self.text(max.span));
            self.report(diagnostic);
            // With bounds that nothing satisfies, every default and every use would be reported,
            // too.
            (bounds.min, bounds.max) = (None, None);
        }
        bounds
    }

    /// An attribute that the body of a `param` or `var` does not have.
    fn unknown_in_param(&self, attribute: &ast::Attribute, item: &ast::Param) -> Diagnostic {
        let (key, keyword) = (&attribute.key, item.kind.keyword());
        let diagnostic = names::unknown_attribute::foreign(key.span, &key.value, keyword, &[]);
        let head = || Span { end: item.ty.as_ref().map_or(item.name.span, |ty| ty.span).end, ..item.span };
        match foreign::of_param(&key.value) {
            Some(foreign::OfParam::Attribute(name)) => names::unknown_attribute::rewritten(
                diagnostic.help(format!("write `{name} = {}`", self.text(attribute.value.span))),
                vec![(key.span, name.to_owned())],
                true,
            ),
            Some(foreign::OfParam::Default) => {
                let value = self.text(attribute.value.span);
                diagnostic.help(format!("write it behind the type: `{} = {value}`", self.text(head())))
            }
            Some(foreign::OfParam::Advice(text)) => diagnostic.help(text),
            None => {
                let known = meta::PARAM.map(|attribute| attribute.name);
                names::unknown_attribute(key.span, &key.value, keyword, names::Free::all(&known))
            }
        }
    }

    /// A pattern is CloudFormation's for a param, whose dialect has more than what can be matched here.
    fn pattern(&mut self, attribute: &'a ast::Attribute, kind: ast::ParamKind, bounds: &mut Bounds) {
        let Some(text) = self.constant_text(&attribute.value, "pattern") else { return };
        let place = attribute.value.span;
        // CloudFormation matches the whole value, so it is anchored. The size of the automaton is
        // limited, because a pattern of a few bytes can ask for gigabytes: `(a{1000}){1000}`.
        match RegexBuilder::new(&format!("^(?:{text})$")).size_limit(MAX_PATTERN).build() {
            Ok(expression) => bounds.expression = Some(expression),
            Err(_) if kind == ast::ParamKind::Param && has_dialect(&text) => {}
            Err(error) => {
                self.report(values::bad_pattern(place, &text, &error.to_string()));
                return;
            }
        }
        bounds.pattern = Some(Spanned::new(text, place));
    }

    fn bound(&mut self, source: &'a ast::Expr, ty: &Type) -> Option<Expr> {
        let value = self.constant(source, ty, "a bound");
        (!value.is_unknown()).then_some(value)
    }

    /// A constant of a type.
    pub(super) fn constant(&mut self, source: &'a ast::Expr, ty: &Type, subject: &str) -> Expr {
        let value = self.wanted(source, Some(ty));
        let value = self.fit(value, ty, Some(subject));
        if value.is_const() {
            return value;
        }
        let diagnostic = self.constant_needed(&value, source, subject);
        self.wrong(diagnostic, source.span)
    }

    /// A constant text.
    pub(super) fn constant_text(&mut self, source: &'a ast::Expr, subject: &str) -> Option<String> {
        match self.constant(source, &Type::String, subject).kind {
            ExprKind::Text(text) => Some(text),
            _ => None,
        }
    }

    fn unit(&mut self, attribute: &'a ast::Attribute, ty: &Type) -> Option<&'static str> {
        let allowed: &[&'static str] = match ty {
            Type::Duration => &["s", "m", "h", "d"],
            Type::Size => &["MiB", "GiB"],
            Type::Unknown => return None,
            _ => {
                self.report(values::unit_without_quantity(attribute.key.span, ty, attribute.span));
                return None;
            }
        };
        let written = match &attribute.value.kind {
            ast::ExprKind::Path(names) => {
                names.first().filter(|_| names.len() == 1).map(|name| name.value.as_str())
            }
            _ => None,
        };
        let found = allowed.iter().copied().find(|unit| Some(*unit) == written);
        if found.is_none() {
            let text = self.text(attribute.value.span);
            self.report(values::unknown_unit(attribute.value.span, text, allowed));
        }
        found
    }

    /// The value of a `var`: from outside, or its default.
    pub(super) fn var(&mut self, name: &str, item: &'a ast::Param) -> Expr {
        let (ty, bounds) = self.type_and_bounds(item);
        let default = item.default.as_ref().map(|default| self.default(default, &ty, &bounds, item));
        let value = match (self.input.variables.get(name), default) {
            (Some(given), _) => self.given_value(given, item, &ty, &bounds),
            (None, Some(_)) if ty == Type::Unknown => Expr::unknown(item.name.span),
            (None, Some(default)) => default,
            (None, None) if ty.is_nullable() && ty != Type::Unknown => {
                Expr::new(ExprKind::Null, Type::Null, item.name.span)
            }
            // That its value has a misspelt name, or stands in a line that could not be read, is
            // reported there.
            (None, None) if self.meant.contains(name) || self.input.variables.may_give(name) => {
                Expr::unknown(item.name.span)
            }
            (None, None) => self.wrong(values::no_value(item.name.span, name, &ty), item.name.span),
        };
        // Whatever its value is now, it may be null: the program is checked for both.
        if matches!(ty, Type::Nullable(_)) && !value.is_unknown() { Expr { ty, ..value } } else { value }
    }

    /// What the declaration of a `var` says of its values.
    pub(super) fn type_and_bounds(&mut self, item: &'a ast::Param) -> (Type, Bounds) {
        let ty = self.type_of_item(item);
        let bounds = self.bounds(item, &ty);
        (ty, bounds)
    }
}

/// Why a type is none of a param.
fn unfit_for_param(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Map(_) => Some("a CloudFormation parameter cannot be a map"),
        Type::Range(_) => Some("use two params: `param.min..param.max`"),
        Type::Kind(_) => Some("a block is known at compile time and cannot be chosen at deployment"),
        Type::Nullable(inner) => unfit_for_param(inner),
        Type::List(inner) => match &**inner {
            Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Bool | Type::Secret => {
                Some("the elements of a list parameter must be plain strings")
            }
            inner => unfit_for_param(inner),
        },
        _ => None,
    }
}

fn default_unit(ty: &Type) -> &'static str {
    match ty {
        Type::Size => "MiB",
        Type::Nullable(inner) | Type::List(inner) => default_unit(inner),
        _ => "s",
    }
}

fn is_measured(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Int
            | Type::Number
            | Type::Duration
            | Type::Size
            | Type::Cpu
            | Type::Percent
            | Type::Port
            | Type::String
            | Type::Secret
    )
}

/// Whether a pattern may be right although it cannot be matched here: lookaround, classes of Unicode, possessive quantifiers.
fn has_dialect(pattern: &str) -> bool {
    ["(?", "\\p", "\\P", "&&", "++", "*+", "?+", "\\1", "\\Q", "\\h"]
        .iter()
        .any(|mark| pattern.contains(mark))
}
