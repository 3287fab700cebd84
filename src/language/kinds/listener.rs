//! `listener`: an Application Load Balancer in front of a cluster.

use std::collections::BTreeSet;

use super::{Alarm, Cluster, HttpsListener, Notify, PortRange, Source};
use crate::language::symbols::symbols;
use crate::source::Span;
use crate::types::{
    Arn, Bucket, Const, Expr, HostPattern, HostedZoneId, Nested, OneOrMore, Own, PathPattern, Port, Seconds,
    SecurityGroupId, Value, Values,
};

symbols! {
    /// Who can reach a load balancer.
    pub enum Scheme {
        /// Clients on the internet; the load balancer is in the public subnets.
        InternetFacing "internet_facing" => "internet-facing",
        /// Clients in the VPC and in connected networks; the load balancer is in the private subnets.
        Internal "internal" => "internal",
    }
}

symbols! {
    /// The response to unmatched requests.
    pub enum DefaultAction {
        /// A 404 response.
        NotFound "not_found" => "fixed-response",
        /// A 504 response, after ten seconds: the request goes to the target group of the health check, which
        /// nobody can reach through the load balancer.
        Agent "agent" => "forward",
    }
}

symbols! {
    /// What happens to requests that may be an HTTP desync attack.
    pub enum Desync {
        /// All requests pass; metrics count them.
        Monitor "monitor" => "monitor",
        /// Dangerous requests are refused, ambiguous ones get a connection of their own.
        Defensive "defensive" => "defensive",
        /// Only requests that follow RFC 7230 pass.
        Strictest "strictest" => "strictest",
    }
}

block! {
    /// An Application Load Balancer with HTTP and HTTPS listeners. Application stacks add rules to the
    /// exported listeners.
    pub struct Listener "listener" [Name] overridable alarmed by alerts alarm {
        /// The cluster behind the load balancer.
        cluster: Own<Cluster>,
        /// The name of the load balancer: at most 32 letters, digits and hyphens. Without it, CloudFormation
        /// generates a name.
        name: Option<Value<String>> [pattern: "(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?", becomes: "ElasticLoadBalancingV2::LoadBalancer.Name"],
        /// Whether the load balancer is reachable from the internet or only from the VPC. A change replaces
        /// the load balancer, which CloudFormation refuses as long as other stacks import one of its outputs.
        scheme: Value<Scheme> = "internet_facing" [becomes: "ElasticLoadBalancingV2::LoadBalancer.Scheme"],
        /// Whether clients can connect over IPv6 too (dual stack). The public or private subnets in which the load
        /// balancer is must have IPv6 CIDR blocks. It connects to the instances over IPv4 in any case.
        ipv6: Value<bool> = "false" [becomes: "ElasticLoadBalancingV2::LoadBalancer.IpAddressType"],
        /// The clients that may connect to the load balancer: CIDR blocks, security groups or prefix lists. A prefix
        /// list counts as as many rules as it may have entries, for each port: that of CloudFront
        /// (`com.amazonaws.global.cloudfront.origin-facing`) as 55 of the 60 that a security group has by default.
        allow: Option<Values<Source>> [elements: "optional", branches: "any", default_note: "every address for an internet-facing load balancer, the private ranges for an internal one", becomes: "EC2::SecurityGroup.SecurityGroupIngress"],
        /// Additional outbound rules for the load balancer, which by default connects only to the dynamic ports of
        /// the instances. `allow` of a cluster, with the security group of a listener, opens a fixed port of the
        /// instances at both ends and needs no `egress`.
        egress: Vec<Nested<Egress>> [becomes: "EC2::SecurityGroup.SecurityGroupEgress"],
        /// An HTTP listener. At least one of `http` and `https` is required, and one of them must be without
        /// a guard. Further listeners on other ports have labels: `http "admin" { port = 8080 }`.
        http: Vec<Nested<Http>> [needs_one: ["http", "https"], becomes: "ElasticLoadBalancingV2::Listener"],
        /// An HTTPS listener. Further ones on other ports have labels.
        https: Vec<Nested<Https>> [needs_one: ["http", "https"], becomes: "ElasticLoadBalancingV2::Listener"],
        /// Whether the load balancer checks the health of the ECS agent on each instance. Unhealthy instances
        /// are replaced.
        agent_health: Const<bool> = "true" [becomes: "ElasticLoadBalancingV2::TargetGroup"],
        /// The response to unmatched requests: a 404 at once, or with `agent` a 504 after ten seconds. `agent`
        /// uses the target group of the health check as the default action, so that no rule is needed for it.
        /// The ECS agent itself never receives a request of a client.
        default: Const<DefaultAction> = "not_found" [becomes: "ElasticLoadBalancingV2::Listener.DefaultActions"],
        /// Requests that the load balancer sends elsewhere.
        redirect: Vec<Nested<Redirect>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule"],
        /// Requests that the load balancer answers itself.
        respond: Vec<Nested<Respond>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule"],
        /// How long a connection can be idle before it is closed.
        idle_timeout: Value<Seconds> = "60s" [min: "1s", max: "4000s", becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[idle_timeout.timeout_seconds]"],
        /// Whether header fields with invalid names are removed. Names may contain letters, digits and
        /// hyphens: fields with an underscore, such as `x_request_id`, are removed too.
        drop_invalid_headers: Value<bool> = "true" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[routing.http.drop_invalid_header_fields.enabled]"],
        /// Whether the load balancer, and therefore its stack, is protected from deletion.
        deletion_protection: Value<bool> = "false" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[deletion_protection.enabled]"],
        /// Whether clients can use HTTP/2.
        http2: Value<bool> = "true" [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[routing.http2.enabled]"],
        /// How long a client's connection is kept open for further requests, at most.
        keep_alive: Option<Value<Seconds>> [min: "60s", max: "7d", default_note: "1h", becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[client_keep_alive.seconds]"],
        /// What happens to requests that a server behind the load balancer could read as two (HTTP desync).
        desync: Option<Value<Desync>> [default_note: "`defensive`", becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[routing.http.desync_mitigation_mode]"],
        /// Logs of all requests, stored in S3.
        access_logs: Option<Nested<AccessLogs>> [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[access_logs.s3.enabled]"],
        /// The ARN of an AWS WAF web ACL that filters requests.
        waf: Option<Value<Arn>> [becomes: "WAFv2::WebACLAssociation"],
        /// Who is told when one of the alarms of the load balancer goes off. `null` is nobody.
        alerts: Notify [default_note: "those of the project", becomes: "CloudWatch::Alarm.AlarmActions"],
        /// Tunes an alarm of the load balancer, or switches it off.
        alarm: Vec<Nested<Alarm>> [labels: [ALARMS], becomes: "CloudWatch::Alarm"],
    }
}

block! {
    /// Allows the load balancer to connect to something else than the instances: to the security group of tasks
    /// in `awsvpc` mode, which must allow it too, or to an identity provider. Rules of application stacks that
    /// authenticate users (`authenticate-oidc`, `authenticate-cognito`) need port 443 to that provider: without
    /// it, they answer 500.
    pub struct Egress "egress" [None] {
        /// The targets: CIDR blocks, security groups or prefix lists.
        to: OneOrMore<Source> [elements: "optional", branches: "any"],
        /// The TCP port, or a range of ports.
        port: Value<PortRange> [branches: "any"],
    }
}

block! {
    /// An HTTP listener.
    pub struct Http "http" [NameOfOthers] {
        /// The port of the listener: each of a load balancer has its own.
        port: Value<Port> = "80" [becomes: "ElasticLoadBalancingV2::Listener.Port"],
        /// Whether requests are redirected to HTTPS: to the `https` block with the same label, or else to the one
        /// without a label.
        redirect: Option<Const<bool>> [default_note: "`true` if an `https` block has the same label, or neither has one", becomes: "ElasticLoadBalancingV2::Listener.DefaultActions"],
    }
}

block! {
    /// An HTTPS listener.
    pub struct Https "https" [NameOfOthers] {
        /// The port of the listener: each of a load balancer has its own.
        port: Value<Port> = "443" [becomes: "ElasticLoadBalancingV2::Listener.Port"],
        /// The ARN of the certificate, issued in the region of the load balancer.
        certificate: Value<Arn> [becomes: "ElasticLoadBalancingV2::Listener.Certificates"],
        /// The ARNs of additional certificates, selected by the host name that the client requests (SNI).
        more_certificates: Values<Arn> = "[]" [elements: "optional", becomes: "ElasticLoadBalancingV2::ListenerCertificate"],
        /// The TLS policy, which determines the protocols and ciphers that clients can use.
        policy: Value<String> = "\"ELBSecurityPolicy-TLS13-1-2-Res-2021-06\"" [pattern: "ELBSecurityPolicy-[A-Za-z0-9-]+", becomes: "ElasticLoadBalancingV2::Listener.SslPolicy"],
    }
}

block! {
    /// Requests that the load balancer sends elsewhere. Their rule has its place among those of the services by the same order: the
    /// narrower one comes first.
    pub struct Redirect "redirect" [Name] {
        /// Host names, of which the request has one.
        host: Values<HostPattern> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Paths, of which the request has one.
        path: Const<Vec<PathPattern>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Where to: a URL, `"https://www.example.com"`, which keeps path and query, or a path, `"/new"`, which keeps the rest.
        /// `#{host}`, `#{path}`, `#{port}` and `#{query}` are those of the request; `#{path}` is without the first slash.
        to: Const<String> [example: "\"https://www.example.com\"", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.RedirectConfig"],
        /// Whether clients may remember it: 301, otherwise 302.
        permanent: Const<bool> = "true" [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.RedirectConfig.StatusCode"],
        /// The place among the rules of the listener, the smallest number first.
        priority: Option<Const<i64>> [min: "1", max: "49999", default_note: "computed from the conditions and the name", becomes: "ElasticLoadBalancingV2::ListenerRule.Priority"],
    }
}

block! {
    /// Requests that the load balancer answers itself, without a service: a page for maintenance, a path that nobody may see.
    pub struct Respond "respond" [Name] {
        /// Host names, of which the request has one.
        host: Values<HostPattern> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Paths, of which the request has one.
        path: Const<Vec<PathPattern>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// The status of the response: 2xx, 4xx or 5xx.
        status: Const<i64> [example: "404", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.FixedResponseConfig.StatusCode"],
        /// The body of the response, at most 1,024 characters. It is HTML if it begins with `<`, JSON if it begins with `{` or `[`, and
        /// otherwise plain text.
        body: Option<Const<String>> [becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.FixedResponseConfig.MessageBody"],
        /// The place among the rules of the listener, the smallest number first.
        priority: Option<Const<i64>> [min: "1", max: "49999", default_note: "computed from the conditions and the name", becomes: "ElasticLoadBalancingV2::ListenerRule.Priority"],
    }
}

/// Where a request is sent: the parts of a URL that are not those of the request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// `HTTPS`
    pub protocol: Option<String>,
    /// The host name.
    pub host: Option<String>,
    /// The port: where there is a host, that of the protocol unless the URL has one.
    pub port: Option<String>,
    /// The path, with its first slash.
    pub path: Option<String>,
    /// The query, without its `?`.
    pub query: Option<String>,
}

impl Target {
    /// `https://www.example.com:8443/new?x=1`, or only a path with or without a query.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, query) = match text.split_once('?') {
            Some((rest, query)) => (rest, Some(query.to_owned())),
            None => (text, None),
        };
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        if rest.starts_with('/') {
            return Some(Self { path: Some(rest.to_owned()), query, ..Self::default() });
        }
        let (scheme, rest) = rest.split_once("://")?;
        let default = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return None,
        };
        let (authority, path) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        // `#{port}` has no colon in front of it that is not a separator.
        let (host, port) = authority.split_once(':').unwrap_or((authority, default));
        let is_number = port.parse::<u16>().is_ok_and(|port| port > 0);
        if host.is_empty() || !is_number && port != "#{port}" {
            return None;
        }
        let path = (!path.is_empty()).then(|| path.to_owned());
        Some(Self {
            protocol: Some(scheme.to_ascii_uppercase()),
            host: Some(host.to_owned()),
            port: Some(port.to_owned()),
            path,
            query,
        })
    }
}

block! {
    /// Logs of all requests, stored in S3. The bucket policy must allow the load balancer to write.
    pub struct AccessLogs "access_logs" [None] {
        /// The name of the bucket, which must be in the region of the load balancer.
        bucket: Value<Bucket> [becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[access_logs.s3.bucket]"],
        /// The prefix of the object keys.
        prefix: Option<Value<String>> [pattern: "(?![\\s\\S]*AWSLogs)[\\s\\S]*", becomes: "ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttributes[access_logs.s3.prefix]"],
    }
}

alarms! {
    pub struct ListenerAlarms of Listener {
        /// A larger share of the requests than the threshold, and at least ten, got a 5xx response of the load balancer
        /// itself: 502 and 504 because of a target, 503 because there is none.
        load_balancer_5xx: PercentAlarm = "1%" for "5m",
        /// A larger share of the requests than the threshold, and at least ten, got a 5xx response of a target.
        target_5xx: PercentAlarm = "1%" for "5m",
        /// The load balancer rejected more connections than the threshold, because it had reached its maximum.
        rejected_connections: CountAlarm = "0" for "1m",
        /// More connections to targets failed than the threshold.
        target_connection_errors: CountAlarm = "0" for "1m",
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
        http by http in http: Arn => HttpListener as HttpListener,
        /// The ARN of the HTTPS listener.
        https by https in https: Arn => HttpsListener as HttpsListener,
    }
}

/// An HTTP or HTTPS listener of a load balancer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PortBlock<'a> {
    /// `http`
    Http(&'a Nested<Http>),
    /// `https`
    Https(&'a Nested<Https>),
}

impl<'a> PortBlock<'a> {
    /// The label of the block.
    pub fn label(self) -> Option<&'a str> {
        match self {
            Self::Http(http) => http.label_text(),
            Self::Https(https) => https.label_text(),
        }
    }

    /// The deploy-time guard of the block.
    pub fn guard(self) -> Option<&'a Expr> {
        match self {
            Self::Http(http) => http.guard.as_ref(),
            Self::Https(https) => https.guard.as_ref(),
        }
    }

    /// The whole block.
    pub fn span(self) -> Span {
        match self {
            Self::Http(http) => http.span,
            Self::Https(https) => https.span,
        }
    }

    /// Whether it is `https`.
    pub fn is_https(self) -> bool {
        matches!(self, Self::Https(_))
    }
}

impl Listener {
    /// Its listeners, those of HTTPS first.
    pub fn ports(&self) -> impl Iterator<Item = PortBlock<'_>> {
        self.https.iter().map(PortBlock::Https).chain(self.http.iter().map(PortBlock::Http))
    }

    /// The listeners to which the routes of services are added, of which a deployment has one: the first that is there. Those are HTTPS
    /// where it stands, else HTTP; with `on` those of this label, and otherwise those without a label, which a further port of the load
    /// balancer does not change. The last has no guard, unless all with the label have one.
    pub fn routed(&self, on: Option<&str>) -> Vec<PortBlock<'_>> {
        let mut chosen: Vec<_> = self.ports().filter(|port| port.label() == on).collect();
        if on.is_none() {
            if chosen.is_empty() {
                chosen.extend(self.https.first().map(PortBlock::Https));
                chosen.extend(self.http.first().map(PortBlock::Http));
            }
            // Where each has a guard, a port with a label has none.
            chosen.extend(self.ports().find(|port| port.guard().is_none()));
        }
        let certain = chosen.iter().position(|port| port.guard().is_none());
        chosen.truncate(certain.map_or(chosen.len(), |at| at + 1));
        chosen
    }

    /// Whether one of the listeners of `routed` is an HTTPS listener.
    pub fn https_of(&self, on: Option<&str>) -> HttpsListener {
        let routed = self.routed(on);
        match routed.iter().filter(|port| port.is_https()).count() {
            0 => HttpsListener::Never,
            number if number == routed.len() => HttpsListener::Always,
            _ => HttpsListener::Parameter,
        }
    }

    /// The labels of its listeners that are there in every deployment.
    pub fn certain_labels(&self) -> BTreeSet<&str> {
        self.ports().filter(|port| port.guard().is_none()).filter_map(PortBlock::label).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_url_or_a_path() {
        let https = Target::parse("https://www.example.com").unwrap();
        assert_eq!((https.port.as_deref(), https.path, https.query), (Some("443"), None, None));
        let all = Target::parse("http://#{host}:8080/new/#{path}?a=b").unwrap();
        assert_eq!((all.port.as_deref(), all.path.as_deref()), (Some("8080"), Some("/new/#{path}")));
        assert_eq!(Target::parse("/new").unwrap().host, None);
        for wrong in ["", "www.example.com", "ftp://x/", "https://", "https://x:y/", "/a b", "?x=1"] {
            assert_eq!(Target::parse(wrong), None, "{wrong}");
        }
    }
}
