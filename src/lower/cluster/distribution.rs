//! How instances are bought: which types, and how many of them as spot instances.

use super::launch_template;
use crate::cfn::{Property, Value};
use crate::ir::kinds::Spot;
use crate::ir::{BlockId, Nested, OneOrMore};
use crate::lower::{Lowering, Test};
use crate::types::InstanceTypeName;

/// What decides how instances are bought.
pub(super) struct Purchase<'a> {
    /// The cluster.
    pub(super) cluster: BlockId,
    /// The types, the preferred first.
    pub(super) types: &'a OneOrMore<InstanceTypeName>,
    /// The spot instances.
    pub(super) spot: Option<&'a Nested<Spot>>,
}

impl Purchase<'_> {
    /// The condition under which there are spot instances.
    pub(super) fn has_spot(&self, ctx: &mut Lowering) -> Test {
        self.spot.map_or(Test::NEVER, |spot| ctx.guard(spot.guard.as_ref()))
    }
}

/// `MixedInstancesPolicy`; one type without spot instances needs none.
pub(super) fn policy(ctx: &mut Lowering, purchase: &Purchase) -> Option<Property> {
    let Purchase { cluster, types, spot } = purchase;
    if types.items.len() < 2 && spot.is_none() {
        return None;
    }
    let mut template = vec![("LaunchTemplateSpecification", launch_template::specification(ctx, *cluster))];
    // One type is in the launch template already.
    if types.items.len() > 1 {
        let overrides = types.items.iter().map(|ty| Value::map([("InstanceType", ctx.value(ty).value)]));
        template.push(("Overrides", Value::list(overrides.collect::<Vec<_>>())));
    }
    let fields =
        [("LaunchTemplate", Value::map(template)), ("InstancesDistribution", distribution(ctx, purchase))];
    let origin = spot.map(|spot| spot.span);
    Some(Property { value: Value::map(fields), origin })
}

/// `CapacityRebalance`: a spot instance that EC2 is about to interrupt is replaced before that.
pub(super) fn rebalance(ctx: &mut Lowering, purchase: &Purchase) -> Option<Property> {
    let spot = purchase.spot?;
    let test = purchase.has_spot(ctx);
    let value = ctx.choose(&test, Value::Bool(true), Value::Bool(false));
    Some(Property { value, origin: Some(spot.span) })
}

fn distribution(ctx: &mut Lowering, purchase: &Purchase) -> Value {
    // This is Auto Scaling's default. It is said so that nobody who reads a template with several
    // types has to ask whether some of them are spot instances.
    let full_price = Value::map([("OnDemandPercentageAboveBaseCapacity", Value::Int(100))]);
    let Some(spot) = purchase.spot else { return full_price };
    let Spot { max_price, on_demand_base, on_demand_percent } = &spot.block;
    let mut fields = vec![
        ("OnDemandBaseCapacity", ctx.value(on_demand_base).value),
        ("OnDemandPercentageAboveBaseCapacity", ctx.value(on_demand_percent).value),
        // The pools with the fewest interruptions, and of these the cheapest.
        ("SpotAllocationStrategy", Value::from("price-capacity-optimized")),
    ];
    if let Some(max_price) = max_price {
        fields.push(("SpotMaxPrice", ctx.text(max_price).value));
    }
    let test = purchase.has_spot(ctx);
    ctx.choose(&test, Value::map(fields), full_price)
}
