//! E0833: data subnets of a network that has none.

use std::borrow::Cow;

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Only a network that the program creates with `data = true` has data subnets.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   subnets = data
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr = "10.0.0.0/16"
    ///   data = true
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    ///   subnets = data
    /// }
    /// ```
    E0833 error "network without data subnets", hidden_by: BrokenBlock
}

/// Who says that a network has no data subnets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The program, which creates it.
    Program,
    /// The manifest of the program that does.
    Manifest,
    /// Nobody: it exists already.
    Unknown,
}

/// A network without data subnets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without<'a> {
    /// The reference to it: `network.main`.
    pub network: Cow<'a, str>,
    /// Its head.
    pub head: Span,
    /// Who says that there are none.
    pub owner: Owner,
    /// What adds data subnets to it.
    pub edit: Option<(Span, &'static str)>,
}

/// `user` is in data subnets: `volume.shared`.
pub fn no_data_subnets(span: Span, user: &str, without: &Without) -> Diagnostic {
    let message = format!("`{user}` needs data subnets, but `{}` has none", without.network);
    of(span, message, without)
}

/// An output of a network, which is the list of its data subnets.
pub fn output(span: Span, without: &Without) -> Diagnostic {
    let message = format!("`{}` has no data subnets", without.network);
    of(span, message, without)
}

fn of(span: Span, message: String, without: &Without) -> Diagnostic {
    let Without { network: _, head, owner, edit } = without;
    let (head, edit) = (*head, *edit);
    let diagnostic = Diagnostic::new(&CODE, message, span, "uses data subnets");
    let (label, help) = match owner {
        Owner::Program => ("without `data = true`", "add `data = true` to the network"),
        Owner::Manifest => ("without `data = true`, says this manifest", "use its private subnets"),
        Owner::Unknown => ("an `existing network` has public and private subnets", "use its private subnets"),
    };
    let diagnostic = diagnostic.label(head, label).help(help);
    match edit {
        Some((place, text)) => diagnostic.suggestion("add data subnets", place, text),
        None => diagnostic,
    }
}
