//! `existing listener`: the load balancer of another program, to which services of this one add rules.

use crate::language::symbols::symbols;
use crate::types::{Arn, Const, HostedZoneId, Nested, SecurityGroupId, StackName, Value};

symbols! {
    /// Whether a load balancer has an HTTPS listener.
    pub enum HttpsListener {
        /// It has one.
        Always "always" => "always",
        /// It has none.
        Never "never" => "never",
        /// The deployment of its stack decides.
        Parameter "parameter" => "parameter",
    }
}

block! {
    /// A load balancer that another stack owns, or one that is given by the ARN of its listener. Services add their
    /// rules to it.
    ///
    /// A load balancer in front of an `existing cluster` is a nested block of that. This one is for load
    /// balancers whose cluster is none of the program's.
    ///
    /// If `stack` or `arn` may be `null`, the listener may be `null` too, and a block with a route to it needs a guard.
    pub struct ExistingListener "listener" [Name] {
        /// The stack that owns the load balancer. Either `stack` or `arn` is required. A constant name is the default
        /// of a parameter, `<Name>ListenerStack`.
        stack: Option<Value<StackName>> [needs_one: ["stack", "arn"]],
        /// The name of the listener in the program that owns it, with which its exports begin.
        listener: Option<Const<String>> [default_note: "the label"],
        /// The ARN of the HTTPS or HTTP listener that gets the rules, as an alternative to `stack`. The load balancer
        /// follows from it.
        arn: Option<Value<Arn>> [needs_one: ["stack", "arn"]],
        /// The security group of the load balancer. With `arn`, required by services with a `host_port`.
        security_group: Option<Value<SecurityGroupId>>,
        /// The DNS name of the load balancer, for the output of that name.
        dns_name: Option<Value<String>>,
        /// The hosted zone of the DNS name, for the output of that name.
        hosted_zone_id: Option<Value<HostedZoneId>>,
        /// Whether the rules are added to an HTTPS listener, which `protocol = grpc` and `http2` of a service need. What
        /// is not said is not checked.
        https: Option<Const<HttpsListener>> [default_note: "unknown"],
        /// The names of the exports of the load balancer's stack. By default, they are those of a `listener` of this
        /// language, which begin with its name: `PublicRoutes`.
        exports: Nested<ListenerExports>,
    }
}

block! {
    /// The names of the exports of the load balancer's stack, without the prefix `<stack>-`.
    pub struct ListenerExports "exports" [None] {
        /// The export with the ARN of the HTTPS or HTTP listener that gets the rules.
        routes: Option<Const<String>> [default_note: "`<Listener>Routes`"],
        /// The export with the ARN of the load balancer. Without it, the export is `<Listener>LoadBalancerArn`, or, if
        /// `routes` is set, the ARN is made of that.
        arn: Option<Const<String>>,
        /// The export with the full name of the load balancer. Without it, the export is
        /// `<Listener>LoadBalancerFullName`, or, if `routes` is set, the name is made of that.
        full_name: Option<Const<String>>,
        /// The export with the DNS name of the load balancer.
        dns_name: Option<Const<String>> [default_note: "`<Listener>DnsName`"],
        /// The export with the hosted zone of the DNS name.
        hosted_zone_id: Option<Const<String>> [default_note: "`<Listener>HostedZoneId`"],
        /// The export with the id of the security group of the load balancer.
        security_group: Option<Const<String>> [default_note: "`<Listener>SecurityGroup`"],
        /// The export with the ARN of the HTTP listener.
        http: Option<Const<String>> [default_note: "`<Listener>HttpListener`"],
        /// The export with the ARN of the HTTPS listener.
        https: Option<Const<String>> [default_note: "`<Listener>HttpsListener`"],
    }
}

impl ExistingListener {
    /// The attribute without which there is no such output of a listener that is given by its ARN.
    pub(super) const GIVEN: &[(&str, &str)] = &[
        ("arn", "arn"),
        ("full_name", "arn"),
        ("security_group", "security_group"),
        ("dns_name", "dns_name"),
        ("hosted_zone_id", "hosted_zone_id"),
    ];
}

impl ListenerExports {
    /// The name of the export of an output of the listener, where the program gives it.
    pub fn of(&self, output: &str) -> Option<&Const<String>> {
        let Self { routes: _, arn, full_name, dns_name, hosted_zone_id, security_group, http, https } = self;
        match output {
            "arn" => arn.as_ref(),
            "full_name" => full_name.as_ref(),
            "dns_name" => dns_name.as_ref(),
            "hosted_zone_id" => hosted_zone_id.as_ref(),
            "security_group" => security_group.as_ref(),
            "http" => http.as_ref(),
            "https" => https.as_ref(),
            _ => None,
        }
    }
}
