//! Whether a value fits where it is given, and what it becomes there.

use super::context::Checker;
use crate::ir::{Expr, ExprKind, ParamId, Type};
use crate::language::Rules;
use crate::source::Span;
use crate::types::{Cpu, Literal, ShapeError};

/// A value that does not fit, and why.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    /// The value.
    pub(super) value: Expr,
    /// What was wanted.
    pub(super) want: Type,
    /// Why not.
    pub(super) reason: Reason,
    /// The limits of what takes it.
    pub(super) rules: Rules,
}

/// Why a value does not fit.
#[derive(Debug, Clone)]
pub(super) enum Reason {
    /// `null` where something is needed.
    Null,
    /// Something that may be null where something is needed.
    MaybeAbsent,
    /// `30` where `30s` is meant.
    NoUnit,
    /// Text that does not have the shape.
    Shape(ShapeError),
    /// A symbol that is none of the allowed ones.
    Symbol(String),
    /// `"internal"` where `internal` is meant.
    Quoted(String),
    /// `internal` where a string, number, ... is meant.
    BareWord(String),
    /// A secret where everybody can read.
    Secret,
    /// A param of type `string` where text of a shape is needed.
    StringParam,
    /// A param of a wider union.
    WiderUnion(Vec<String>),
    /// A reference to a block of another kind.
    Kind(&'static str),
    /// A block with `for_each`, where one of its copies is wanted; their keys.
    Copies(Vec<String>),
    /// A whole number outside of 1 to 65535.
    Port(i64),
    /// Anything else.
    Type,
}

impl Checker<'_, '_> {
    /// The value as the wanted type, or `Unknown` once reported. `subject` is what takes it: `` `volume.encrypted` ``.
    pub(super) fn fit(&mut self, value: Expr, want: &Type, subject: Option<&str>) -> Expr {
        self.fit_within(value, want, subject, &Rules::NONE)
    }

    /// The same for an attribute with limits: what is offered instead keeps to them.
    pub(super) fn fit_within(
        &mut self,
        value: Expr,
        want: &Type,
        subject: Option<&str>,
        rules: &Rules,
    ) -> Expr {
        match self.fit_quietly(value, want) {
            Ok(value) => value,
            Err(refusal) => {
                let refusal = Refusal { rules: *rules, ..*refusal };
                let span = refusal.value.span;
                let diagnostic = self.explain(&refusal, subject);
                self.wrong(diagnostic, span)
            }
        }
    }

    /// The value as the wanted type, or why it does not fit.
    pub(super) fn fit_quietly(&mut self, value: Expr, want: &Type) -> Result<Expr, Box<Refusal>> {
        if self.input.recording {
            self.found.recorded.add_wanted(value.span, want);
        }
        fitted(self.with_enum_texts(value, want), want)
    }

    /// The value with strings for the enum values in it that stand where strings are wanted.
    fn with_enum_texts(&self, value: Expr, want: &Type) -> Expr {
        let Expr { kind, ty, span } = value;
        let kind = match (kind, want) {
            (kind, Type::Nullable(inner)) => return self.with_enum_texts(Expr { kind, ty, span }, inner),
            (kind @ ExprKind::Symbol(_), Type::String) => {
                let value = Expr { kind, ty, span };
                return self.enum_text(&value).unwrap_or(value);
            }
            (ExprKind::If(condition, then, otherwise), Type::String) => ExprKind::If(
                condition,
                Box::new(self.with_enum_texts(*then, want)),
                Box::new(self.with_enum_texts(*otherwise, want)),
            ),
            (ExprKind::List(items), Type::List(want)) => {
                ExprKind::List(items.into_iter().map(|item| self.with_enum_texts(item, want)).collect())
            }
            (ExprKind::Map(entries), Type::Map(want)) => {
                let text = |(key, entry)| (key, self.with_enum_texts(entry, want));
                ExprKind::Map(entries.into_iter().map(text).collect())
            }
            (kind, _) => kind,
        };
        Expr { kind, ty, span }
    }
}

/// Whether something of a type may be written where another is expected, as far as the types tell: what only a value decides is left
/// open. What may be absent is present under a guard, and one end of a range is a value.
pub fn assignable(found: &Type, want: &Type) -> bool {
    match (found, want) {
        (Type::Unknown, _) => false,
        (found, want) if found == want => true,
        (Type::Nullable(found), want) => assignable(found, want),
        (found, Type::Nullable(want) | Type::Range(want)) => assignable(found, want),
        (found, Type::Union(types)) => types.iter().any(|want| assignable(found, want)),
        (Type::List(found), Type::List(want)) | (Type::Map(found), Type::Map(want)) => {
            **found == Type::Unknown || assignable(found, want)
        }
        // Of a param nothing is known but its type.
        (found, want) => {
            let param = Expr::new(ExprKind::Param(ParamId(0)), found.clone(), Span::default());
            fitted(param, want).is_ok()
        }
    }
}

/// The value as the wanted type, or why it does not fit.
fn fitted(value: Expr, want: &Type) -> Result<Expr, Box<Refusal>> {
    // What is unknown was reported. It fits everywhere, so that one mistake gives one message.
    if *want == Type::Unknown || value.is_unknown() || value.ty == Type::Unknown && !has_parts(&value) {
        return Ok(value);
    }
    if let Type::Nullable(inner) = want {
        return fit_nullable(value, inner);
    }
    match &value.ty {
        Type::Null => return refuse(value, want, Reason::Null),
        // Worse than that it may be absent is that it would be shown.
        Type::Nullable(inner) if **inner == Type::Secret && *want != Type::Secret => {
            return refuse(value, want, Reason::Secret);
        }
        Type::Nullable(_) => return refuse(value, want, Reason::MaybeAbsent),
        _ => {}
    }
    // Each branch is fitted by itself, because one may be a constant that becomes something else
    // here, and the other a param.
    if let ExprKind::If(condition, then, otherwise) = value.kind {
        let then = fitted(*then, want)?;
        let otherwise = fitted(*otherwise, want)?;
        // Of a union each branch has its own type.
        let alike = matches!(want, Type::Union(_)) && then.ty == otherwise.ty;
        let ty = if alike { then.ty.clone() } else { want.clone() };
        let kind = ExprKind::If(condition, Box::new(then), Box::new(otherwise));
        return Ok(Expr::new(kind, ty, value.span));
    }
    if let Type::Union(types) = want {
        return fit_union(value, types, want);
    }
    match (&value.ty, want) {
        // The first of the reasons: a secret must not get into a list, a map or a string either.
        (Type::Secret, want) if *want != Type::Secret => refuse(value, want, Reason::Secret),
        (_, Type::List(element)) => fit_list(value, element, want),
        (_, Type::Map(element)) => fit_map(value, element, want),
        (_, Type::Range(element)) => fit_range(value, element, want),
        (_, want) if want.is_listed() => fit_alternative(value, want),
        (Type::Kind(found), Type::Kind(wanted)) if found != wanted => {
            let found = *found;
            refuse(value, want, Reason::Kind(found))
        }
        (Type::Map(found), Type::Kind(wanted)) if is_kind(found, wanted) => {
            let keys = match &value.kind {
                ExprKind::Map(copies) => copies.keys().cloned().collect(),
                _ => Vec::new(),
            };
            refuse(value, want, Reason::Copies(keys))
        }
        (found, want) if found == want => Ok(value),
        (Type::Int, Type::Number) => Ok(Expr { ty: Type::Number, ..value }),
        (Type::Int, Type::Cpu) => Ok(match value.kind {
            ExprKind::Int(units) => Expr::new(ExprKind::Cpu(Cpu { units }), Type::Cpu, value.span),
            _ => value,
        }),
        (Type::Int, Type::Port) => match value.kind {
            ExprKind::Int(port) if !(1..=65_535).contains(&port) => refuse(value, want, Reason::Port(port)),
            _ => Ok(Expr { ty: Type::Port, ..value }),
        },
        // CloudFormation has one type `Number` for all of them.
        (Type::Port | Type::Cpu, Type::Int) if !value.is_const() => Ok(value),
        (Type::Int | Type::Number, Type::Duration | Type::Size | Type::Percent)
        | (Type::Number, Type::Cpu) => refuse(value, want, Reason::NoUnit),
        (found, want) if found.is_text() && want.is_text() => fit_text(value, want),
        (Type::Enum(_) | Type::OneOf(_), _) if matches!(value.kind, ExprKind::Symbol(_)) => {
            let word = value.ty.alternatives_text().into_iter().next().unwrap_or_default();
            refuse(value, want, Reason::BareWord(word))
        }
        // "a" | "b" where text is wanted, 30 | 60 where a number is.
        (Type::OneOf(literals), want) if literals.iter().all(|literal| is_literal_of(literal, want)) => {
            Ok(Expr { ty: want.clone(), ..value })
        }
        // A param of a union is text at deployment.
        (Type::Enum(_) | Type::OneOf(_), Type::String) => Ok(value),
        _ => refuse(value, want, Reason::Type),
    }
}

fn fit_nullable(value: Expr, inner: &Type) -> Result<Expr, Box<Refusal>> {
    match (&value.kind, &value.ty) {
        (ExprKind::Null, _) => Ok(value),
        (ExprKind::If(..), Type::Nullable(_)) => {
            let Expr { kind: ExprKind::If(condition, then, otherwise), span, .. } = value else {
                unreachable!("matched just above")
            };
            let then = fit_nullable(*then, inner)?;
            let otherwise = fit_nullable(*otherwise, inner)?;
            let kind = ExprKind::If(condition, Box::new(then), Box::new(otherwise));
            Ok(Expr::new(kind, inner.clone().nullable(), span))
        }
        (_, Type::Nullable(_)) => {
            let ty = value.ty.clone().non_null();
            let fitted = fitted(Expr { ty, ..value }, inner)?;
            let ty = fitted.ty.clone().nullable();
            Ok(Expr { ty, ..fitted })
        }
        _ => fitted(value, inner),
    }
}

/// The first type that takes it; else the complaint of the type that is most like it.
fn fit_union(value: Expr, types: &[Type], want: &Type) -> Result<Expr, Box<Refusal>> {
    let mut best: Option<Box<Refusal>> = None;
    for ty in types {
        match fitted(value.clone(), ty) {
            Ok(value) => return Ok(value),
            Err(refusal) => {
                // A refusal that names a shape or a limit comes from the type that was meant. One
                // that only says that the types differ comes from each of the others.
                let telling = !matches!(refusal.reason, Reason::Type | Reason::Quoted(_) | Reason::Kind(_));
                let is_better = |best: &Refusal| {
                    matches!(best.reason, Reason::NoUnit | Reason::BareWord(_)) || begins_as_meant(&refusal)
                };
                if telling && best.as_deref().is_none_or(is_better) {
                    best = Some(refusal);
                }
            }
        }
    }
    match best {
        Some(refusal) if !matches!(refusal.reason, Reason::NoUnit) => Err(refusal),
        _ => refuse(value, want, Reason::Type),
    }
}

/// Whether a string begins as those of the type do: `sg-xyz` is meant to be the id of a security group.
fn begins_as_meant(refusal: &Refusal) -> bool {
    let (Reason::Shape(error), ExprKind::Text(text)) = (&refusal.reason, &refusal.value.kind) else {
        return false;
    };
    let word = |text: &str| text.split_once('-').map(|(word, _)| word.to_owned());
    word(text).is_some_and(|begins| word(error.example) == Some(begins))
}

fn fit_list(value: Expr, element: &Type, want: &Type) -> Result<Expr, Box<Refusal>> {
    match value.kind {
        ExprKind::List(items) => {
            let items: Result<Vec<Expr>, _> = items.into_iter().map(|item| fitted(item, element)).collect();
            Ok(Expr::new(ExprKind::List(items?), want.clone(), value.span))
        }
        // Of a list that is not written out all elements are there.
        _ => match (&value.ty, &element.clone().non_null()) {
            (Type::List(found), element)
                if **found == *element || found.is_text() && *element == Type::String =>
            {
                Ok(Expr { ty: want.clone(), ..value })
            }
            (Type::List(found), Type::Union(types)) if types.contains(found) => {
                Ok(Expr { ty: want.clone(), ..value })
            }
            // What `split`, `cidr_subnets` and imports give is text that only the deployment knows.
            (Type::List(found), element)
                if **found == Type::String
                    && element.is_text()
                    && !matches!(value.kind, ExprKind::Param(_)) =>
            {
                Ok(Expr { ty: want.clone(), ..value })
            }
            _ => refuse(value, want, Reason::Type),
        },
    }
}

fn fit_map(value: Expr, element: &Type, want: &Type) -> Result<Expr, Box<Refusal>> {
    match value.kind {
        ExprKind::Map(entries) => {
            let fit = |(key, entry)| fitted(entry, element).map(|entry| (key, entry));
            let entries: Result<indexmap::IndexMap<_, _>, _> = entries.into_iter().map(fit).collect();
            Ok(Expr::new(ExprKind::Map(entries?), want.clone(), value.span))
        }
        _ => refuse(value, want, Reason::Type),
    }
}

fn fit_range(value: Expr, element: &Type, want: &Type) -> Result<Expr, Box<Refusal>> {
    match value.kind {
        ExprKind::Range(from, to) => {
            let from = fitted(*from, element)?;
            let to = fitted(*to, element)?;
            Ok(Expr::new(ExprKind::Range(Box::new(from), Box::new(to)), want.clone(), value.span))
        }
        _ => refuse(value, want, Reason::Type),
    }
}

/// Whether a type is that of a block of a kind, which may be absent.
fn is_kind(ty: &Type, wanted: &str) -> bool {
    match ty {
        Type::Kind(kind) => *kind == wanted,
        Type::Nullable(inner) => is_kind(inner, wanted),
        _ => false,
    }
}

/// Whether a literal of a union is one of a type. The table of instance types wants each by itself: `allowed` lists them.
fn is_literal_of(literal: &Literal, want: &Type) -> bool {
    match literal {
        Literal::Text(text) => {
            want.is_text() && *want != Type::InstanceType && want.check_shape(text).is_ok()
        }
        Literal::Int(_) => matches!(want, Type::Int | Type::Number),
        Literal::Word(_) => false,
    }
}

/// A list whose elements have no common type is checked element by element.
fn has_parts(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::List(_) | ExprKind::Map(_) | ExprKind::If(..) | ExprKind::Range(..))
}

fn refuse<T>(value: Expr, want: &Type, reason: Reason) -> Result<T, Box<Refusal>> {
    Err(Box::new(Refusal { value, want: want.clone(), reason, rules: Rules::NONE }))
}

/// A value where one of some listed values is wanted: `internal`, `"t3.micro"`, `30`.
fn fit_alternative(value: Expr, want: &Type) -> Result<Expr, Box<Refusal>> {
    let allowed = want.alternatives();
    let given = match &value.kind {
        ExprKind::Symbol(word) => Some(Literal::Word(word.clone())),
        ExprKind::Text(text) => Some(Literal::Text(text.clone())),
        ExprKind::Int(number) => Some(Literal::Int(*number)),
        _ => None,
    };
    match given {
        Some(given) if allowed.contains(&given) => Ok(Expr { ty: want.clone(), ..value }),
        Some(Literal::Word(word)) => refuse(value, want, Reason::Symbol(word)),
        Some(Literal::Text(text)) => {
            let unquoted = text.replace('-', "_");
            let is_meant =
                |literal: &Literal| !matches!(literal, Literal::Text(_)) && literal.to_string() == unquoted;
            let reason =
                if allowed.iter().any(is_meant) { Reason::Quoted(unquoted) } else { Reason::Symbol(text) };
            refuse(value, want, reason)
        }
        _ if value.ty.is_listed() => {
            let found = value.ty.alternatives();
            let more: Vec<String> =
                found.iter().filter(|found| !allowed.contains(found)).map(ToString::to_string).collect();
            // Only the deployment chooses among the param's alternatives, so all of them have to be
            // allowed here.
            if more.is_empty() { Ok(value) } else { refuse(value, want, Reason::WiderUnion(more)) }
        }
        _ => refuse(value, want, Reason::Type),
    }
}

/// Text of one sort where text of another is wanted.
fn fit_text(value: Expr, want: &Type) -> Result<Expr, Box<Refusal>> {
    match (&value.kind, want) {
        (_, Type::String | Type::Secret) => Ok(Expr { ty: want.clone(), ..value }),
        (ExprKind::Text(text), _) => match want.check_shape(text) {
            Ok(()) => Ok(Expr { ty: want.clone(), ..value }),
            Err(error) => refuse(value, want, Reason::Shape(error)),
        },
        // The type of a param is easily made narrower, and CloudFormation then checks what is given
        // for it.
        (ExprKind::Param(_), _) if value.ty == Type::String => refuse(value, want, Reason::StringParam),
        // What imports, texts and look-ups give has no shape that the compiler could know.
        _ if value.ty == Type::String => Ok(Expr { ty: want.clone(), ..value }),
        _ => refuse(value, want, Reason::Type),
    }
}
