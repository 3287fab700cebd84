//! Rules that other programs have on a listener, as a manifest says.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rule::Rule;
use crate::emit::{ListenerFacts, RuleFacts};
use crate::ir::{BlockId, Const, Foreign, Program, Ref, State, Value, Values};
use crate::language::kinds::{Headers, Listener, Route};
use crate::source::Span;
use crate::types::{Cidr, HostPattern, PathPattern};

/// The rules that a listener has before any of this program.
pub(super) fn of(program: &Program, listener: BlockId) -> Vec<Rule<'_>> {
    let Some((foreign, facts)) = program.foreign_listener(listener) else { return Vec::new() };
    let reference = Ref::new(Some(listener), foreign.span);
    facts.rules.iter().chain(&facts.routes).map(|rule| read(foreign, reference, rule)).collect()
}

/// How many target groups its load balancer has at least.
pub(super) fn targets(facts: Option<&ListenerFacts>) -> usize {
    let routes = facts.into_iter().flat_map(|facts| &facts.routes);
    routes.map(|route| route.owner.as_str()).collect::<BTreeSet<_>>().len()
}

fn read<'a>(foreign: &'a Foreign, listener: Ref<Listener>, facts: &'a RuleFacts) -> Rule<'a> {
    let RuleFacts { owner, name, on, priority, host, other_hosts, path, method, query, source, header } =
        facts;
    let span = foreign.span;
    let mut hosts: Vec<_> = host.iter().map(|host| constant(HostPattern(host.clone()), span)).collect();
    if *other_hosts {
        hosts.push(Const { value: HostPattern::default(), span, state: State::Unknown });
    }
    let hosts = Values { items: hosts.into_iter().map(Value::Const).collect(), span, state: State::Written };
    let path = constant(path.iter().cloned().map(PathPattern).collect(), span);
    let route = Route {
        on: on.clone().map(|label| constant(label, span)),
        method: constant(method.clone(), span),
        query: constant(query.clone(), span),
        source: constant(source.iter().cloned().map(Cidr).collect(), span),
        header: Headers {
            fields: header.iter().map(|(name, values)| (name.clone(), values.clone())).collect(),
        },
        ..Route::new(listener, &hosts, &path, None)
    };
    Rule {
        owner: foreign.named(owner),
        route: Cow::Owned(route),
        label: name.as_deref(),
        span,
        priority: *priority,
        is_foreign: true,
    }
}

fn constant<T>(value: T, span: Span) -> Const<T> {
    Const { value, span, state: State::Written }
}
