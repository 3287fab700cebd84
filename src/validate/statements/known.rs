//! Actions that AWS knows, and resources that they can be about.

use super::Statement;
use crate::aws::actions::{self, Action};
use crate::diagnostics::catalog::advice::{
    action_without_resource::{self, action_without_resource},
    unknown_action::{self, unknown_action},
};
use crate::diagnostics::{Sink, did_you_mean};
use crate::ir::{Expr, ExprKind, Value};
use crate::source::Span;

pub(super) fn check(statement: &Statement, sink: &mut Sink) {
    let written: Vec<Written> =
        statement.actions.items.iter().filter_map(|it| of(it.known()?, it.span, sink)).collect();
    let resources: Option<Vec<Resource>> = statement.resources.items.iter().map(resource).collect();
    // An action that is not known may be about anything.
    let are_all_known = written.len() == statement.actions.items.len();
    let Some(resources) = resources.filter(|all| !all.is_empty()) else { return };
    let idle = |written: &&Written| !resources.iter().any(|resource| written.is_about(&resource.arn));
    let mut are_all_used = true;
    for written in written.iter().filter(idle) {
        are_all_used = false;
        sink.push(action_without_resource(
            written.span,
            written.text,
            &written.arns(),
            statement.resources.span,
        ));
    }
    if are_all_known && are_all_used {
        for resource in resources.iter().filter(|it| !written.iter().any(|written| written.is_about(&it.arn)))
        {
            sink.push(action_without_resource::of_resource(resource.span, statement.actions.span));
        }
    }
}

/// What an element of `actions` means.
struct Written<'a> {
    text: &'a str,
    span: Span,
    actions: Vec<Action>,
}

impl Written<'_> {
    fn is_about(&self, resource: &str) -> bool {
        self.actions.iter().any(|action| action.is_about(resource))
    }

    /// The ARNs that its actions can be about, each once.
    fn arns(&self) -> Vec<String> {
        let mut arns: Vec<String> = Vec::new();
        for arn in self.actions.iter().flat_map(|action| action.arns()) {
            if !arns.contains(&arn) {
                arns.push(arn);
            }
        }
        arns
    }
}

/// The actions of an element of `actions`; one that AWS does not know is reported. `*` means those of every service.
fn of<'a>(text: &'a str, span: Span, sink: &mut Sink) -> Option<Written<'a>> {
    let (prefix, name) = text.split_once(':').filter(|_| super::is_action(text))?;
    let Some(service) = actions::service(prefix) else {
        let near = did_you_mean(prefix, actions::services());
        sink.push(unknown_action::of_service(span, text, prefix, near.map(|near| format!("{near}:{name}"))));
        return None;
    };
    let actions = service.named(name);
    if actions.is_empty() {
        let near = did_you_mean(name, service.actions().map(|action| action.name));
        sink.push(unknown_action(span, text, prefix, near.map(|near| format!("{prefix}:{near}"))));
        return None;
    }
    Some(Written { text, span, actions })
}

/// An element of `resources`.
struct Resource {
    span: Span,
    /// `*` stands for what only the deployment knows.
    arn: String,
}

/// `None` of what is no ARN: that is reported.
fn resource(value: &Value<String>) -> Option<Resource> {
    let arn = match value {
        Value::Const(value) => value.known().filter(|arn| *arn == "*" || arn.starts_with("arn:")).cloned(),
        Value::Deploy(expr) => {
            Some(pattern(expr)).filter(|arn| arn.starts_with('*') || arn.starts_with("arn:"))
        }
    };
    arn.map(|arn| Resource { span: value.span(), arn })
}

/// What a value can be, as a pattern.
fn pattern(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Text(text) => text.clone(),
        ExprKind::Concat(parts) => parts.iter().map(pattern).collect(),
        _ => "*".to_owned(),
    }
}
