//! `listener`: an Application Load Balancer in front of a cluster.

use super::Cluster;
use crate::language::symbols::symbols;
use crate::types::{
    Arn, Bucket, Cidr, Const, HostedZoneId, Nested, Port, Ref, Seconds, SecurityGroupId, Value, Values,
};

symbols! {
    /// Who can reach a load balancer.
    pub enum Scheme {
        /// The internet; it stands in the public subnets.
        InternetFacing "internet_facing" => "internet-facing",
        /// The VPC and what is connected to it; it stands in the private subnets.
        Internal "internal" => "internal",
    }
}

symbols! {
    /// What a request gets that no rule takes.
    pub enum DefaultAction {
        /// A plain 404.
        NotFound "not_found" => "fixed-response",
        /// The ECS agent of some instance.
        Agent "agent" => "forward",
    }
}

block! {
    /// An Application Load Balancer with an HTTP and an HTTPS listener. Application stacks add rules to the exported listeners.
    pub struct Listener "listener" [Name] {
        /// The cluster that it stands in front of.
        cluster: Ref<Cluster>,
        /// The name of the load balancer; left out, CloudFormation makes one. At most 32 letters, digits and hyphens.
        name: Option<Value<String>> [becomes: "ElasticLoadBalancingV2::LoadBalancer.Name"],
        /// Whether it is reached from the internet or only from inside. Create-only: a change replaces the load balancer.
        scheme: Value<Scheme> = "internet_facing" [becomes: "ElasticLoadBalancingV2::LoadBalancer.Scheme"],
        /// Who may connect to its ports.
        allow: Option<Values<Cidr>> [default_note: "everyone for an internet-facing one, the private ranges for an internal one", becomes: "EC2::SecurityGroup.SecurityGroupIngress"],
        /// The HTTP listener. One of `http` and `https` is needed, and one of them without a guard.
        http: Option<Nested<Http>> [needs_one: ["http", "https"], becomes: "ElasticLoadBalancingV2::Listener"],
        /// The HTTPS listener.
        https: Option<Nested<Https>> [needs_one: ["http", "https"], becomes: "ElasticLoadBalancingV2::Listener"],
        /// Whether the load balancer checks that the ECS agent of each instance answers; instances that do not are replaced.
        agent_health: Const<bool> = "true" [becomes: "ElasticLoadBalancingV2::TargetGroup"],
        /// What a request gets that no rule takes: a plain 404, or the ECS agent.
        default: Const<DefaultAction> = "not_found" [becomes: "ElasticLoadBalancingV2::Listener.DefaultActions"],
        /// How long a connection may be idle.
        idle_timeout: Value<Seconds> = "60s" [min: "1s", max: "4000s", becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes"],
        /// Whether header fields with invalid names are removed.
        drop_invalid_headers: Value<bool> = "true" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes"],
        /// Whether the load balancer refuses to be deleted, and the stack with it.
        deletion_protection: Value<bool> = "false" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes"],
        /// Whether clients may speak HTTP/2.
        http2: Value<bool> = "true" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes"],
        /// A record of every request, in S3.
        access_logs: Option<Nested<AccessLogs>> [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes"],
        /// The ARN of a web ACL that filters requests.
        waf: Option<Value<Arn>> [becomes: "WAFv2::WebACLAssociation"],
    }
}

block! {
    /// The HTTP listener.
    pub struct Http "http" [None] {
        /// Its port.
        port: Value<Port> = "80" [becomes: "ElasticLoadBalancingV2::Listener.Port"],
        /// Whether it sends everybody to HTTPS.
        redirect: Option<Const<bool>> [default_note: "true where there is an `https`", becomes: "ElasticLoadBalancingV2::Listener.DefaultActions"],
    }
}

block! {
    /// The HTTPS listener.
    pub struct Https "https" [None] {
        /// Its port.
        port: Value<Port> = "443" [becomes: "ElasticLoadBalancingV2::Listener.Port"],
        /// The certificate, issued in the region of the load balancer.
        certificate: Value<Arn> [becomes: "ElasticLoadBalancingV2::Listener.Certificates"],
        /// More certificates, chosen by the name that the client asks for.
        more_certificates: Values<Arn> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerCertificate"],
        /// Which protocols and ciphers clients may use.
        policy: Value<String> = "\"ELBSecurityPolicy-TLS13-1-2-Res-2021-06\"" [becomes: "ElasticLoadBalancingV2::Listener.SslPolicy"],
    }
}

block! {
    /// A record of every request, in S3. The bucket's policy must let the load balancer write.
    pub struct AccessLogs "access_logs" [None] {
        /// The bucket, in the region of the load balancer.
        bucket: Value<Bucket>,
        /// What the names of the objects begin with.
        prefix: Option<Value<String>>,
    }
}

results! {
    pub struct ListenerResults of Listener {
        /// The ARN of the load balancer.
        arn: Arn => LoadBalancer as LoadBalancerArn,
        /// The full name of the load balancer, as metrics have it.
        full_name: String => LoadBalancer.LoadBalancerFullName as LoadBalancerFullName,
        /// The DNS name of the load balancer.
        dns_name: String => LoadBalancer.DNSName as DnsName,
        /// The hosted zone of the DNS name, for an alias record.
        hosted_zone_id: HostedZoneId => LoadBalancer.CanonicalHostedZoneID as HostedZoneId,
        /// The security group of the load balancer.
        security_group: SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
        /// The ARN of the HTTP listener.
        http in http: Arn => HttpListener as HttpListener,
        /// The ARN of the HTTPS listener.
        https in https: Arn => HttpsListener as HttpsListener,
    }
}
