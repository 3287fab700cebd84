//! Checked expressions: constants folded, deploy-time ones reduced to what CloudFormation can carry.

use indexmap::IndexMap;

use super::{BlockId, Cpu, Duration, Percent, Size, Type};
use crate::source::Span;

/// A param of the program, an index into its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParamId(pub u32);

/// A value that CloudFormation itself knows: `aws.region`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pseudo {
    /// `aws.region`
    Region,
    /// `aws.account_id`
    AccountId,
    /// `aws.partition`
    Partition,
    /// `aws.stack_name`
    StackName,
    /// `aws.stack_id`
    StackId,
    /// `aws.url_suffix`
    UrlSuffix,
}

impl Pseudo {
    /// Every one: its name after `aws.`, CloudFormation's pseudo parameter, and what it is.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 6] = [
        (Self::Region, "region", "AWS::Region", "The region that the stack is deployed to."),
        (
            Self::AccountId,
            "account_id",
            "AWS::AccountId",
            "The id of the account that the stack is deployed to.",
        ),
        (
            Self::Partition,
            "partition",
            "AWS::Partition",
            "The partition of the region: `aws`, `aws-cn`, `aws-us-gov`.",
        ),
        (Self::StackName, "stack_name", "AWS::StackName", "The name of the stack that uses this value."),
        (Self::StackId, "stack_id", "AWS::StackId", "The ARN of the stack that uses this value."),
        (Self::UrlSuffix, "url_suffix", "AWS::URLSuffix", "The domain of the partition: `amazonaws.com`."),
    ];

    /// The value of a name after `aws.`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, ..)| *known == name).map(|(pseudo, ..)| pseudo)
    }

    /// Its type.
    pub fn ty(self) -> Type {
        if self == Self::Region { Type::Region } else { Type::String }
    }

    /// CloudFormation's name.
    pub fn parameter(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(pseudo, ..)| *pseudo == self)
            .map_or("", |(_, _, parameter, _)| parameter)
    }
}

/// One of the keys with which a map is indexed at deployment.
#[derive(Debug, Clone, PartialEq)]
pub struct MapKey {
    /// What the map is called, for the mapping that it becomes: `let.size` is `Size`.
    pub map: String,
    /// Whether it is the first one, so that the choice is of the whole map.
    pub is_first: bool,
    /// Whether it is the last one: the key is this if it is none of those before.
    pub is_last: bool,
}

/// A checked expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its type; after narrowing, without the `?` that a guard has taken away.
    pub ty: Type,
    /// Where it was written.
    pub span: Span,
}

/// What a checked expression can be: constants first, then what only the deployment knows.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// Wrong, and reported.
    Unknown,
    /// `null`
    Null,
    /// `true`
    Bool(bool),
    /// `3`
    Int(i64),
    /// `0.096`
    Number(f64),
    /// `"text"`; also of a shaped type or a secret.
    Text(String),
    /// `internet_facing`
    Symbol(String),
    /// `30s`
    Duration(Duration),
    /// `512MiB`
    Size(Size),
    /// `0.25vcpu`
    Cpu(Cpu),
    /// `60%`
    Percent(Percent),
    /// `[a, b]`: its length is constant, its elements need not be.
    List(Vec<Expr>),
    /// `{ a = 1 }`: its keys are constant, its values need not be.
    Map(IndexMap<String, Expr>),
    /// `2..8`: its ends may be deploy values.
    Range(Box<Expr>, Box<Expr>),
    /// `cluster.web`: a reference, always known.
    Block(BlockId),

    /// `param.vpc_stack`
    Param(ParamId),
    /// `cluster.web.arn`, `volume.shared.access_point["uploads"]`
    Result(BlockId, &'static str, Option<String>),
    /// `aws.region`
    Pseudo(Pseudo),
    /// `"${a}-${b}"`: literal parts are [`ExprKind::Text`].
    Concat(Vec<Expr>),
    /// `a ? b : c` and `a ?? b` (with [`ExprKind::IsNull`])
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a == b`
    Equal(Box<Expr>, Box<Expr>),
    /// `a == null`
    IsNull(Box<Expr>),
    /// `a && b && c`
    And(Vec<Expr>),
    /// `a || b || c`
    Or(Vec<Expr>),
    /// `!a`, `a != b`
    Not(Box<Expr>),
    /// Of the choice that `map[key]` is: whether the key is this constant. The two are of one type.
    IsKey(Box<Expr>, Box<Expr>, MapKey),
    /// `contains([constants], a)`: a list of constants; as a condition a chain of `==`.
    Contains(Vec<Expr>, Box<Expr>),
    /// `join(",", list)`
    Join(String, Box<Expr>),
    /// `split(",", text)`
    Split(String, Box<Expr>),
    /// `list[0]`
    Select(u32, Box<Expr>),
    /// `base64(text)`
    Base64(Box<Expr>),
    /// `cidr_subnets(cidr, count, bits)`
    CidrSubnets(Box<Expr>, u32, u32),
    /// `import_value(name)`
    ImportValue(Box<Expr>),
    /// `zones()`
    Zones,
    /// `ssm("/path")`
    Ssm(String),
    /// `secret_value("name", "key")`
    SecretValue(String, Option<String>),
    /// `ecr(repository, version)`: the repository, what is between, `:` or `@`, and the tag or digest.
    Ecr(Box<Expr>, &'static str, Box<Expr>),
}

impl Expr {
    /// A nullable value where it is there.
    #[must_use]
    pub fn present(self) -> Self {
        match self.kind {
            ExprKind::If(_, then, otherwise) if otherwise.kind == ExprKind::Null => {
                Self { span: self.span, ..*then }
            }
            kind => Self { ty: self.ty.non_null(), kind, span: self.span },
        }
    }

    /// An expression.
    pub fn new(kind: ExprKind, ty: Type, span: Span) -> Self {
        Self { kind, ty, span }
    }

    /// What stands for a mistake that has been reported.
    pub fn unknown(span: Span) -> Self {
        Self::new(ExprKind::Unknown, Type::Unknown, span)
    }

    /// Whether it is wrong, and reported.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, ExprKind::Unknown)
    }

    /// What CloudFormation replaces by a value of another service when it hands a property on.
    pub fn dynamic_reference(&self) -> Option<String> {
        match &self.kind {
            ExprKind::Ssm(path) => Some(format!("{{{{resolve:ssm:{path}}}}}")),
            ExprKind::SecretValue(name, key) => {
                let key = key.as_ref().map(|key| format!(":{key}")).unwrap_or_default();
                Some(format!("{{{{resolve:secretsmanager:{name}:SecretString{key}}}}}"))
            }
            _ => None,
        }
    }

    /// Whether the compiler knows it, wholly.
    pub fn is_const(&self) -> bool {
        match &self.kind {
            ExprKind::Unknown
            | ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Symbol(_)
            | ExprKind::Duration(_)
            | ExprKind::Size(_)
            | ExprKind::Cpu(_)
            | ExprKind::Percent(_)
            | ExprKind::Block(_) => true,
            ExprKind::List(items) => items.iter().all(Self::is_const),
            ExprKind::Map(entries) => entries.values().all(Self::is_const),
            ExprKind::Range(from, to) => from.is_const() && to.is_const(),
            _ => false,
        }
    }

    /// The ends of a range; of one that a param chooses, each end is chosen: `c ? 2..4 : 3..12` is `(c ? 2 : 3)..(c ? 4 : 12)`. A single
    /// value is both ends.
    pub fn ends(&self) -> (Self, Self) {
        match &self.kind {
            ExprKind::Range(from, to) => ((**from).clone(), (**to).clone()),
            ExprKind::If(condition, then, otherwise) => {
                let (then, otherwise) = (then.ends(), otherwise.ends());
                let chosen = |then: Self, otherwise: Self| {
                    // The choice of a map stays whole, so that it can become a mapping.
                    let is_entry = matches!(condition.kind, ExprKind::IsKey(..));
                    if then.means_the_same_as(&otherwise) && !is_entry {
                        return then;
                    }
                    let ty = then.ty.clone();
                    let kind = ExprKind::If(condition.clone(), Box::new(then), Box::new(otherwise));
                    Self::new(kind, ty, self.span)
                };
                (chosen(then.0, otherwise.0), chosen(then.1, otherwise.1))
            }
            _ => (self.clone(), self.clone()),
        }
    }

    /// A value that may be null, where it is there: `c ? x : null` is `x`.
    pub fn given(&self) -> &Self {
        match &self.kind {
            ExprKind::If(_, then, otherwise) => match (&then.kind, &otherwise.kind) {
                (_, ExprKind::Null) => then.given(),
                (ExprKind::Null, _) => otherwise.given(),
                _ => self,
            },
            _ => self,
        }
    }

    /// The same without its places: two that mean the same are equal.
    #[must_use]
    pub fn placeless(&self) -> Self {
        let mut copy = self.clone();
        copy.strip();
        copy
    }

    /// Whether both say the same, wherever they stand. `kind` alone cannot tell: the parts of a list or a map have places too.
    #[must_use]
    pub fn means_the_same_as(&self, other: &Self) -> bool {
        self.kind == other.kind || self.placeless().kind == other.placeless().kind
    }

    fn strip(&mut self) {
        self.span = Span::default();
        // Narrowing changes the type of a param from place to place; its meaning is the same.
        self.ty = Type::Unknown;
        self.children_mut(&mut Self::strip);
    }

    /// Calls `visit` with each expression that this one may be: of a choice the branches, and not what decides between them.
    pub fn outcomes<'e>(&'e self, visit: &mut impl FnMut(&'e Self)) {
        match &self.kind {
            ExprKind::If(_, then, otherwise) => {
                then.outcomes(visit);
                otherwise.outcomes(visit);
            }
            _ => visit(self),
        }
    }

    /// Calls `visit` on this expression and on every one inside.
    pub fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        self.children(&mut |child| child.walk(visit));
    }

    /// Calls `visit` on the expressions directly inside.
    pub fn children(&self, visit: &mut impl FnMut(&Self)) {
        match &self.kind {
            ExprKind::List(items) | ExprKind::Concat(items) | ExprKind::And(items) | ExprKind::Or(items) => {
                items.iter().for_each(visit);
            }
            ExprKind::Map(entries) => entries.values().for_each(visit),
            ExprKind::Range(a, b)
            | ExprKind::Equal(a, b)
            | ExprKind::IsKey(a, b, _)
            | ExprKind::Ecr(a, _, b) => {
                visit(a);
                visit(b);
            }
            ExprKind::If(a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            ExprKind::Contains(items, value) => {
                items.iter().for_each(&mut *visit);
                visit(value);
            }
            ExprKind::IsNull(inner)
            | ExprKind::Not(inner)
            | ExprKind::Join(_, inner)
            | ExprKind::Split(_, inner)
            | ExprKind::Select(_, inner)
            | ExprKind::Base64(inner)
            | ExprKind::CidrSubnets(inner, ..)
            | ExprKind::ImportValue(inner) => visit(inner),
            ExprKind::Unknown
            | ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Symbol(_)
            | ExprKind::Duration(_)
            | ExprKind::Size(_)
            | ExprKind::Cpu(_)
            | ExprKind::Percent(_)
            | ExprKind::Block(_)
            | ExprKind::Param(_)
            | ExprKind::Result(..)
            | ExprKind::Pseudo(_)
            | ExprKind::Zones
            | ExprKind::Ssm(_)
            | ExprKind::SecretValue(..) => {}
        }
    }

    /// The same, to change them.
    pub fn children_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        match &mut self.kind {
            ExprKind::List(items) | ExprKind::Concat(items) | ExprKind::And(items) | ExprKind::Or(items) => {
                items.iter_mut().for_each(visit);
            }
            ExprKind::Map(entries) => entries.values_mut().for_each(visit),
            ExprKind::Range(a, b)
            | ExprKind::Equal(a, b)
            | ExprKind::IsKey(a, b, _)
            | ExprKind::Ecr(a, _, b) => {
                visit(a);
                visit(b);
            }
            ExprKind::If(a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            ExprKind::Contains(items, value) => {
                items.iter_mut().for_each(&mut *visit);
                visit(value);
            }
            ExprKind::IsNull(inner)
            | ExprKind::Not(inner)
            | ExprKind::Join(_, inner)
            | ExprKind::Split(_, inner)
            | ExprKind::Select(_, inner)
            | ExprKind::Base64(inner)
            | ExprKind::CidrSubnets(inner, ..)
            | ExprKind::ImportValue(inner) => visit(inner),
            ExprKind::Unknown
            | ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Symbol(_)
            | ExprKind::Duration(_)
            | ExprKind::Size(_)
            | ExprKind::Cpu(_)
            | ExprKind::Percent(_)
            | ExprKind::Block(_)
            | ExprKind::Param(_)
            | ExprKind::Result(..)
            | ExprKind::Pseudo(_)
            | ExprKind::Zones
            | ExprKind::Ssm(_)
            | ExprKind::SecretValue(..) => {}
        }
    }
}
