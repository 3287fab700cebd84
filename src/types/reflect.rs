//! From checked constants to Rust values.

use super::{
    Cpu, Days, Duration, Expr, ExprKind, Gibibytes, Mebibytes, Minutes, Percent, Seconds, Size, Type,
};

/// A Rust type that stands for a type of the language.
pub trait Reflect: Clone + Default {
    /// The unit in which a template has it, where it is a number of one.
    const UNIT: Option<&'static str> = None;

    /// The language's type.
    fn ty() -> Type;

    /// The value of a constant that fits [`Reflect::ty`].
    fn from_const(expr: &Expr) -> Option<Self>;
}

macro_rules! reflect {
    ($($rust:ty => $ty:expr, $pattern:pat => $value:expr;)+) => {
        $(impl Reflect for $rust {
            fn ty() -> Type {
                $ty
            }

            fn from_const(expr: &Expr) -> Option<Self> {
                match &expr.kind {
                    $pattern => Some($value),
                    _ => None,
                }
            }
        })+
    };
}

reflect! {
    bool => Type::Bool, ExprKind::Bool(value) => *value;
    i64 => Type::Int, ExprKind::Int(value) => *value;
    String => Type::String, ExprKind::Text(text) => text.clone();
    Duration => Type::Duration, ExprKind::Duration(value) => *value;
    Size => Type::Size, ExprKind::Size(value) => *value;
    Percent => Type::Percent, ExprKind::Percent(value) => *value;
}

macro_rules! counted {
    ($($counted:ident($quantity:ident))+) => {
        $(impl Reflect for $counted {
            const UNIT: Option<&'static str> = Some(Self::UNIT);

            fn ty() -> Type {
                $quantity::ty()
            }

            fn from_const(expr: &Expr) -> Option<Self> {
                $quantity::from_const(expr).map(Self)
            }
        })+
    };
}

counted!(Seconds(Duration) Minutes(Duration) Days(Duration) Mebibytes(Size) Gibibytes(Size));

impl Reflect for f64 {
    fn ty() -> Type {
        Type::Number
    }

    #[expect(clippy::cast_precision_loss, reason = "the language's numbers are doubles")]
    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Number(value) => Some(value),
            ExprKind::Int(value) => Some(value as f64),
            _ => None,
        }
    }
}

impl<T: Reflect> Reflect for Vec<T> {
    fn ty() -> Type {
        Type::list(T::ty())
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::List(items) => items.iter().map(T::from_const).collect(),
            _ => None,
        }
    }
}

impl Reflect for Cpu {
    fn ty() -> Type {
        Type::Cpu
    }

    fn from_const(expr: &Expr) -> Option<Self> {
        match expr.kind {
            ExprKind::Cpu(value) => Some(value),
            ExprKind::Int(units) => Some(Self { units }),
            _ => None,
        }
    }
}
