//! `existing network`: imports of the stack that owns it, or the ids themselves.

use super::{Lowering, imports};
use crate::cfn::Value;
use crate::ir::kinds::{ExistingNetwork, Exports, SubnetTier};
use crate::ir::{self, Declared, Nested, Ref};
use crate::language::ResultSchema;

impl Lowering<'_> {
    /// The id of the VPC.
    pub(in crate::lower) fn vpc(&mut self, network: Ref<ExistingNetwork>) -> Value {
        self.program.network(network).map_or_else(Value::no_value, |network| self.vpc_of(network))
    }

    /// The ids of the subnets of a tier, as one list value: one per zone, the same as those of the mount targets. In a zone without
    /// a mount target an instance could not mount.
    pub(in crate::lower) fn subnets(&mut self, network: Ref<ExistingNetwork>, tier: SubnetTier) -> Value {
        Value::List(self.each_subnet(network, tier))
    }

    /// The ids of the subnets of a tier one by one, one per zone.
    pub(in crate::lower) fn each_subnet(
        &mut self,
        network: Ref<ExistingNetwork>,
        tier: SubnetTier,
    ) -> Vec<Value> {
        let Some(declared) = self.program.network(network) else { return Vec::new() };
        match self.subnets_of(declared, tier) {
            Value::List(subnets) => subnets,
            list => {
                // A template cannot count the elements of an import, so the program says how many there are.
                let zones = declared.block.zones.as_ref().map_or(0, |zones| zones.value);
                let zones = u32::try_from(zones).unwrap_or(0);
                (0..zones).map(|zone| Value::Select(zone, Box::new(list.clone()))).collect()
            }
        }
    }

    fn vpc_of(&mut self, network: &Declared<ExistingNetwork>) -> Value {
        let ExistingNetwork { stack, vpc, exports, zones: _, public_subnets: _, private_subnets: _ } =
            &network.block;
        match (stack, vpc) {
            // `validate::networks` has reported a network with both.
            (Some(stack), _) => {
                let stack = self.plain(stack);
                imports::import(stack, &exports.block.vpc.value)
            }
            (None, Some(vpc)) => self.plain(vpc),
            (None, None) => Value::no_value(),
        }
    }

    fn subnets_of(&mut self, network: &Declared<ExistingNetwork>, tier: SubnetTier) -> Value {
        let ExistingNetwork { stack, exports, public_subnets, private_subnets, vpc: _, zones: _ } =
            &network.block;
        let given = match tier {
            SubnetTier::Public => public_subnets,
            SubnetTier::Private => private_subnets,
        };
        match (stack, given) {
            (Some(stack), _) => {
                let stack = self.plain(stack);
                // An export is a string, so the network's stack joins the ids with commas.
                Value::Split(",".into(), Box::new(imports::import(stack, export_of(exports, tier))))
            }
            (None, Some(subnets)) => self.items(subnets).value,
            (None, None) => Value::no_value(),
        }
    }

    /// The value of an attribute that is already inside the choice for its guard.
    pub(in crate::lower) fn plain<T: super::values::ToCfn>(&mut self, value: &ir::Value<T>) -> Value {
        match value {
            ir::Value::Const(constant) => constant.value.to_cfn(),
            ir::Value::Deploy(expr) => self.expr_in(expr.given(), T::UNIT),
        }
    }
}

/// A result of a network, each of which exists already.
pub(in crate::lower) fn existing(
    ctx: &mut Lowering,
    network: &Declared<ExistingNetwork>,
    result: &ResultSchema,
    _key: Option<&str>,
) -> Value {
    match result.name {
        "vpc" => ctx.vpc_of(network),
        "public_subnets" => ctx.subnets_of(network, SubnetTier::Public),
        "private_subnets" => ctx.subnets_of(network, SubnetTier::Private),
        _ => Value::no_value(),
    }
}

fn export_of(exports: &Nested<Exports>, tier: SubnetTier) -> &str {
    let Exports { vpc: _, public_subnets, private_subnets } = &exports.block;
    match tier {
        SubnetTier::Public => &public_subnets.value,
        SubnetTier::Private => &private_subnets.value,
    }
}
