//! `http` and `https`: the listeners themselves.

use super::{Lowering, Scope, Test, actions};
use crate::cfn::naming::pascal_case;
use crate::cfn::{Property, Resource, Value};
use crate::ir::kinds::{Http, Https};
use crate::ir::{self, ExprKind, Nested};
use crate::types::Arn;

/// The HTTP listener among the resources of a listener block.
pub(super) const HTTP: &str = "HttpListener";

/// The HTTPS listener among them.
pub(super) const HTTPS: &str = "HttpsListener";

/// The ports of a load balancer.
pub(super) struct Ports<'a> {
    /// HTTP
    pub(super) http: Option<Port<&'a Nested<Http>>>,
    /// HTTPS
    pub(super) https: Option<Port<&'a Nested<Https>>>,
}

/// A port and its guard.
pub(super) struct Port<B> {
    /// The guard of the nested block, without that of the listener.
    pub(super) guard: Test,
    /// The number.
    pub(super) number: Property,
    block: B,
}

impl<'a> Ports<'a> {
    /// The ports of the nested blocks.
    pub(super) fn of(
        ctx: &mut Lowering,
        http: Option<&'a Nested<Http>>,
        https: Option<&'a Nested<Https>>,
    ) -> Self {
        let http = http.map(|block| Port {
            guard: ctx.guard(block.guard.as_ref()),
            number: ctx.value(&block.block.port),
            block,
        });
        let https = https.map(|block| Port {
            guard: ctx.guard(block.guard.as_ref()),
            number: ctx.value(&block.block.port),
            block,
        });
        Self { http, https }
    }

    /// The name, the guard and the number of each port.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'static str, &Test, &Property)> {
        let http = self.http.iter().map(|port| ("Http", &port.guard, &port.number));
        http.chain(self.https.iter().map(|port| ("Https", &port.guard, &port.number)))
    }

    /// The logical id of the listener that exists unconditionally. `validate::listeners` has checked that there is one.
    pub(super) fn certain(&self) -> &'static str {
        let http = self.http.as_ref().is_some_and(|port| port.guard == Test::ALWAYS);
        if http || self.https.is_none() { HTTP } else { HTTPS }
    }
}

/// Adds the listeners. A request that matches no rule gets the default action.
pub(super) fn lower(ctx: &mut Lowering, scope: &Scope, ports: &Ports, default: &Value) {
    let load_balancer = ctx.reference(scope.block, "LoadBalancer");
    if let Some(port) = &ports.http {
        let Http { port: _, redirect } = &port.block.block;
        // Where there is HTTPS, clients are sent there unless the program says otherwise.
        let wanted = redirect.as_ref().is_none_or(|redirect| redirect.value);
        // https { when = param.certificate != null }: without HTTPS a redirect would lead nowhere, so the deployment chooses.
        let actions = match &ports.https {
            Some(https) if wanted => {
                let to_https = Value::List(vec![actions::redirect(&https.number.value)]);
                ctx.choose(&https.guard, to_https, Value::List(vec![default.clone()]))
            }
            _ => Value::List(vec![default.clone()]),
        };
        let origin = redirect.as_ref().and_then(ir::Const::written);
        let resource = Resource::new("AWS::ElasticLoadBalancingV2::Listener", Some(port.block.span))
            .with("LoadBalancerArn", load_balancer.clone())
            .with("Protocol", "HTTP")
            .with("Port", port.number.clone())
            .with("DefaultActions", Property { value: actions, origin });
        ctx.add(&scope.under(port.guard.clone()), HTTP, resource);
    }
    if let Some(port) = &ports.https {
        let Https { port: _, certificate, more_certificates, policy } = &port.block.block;
        let scope = scope.under(port.guard.clone());
        let certificate = ctx.value(certificate);
        let origin = certificate.origin;
        let resource = Resource::new("AWS::ElasticLoadBalancingV2::Listener", Some(port.block.span))
            .with("LoadBalancerArn", load_balancer)
            .with("Protocol", "HTTPS")
            .with("Port", port.number.clone())
            .with("SslPolicy", ctx.value(policy))
            .with(
                "Certificates",
                Property { value: Value::List(vec![certificate_of(certificate.value)]), origin },
            )
            .with("DefaultActions", vec![default.clone()]);
        ctx.add(&scope, HTTPS, resource);
        // A listener takes only its default certificate itself; others are separate resources.
        for (index, certificate) in more_certificates.items.iter().enumerate() {
            let given = ctx.given(Some(certificate));
            let arn = ctx.plain(certificate);
            let resource =
                Resource::new("AWS::ElasticLoadBalancingV2::ListenerCertificate", Some(certificate.span()))
                    .with("ListenerArn", ctx.reference(scope.block, HTTPS))
                    .with("Certificates", vec![certificate_of(arn)]);
            let name = format!("Certificate{}", certificate_name(ctx, certificate, index));
            ctx.add(&scope.under(given), name, resource);
        }
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
