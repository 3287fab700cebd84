//! E0832: subnets that are too small for what is in them.

use crate::diagnostics::{Diagnostic, figure};
use crate::source::Span;

declare! {
    /// Everything with a network interface has an address of its subnet: each instance, each interface endpoint, mount
    /// target and NAT gateway in each zone, and a load balancer at least eight in each zone. AWS keeps five addresses of each subnet.
    /// What finds no address is not launched.
    ///
    /// Clusters count with the largest number of instances that they may have, and a tenth more, which Auto Scaling
    /// launches while it replaces instances.
    ///
    /// ```ecs fail
    /// network "main" {
    ///   cidr  = "10.0.0.0/21"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     size = 600
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// network "main" {
    ///   cidr  = "10.0.0.0/19"
    ///   zones = 2
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     size = 600
    ///   }
    /// }
    /// ```
    E0832 error "too few addresses in a network", hidden_by: BrokenBlock
}

/// Something that has addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// `endpoints`
    pub what: String,
    /// How many.
    pub addresses: usize,
    /// Where the program says how many there are.
    pub span: Option<Span>,
}

/// Subnets without room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct No<'a> {
    /// The reference to the network.
    pub network: &'a str,
    /// `private`
    pub tier: &'static str,
    /// How many addresses there are.
    pub there: usize,
    /// How many are needed.
    pub needed: usize,
}

/// `larger` is the smallest block with room for all.
pub fn no_room(cidr: Span, no: No, uses: &[Use], larger: Option<&str>) -> Diagnostic {
    let diagnostic = too_many(cidr, "too small a block", no, uses);
    match larger {
        Some(larger) => diagnostic
            .help(format!("write `{larger}`, or a smaller size; another block replaces a deployed network"))
            .suggestion(format!("write `{larger}`"), cidr, format!("\"{larger}\"")),
        None => diagnostic.help("no block has room for all: use several networks"),
    }
}

/// The network is of another program, whose `manifest` says how large it is.
pub fn of_another_program(manifest: Span, no: No, uses: &[Use]) -> Diagnostic {
    too_many(manifest, "too small a network", no, uses).help("write a smaller size, or use another network")
}

fn too_many(place: Span, label: &'static str, no: No, uses: &[Use]) -> Diagnostic {
    let No { network, tier, there, needed } = no;
    let message = format!(
        "the {tier} subnets of `{network}` have {} addresses, and {} are needed",
        figure(there),
        figure(needed)
    );
    let parts: Vec<String> =
        uses.iter().map(|one| format!("{} for {}", figure(one.addresses), one.what)).collect();
    let mut diagnostic = Diagnostic::new(&CODE, message, place, label).note(parts.join(", "));
    for one in uses {
        diagnostic = diagnostic.label_at(one.span, format!("needs {} addresses", figure(one.addresses)));
    }
    diagnostic
}
