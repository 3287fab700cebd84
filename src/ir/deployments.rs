//! What the deployment may decide: the walk over all the constants that a value can be, with the conditions under which it is each.
//!
//! A value that only the deployment knows is often one of a few that the program says: a branch of a choice, the default of a param, one
//! of its allowed values or of the words that its type is. For each there is a [`Deployment`], and [`Deployment::decide`] makes of the program's expressions what they are in
//! it. So a rule that looks at constants sees each of them, and values that one condition decides are decided together.

use std::collections::BTreeMap;

use super::{Expr, ExprKind, Param, ParamId, Type};
use crate::cfn::naming::kebab_case;
use crate::types::Literal;

/// How many deployments one set of values may have that belong together. With more, the later ones are not looked at.
const MAX_DEPLOYMENTS: usize = 64;

/// Some of what a deployment decides; the rest is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deployment {
    /// The values of params, constants with their places.
    params: BTreeMap<ParamId, Expr>,
    /// Conditions, without places, and whether they hold.
    conditions: Vec<(Expr, bool)>,
}

/// The default and the allowed values of a param.
fn said(param: &Param) -> Vec<Expr> {
    param.default.iter().chain(&param.allowed).cloned().collect()
}

/// The words of a param's type but its default: `max_io` of `general_purpose | max_io = general_purpose`.
fn words(param: &Param) -> Vec<Expr> {
    let ty = param.ty.clone().non_null();
    let Type::OneOf(literals) = &ty else { return Vec::new() };
    let word = |literal: &Literal| match literal {
        Literal::Word(word) => Some(Expr::new(ExprKind::Symbol(word.clone()), ty.clone(), param.ty_span)),
        Literal::Text(_) | Literal::Int(_) => None,
    };
    let is_default =
        |value: &Expr| param.default.as_ref().is_some_and(|default| default.means_the_same_as(value));
    literals.iter().filter_map(word).filter(|value| !is_default(value)).collect()
}

/// The deployments under which some value is one certain constant.
#[derive(Debug, Default)]
pub struct Deployments(Vec<Deployment>);

impl Deployments {
    /// Adds those of a value.
    pub fn add(&mut self, params: &[Param], value: &Expr) {
        if value.is_const() {
            return;
        }
        for deployment in Deployment::default().constants(params, value) {
            let known = deployment == Deployment::default() || self.0.contains(&deployment);
            if !known && self.0.len() < MAX_DEPLOYMENTS {
                self.0.push(deployment);
            }
        }
    }

    /// Every constant that a value can be, with its place.
    pub fn constants_of(params: &[Param], value: &Expr) -> Vec<Expr> {
        let mut all = Self::default();
        all.add(params, value);
        all.iter().map(|deployment| deployment.decide(value)).filter(Expr::is_const).collect()
    }

    /// All, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Deployment> {
        self.0.iter()
    }
}

impl Deployment {
    /// The params that it decides, with their values.
    pub fn params(&self) -> impl Iterator<Item = (ParamId, &Expr)> {
        self.params.iter().map(|(id, value)| (*id, value))
    }

    /// This deployment, with all that decides which constant a value is: one for each constant.
    fn constants(&self, params: &[Param], value: &Expr) -> Vec<Self> {
        match &value.kind {
            ExprKind::If(condition, then, otherwise) => {
                let mut found = Vec::new();
                for (holds, branch) in [(true, then), (false, otherwise)] {
                    let under = self.clone().with(condition, holds);
                    found.extend(under.into_iter().flat_map(|under| under.constants(params, branch)));
                }
                found.truncate(MAX_DEPLOYMENTS);
                found
            }
            ExprKind::Param(id) if !self.params.contains_key(id) => self.values_of(params, *id),
            _ => {
                let mut found = vec![self.clone()];
                value.children(&mut |part| {
                    found = found.iter().flat_map(|under| under.constants(params, part)).collect();
                    found.truncate(MAX_DEPLOYMENTS);
                });
                found
            }
        }
    }

    /// This deployment with each value of a param that the program says: its default, the allowed ones and those of its type.
    fn values_of(&self, params: &[Param], id: ParamId) -> Vec<Self> {
        let param = params.get(id.0 as usize);
        let mut values: Vec<Expr> = param.map(said).unwrap_or_default();
        values.extend(param.map(words).unwrap_or_default());
        let with = |value: &Expr| {
            let mut given = self.clone();
            given.params.insert(id, value.clone());
            given
        };
        if values.is_empty() { vec![self.clone()] } else { values.iter().map(with).collect() }
    }

    /// This deployment where a condition holds, or does not; `None` if that cannot be.
    fn with(mut self, condition: &Expr, holds: bool) -> Option<Self> {
        if let Some(known) = self.holds(condition) {
            return (known == holds).then_some(self);
        }
        let parts = match (&condition.kind, holds) {
            (ExprKind::Not(inner), _) => return self.with(inner, !holds),
            // It is none of the keys before.
            (ExprKind::IsKey(_, _, key), false) if key.is_last => return None,
            (ExprKind::And(parts), true) | (ExprKind::Or(parts), false) => parts.as_slice(),
            _ => &[],
        };
        if !parts.is_empty() {
            return parts.iter().try_fold(self, |deployment, part| deployment.with(part, holds));
        }
        match given_by(condition, holds) {
            Some((param, value)) => {
                self.params.insert(param, value);
            }
            None => self.conditions.push((condition.placeless(), holds)),
        }
        Some(self)
    }

    /// Whether a condition holds; `None` where that is open.
    fn holds(&self, condition: &Expr) -> Option<bool> {
        let all = |parts: &[Expr], decides: bool| {
            let known: Vec<Option<bool>> = parts.iter().map(|part| self.holds(part)).collect();
            if known.contains(&Some(decides)) {
                return Some(decides);
            }
            known.iter().all(Option::is_some).then_some(!decides)
        };
        let known = match &condition.kind {
            ExprKind::Bool(value) => Some(*value),
            ExprKind::Not(inner) => self.holds(inner).map(|holds| !holds),
            ExprKind::And(parts) => all(parts, false),
            ExprKind::Or(parts) => all(parts, true),
            ExprKind::Equal(a, b) | ExprKind::IsKey(a, b, _) => {
                let (a, b) = (self.decide(a), self.decide(b));
                (a.is_const() && b.is_const()).then(|| a.means_the_same_as(&b))
            }
            ExprKind::IsNull(value) => {
                let value = self.decide(value);
                value.is_const().then(|| value.kind == ExprKind::Null)
            }
            ExprKind::Contains(items, value) => {
                let value = self.decide(value);
                value.is_const().then(|| items.iter().any(|item| item.means_the_same_as(&value)))
            }
            ExprKind::Param(_) => match self.decide(condition).kind {
                ExprKind::Bool(value) => Some(value),
                _ => None,
            },
            _ => None,
        };
        known.or_else(|| {
            let condition = condition.placeless();
            self.conditions.iter().find(|(known, _)| *known == condition).map(|(_, holds)| *holds)
        })
    }

    /// What an expression is in this deployment.
    #[must_use]
    pub fn decide(&self, expr: &Expr) -> Expr {
        match &expr.kind {
            ExprKind::If(condition, then, otherwise) => match self.holds(condition) {
                Some(true) => self.decide(then),
                Some(false) => self.decide(otherwise),
                None => self.with_parts(expr),
            },
            ExprKind::Param(id) => match self.params.get(id) {
                Some(value) => value.clone(),
                None => expr.clone(),
            },
            ExprKind::Concat(_) => joined(self.with_parts(expr)),
            _ => self.with_parts(expr),
        }
    }

    fn with_parts(&self, expr: &Expr) -> Expr {
        let mut copy = expr.clone();
        copy.children_mut(&mut |part| *part = self.decide(part));
        copy
    }
}

/// The param that a condition gives a value where it holds, or does not.
fn given_by(condition: &Expr, holds: bool) -> Option<(ParamId, Expr)> {
    let span = condition.span;
    match (&condition.kind, holds) {
        (ExprKind::Param(id), _) => Some((*id, Expr::new(ExprKind::Bool(holds), Type::Bool, span))),
        (ExprKind::IsNull(value), true) => match value.kind {
            ExprKind::Param(id) => Some((id, Expr::new(ExprKind::Null, Type::Null, span))),
            _ => None,
        },
        (ExprKind::Equal(a, b) | ExprKind::IsKey(a, b, _), true) => match (&a.kind, &b.kind) {
            (ExprKind::Param(id), _) if b.is_const() => Some((*id, (**b).clone())),
            (_, ExprKind::Param(id)) if a.is_const() => Some((*id, (**a).clone())),
            _ => None,
        },
        _ => None,
    }
}

/// A text of which all parts are known, as one.
fn joined(text: Expr) -> Expr {
    let ExprKind::Concat(parts) = &text.kind else { return text };
    let whole: Option<String> = parts.iter().map(|part| as_text(&part.kind)).collect();
    match whole {
        Some(whole) => Expr::new(ExprKind::Text(whole), Type::String, text.span),
        None => text,
    }
}

/// A constant as CloudFormation writes it into a text, where it has no unit.
fn as_text(kind: &ExprKind) -> Option<String> {
    Some(match kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Symbol(word) => kebab_case(word),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Int(value) => value.to_string(),
        _ => return None,
    })
}
