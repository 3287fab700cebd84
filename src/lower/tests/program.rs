//! A program built by hand: one volume, and the expressions over params of which a test asks what they become.

use indexmap::IndexMap;

use crate::cfn::naming::pascal_case;
use crate::ir::kinds::{Project, Volume};
use crate::ir::{BlockId, BlockKind, Declared, Expr, ExprKind, Param, ParamId, Program, Type};
use crate::language::{Block, RawBlock};
use crate::source::{Span, Spanned};
use crate::types::literal;

/// `volume "shared"`, and whatever a test adds.
pub(super) fn program() -> Program {
    let project = Project::read(&RawBlock::default());
    let mut program = Program::new("platform".into(), project, None, None);
    program.volumes.push(Declared {
        id: BlockId::of_declaration(BlockKind::Volume, 0),
        name: Spanned::new("shared".into(), Span::default()),
        key: None,
        within: None,
        former: None,
        docs: None,
        guard: None,
        tags: IndexMap::new(),
        head: Span::default(),
        span: Span::default(),
        block: Volume::read(&RawBlock::default()),
    });
    program
}

/// A constant as a program writes it.
pub(super) fn written(text: &str) -> Expr {
    literal(text, Span::default())
}

/// An expression of a type.
pub(super) fn expr(kind: ExprKind, ty: Type) -> Expr {
    Expr::new(kind, ty, Span::default())
}

/// `param != null`
pub(super) fn given(param: &Expr) -> Expr {
    not(expr(ExprKind::IsNull(Box::new(param.clone())), Type::Bool))
}

/// `!condition`
pub(super) fn not(condition: Expr) -> Expr {
    expr(ExprKind::Not(Box::new(condition)), Type::Bool)
}

/// `left == right`
pub(super) fn equal(left: &Expr, right: &Expr) -> Expr {
    expr(ExprKind::Equal(Box::new(left.clone()), Box::new(right.clone())), Type::Bool)
}

/// Declares a param and gives its expression.
pub(super) fn param(program: &mut Program, name: &str, ty: Type) -> Expr {
    let id = ParamId(u32::try_from(program.params.len()).unwrap());
    let unit = if ty.clone().non_null() == Type::Size { "MiB" } else { "s" };
    program.params.push(Param {
        id,
        name: Spanned::new(name.into(), Span::default()),
        logical_id: pascal_case(name),
        description: None,
        ty: ty.clone(),
        ty_span: Span::default(),
        listed: Vec::new(),
        default: None,
        min: None,
        max: None,
        allowed: Vec::new(),
        pattern: None,
        unit,
        group: None,
        span: Span::default(),
    });
    expr(ExprKind::Param(id), ty)
}
