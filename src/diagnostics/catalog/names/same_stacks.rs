//! E0228: two environments with a stack of one name.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// Two environments of `ecsc.toml` have a stack of the same name. Deployed to one account and region, the
    /// stack of one environment would replace that of the other. The name of the project is the beginning of
    /// all stack names: it must differ.
    ///
    /// ```ecs fail
    /// # ecsc.toml: [environments.staging]
    /// # ecsc.toml: [environments.production]
    /// project "shop" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// ```ecs pass
    /// # ecsc.toml: [environments.staging]
    /// # ecsc.toml: vars = { environment = "staging" }
    /// # ecsc.toml: [environments.production]
    /// # ecsc.toml: vars = { environment = "production" }
    /// var environment: staging | production
    ///
    /// project "shop-${var.environment}" {}
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 2
    /// }
    ///
    /// volume "shared" {
    ///   network = network.main
    /// }
    /// ```
    E0228 error "two environments with one stack name"
}

/// Two environments, each with the place of its name in `ecsc.toml`, have a stack of this name.
pub fn same_stacks(stack: &str, (name, span): (&str, Span), (first, first_span): (&str, Span)) -> Diagnostic {
    let message = format!("the environments `{first}` and `{name}` have the same stack `{stack}`");
    Diagnostic::new(&CODE, message, span, format!("`{stack}` is built for this environment"))
        .label(first_span, "and for this one")
        .help(
            "make the environment part of the stack's name: of the project's label, such as `project \"shop-${var.environment}\"`, \
             or of `stack` where a block has it",
        )
}
