//! `existing network`: imports of the stack that owns it, or the ids themselves.

use super::all_in;
use crate::cfn::Value;
use crate::ir::Declared;
use crate::ir::kinds::{ExistingCluster, ExistingNetwork, Exports, SubnetTier};
use crate::language::ResultSchema;
use crate::lower::{Lowering, text};

impl Lowering<'_> {
    /// The ids of the subnets of a tier one by one, one per zone.
    pub(super) fn each_existing(
        &mut self,
        network: &Declared<ExistingNetwork>,
        tier: SubnetTier,
    ) -> Vec<Value> {
        match self.subnets_of(network, tier) {
            Value::List(subnets) => subnets,
            list => {
                // A template cannot count the elements of an import, so the program says how many there are.
                let zones = network.block.zones.as_ref().map_or(0, |zones| zones.value);
                let zones = u32::try_from(zones).unwrap_or(0);
                (0..zones).map(|zone| Value::Select(zone, Box::new(list.clone()))).collect()
            }
        }
    }

    pub(super) fn vpc_of(&mut self, network: &Declared<ExistingNetwork>) -> Value {
        let ExistingNetwork { stack, vpc, exports, .. } = &network.block;
        match (stack, vpc) {
            // `validate::networks` has reported a network with both.
            (Some(stack), _) => {
                let stack = self.stack_of_manifest(network, stack);
                text::import(stack, &exports.block.vpc.value)
            }
            (None, Some(vpc)) => self.plain(vpc),
            (None, None) => Value::no_value(),
        }
    }

    /// Only a manifest says that there are any.
    fn data_subnets_of(&mut self, network: &Declared<ExistingNetwork>) -> Value {
        let Some(stack) = &network.block.stack else { return Value::no_value() };
        let stack = self.stack_of_manifest(network, stack);
        Value::Split(",".into(), Box::new(text::import(stack, &all_in("Subnet", SubnetTier::Data))))
    }

    fn subnets_of(&mut self, network: &Declared<ExistingNetwork>, tier: SubnetTier) -> Value {
        let ExistingNetwork { stack, exports, public_subnets, private_subnets, .. } = &network.block;
        let Exports { vpc: _, public_subnets: public_export, private_subnets: private_export } =
            &exports.block;
        let (given, export) = match tier {
            SubnetTier::Public => (public_subnets, public_export),
            SubnetTier::Private => (private_subnets, private_export),
            SubnetTier::Data => return self.data_subnets_of(network),
        };
        match (stack, given) {
            (Some(stack), _) => {
                let stack = self.stack_of_manifest(network, stack);
                // An export is a string, so the network's stack joins the ids with commas.
                Value::Split(",".into(), Box::new(text::import(stack, &export.value)))
            }
            (None, Some(subnets)) => self.items(subnets).value,
            (None, None) => Value::no_value(),
        }
    }
}

impl Lowering<'_> {
    /// The subnets of a tier of the network of a cluster, as the manifest of that names it.
    pub(in crate::lower) fn foreign_subnets(
        &mut self,
        cluster: &Declared<ExistingCluster>,
        tier: SubnetTier,
    ) -> Value {
        let subnets = self.of_foreign_network(cluster, &all_in("Subnet", tier));
        subnets.map_or_else(Value::no_value, |subnets| Value::Split(",".into(), Box::new(subnets)))
    }

    /// What the network of a cluster exports, if the manifest of the cluster names that network.
    pub(in crate::lower) fn of_foreign_network(
        &mut self,
        cluster: &Declared<ExistingCluster>,
        export: &str,
    ) -> Option<Value> {
        let stack = self.program.foreign(cluster.id)?.network()?.0.stack.clone();
        Some(text::import(self.network_stack(cluster, stack), export))
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
