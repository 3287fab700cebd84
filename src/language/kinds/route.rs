//! `route`: which requests of a load balancer a service answers.

use super::{Headers, Jwt, Listener, Login, Redirect, Respond};
use crate::language::{Block, RawBlock};
use crate::source::Span;
use crate::types::{Cidr, Const, HostPattern, Nested, PathPattern, Port, Ref, Values};

block! {
    /// Requests of a load balancer that go to the service. A label is needed only where there are several.
    ///
    /// A request goes to the first rule that matches it. Which that is follows from how narrow a rule is: a longer path
    /// comes before a shorter one, and a path with a further condition before the path alone, also between programs that
    /// do not know of each other. The number itself is the default of the parameter `RoutePriority`.
    pub struct Route "route" [OptionalName] {
        /// The load balancer. Rules are added to its HTTPS listener; where it has none, to its HTTP listener.
        listener: Ref<Listener>,
        /// The label of the `http` or `https` block of the load balancer to which the rule is added, where it has several on other
        /// ports: with `on = "admin"`, `https "admin"` where there is one, else `http "admin"`.
        on: Option<Const<String>> [default_note: "those without a label", becomes: "ElasticLoadBalancingV2::ListenerRule.ListenerArn"],
        /// Host names, of which the request has one: `["api.example.com", "*.shop.example.com"]`.
        host: Values<HostPattern> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Paths, of which the request has one: `["/api/*"]`.
        path: Const<Vec<PathPattern>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Methods, of which the request has one: `["GET", "HEAD"]`.
        method: Const<Vec<String>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Parts of the query, of which the request has one: `["version=2", "preview"]`.
        query: Const<Vec<String>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Blocks of addresses, of which the request comes from one.
        source: Const<Vec<Cidr>> = "[]" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// Header fields, each with values of which the request has one: `{ "X-Version" = ["2"] }`.
        header: Headers = "{}" [becomes: "ElasticLoadBalancingV2::ListenerRule.Conditions"],
        /// The name of the container that gets the requests, where that is not the main one.
        container: Option<Const<String>> [default_note: "the main container", becomes: "ECS::Service.LoadBalancers.ContainerName"],
        /// The port of the program that gets the requests.
        port: Option<Const<Port>> [default_note: "`port` of the service, or of the `container`", becomes: "ElasticLoadBalancingV2::TargetGroup"],
        /// Another path than the client asked for.
        rewrite: Option<Nested<Rewrite>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule.Transforms"],
        /// Users log in before the program gets their requests.
        login: Option<Nested<Login>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.AuthenticateOidcConfig"],
        /// Requests need a token before the program gets them.
        jwt: Option<Nested<Jwt>> [guard: "constant", becomes: "ElasticLoadBalancingV2::ListenerRule.Actions.JwtValidationConfig"],
        /// The place among the rules of the listener, the smallest number first. 1 to 999 come before all computed ones,
        /// 48,900 to 49,999 after them.
        priority: Option<Const<i64>> [min: "1", max: "49999", default_note: "computed from the conditions and the name", becomes: "ElasticLoadBalancingV2::ListenerRule.Priority"],
    }
}

block! {
    /// Changes the path and the query of the requests before they reach the program.
    pub struct Rewrite "rewrite" [None] {
        /// What is replaced, a regular expression: `"^/api/(.*)"`.
        from: Const<String> [becomes: "ElasticLoadBalancingV2::ListenerRule.Transforms.UrlRewriteConfig"],
        /// What replaces it; `$1` is the first group: `"/$1"`.
        to: Const<String> [becomes: "ElasticLoadBalancingV2::ListenerRule.Transforms.UrlRewriteConfig"],
    }
}

impl Route {
    /// One with a host and a path only.
    pub fn new(
        listener: Ref<Listener>,
        host: &Values<HostPattern>,
        path: &Const<Vec<PathPattern>>,
        priority: Option<&Const<i64>>,
    ) -> Self {
        let raw = RawBlock { head: listener.span, ..RawBlock::default() };
        Self {
            listener,
            host: host.clone(),
            path: path.clone(),
            priority: priority.cloned(),
            ..Self::read(&raw)
        }
    }

    /// The label of the port of the load balancer on which the rule is.
    pub fn port_label(&self) -> Option<&str> {
        self.on.as_ref().and_then(Const::known).map(String::as_str)
    }

    /// The block by which the load balancer finds out who sends a request, with its name.
    pub fn admission(&self) -> Option<(&'static str, Span)> {
        let login = self.login.as_ref().map(|login| ("login", login.span));
        login.or_else(|| self.jwt.as_ref().map(|jwt| ("jwt", jwt.span)))
    }

    /// Whether it has a condition beside the path.
    pub fn is_restricted(&self) -> bool {
        let lists = [self.method.value.len(), self.query.value.len(), self.source.value.len()];
        !self.host.items.is_empty()
            || lists.iter().any(|length| *length > 0)
            || !self.header.fields.is_empty()
    }

    /// The number of characters that a path has at least which the rule matches.
    pub fn shortest_path(&self) -> usize {
        let length = |pattern: &PathPattern| pattern.0.chars().filter(|c| *c != '*').count();
        self.path.value.iter().map(length).min().unwrap_or_default()
    }
}

impl Redirect {
    /// What it matches, as a route.
    pub fn matched(&self, listener: Ref<Listener>) -> Route {
        Route::new(listener, &self.host, &self.path, self.priority.as_ref())
    }
}

impl Respond {
    /// What it matches, as a route.
    pub fn matched(&self, listener: Ref<Listener>) -> Route {
        Route::new(listener, &self.host, &self.path, self.priority.as_ref())
    }
}
