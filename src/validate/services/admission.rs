//! `login` and `jwt` of a route: one of the two, over HTTPS, with claims that the load balancer takes.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    admission_needs_https::{self, admission_needs_https},
    claim_refused::{self, ClaimProblem, claim_refused},
    login_and_jwt::login_and_jwt,
    provider_out_of_reach::provider_out_of_reach,
    provider_refused::{self, provider_refused},
};
use crate::ir::{Const, ListenerRef, Program, Value};
use crate::language::kinds::{Claim, HttpsListener, Jwt, Login, Route};

/// The most claims of a rule, and the most values of each. Source: `JwtValidationActionConfig` and
/// `JwtValidationActionAdditionalClaim` in the API of Elastic Load Balancing.
const MAX_CLAIMS: usize = 10;

/// The longest value, in characters, by the same source.
const MAX_VALUE: usize = 256;

/// The claims that are checked without being listed, by the same source.
const CHECKED_ANYWAY: [&str; 4] = ["exp", "iss", "nbf", "iat"];

pub(super) fn check(route: &Route, sink: &mut Sink) {
    if let (Some(login), Some(jwt)) = (&route.login, &route.jwt) {
        sink.push(login_and_jwt(jwt.span, login.span));
    }
    if let Some(login) = &route.login {
        let Login { issuer, authorize, token, user_info, scope, .. } = &login.block;
        let urls = [issuer, authorize, token, user_info];
        for (name, value) in ["issuer", "authorize", "token", "user_info"].into_iter().zip(urls) {
            url(name, value, sink);
        }
        if let Some(asked) = scope.known().filter(|asked| !asked.split(' ').any(|word| word == "openid")) {
            sink.push(provider_refused::scope(scope.span(), asked));
        }
    }
    let Some(jwt) = &route.jwt else { return };
    url("keys", &jwt.block.keys, sink);
    let all: Vec<(&str, &Claim)> = jwt.block.all_claims().collect();
    for (at, (format, claim)) in all.iter().enumerate() {
        if at == MAX_CLAIMS {
            sink.push(claim_refused::too_many(claim.key, all.len(), MAX_CLAIMS));
            break;
        }
        let before = all.iter().take(at).find(|(_, before)| before.name == claim.name);
        if let Some(problem) = problem(format, claim, before.map(|(_, before)| *before)) {
            sink.push(claim_refused(&claim.name, &problem));
        }
    }
}

/// A whole URL of HTTPS.
fn url(attribute: &str, value: &Value<String>, sink: &mut Sink) {
    let Some(known) = value.known() else { return };
    let rest = known.strip_prefix("https://");
    if rest.is_none_or(|rest| rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_graphic())) {
        sink.push(provider_refused(value.span(), attribute, known));
    }
}

fn problem(format: &str, claim: &Claim, before: Option<&Claim>) -> Option<ClaimProblem> {
    let Claim { name, key, values, span } = claim;
    if CHECKED_ANYWAY.contains(&name.as_str()) {
        return Some(ClaimProblem::CheckedAnyway(*key));
    }
    if let Some(before) = before {
        return Some(ClaimProblem::Twice(*key, before.key));
    }
    if values.is_empty() || values.len() > MAX_CLAIMS {
        return Some(ClaimProblem::Values(*span, values.len(), MAX_CLAIMS));
    }
    if let Some(long) = values.iter().find(|value| value.is_empty() || value.chars().count() > MAX_VALUE) {
        return Some(ClaimProblem::Length(*span, long.chars().count(), MAX_VALUE));
    }
    let spaced = values.iter().find(|value| format == Jwt::WORDS && value.contains(' '));
    spaced.map(|spaced| ClaimProblem::Spaces(*span, spaced.clone()))
}

/// Behind a load balancer of which the manifest says that it does not reach identity providers.
pub(super) fn out_of_reach(program: &Program, route: &Route, listener: ListenerRef, sink: &mut Sink) {
    let Some((block, span)) = route.admission() else { return };
    if let Some((foreign, facts)) = program.foreign_listener(listener.id())
        && !facts.providers
    {
        let owner = (foreign.project.as_str(), foreign.span);
        sink.push(provider_out_of_reach(span, block, &listener.reference(), owner));
    }
}

/// Behind a listener of which it is known that there is not always HTTPS.
pub(super) fn without_https(
    route: &Route,
    listener: ListenerRef,
    https: Option<HttpsListener>,
    sink: &mut Sink,
) {
    let Some((block, span)) = route.admission() else { return };
    let (place, cause) = match listener {
        ListenerRef::Created(created) => {
            let ports = created.block.routed(route.port_label());
            match ports.iter().find(|port| port.is_https()) {
                Some(https) => (https.span(), admission_needs_https::Cause::Guarded),
                None => (
                    ports.first().filter(|_| route.on.is_some()).map_or(created.head, |port| port.span()),
                    admission_needs_https::Cause::Absent,
                ),
            }
        }
        ListenerRef::Existing(existing) => {
            let said = existing.block.https.as_ref().filter(|_| route.on.is_none());
            let place = said.and_then(Const::written).unwrap_or(existing.head);
            let is_never = https == Some(HttpsListener::Never);
            (place, admission_needs_https::Cause::Said { is_never })
        }
    };
    sink.push(admission_needs_https(span, block, &listener.reference(), (place, cause)));
}
