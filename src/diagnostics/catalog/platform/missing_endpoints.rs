//! E0831: a cluster without a way to a service that it uses.

use crate::diagnostics::{Diagnostic, list};
use crate::source::Span;

declare! {
    /// With `nat = none`, private subnets have no way to the internet, and data subnets never have one. What runs in
    /// them reaches only the services of AWS that the network has `endpoints` for. An instance without one of those
    /// that it uses does not become ready, and is replaced again and again.
    ///
    /// The error lists what the instances themselves use: to boot, to register, to pull images from ECR and to write
    /// logs. Scripts in `user_data` and containers may use more, and images of other registries cannot be pulled.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, ecs, logs, ssm]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr      = "10.0.0.0/16"
    ///   nat       = none
    ///   endpoints = [s3, ecr, ecs, logs, ssm, cloudformation, autoscaling]
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0831 error "missing endpoints of a network without a way out", hidden_by: BrokenBlock
}

/// An endpoint that is missing, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// `logs`
    pub endpoint: &'static str,
    /// `the boot`
    pub reason: &'static str,
}

/// A network without a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut<'a> {
    /// Where it says which endpoints it has, or that there is no way out.
    pub place: Span,
    /// The reference to it.
    pub network: &'a str,
    /// The clusters in it, with the places of their references to it.
    pub users: Vec<(Span, String)>,
    /// The project of another program that creates it.
    pub owner: Option<&'a str>,
    /// What adds the endpoints.
    pub edit: Option<(Span, String)>,
}

/// The `missing` endpoints of a network, all in one.
pub fn missing_endpoints(cut: Cut, missing: &[Need]) -> Diagnostic {
    let Cut { place, network, users, owner, edit } = cut;
    let names: Vec<&str> = missing.iter().map(|need| need.endpoint).collect();
    let clusters: Vec<&str> = users.iter().map(|(_, user)| user.as_str()).collect();
    let what = if names.len() == 1 { "an endpoint" } else { "endpoints" };
    let (verb, them) = if clusters.len() == 1 { ("has", "it") } else { ("have", "them") };
    let message = format!(
        "{} {verb} no way out of `{network}`, which lacks {what} for {}",
        list(&clusters, "and", 4),
        list(&names, "and", 20)
    );
    let mut diagnostic =
        Diagnostic::new(&CODE, message, place, format!("no endpoint for {}", list(&names, "or", 20)));
    for (span, _) in &users {
        diagnostic = diagnostic.label(*span, "no way to the internet from here");
    }
    let reasons: Vec<String> =
        missing.iter().map(|need| format!("`{}`: {}", need.endpoint, need.reason)).collect();
    let added = if names.len() == 1 { "it" } else { "them" };
    let help = match owner {
        None => format!("add {added} to `endpoints`, or give {them} a way out with `nat`"),
        Some(owner) => format!(
            "add {added} to `endpoints` in the program of `{owner}`, or give {them} a way out there with `nat`"
        ),
    };
    let diagnostic = diagnostic.note(reasons.join("; ")).help(help);
    match edit {
        Some((span, text)) => diagnostic.suggestion("add the missing endpoints", span, text),
        None => diagnostic,
    }
}
