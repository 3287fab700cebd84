//! `http` and `https`: the listeners themselves.

use std::borrow::Cow;

use super::{Lowering, Scope, Test, actions};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Http, Https};
use crate::ir::{self, ExprKind, Nested};
use crate::lower::ids::keyed;
use crate::lower::naming;
use crate::types::Arn;

/// The HTTP listener among the resources of a listener block; that of a labelled block has the label at its end.
pub(super) const HTTP: &str = "HttpListener";

/// The HTTPS listener among them, in the same way.
pub(super) const HTTPS: &str = "HttpsListener";

/// The ports of a load balancer.
pub(super) struct Ports<'a> {
    /// HTTP
    pub(super) http: Vec<Port<'a, Http>>,
    /// HTTPS
    pub(super) https: Vec<Port<'a, Https>>,
}

/// A port and its guard.
pub(super) struct Port<'a, B> {
    /// The guard of the nested block, without that of the listener.
    pub(super) guard: Test,
    /// The number.
    pub(super) number: Property,
    /// The nested block.
    pub(super) nested: &'a Nested<B>,
}

impl<'a, B> Port<'a, B> {
    fn of(ctx: &mut Lowering, nested: &'a Nested<B>, number: &ir::Value<crate::types::Port>) -> Self {
        Self { guard: ctx.guard(nested.guard.as_ref()), number: ctx.value(number), nested }
    }

    /// The label of the nested block.
    pub(super) fn label(&self) -> Option<&'a str> {
        self.nested.label_text()
    }
}

impl<'a> Ports<'a> {
    /// The ports of the nested blocks.
    pub(super) fn of(ctx: &mut Lowering, http: &'a [Nested<Http>], https: &'a [Nested<Https>]) -> Self {
        let http = http.iter().map(|nested| Port::of(ctx, nested, &nested.block.port)).collect();
        let https = https.iter().map(|nested| Port::of(ctx, nested, &nested.block.port)).collect();
        Self { http, https }
    }

    /// The name, the guard and the number of each port.
    pub(super) fn each(&self) -> impl Iterator<Item = (Cow<'static, str>, &Test, &Property)> {
        let http = self.http.iter().map(|port| (keyed("Http", port.label()), &port.guard, &port.number));
        let https = self.https.iter().map(|port| (keyed("Https", port.label()), &port.guard, &port.number));
        http.chain(https)
    }

    /// The logical id of a listener that exists unconditionally. `validate::listeners` has checked that there is one.
    pub(super) fn certain(&self) -> Cow<'static, str> {
        let http = self.http.iter().map(|port| (HTTP, &port.guard, port.label()));
        let https = self.https.iter().map(|port| (HTTPS, &port.guard, port.label()));
        let certain = http.chain(https).filter(|(_, guard, _)| **guard == Test::ALWAYS);
        // One without a label, so that another port of the load balancer changes nothing.
        let first = certain.min_by_key(|(.., label)| label.is_some());
        first.map_or(Cow::Borrowed(HTTP), |(name, _, label)| keyed(name, label))
    }

    /// Where an HTTP listener redirects requests to, if it does.
    fn redirected(&self, port: &Port<Http>) -> Option<&Port<'a, Https>> {
        let named = |label| self.https.iter().find(move |https| https.label() == label);
        // Where there is HTTPS, clients are sent there unless the program says otherwise.
        match &port.nested.block.redirect {
            None => named(port.label()),
            Some(redirect) if redirect.value => named(port.label()).or_else(|| named(None)),
            Some(_) => None,
        }
    }
}

/// Adds the listeners. A request that matches no rule gets the default action.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, ports: &Ports, default: &Value) {
    for port in &ports.http {
        add_http(ctx, scope, ports, port, default);
    }
    for port in &ports.https {
        add_https(ctx, scope, port, default);
    }
}

fn add_http(ctx: &mut Lowering, scope: &Scope, ports: &Ports, port: &Port<Http>, default: &Value) {
    let Http { port: _, redirect } = &port.nested.block;
    // https { when = param.certificate != null }: without HTTPS a redirect would lead nowhere, so the deployment chooses.
    let actions = match ports.redirected(port) {
        Some(https) => {
            let to_https = Value::List(vec![actions::redirect(&https.number.value)]);
            ctx.choose(&https.guard, to_https, Value::List(vec![default.clone()]))
        }
        None => Value::List(vec![default.clone()]),
    };
    let origin = redirect.as_ref().and_then(ir::Const::written);
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::Listener", Some(port.nested.span))
        .with("LoadBalancerArn", ctx.reference(scope.block, "LoadBalancer"))
        .with("Protocol", "HTTP")
        .with("Port", port.number.clone())
        .with("DefaultActions", Property { value: actions, origin });
    ctx.add(&scope.under(port.guard.clone()), keyed(HTTP, port.label()), resource);
}

fn add_https(ctx: &mut Lowering, scope: &Scope, port: &Port<Https>, default: &Value) {
    let Https { port: _, certificate, more_certificates, policy } = &port.nested.block;
    let scope = scope.under(port.guard.clone());
    let certificate = ctx.value(certificate);
    let origin = certificate.origin;
    let resource = Resource::new("AWS::ElasticLoadBalancingV2::Listener", Some(port.nested.span))
        .with("LoadBalancerArn", ctx.reference(scope.block, "LoadBalancer"))
        .with("Protocol", "HTTPS")
        .with("Port", port.number.clone())
        .with("SslPolicy", ctx.value(policy))
        .with(
            "Certificates",
            Property { value: Value::List(vec![certificate_of(certificate.value)]), origin },
        )
        .with("DefaultActions", vec![default.clone()]);
    ctx.add(&scope, keyed(HTTPS, port.label()), resource);
    // A listener takes only its default certificate itself; others are separate resources.
    for (index, certificate) in more_certificates.items.iter().enumerate() {
        let given = ctx.given(Some(certificate));
        let arn = ctx.plain(certificate);
        let resource =
            Resource::new("AWS::ElasticLoadBalancingV2::ListenerCertificate", Some(certificate.span()))
                .with("ListenerArn", ctx.reference(scope.block, &keyed(HTTPS, port.label())))
                .with("Certificates", vec![certificate_of(arn)]);
        let name =
            format!("{}{}", keyed("Certificate", port.label()), certificate_name(ctx, certificate, index));
        let is_free = |name: &str| !ctx.template.resources.contains_key(&ctx.id(scope.block, name));
        let name = naming::free(&name, is_free);
        ctx.add(&scope.under(given), name, resource);
    }
}

fn certificate_of(arn: Value) -> Value {
    Value::map([("CertificateArn", arn)])
}

/// A name from the certificate and not from its position in the list. If two swapped positions, each association would be replaced: the
/// new ones are created first and do nothing, and the removal of the old ones then removes the certificates.
fn certificate_name(ctx: &Lowering, certificate: &ir::Value<Arn>, index: usize) -> String {
    match certificate {
        ir::Value::Const(arn) => {
            let id = arn.value.0.rsplit(['/', ':']).next().unwrap_or_default();
            id.chars().filter(char::is_ascii_alphanumeric).collect()
        }
        ir::Value::Deploy(expr) => match &expr.kind {
            ExprKind::Param(id) => pascal_case(&ctx.program.param(*id).name.value),
            _ => index.to_string(),
        },
    }
}
