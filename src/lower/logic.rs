//! What CloudFormation decides at deployment: comparisons and what is made of them, before any has a name in a template.

use super::naming;
use crate::cfn::{Condition, Value};

/// A condition that CloudFormation evaluates. It is built from expressions and combined, and gets a name only where it is used.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::lower) enum Test {
    /// The compiler knows it.
    Known(bool),
    /// `!Equals [a, b]`
    Equals(Box<Equality>),
    /// `Fn::Contains`, in conditions a chain of `!Equals`.
    OneOf(Vec<Equality>),
    /// The negation.
    Not(Box<Test>),
    /// All of them; none of them is an `All` itself.
    All(Vec<Test>),
    /// At least one of them.
    Any(Vec<Test>),
}

/// Two values that may be equal, and the names of both cases.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Equality {
    /// One of them.
    pub(super) left: Value,
    /// The other one; a constant, if one is.
    pub(super) right: Value,
    /// `SchemeIsInternal`, `NoCertificate`
    pub(super) equal: String,
    /// `SchemeIsNotInternal`, `HasCertificate`
    pub(super) different: String,
    /// Whether the second name is the natural one: `HasCertificate`, not `NoCertificate`.
    pub(super) speaks_of_difference: bool,
}

impl PartialEq for Equality {
    // The names only describe the values.
    fn eq(&self, other: &Self) -> bool {
        self.left == other.left && self.right == other.right
    }
}

impl Test {
    /// The condition that always holds.
    pub(in crate::lower) const ALWAYS: Self = Self::Known(true);
    /// The condition that never holds.
    pub(in crate::lower) const NEVER: Self = Self::Known(false);

    /// Whether it holds in every deployment.
    pub(in crate::lower) fn is_certain(&self) -> bool {
        *self == Self::ALWAYS
    }

    /// Both.
    #[must_use]
    pub(in crate::lower) fn and(self, other: Self) -> Self {
        Self::all([self, other])
    }

    /// Either.
    #[must_use]
    pub(in crate::lower) fn or(self, other: Self) -> Self {
        Self::any([self, other])
    }

    /// Not so.
    #[must_use]
    pub(in crate::lower) fn negate(self) -> Self {
        match self {
            Self::Known(value) => Self::Known(!value),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Whether another test cannot hold where this one does, as far as their parts tell.
    pub(in crate::lower) fn excludes(&self, other: &Self) -> bool {
        let holds = |test: &Self| self.parts().contains(test);
        other.parts().iter().any(|part| holds(&part.clone().negate()))
            || matches!(other, Self::Not(inner) if !inner.is_certain() && inner.parts().iter().all(holds))
            || *other == Self::NEVER
    }

    /// The conjunction, without parts that always hold or occur twice.
    pub(in crate::lower) fn all(tests: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = Vec::new();
        for test in tests {
            // Flattened, so that the parts of nested conjunctions are compared with each other, and
            // the same guard of a block and of what is in it counts once.
            for part in test.parts().to_vec() {
                if part == Self::NEVER {
                    return Self::NEVER;
                }
                if part != Self::ALWAYS && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        Self::one_or(parts, Self::ALWAYS, Self::All)
    }

    /// The disjunction, without parts that never hold or occur twice.
    pub(in crate::lower) fn any(tests: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = Vec::new();
        for test in tests {
            let inner = match test {
                Self::Any(inner) => inner,
                other => vec![other],
            };
            for part in inner {
                if part == Self::ALWAYS {
                    return Self::ALWAYS;
                }
                if part != Self::NEVER && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        Self::one_or(parts, Self::NEVER, Self::Any)
    }

    fn one_or(mut parts: Vec<Self>, none: Self, many: fn(Vec<Self>) -> Self) -> Self {
        match parts.len() {
            0 => none,
            1 => parts.remove(0),
            _ => many(parts),
        }
    }

    /// The parts of a conjunction; any other test is its only part.
    pub(super) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) => parts,
            other => std::slice::from_ref(other),
        }
    }

    /// The test without its negation, so that a test and its opposite have one form.
    pub(super) fn positive(&self) -> Self {
        match self {
            Self::Not(inner) => (**inner).clone(),
            other => other.clone(),
        }
    }

    /// What remains of it if `guard` is known to hold, or not to hold.
    pub(super) fn assume(&self, guard: &Self, holds: bool) -> Self {
        Self::all(self.parts().iter().map(|part| match part {
            part if part == guard => Self::Known(holds),
            Self::Not(inner) if **inner == *guard => Self::Known(!holds),
            part => part.clone(),
        }))
    }

    /// Whether its opposite has the natural name, so that a choice by it swaps its branches.
    pub(super) fn speaks_of_opposite(&self) -> bool {
        match self {
            Self::Equals(equality) => equality.speaks_of_difference,
            Self::Not(inner) => !inner.speaks_of_opposite(),
            _ => false,
        }
    }

    /// The name of its condition or rule.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Known(true) => "Always".into(),
            Self::Known(false) => "Never".into(),
            Self::Equals(equality) => equality.equal.clone(),
            Self::OneOf(equalities) => naming::joined(equalities.iter().map(|e| e.equal.clone()), "Or"),
            Self::Not(inner) => match &**inner {
                Self::Equals(equality) => equality.different.clone(),
                other => format!("Not{}", other.name()),
            },
            Self::All(parts) => naming::joined(parts.iter().map(Self::name), "And"),
            Self::Any(parts) => naming::joined(parts.iter().map(Self::name), "Or"),
        }
    }

    /// The whole test as one expression: `Rules` cannot refer to the names in `Conditions`.
    pub(super) fn inline(&self) -> Condition {
        match self {
            // `Fn::Contains` exists only in rules.
            Self::Known(value) => known(*value),
            Self::Equals(equality) => equality.condition(),
            Self::OneOf(equalities) => match equalities.first() {
                Some(first) => Condition::Contains(
                    equalities.iter().map(|equality| equality.right.clone()).collect(),
                    first.left.clone(),
                ),
                None => known(false),
            },
            Self::Not(inner) => Condition::Not(Box::new(inner.inline())),
            Self::All(parts) => grouped(parts.iter().map(Self::inline).collect(), Condition::And),
            // `any` never makes an empty disjunction, for which `grouped` would say that it holds.
            Self::Any(parts) => grouped(parts.iter().map(Self::inline).collect(), Condition::Or),
        }
    }
}

impl Equality {
    /// `!Equals [a, b]`
    pub(super) fn condition(&self) -> Condition {
        Condition::Equals(self.left.clone(), self.right.clone())
    }
}

/// A constant condition. CloudFormation has no Boolean literals in conditions, so it is a comparison.
pub(super) fn known(value: bool) -> Condition {
    Condition::Equals(Value::from("true"), Value::from(if value { "true" } else { "false" }))
}

/// `!And` and `!Or` take two to ten conditions; more are nested.
pub(super) fn grouped(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    // A chunk of one stays as it is, so that `!And` is never called with one condition, which CloudFormation rejects.
    while parts.len() > 10 {
        parts = parts.chunks(10).map(|chunk| grouped(chunk.to_vec(), join)).collect();
    }
    match parts.len() {
        0 => known(true),
        1 => parts.remove(0),
        _ => join(parts),
    }
}
