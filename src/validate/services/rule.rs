//! A rule of a load balancer: what it matches, and which others that includes.

use std::borrow::Cow;

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::too_many_conditions::too_many_conditions;
use crate::language::kinds::Route;
use crate::source::Span;
use crate::types::patterns;

/// How many values the conditions of a rule may have together. Source: "Quotas for your Application Load Balancers".
const MAX_VALUES: usize = 5;

/// A rule of a listener.
pub(super) struct Rule<'a> {
    /// Whose it is, for messages.
    pub(super) owner: String,
    /// What it matches.
    pub(super) route: Cow<'a, Route>,
    /// Its name.
    pub(super) label: Option<&'a str>,
    /// Where it is.
    pub(super) span: Span,
    /// Its place among the rules.
    pub(super) priority: i64,
    /// Whether another program has it, whose manifest says so.
    pub(super) is_foreign: bool,
}

impl Rule<'_> {
    /// Where messages point.
    pub(super) fn place(&self) -> Span {
        place(&self.route, self.span)
    }
}

/// The conditions of a rule have no more values than a load balancer takes.
pub(super) fn values(route: &Route, span: Span, sink: &mut Sink) {
    let values = count(route);
    if values > MAX_VALUES {
        sink.push(too_many_conditions(place(route, span), values, MAX_VALUES));
    }
}

fn count(route: &Route) -> usize {
    let Route { host, path, method, query, source, header, .. } = route;
    let headers: usize = header.fields.values().map(Vec::len).sum();
    let lists =
        [host.items.len(), path.value.len(), method.value.len(), query.value.len(), source.value.len()];
    lists.iter().sum::<usize>() + headers
}

/// Where messages about a rule point: at its path, or its head.
fn place(route: &Route, span: Span) -> Span {
    route.path.written().unwrap_or(span)
}

/// Whether every request that matches one rule matches the other, as far as their constants tell.
pub(super) fn is_inside(a: &Route, b: &Route) -> bool {
    let hosts = |route: &Route| -> Option<Vec<String>> {
        route.host.items.iter().map(|host| Some(host.known()?.0.to_ascii_lowercase())).collect()
    };
    let (Some(a_hosts), Some(b_hosts)) = (hosts(a), hosts(b)) else { return false };
    let paths = |route: &Route| route.path.value.iter().map(|path| path.0.clone()).collect::<Vec<_>>();
    let globs = |a: &[String], b: &[String]| within(a, b, |a, b| patterns::includes(b, a));
    let same = |a: &[String], b: &[String]| within(a, b, |a, b| a == b);
    let sources = within(&a.source.value, &b.source.value, |a, b| match (a.block(), b.block()) {
        (Some(a), Some(b)) => b.contains(&a),
        _ => false,
    });
    let headers = b.header.fields.iter().all(|(name, values)| {
        let own = a.header.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        own.is_some_and(|(_, own)| same(own, values))
    });
    globs(&a_hosts, &b_hosts)
        && globs(&paths(a), &paths(b))
        && same(&a.method.value, &b.method.value)
        && same(&a.query.value, &b.query.value)
        && sources
        && headers
}

/// Whether each of some values is inside one of the others. Without any, everything matches.
fn within<T>(a: &[T], b: &[T], is_inside: impl Fn(&T, &T) -> bool) -> bool {
    b.is_empty() || !a.is_empty() && a.iter().all(|a| b.iter().any(|b| is_inside(a, b)))
}
