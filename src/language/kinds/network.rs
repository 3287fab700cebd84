//! `network`: a VPC that another stack owns.

use crate::types::{Const, Nested, StackName, SubnetId, Value, VpcId};

block! {
    /// A VPC with its public and private subnets, owned by another stack, or named by its ids.
    ///
    /// With `stack`, the ids are imported from that stack's exports, as the widely used VPC templates name them:
    /// `<stack>-VPC`, `<stack>-SubnetsPublic`, `<stack>-SubnetsPrivate` (comma-separated lists).
    pub struct ExistingNetwork "network" [Name] {
        /// The stack that owns the VPC. One of `stack` and `vpc` is needed.
        stack: Option<Value<StackName>> [needs_one: ["stack", "vpc"]],
        /// In how many availability zones the network has subnets: so many mount targets a volume gets. Needed with `stack`; with `vpc` it is the number of subnets.
        zones: Option<Const<i64>> [needed_with: "stack", min: "1", max: "6"],
        /// Other names of the stack's exports.
        exports: Nested<Exports>,
        /// The id of the VPC, instead of `stack`.
        vpc: Option<Value<VpcId>> [needs_one: ["stack", "vpc"]],
        /// The ids of the public subnets, one per zone; needed by internet-facing listeners.
        public_subnets: Option<crate::types::Values<SubnetId>>,
        /// The ids of the private subnets, one per zone.
        private_subnets: Option<crate::types::Values<SubnetId>>,
    }
}

block! {
    /// The names of the exports of the network's stack, without the stack's name and the hyphen.
    pub struct Exports "exports" [None] {
        /// The export that holds the id of the VPC.
        vpc: Const<String> = "\"VPC\"",
        /// The export that holds the public subnets, comma-separated.
        public_subnets: Const<String> = "\"SubnetsPublic\"",
        /// The export that holds the private subnets, comma-separated.
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
