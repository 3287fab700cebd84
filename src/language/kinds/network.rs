//! `network`: a VPC that another stack owns.

use crate::types::{Const, Nested, StackName, SubnetId, Value, VpcId};

block! {
    /// A VPC with its public and private subnets, owned by another stack or given by its ids.
    ///
    /// With `stack`, the ids are imported from the exports of that stack, which by default are named as in
    /// widely used VPC templates: `<stack>-VPC`, `<stack>-SubnetsPublic`, `<stack>-SubnetsPrivate`
    /// (comma-separated lists).
    pub struct ExistingNetwork "network" [Name] {
        /// The stack that owns the VPC. Either `stack` or `vpc` is required.
        stack: Option<Value<StackName>> [needs_one: ["stack", "vpc"]],
        /// The number of Availability Zones to use: mount targets, instances and load balancers use one
        /// subnet in each, in the order of the network. Required with `stack`; with `vpc`, it is the number of subnets.
        zones: Option<Const<i64>> [needed_with: "stack", min: "1", max: "6"],
        /// The names of the exports of the network's stack.
        exports: Nested<Exports>,
        /// The id of the VPC, as an alternative to `stack`.
        vpc: Option<Value<VpcId>> [needs_one: ["stack", "vpc"]],
        /// The ids of the public subnets, one per zone. Required by internet-facing listeners.
        public_subnets: Option<crate::types::Values<SubnetId>>,
        /// The ids of the private subnets, one per zone.
        private_subnets: Option<crate::types::Values<SubnetId>>,
    }
}

block! {
    /// The names of the exports of the network's stack, without the prefix `<stack>-`.
    pub struct Exports "exports" [None] {
        /// The export with the id of the VPC.
        vpc: Const<String> = "\"VPC\"",
        /// The export with the ids of the public subnets, comma-separated.
        public_subnets: Const<String> = "\"SubnetsPublic\"",
        /// The export with the ids of the private subnets, comma-separated.
        private_subnets: Const<String> = "\"SubnetsPrivate\"",
    }
}

results! {
    pub struct NetworkResults of ExistingNetwork {
        /// The id of the VPC.
        vpc: VpcId,
        /// The ids of the public subnets.
        public_subnets: Vec<SubnetId>,
        /// The ids of the private subnets.
        private_subnets: Vec<SubnetId>,
    }
}
