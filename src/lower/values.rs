//! Attribute values as properties, each with the span where it was written.

use super::{Lowering, Test, expr};
use crate::cfn::naming::kebab_case;
use crate::cfn::{self, Property};
use crate::ir::{Const, ExprKind, Value, Values};
use crate::language::Enumeration;
use crate::types::{
    AccessPointId, Arn, Bucket, Cidr, Counted, Cpu, Days, Gibibytes, HostedZoneId, ImageId, InstanceTypeName,
    KeyPair, Mebibytes, Minutes, Percent, Port, Reflect, Region, Seconds, Secret, SecurityGroupId, StackName,
    SubnetId, Type, VpcId,
};

/// How a constant is spelt in a template.
pub(in crate::lower) trait ToCfn: Reflect {
    /// The value.
    fn to_cfn(&self) -> cfn::Value;
}

impl<T: Enumeration + Reflect> ToCfn for T {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::from(self.spelling())
    }
}

impl ToCfn for bool {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::Bool(*self)
    }
}

impl ToCfn for i64 {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::Int(*self)
    }
}

impl ToCfn for f64 {
    fn to_cfn(&self) -> cfn::Value {
        expr::number(*self)
    }
}

impl ToCfn for String {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::from(self)
    }
}

impl ToCfn for Port {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::Int(self.0.into())
    }
}

impl ToCfn for Cpu {
    fn to_cfn(&self) -> cfn::Value {
        cfn::Value::Int(self.units)
    }
}

impl ToCfn for Percent {
    fn to_cfn(&self) -> cfn::Value {
        expr::number(self.value)
    }
}

macro_rules! counted {
    ($($ty:ty),+) => {
        $(impl ToCfn for $ty {
            fn to_cfn(&self) -> cfn::Value {
                cfn::Value::Int(self.count())
            }
        })+
    };
}

counted!(Seconds, Minutes, Days, Mebibytes, Gibibytes);

macro_rules! text {
    ($($ty:ty),+) => {
        $(impl ToCfn for $ty {
            fn to_cfn(&self) -> cfn::Value {
                cfn::Value::from(&self.0)
            }
        })+
    };
}

text!(
    AccessPointId,
    Arn,
    Bucket,
    Cidr,
    HostedZoneId,
    ImageId,
    InstanceTypeName,
    KeyPair,
    Region,
    Secret,
    SecurityGroupId,
    StackName,
    SubnetId,
    VpcId
);

/// A property with the span of the attribute.
pub(in crate::lower) fn property<T>(attribute: &Const<T>, value: impl Into<cfn::Value>) -> Property {
    Property { value: value.into(), origin: attribute.written() }
}

/// The same property with its value inside of another: `{Status: ...}`.
pub(in crate::lower) fn within(property: Property, wrap: impl FnOnce(cfn::Value) -> cfn::Value) -> Property {
    Property { value: wrap(property.value), origin: property.origin }
}

/// A number or Boolean as the string that CloudFormation wants: `"1000"`, `"true"`.
pub(in crate::lower) fn as_text(property: Property) -> Property {
    Property { value: text(property.value), ..property }
}

/// The same of a value.
pub(in crate::lower) fn text(value: cfn::Value) -> cfn::Value {
    match value {
        cfn::Value::Int(number) => cfn::Value::from(number.to_string()),
        cfn::Value::Number(number) => cfn::Value::from(number.to_string()),
        cfn::Value::Bool(value) => cfn::Value::from(value.to_string()),
        other => other,
    }
}

/// A choice whose empty lists are left out.
fn without_empty(value: cfn::Value) -> cfn::Value {
    let branch = |value: cfn::Value| match value {
        cfn::Value::List(items) if items.is_empty() => cfn::Value::no_value(),
        other => without_empty(other),
    };
    match value {
        cfn::Value::If(condition, then, otherwise) => {
            cfn::Value::choose(condition, branch(*then), branch(*otherwise))
        }
        other => other,
    }
}

impl Lowering<'_> {
    /// The value of an attribute that is already inside the choice for its guard.
    pub(in crate::lower) fn plain<T: ToCfn>(&mut self, value: &Value<T>) -> cfn::Value {
        match value {
            Value::Const(constant) => constant.value.to_cfn(),
            Value::Deploy(expr) => self.expr_in(expr.given(), T::UNIT),
        }
    }

    /// A constant attribute.
    #[expect(
        clippy::unused_self,
        reason = "it reads beside `ctx.value` and `ctx.optional`, which need the template"
    )]
    pub(in crate::lower) fn constant<T: ToCfn>(&self, attribute: &Const<T>) -> Property {
        property(attribute, attribute.value.to_cfn())
    }

    /// An attribute: a constant, or what the deployment knows; in the unit of its type, if that has one.
    pub(in crate::lower) fn value<T: ToCfn>(&mut self, attribute: &Value<T>) -> Property {
        let value = match attribute {
            Value::Const(constant) => constant.value.to_cfn(),
            Value::Deploy(expr) => self.nullable(expr, T::UNIT),
        };
        Property { value, origin: attribute.written() }
    }

    /// An attribute that may be absent: a nullable deploy value becomes `!If [HasX, x, !Ref AWS::NoValue]`.
    pub(in crate::lower) fn optional<T: ToCfn>(&mut self, attribute: Option<&Value<T>>) -> Option<Property> {
        attribute.map(|attribute| self.value(attribute))
    }

    /// A number or truth where CloudFormation wants text: `"1000"`, `"true"`.
    pub(in crate::lower) fn text<T: ToCfn>(&mut self, attribute: &Value<T>) -> Property {
        as_text(self.value(attribute))
    }

    /// A truth that CloudFormation spells in two other words: `ENABLED`, `DISABLED`.
    pub(in crate::lower) fn either(
        &mut self,
        attribute: &Value<bool>,
        yes: impl Into<cfn::Value>,
        no: impl Into<cfn::Value>,
    ) -> Property {
        let test = self.truth(attribute);
        let value = self.choose(&test, yes.into(), no.into());
        Property { value, origin: attribute.written() }
    }

    /// Whether an attribute holds.
    pub(in crate::lower) fn truth(&mut self, attribute: &Value<bool>) -> Test {
        match attribute {
            Value::Const(constant) => Test::Known(constant.value),
            Value::Deploy(expr) => self.test(expr),
        }
    }

    /// Whether an attribute of an enumeration is one of its values; a deploy value is compared.
    pub(in crate::lower) fn is<T: Enumeration + PartialEq>(
        &mut self,
        attribute: &Value<T>,
        value: T,
    ) -> Test {
        match attribute {
            Value::Const(constant) => Test::Known(constant.value == value),
            Value::Deploy(expr) => {
                let word = ExprKind::Symbol(value.word().into());
                let symbol = crate::ir::Expr::new(word, Type::Enum(T::SCHEMA), expr.span);
                self.test(&crate::ir::Expr::new(
                    ExprKind::Equal(Box::new(expr.clone()), Box::new(symbol)),
                    crate::ir::Type::Bool,
                    expr.span,
                ))
            }
        }
    }

    /// An attribute of an enumeration; a deploy value whose text is not CloudFormation's spelling is chosen by conditions.
    pub(in crate::lower) fn symbol<T: Enumeration + Reflect + PartialEq>(
        &mut self,
        attribute: &Value<T>,
    ) -> Property {
        let plain = T::ALL.iter().all(|value| kebab_case(value.word()) == value.spelling());
        if plain || !attribute.is_deploy() {
            return self.value(attribute);
        }
        // The last value needs no condition: the parameter allows only the values of the
        // enumeration, so it is what is left.
        let mut values = T::ALL.iter().rev();
        let mut value = values.next().map_or_else(cfn::Value::no_value, ToCfn::to_cfn);
        for known in values {
            let test = self.is(attribute, *known);
            value = self.choose(&test, known.to_cfn(), value);
        }
        Property { value, origin: attribute.written() }
    }

    /// The elements of a list attribute. One that is null is left out, and so is a list without any.
    pub(in crate::lower) fn items<T: ToCfn>(&mut self, attribute: &Values<T>) -> Property {
        let items = attribute.items.iter().map(|item| (self.given(Some(item)), self.plain(item))).collect();
        let value = without_empty(self.list(items));
        let written = attribute.state == crate::ir::State::Written;
        Property { value, origin: written.then_some(attribute.span) }
    }
}
