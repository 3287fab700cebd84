//! A program built by hand: what the checker would give.

use indexmap::IndexMap;

use crate::cfn::naming::pascal_case;
use crate::emit::{self, Format};
use crate::ir::kinds::{ExistingNetwork, Project};
use crate::ir::{
    Attached, BlockId, BlockKind, Declared, Expr, ExprKind, Output, Param, ParamId, Program, Type,
};
use crate::language::{Block, RawBlock, RawNested};
use crate::source::{Span, Spanned};
use crate::types::literal;

/// `existing network "main" { stack = param.vpc_stack, zones = 2 }`, and whatever a test adds.
pub(super) fn program() -> Program {
    let mut program = Program {
        name: "platform".into(),
        project: Project::read(&RawBlock::default()),
        project_span: None,
        docs: None,
        params: Vec::new(),
        networks: Vec::new(),
        volumes: Vec::new(),
        existing_volumes: Vec::new(),
        clusters: Vec::new(),
        listeners: Vec::new(),
        scalings: Vec::new(),
        outputs: Vec::new(),
        asserts: Vec::new(),
        attached: Attached::default(),
    };
    let stack = param(&mut program, "vpc_stack", Type::StackName);
    let network = raw([("stack", stack), ("zones", written("2"))]);
    program.networks.push(declared::<ExistingNetwork>(BlockKind::Network, "main", &network));
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

/// A reference to the first block of a kind.
pub(super) fn first(kind: BlockKind) -> Expr {
    expr(ExprKind::Block(BlockId { kind, index: 0 }), Type::Unknown)
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

/// The expression where a guard has taken its `?` away.
pub(super) fn narrowed(expr: &Expr) -> Expr {
    Expr { ty: expr.ty.clone().non_null(), ..expr.clone() }
}

/// Declares a param and gives its expression.
pub(super) fn param(program: &mut Program, name: &str, ty: Type) -> Expr {
    param_with(program, name, ty, |_| {})
}

/// Declares a param with a body.
pub(super) fn param_with(program: &mut Program, name: &str, ty: Type, body: impl FnOnce(&mut Param)) -> Expr {
    let id = ParamId(u32::try_from(program.params.len()).unwrap());
    let unit = if ty.clone().non_null() == Type::Size { "MiB" } else { "s" };
    let mut param = Param {
        id,
        name: Spanned::new(name.into(), Span::default()),
        logical_id: pascal_case(name),
        description: None,
        ty: ty.clone(),
        ty_span: Span::default(),
        default: None,
        min: None,
        max: None,
        allowed: Vec::new(),
        pattern: None,
        unit,
        group: None,
        span: Span::default(),
    };
    body(&mut param);
    program.params.push(param);
    expr(ExprKind::Param(id), ty)
}

/// A block's attributes.
pub(super) fn raw<const N: usize>(attributes: [(&'static str, Expr); N]) -> RawBlock {
    RawBlock { attributes: IndexMap::from(attributes), ..RawBlock::default() }
}

/// A nested block in it.
pub(super) fn with(mut block: RawBlock, name: &'static str, nested: RawNested) -> RawBlock {
    block.blocks.entry(name).or_default().push(nested);
    block
}

/// A nested block without label and guard.
pub(super) fn nested<const N: usize>(attributes: [(&'static str, Expr); N]) -> RawNested {
    RawNested { label: None, guard: None, block: raw(attributes) }
}

/// The same with a guard.
pub(super) fn when(guard: Expr, nested: RawNested) -> RawNested {
    RawNested { guard: Some(guard), ..nested }
}

/// The same with a label.
pub(super) fn labelled(label: &str, nested: RawNested) -> RawNested {
    RawNested { label: Some(expr(ExprKind::Text(label.into()), Type::String)), ..nested }
}

/// The first block of its kind.
pub(super) fn declared<B: Block>(kind: BlockKind, name: &str, block: &RawBlock) -> Declared<B> {
    Declared {
        id: BlockId { kind, index: 0 },
        name: Spanned::new(name.into(), Span::default()),
        docs: None,
        guard: None,
        tags: IndexMap::new(),
        head: Span::default(),
        span: Span::default(),
        block: B::read(block),
    }
}

/// Declares an output.
pub(super) fn output(program: &mut Program, name: &str, value: Expr) {
    program.outputs.push(Output {
        name: Spanned::new(name.into(), Span::default()),
        logical_id: pascal_case(name),
        description: None,
        value,
        export: false,
        span: Span::default(),
    });
}

/// The stacks as YAML, by name.
pub(super) fn templates(program: &Program) -> IndexMap<String, String> {
    super::super::lower(program, &crate::plan::plan(program))
        .into_iter()
        .map(|stack| (stack.name, emit::template(&stack.template, Format::Yaml)))
        .collect()
}

/// The lines of a template below a heading, with the common indent taken away: `part(&template, "FileSystem:")`.
pub(super) fn part(template: &str, heading: &str) -> String {
    let mut lines = template.lines().skip_while(|line| line.trim() != heading);
    let Some(first) = lines.next() else { return format!("there is no {heading} in\n{template}") };
    let indent = first.len() - first.trim_start().len();
    let mut text = String::new();
    for line in lines.take_while(|line| line.len() - line.trim_start().len() > indent) {
        text.push_str(line.get(indent + 2..).unwrap_or_default());
        text.push('\n');
    }
    text
}
