//! TLS policies: they exist, and allow no outdated protocol.

use crate::aws::tls_policies;
use crate::diagnostics::catalog::advice::old_tls_policy::old_tls_policy;
use crate::diagnostics::catalog::platform::unknown_tls_policy::unknown_tls_policy;
use crate::diagnostics::{Sink, nearest_first};
use crate::ir::Program;
use crate::language::Block;
use crate::language::kinds::Https;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for https in program.listeners.iter().flat_map(|listener| &listener.block.https) {
        let policy = &https.block.policy;
        let Some(name) = policy.known() else { continue };
        if !tls_policies::is_known(name) {
            let known = nearest_first(name, tls_policies::all().iter().copied());
            sink.push(unknown_tls_policy(policy.span(), name, &known));
        } else if let Some(protocols) = outdated(name) {
            sink.push(old_tls_policy(policy.span(), name, protocols, &default_policy()));
        }
    }
}

/// The default policy of the language.
fn default_policy() -> String {
    let default = Https::SCHEMA.attribute("policy").and_then(|field| field.default).unwrap_or_default();
    default.trim_matches('"').to_string()
}

/// The outdated protocols that a policy allows. Source: "Security policies" of the Application Load Balancers' guide.
fn outdated(name: &str) -> Option<&'static str> {
    // The oldest protocol is in the name of a policy (`TLS13-1-2-...`), but for those that are older than the scheme of names.
    let policy = name.strip_prefix("ELBSecurityPolicy-")?;
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| policy.starts_with(beginning));
    if begins(&["2016-08", "2015-05", "TLS-1-0", "TLS13-1-0", "FS-2018-06"]) {
        Some("TLS 1.0 and 1.1")
    } else if begins(&["TLS-1-1", "TLS13-1-1", "FS-1-1"]) {
        Some("TLS 1.1")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_own_policy_exists_and_is_of_today() {
        assert!(tls_policies::is_known(&default_policy()));
        assert_eq!(outdated(&default_policy()), None);
    }

    #[test]
    fn policies_of_tls_1_2_and_1_3_are_not_outdated() {
        for name in tls_policies::all() {
            let modern = name.contains("-1-2-") || name.contains("-1-3-");
            assert_eq!(outdated(name).is_none(), modern, "{name}");
        }
    }
}
