//! `param` and `var`: types, defaults and bounds.

use std::cmp::Ordering;

use regex_lite::{Regex, RegexBuilder};

use super::arithmetic::compare;
use super::bounds::{quantity_text, whole_around};
use super::context::Checker;
use crate::cfn::naming::pascal_case;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::{names, types as catalog, values};
use crate::ir::{Expr, ExprKind, Param, ParamId, Type};
use crate::language::meta;
use crate::source::{Sources, Spanned};
use crate::syntax::{self, ast};
use crate::types::Literal;

/// How much memory a pattern may need, and how long a string may be that is matched against one (a parameter has 4,096 bytes): the
/// time that matching takes is at most their product.
const MAX_PATTERN: usize = 262_144;
const MAX_CHECKED_LENGTH: usize = 4_096;

/// What a body of a `param` or `var` says.
#[derive(Default)]
struct Bounds {
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
        let value = self.expr(source);
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
        if !self.check_bounds(&value, bounds, &item.name.value, self.text(value.span)) {
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

    /// Checks a default, or a value from outside, against the bounds; `text` is how it was written. Returns whether they allow it.
    fn check_bounds(&mut self, value: &Expr, bounds: &Bounds, name: &str, text: &str) -> bool {
        if !bounds.allowed.is_empty()
            && !bounds.allowed.iter().any(|allowed| allowed.kind == value.kind)
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
                        &[],
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
                    let diagnostic = names::unknown_attribute(
                        attribute.key.span,
                        key,
                        item.kind.keyword(),
                        &meta::PARAM.map(|attribute| attribute.name),
                        None,
                    );
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
            (bounds.min, bounds.max) = (None, None);
        }
        bounds
    }

    /// A pattern is CloudFormation's for a param, whose dialect has more than what can be matched here.
    fn pattern(&mut self, attribute: &'a ast::Attribute, kind: ast::ParamKind, bounds: &mut Bounds) {
        let Some(text) = self.constant_text(&attribute.value, "pattern") else { return };
        let place = attribute.value.span;
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
        let value = self.expr(source);
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

    pub(super) fn var(&mut self, name: &str, item: &'a ast::Param) -> Expr {
        let ty = self.type_of_item(item);
        let bounds = self.bounds(item, &ty);
        let default = item.default.as_ref().map(|default| self.default(default, &ty, &bounds, item));
        let given = self.input.variables.get(name).cloned();
        match (given, default) {
            (Some(given), _) => match outside_value(&given.text, &ty) {
                Some((kind, found)) => {
                    let value = Expr::new(kind, found, item.name.span);
                    match self.fit_quietly(value, &ty) {
                        Ok(value) if !self.check_bounds(&value, &bounds, name, &given.text) => {
                            Expr::unknown(value.span)
                        }
                        Ok(value) => value,
                        Err(_) => self.wrong(
                            values::bad_variable(
                                item.name.span,
                                name,
                                &given.text,
                                &given.origin_text(),
                                &ty,
                            ),
                            item.name.span,
                        ),
                    }
                }
                None => self.wrong(
                    values::bad_variable(item.name.span, name, &given.text, &given.origin_text(), &ty),
                    item.name.span,
                ),
            },
            (None, Some(_)) if ty == Type::Unknown => Expr::unknown(item.name.span),
            (None, Some(default)) => default,
            (None, None) if ty.is_nullable() && ty != Type::Unknown => {
                Expr::new(ExprKind::Null, Type::Null, item.name.span)
            }
            (None, None) => self.wrong(values::no_value(item.name.span, name, &ty), item.name.span),
        }
    }

    /// Values for variables that the program does not have.
    pub(super) fn check_variables(&mut self) {
        let variables = self.input.variables;
        let known: Vec<&str> = self.names.vars.keys().map(String::as_str).collect();
        let place = self.input.sources.files().next().map(|(id, _)| crate::source::Span::new(id, 0, 0));
        let Some(place) = place else { return };
        for (name, given) in variables.arguments.iter().chain(&variables.files) {
            if !self.names.vars.contains_key(name.as_str()) {
                let is_param = self.names.params.get(name.as_str()).map(|param| param.keyword);
                self.report(names::unknown_variable(place, name, &given.origin_text(), &known, is_param));
            }
        }
    }
}

impl super::Variable {
    /// Where it comes from, as a message says it.
    fn origin_text(&self) -> String {
        match &self.origin {
            super::VariableOrigin::Argument => "`--var`".into(),
            super::VariableOrigin::File(name) => format!("`{name}`"),
            super::VariableOrigin::Environment(name) => format!("the environment variable `{name}`"),
        }
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

/// The value of text from outside: strings and symbols are bare.
fn outside_value(text: &str, ty: &Type) -> Option<(ExprKind, Type)> {
    match ty {
        Type::Nullable(inner) => {
            if text == "null" || text.is_empty() {
                return Some((ExprKind::Null, Type::Null));
            }
            outside_value(text, inner)
        }
        ty if ty.is_text() => Some((ExprKind::Text(unquote(text)), Type::String)),
        ty if ty.is_listed() => {
            if ty.alternatives().contains(&Literal::Text(unquote(text))) {
                return Some((ExprKind::Text(unquote(text)), Type::String));
            }
            match text.parse() {
                Ok(number) => Some((ExprKind::Int(number), Type::Int)),
                Err(_) => Some((ExprKind::Symbol(text.into()), Type::word(text))),
            }
        }
        Type::Unknown => Some((ExprKind::Unknown, Type::Unknown)),
        _ => parsed(text),
    }
}

fn unquote(text: &str) -> String {
    text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text).to_string()
}

/// Numbers, quantities, lists and maps are written as in a program.
fn parsed(text: &str) -> Option<(ExprKind, Type)> {
    let mut sources = Sources::default();
    let file = sources.add("value", text);
    let mut sink = Sink::default();
    let tree = syntax::parse_expression(&sources, file, &mut sink);
    if sink.has_errors() {
        return None;
    }
    let names = crate::resolve::Names::default();
    let variables = super::Variables::default();
    let input = super::Input {
        sources: &sources,
        project_hint: "",
        variables: &variables,
        reader: &super::NoFiles,
        recording: false,
    };
    let mut checker = Checker::new(&names, input, &sink);
    let value = checker.expr(&tree);
    let right = !checker.into_found().has_errors() && !value.is_unknown();
    right.then_some((value.kind, value.ty))
}

/// Whether a pattern may be right although it cannot be matched here: lookaround, classes of Unicode, possessive quantifiers.
fn has_dialect(pattern: &str) -> bool {
    ["(?", "\\p", "\\P", "&&", "++", "*+", "?+", "\\1", "\\Q", "\\h"]
        .iter()
        .any(|mark| pattern.contains(mark))
}
