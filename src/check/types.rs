//! Types as written become types.

use indexmap::IndexMap;

use super::context::Checker;
use crate::diagnostics::catalog::{names, types as catalog};
use crate::diagnostics::did_you_mean;
use crate::ir::Type;
use crate::source::Span;
use crate::syntax::ast::{TypeAlternative, TypeAlternativeKind, TypeExpr};
use crate::types::Literal;

impl Checker<'_, '_> {
    /// The type that was written; `Unknown` once something is reported.
    pub(super) fn written_type(&mut self, ty: &TypeExpr) -> Type {
        let inner = match ty.alternatives.as_slice() {
            [one] => self.alternative(one),
            many => self.union(many),
        };
        if ty.optional.is_some() { inner.nullable() } else { inner }
    }

    fn alternative(&mut self, alternative: &TypeAlternative) -> Type {
        match &alternative.kind {
            TypeAlternativeKind::Name(name, argument) => {
                self.named_type(name, argument.as_deref(), alternative)
            }
            TypeAlternativeKind::Text(text) => Type::OneOf(vec![Literal::Text(text.clone())]),
            TypeAlternativeKind::Int(value) => Type::OneOf(vec![Literal::Int(*value)]),
            TypeAlternativeKind::Error => Type::Unknown,
        }
    }

    fn named_type(
        &mut self,
        name: &crate::syntax::ast::Name,
        argument: Option<&TypeExpr>,
        whole: &TypeAlternative,
    ) -> Type {
        match (name.value.as_str(), argument) {
            ("list", Some(element)) => Type::list(self.written_type(element)),
            ("map", Some(element)) => Type::map(self.written_type(element)),
            ("list" | "map", None) => {
                self.report(catalog::element_type_missing(name.span, &name.value));
                Type::Unknown
            }
            (simple, argument) => {
                let range = || (simple == "range").then(|| Type::Range(Box::new(Type::Int)));
                let found = Type::named(simple).or_else(range);
                if let (Some(_), Some(_)) = (&found, argument) {
                    self.report(catalog::element_type_missing::no_element_type(whole.span, simple));
                }
                if let Some(ty) = found {
                    return ty;
                }
                if let Some(kind) = crate::language::kinds::find(simple) {
                    return Type::Kind(kind.name);
                }
                let known: Vec<&str> =
                    Type::NAMED.iter().map(|(name, ..)| *name).chain(["list", "map"]).collect();
                let nearest = did_you_mean(simple, known.iter().copied());
                // map<string>: what is inside the brackets is kept.
                let span = if argument.is_some() { name.span } else { whole.span };
                self.report(names::unknown_type(span, simple, nearest));
                Type::Unknown
            }
        }
    }

    /// `string | null`: what may be null ends with `?`.
    fn null_in_union(&self, alternatives: &[TypeAlternative]) -> Option<crate::diagnostics::Diagnostic> {
        let is_null = |alternative: &&TypeAlternative| self.text(alternative.span) == "null";
        let null = alternatives.iter().find(is_null)?;
        let mut others = alternatives.iter().filter(|alternative| !is_null(alternative));
        let texts: Vec<&str> = others.by_ref().map(|alternative| self.text(alternative.span)).collect();
        let whole = alternatives.first()?.span.to(alternatives.last()?.span);
        Some(catalog::type_in_union::null(null.span, whole, &format!("{}?", texts.join(" | "))))
    }

    /// Two or more alternatives are symbols or literals.
    fn union(&mut self, alternatives: &[TypeAlternative]) -> Type {
        if let Some(diagnostic) = self.null_in_union(alternatives) {
            self.report(diagnostic);
            return Type::Unknown;
        }
        let mut literals: IndexMap<Literal, Span> = IndexMap::new();
        let mut before = Span::default();
        for alternative in alternatives {
            let literal = match &alternative.kind {
                TypeAlternativeKind::Name(name, None) => {
                    if Type::named(&name.value).is_some() {
                        self.report(catalog::type_in_union(name.span, &name.value));
                        return Type::Unknown;
                    }
                    Literal::Word(name.value.clone())
                }
                TypeAlternativeKind::Name(_, Some(_)) => {
                    self.report(catalog::type_in_union(alternative.span, self.text(alternative.span)));
                    return Type::Unknown;
                }
                TypeAlternativeKind::Text(text) => Literal::Text(text.clone()),
                TypeAlternativeKind::Int(value) => Literal::Int(*value),
                TypeAlternativeKind::Error => return Type::Unknown,
            };
            if let Some(first) = literals.get(&literal) {
                let more = alternatives.len() > 2;
                let diagnostic =
                    names::duplicate_symbol(alternative.span, &literal.to_string(), *first, before, more);
                self.report(diagnostic);
            } else {
                literals.insert(literal, alternative.span);
            }
            before = alternative.span;
        }
        Type::OneOf(literals.into_keys().collect())
    }
}
