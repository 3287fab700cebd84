//! A param of the program: what CloudFormation asks for at deployment.

use super::{Expr, ParamId, Type};
use crate::source::{Span, Spanned};

/// `param vpc_stack: stack_name`
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its place in the program's list.
    pub id: ParamId,
    /// The name as written.
    pub name: Spanned<String>,
    /// The name in CloudFormation: `VpcStack`.
    pub logical_id: String,
    /// The description: the body's, or the doc comment.
    pub description: Option<String>,
    /// The type; `T?` where it may be left empty.
    pub ty: Type,
    /// Where the type was written.
    pub ty_span: Span,
    /// The default, a constant; `ExprKind::Null` where the program writes `= null`.
    pub default: Option<Expr>,
    /// The smallest value (of a string: length), a constant: the program's own, or that of the attributes it flows into.
    pub min: Option<Expr>,
    /// The largest value (of a string: length).
    pub max: Option<Expr>,
    /// The allowed values, constants; of a union its symbols follow from the type.
    pub allowed: Vec<Expr>,
    /// The values that an attribute takes into which it flows, where `allowed` says nothing.
    pub listed: Vec<Expr>,
    /// A regular expression that the whole value must match.
    pub pattern: Option<String>,
    /// The unit in which a duration or size comes: `s`, `m`, `h`, `d`, `MiB`, `GiB`.
    pub unit: &'static str,
    /// The group that the console shows it in.
    pub group: Option<String>,
    /// The whole declaration.
    pub span: Span,
}

impl Param {
    /// Whether it may be left empty.
    pub fn is_optional(&self) -> bool {
        self.ty.is_nullable()
    }

    /// Whether it must be given at deployment: it has no default, and no empty value.
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !self.is_optional()
    }
}
