//! E0735: an attribute that another block has now.

use crate::diagnostics::{Applicability, Diagnostic, Edit, list};
use crate::source::Span;

declare! {
    /// Every cluster drains its instances, with and without a `scaling`, so how it drains is said in the block
    /// `drain` of the cluster: `drain_timeout` of a `scaling` is `timeout` there, and `standalone_tasks` has the
    /// same name.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster       = cluster.web
    ///   size          = 2..8
    ///   drain_timeout = 30m
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     type = "m5.large"
    ///   }
    ///
    ///   drain {
    ///     timeout = 30m
    ///   }
    /// }
    ///
    /// scaling "web" {
    ///   cluster = cluster.web
    ///   size    = 2..8
    ///
    ///   container {
    ///     cpu    = 256
    ///     memory = 512MiB
    ///   }
    /// }
    /// ```
    ///
    /// Where the cluster has a `drain` already, or the `scaling` a `when`, look at the fix before you apply it: a
    /// `drain` holds in every deployment.
    E0735 error "attribute that another block has now"
}

/// An attribute that moved.
#[derive(Debug, Clone, Copy)]
pub struct Moved {
    /// Its old name.
    pub name: &'static str,
    /// Its new name.
    pub now: &'static str,
    /// The nested block that has it now.
    pub nested: &'static str,
    /// Where it is written.
    pub span: Span,
}

/// The block that has the attributes now.
#[derive(Debug, Clone)]
pub struct Owner {
    /// `cluster.web`
    pub name: String,
    /// Its head.
    pub head: Span,
}

/// `block` no longer has the attributes `moved`, of which there is at least one: a block of `kind` has them. `fix` are the
/// edits that move them.
pub fn moved_attribute(
    block: &str,
    kind: &str,
    moved: &[Moved],
    owner: Option<Owner>,
    fix: Option<(Vec<Edit>, Applicability)>,
) -> Diagnostic {
    let names: Vec<&str> = moved.iter().map(|it| it.name).collect();
    let nested = moved.first().map_or("", |it| it.nested);
    let span = moved.first().map_or_else(Span::default, |it| it.span);
    let place = owner.as_ref().map_or_else(|| format!("the {kind}"), |owner| format!("`{}`", owner.name));
    let what =
        format!("`{block}` no longer has {}: `{nested}` of the {kind} says it", list(&names, "and", 8));
    let now: Vec<String> = moved.iter().map(|it| format!("{} = ...", it.now)).collect();
    let help = format!("write it in {place}: `{nested} {{ {} }}`", now.join(", "));
    let mut diagnostic = Diagnostic::new(&CODE, what, span, format!("belongs to the {kind}")).help(help);
    for it in moved.iter().skip(1) {
        diagnostic = diagnostic.label(it.span, "this too");
    }
    diagnostic = diagnostic.label_at(owner.map(|owner| owner.head), "`drain` belongs here");
    match fix {
        Some((edits, applicability)) => {
            diagnostic.fix_with(format!("move to `{nested}` of {place}"), edits, applicability)
        }
        None => diagnostic,
    }
}
