//! W0803: spot instances of a single type.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// EC2 has spare capacity by instance type and zone. With one type there is one pool in each zone: if these are empty,
    /// the Auto Scaling group launches nothing, because it does not fall back to On-Demand Instances.
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
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    ///
    /// Use several types of the same size, or keep some On-Demand Instances with `on_demand_base`:
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
    ///     type = ["m5.large", "m6i.large", "m5a.large"]
    ///
    ///     spot {}
    ///   }
    /// }
    /// ```
    W0803 warning "spot capacity of one instance type"
}

/// `alike` are types of the same size; `place` is the span of a type that a fix can replace.
pub fn spot_of_one_type(
    spot: Span,
    name: &str,
    type_span: Option<Span>,
    alike: &[&str],
    place: Option<Span>,
) -> Diagnostic {
    let message = format!("Spot Instances of one type, `{name}`, are not launched when it is scarce");
    let diagnostic = Diagnostic::new(&CODE, message, spot, "launches one type only")
        .label_at(type_span.filter(|span| *span != spot), "the only type");
    if alike.is_empty() {
        return diagnostic.help("set `on_demand_base`, or add types of the same size");
    }
    let types: Vec<String> = std::iter::once(&name).chain(alike).map(|name| format!("\"{name}\"")).collect();
    let list = format!("[{}]", types.join(", "));
    let diagnostic =
        diagnostic.help(format!("write `type = {list}`, which have the same size, or set `on_demand_base`"));
    match place {
        Some(place) => diagnostic.suggestion("launch types of the same size", place, list),
        None => diagnostic,
    }
}
