//! The tree: what was written, with its places, before anything is known about its meaning.

use std::sync::Arc;

use crate::lexer::Tokens;
use crate::source::{FileId, Span, Spanned};

/// A source file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Which file.
    pub id: FileId,
    /// The declarations, in order.
    pub items: Vec<Item>,
    /// The text in tokens.
    pub tokens: Tokens,
    /// Every comment, doc comments too, in order: the formatter puts them back.
    pub comments: Vec<Comment>,
    /// Lines of which only the first mistake was reported: what they declare and mean is unknown.
    pub lost: Vec<Span>,
}

/// A comment with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// From the mark to the end of the line, or to `*/`.
    pub span: Span,
    /// Whether it is a `///` comment.
    pub doc: bool,
}

/// A top-level declaration. It is shared with the table of names, which outlives the passes.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `param vpc_stack: stack_name` or `var zones: int = 3`
    Param(Arc<Param>),
    /// `let zones = 3`
    Let(Arc<Let>),
    /// `output url = ...`
    Output(Arc<Output>),
    /// `assert param.a != param.b, "..."`
    Assert(Arc<Assert>),
    /// `cluster "web" { ... }`, `existing network "main" { ... }`, `project "platform" { ... }`
    Block(Arc<Block>),
    /// Text that is no declaration; reported already.
    Error(Span),
}

/// A name and its place. An empty text: the name is missing, and that was reported.
pub type Name = Spanned<String>;

/// A doc comment: the lines without `///` and one space, joined with newlines.
pub type Docs = Spanned<String>;

/// When a [`Param`] gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParamKind {
    /// `param`: when the stack is deployed.
    Param,
    /// `var`: when the program is compiled.
    Var,
}

impl ParamKind {
    /// The word that declares it, also the prefix that reaches it.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Param => "param",
            Self::Var => "var",
        }
    }
}

/// `param zones: int = 3 { min = 1 }`
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// `///` above it.
    pub docs: Option<Docs>,
    /// `param` or `var`.
    pub kind: ParamKind,
    /// The word itself.
    pub keyword: Span,
    /// The name.
    pub name: Name,
    /// The type; `None` if missing (reported).
    pub ty: Option<TypeExpr>,
    /// The default.
    pub default: Option<Expr>,
    /// Bounds and texts.
    pub body: Option<Body>,
    /// All of it, without docs.
    pub span: Span,
}

/// `let zones = 3`
#[derive(Debug, Clone, PartialEq)]
pub struct Let {
    /// `///` above it.
    pub docs: Option<Docs>,
    /// The name.
    pub name: Name,
    /// The value; [`ExprKind::Error`] if missing.
    pub value: Expr,
    /// All of it.
    pub span: Span,
}

/// `output url = "https://${listener.public.dns_name}" { export = true }`
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// `///` above it.
    pub docs: Option<Docs>,
    /// The name.
    pub name: Name,
    /// The value; [`ExprKind::Error`] if missing.
    pub value: Expr,
    /// Description and export.
    pub body: Option<Body>,
    /// All of it.
    pub span: Span,
}

/// `assert param.min != param.max, "they must differ"`
#[derive(Debug, Clone, PartialEq)]
pub struct Assert {
    /// What must hold.
    pub condition: Expr,
    /// What to say if it does not: a string; [`ExprKind::Error`] if missing.
    pub message: Expr,
    /// All of it.
    pub span: Span,
}

/// A block, at the top level or nested.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// `///` above it.
    pub docs: Option<Docs>,
    /// The word `existing` before a top-level block.
    pub existing: Option<Span>,
    /// `cluster`
    pub kind: Name,
    /// `"web"`; a well-formed block has none or one, the tree keeps all.
    pub labels: Vec<Label>,
    /// What stands between the braces.
    pub body: Body,
    /// From `existing` or the kind to the closing brace.
    pub span: Span,
}

impl Block {
    /// Kind and labels, without the body: what diagnostics about the whole block point at.
    pub fn head(&self) -> Span {
        let start = self.existing.unwrap_or(self.kind.span);
        start.to(self.labels.last().map_or(self.kind.span, |label| label.value.span))
    }
}

/// A block's label: a string, which may interpolate where the schema allows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The string expression; a bare word (`cluster web {`, reported) is made a string.
    pub value: Expr,
}

/// What stands between braces: a block's body and a map have one syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// The opening brace.
    pub open: Span,
    /// The closing brace; `None` if missing (reported).
    pub close: Option<Span>,
    /// Both braces and what is between.
    pub span: Span,
}

impl Body {
    /// The attribute of a name; the first, if there are several.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.entries.iter().find_map(|entry| match entry {
            Entry::Attribute(attribute) if attribute.key.value == name => Some(attribute),
            _ => None,
        })
    }
}

/// One entry of a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// `key = value`
    Attribute(Attribute),
    /// `http { ... }`
    Block(Block),
    /// Text that is no entry; reported already.
    Error(Span),
}

/// `encrypted = true`, `"Cost-Center" = "42"`
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The key, without quotes.
    pub key: Name,
    /// Whether the key was written as a string.
    pub quoted: bool,
    /// The value; [`ExprKind::Error`] if missing.
    pub value: Expr,
    /// From the key to the end of the value.
    pub span: Span,
}

/// A type as written: `internet_facing | internal`, `list<cidr>?`
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpr {
    /// One or more alternatives; one name is a type, two or more are symbols or literals.
    pub alternatives: Vec<TypeAlternative>,
    /// The `?` at the end.
    pub optional: Option<Span>,
    /// All of it.
    pub span: Span,
}

/// One alternative of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeAlternative {
    /// What it is.
    pub kind: TypeAlternativeKind,
    /// All of it.
    pub span: Span,
}

/// What stands between the bars of a type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeAlternativeKind {
    /// `arn`, `list<string>`
    Name(Name, Option<Box<TypeExpr>>),
    /// `"t3.micro"`
    Text(String),
    /// `30`
    Int(i64),
    /// Not readable; reported already.
    Error,
}

/// An expression and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// All of it.
    pub span: Span,
}

/// What an expression can be.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true`
    Bool(bool),
    /// `30`, `0.5vcpu`, `15m`
    Number(Number),
    /// `"..."` or a heredoc; parts in order, neighbours of the same sort joined.
    Text(Vec<TextPart>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{ a = 1 }`
    Map(Body),
    /// `[for k, v in m: v if c]`
    For(Box<For>),
    /// `cluster.web`, `internet_facing`: names joined by dots. At least one.
    Path(Vec<Name>),
    /// `max(1, 2)`
    Call(Call),
    /// `x[0].name`: a member of something that is no plain path.
    Member(Box<Expr>, Name),
    /// `x[0]`
    Index(Box<Expr>, Box<Expr>),
    /// `!a`, `-a`
    Unary(Spanned<UnaryOp>, Box<Expr>),
    /// `a + b`
    Binary(Box<Expr>, Spanned<BinaryOp>, Box<Expr>),
    /// `a ? b : c`
    Conditional(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `(a)`
    Paren(Box<Expr>),
    /// Missing or not readable; reported already.
    Error,
}

/// A number as written, checked: the checker decides what it may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value without the unit.
    pub value: f64,
    /// The value where it is a whole number that fits.
    pub int: Option<i64>,
    /// The unit, part of the token.
    pub unit: Option<Unit>,
}

/// A unit of measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `s`
    Seconds,
    /// `m`
    Minutes,
    /// `h`
    Hours,
    /// `d`
    Days,
    /// `B`
    Bytes,
    /// `KiB`
    Kibibytes,
    /// `MiB`
    Mebibytes,
    /// `GiB`
    Gibibytes,
    /// `TiB`
    Tebibytes,
    /// `vcpu`
    Vcpu,
    /// `%`
    Percent,
}

impl Unit {
    /// Every unit with its spelling: the one table.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Seconds, "s"),
        (Self::Minutes, "m"),
        (Self::Hours, "h"),
        (Self::Days, "d"),
        (Self::Bytes, "B"),
        (Self::Kibibytes, "KiB"),
        (Self::Mebibytes, "MiB"),
        (Self::Gibibytes, "GiB"),
        (Self::Tebibytes, "TiB"),
        (Self::Vcpu, "vcpu"),
        (Self::Percent, "%"),
    ];

    /// The unit of a spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == text).map(|(unit, _)| unit)
    }

    /// The spelling.
    pub fn text(self) -> &'static str {
        Self::ALL.into_iter().find(|(unit, _)| *unit == self).map_or("", |(_, name)| name)
    }
}

/// A part of a string.
#[derive(Debug, Clone, PartialEq)]
pub enum TextPart {
    /// Characters, escapes resolved.
    Literal(String),
    /// `${ expr }`
    Interpolation(Expr),
}

/// Words that a variable cannot be called: they mean something where it would stand.
pub const RESERVED_VARIABLES: [&str; 6] = ["null", "true", "false", "for", "in", "if"];

/// `[for k, v in m: v if c]`
#[derive(Debug, Clone, PartialEq)]
pub struct For {
    /// One or two names.
    pub variables: Vec<Name>,
    /// What is walked.
    pub collection: Expr,
    /// What each element becomes.
    pub value: Expr,
    /// Which elements count.
    pub condition: Option<Expr>,
}

/// `max(1, 2)`
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The function.
    pub function: Name,
    /// The arguments.
    pub arguments: Vec<Expr>,
    /// The parentheses and what is between.
    pub parens: Span,
}

/// `!` and `-` before an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// Operators between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `??`
    Coalesce,
    /// `||`
    Or,
    /// `&&`
    And,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `..`
    Range,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
}

impl BinaryOp {
    /// Every operator: its spelling and how tightly it binds (higher is tighter). The one table of precedence.
    pub const ALL: [(Self, &'static str, u8); 15] = [
        (Self::Coalesce, "??", 1),
        (Self::Or, "||", 2),
        (Self::And, "&&", 3),
        (Self::Equal, "==", 4),
        (Self::NotEqual, "!=", 4),
        (Self::Less, "<", 5),
        (Self::LessEqual, "<=", 5),
        (Self::Greater, ">", 5),
        (Self::GreaterEqual, ">=", 5),
        (Self::Range, "..", 6),
        (Self::Add, "+", 7),
        (Self::Subtract, "-", 7),
        (Self::Multiply, "*", 8),
        (Self::Divide, "/", 8),
        (Self::Remainder, "%", 8),
    ];

    /// The operator of a spelling.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name, _)| *name == text).map(|(op, ..)| op)
    }

    /// The spelling.
    pub fn text(self) -> &'static str {
        Self::ALL.into_iter().find(|(op, ..)| *op == self).map_or("", |(_, name, _)| name)
    }

    /// How tightly it binds.
    pub fn precedence(self) -> u8 {
        Self::ALL.into_iter().find(|(op, ..)| *op == self).map_or(0, |(.., precedence)| precedence)
    }
}
