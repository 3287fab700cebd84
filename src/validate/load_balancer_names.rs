//! Names of load balancers: valid, and each used once.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use super::facts::{params, parts};
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    load_balancer_name_characters::load_balancer_name_characters,
    load_balancer_name_internal::load_balancer_name_internal,
    load_balancer_name_kept::load_balancer_name_kept,
    load_balancer_name_too_long::load_balancer_name_too_long,
    load_balancer_name_twice::load_balancer_name_twice,
};
use crate::ir::{ParamId, Program, Value};
use crate::source::Span;

/// Source: the parameter `Name` of the API `CreateLoadBalancer`.
const MAX_LENGTH: usize = 32;

/// The DNS names of internal load balancers begin with it, so a name must not.
const RESERVED: &str = "internal-";

const AT_ONE_END: &str = "a hyphen at one end";

pub(super) fn check(program: &Program, sink: &mut Sink) {
    let mut seen: HashMap<&str, (&str, Span)> = HashMap::new();
    for listener in &program.listeners {
        let Some(name) = &listener.block.name else { continue };
        if let Some(parts) = parts(name) {
            check_parts(&parts, name.span(), sink);
        }
        let Some(text) = name.known() else { continue };
        check_name(text, name.span(), sink);
        match seen.entry(text) {
            Entry::Occupied(known) => {
                let (first, span) = *known.get();
                sink.push(load_balancer_name_twice(name.span(), text, first, span));
            }
            Entry::Vacant(slot) => {
                slot.insert((&listener.name.value, name.span()));
            }
        }
    }
}

/// Reports names that stay the same where the deployment may change the scheme. Of a name that depends on a param of the scheme
/// nothing is known.
pub(super) fn check_kept(program: &Program, sink: &mut Sink) {
    for listener in &program.listeners {
        if let Some(name) = &listener.block.name
            && let Value::Deploy(scheme) = &listener.block.scheme
            && name_params(name).is_disjoint(&params(scheme))
        {
            let at = listener.block.scheme.span();
            sink.push(load_balancer_name_kept(name.span(), &listener.name.value, at));
        }
    }
}

fn name_params(name: &Value<String>) -> BTreeSet<ParamId> {
    match name {
        Value::Const(_) => BTreeSet::new(),
        Value::Deploy(expr) => params(expr),
    }
}

fn check_name(name: &str, span: Span, sink: &mut Sink) {
    let corrected = correct(name);
    let better = (!corrected.is_empty()).then_some(corrected.as_str());
    if let Some(wrong) = wrong_character(name) {
        sink.push(load_balancer_name_characters(span, name, &wrong, better));
    } else if name.starts_with(RESERVED) {
        sink.push(load_balancer_name_internal(span, better));
    } else if name.chars().count() > MAX_LENGTH {
        sink.push(load_balancer_name_too_long(span, name, &corrected));
    }
}

/// Checks what is known of a name that is put together at deployment: its characters, how it begins, and that it is not too long already.
fn check_parts(parts: &[Option<&str>], span: Span, sink: &mut Sink) {
    let known: String = parts.iter().flatten().copied().collect();
    // Between two parts that only the deployment knows a hyphen is fine. Only at the ends of the
    // whole name it is not, which is asked below.
    let inner = known.trim_matches('-');
    let wrong = wrong_character(inner).filter(|_| !inner.is_empty());
    let first = parts.first().copied().flatten().unwrap_or_default();
    let last = parts.last().copied().flatten().unwrap_or_default();
    if let Some(wrong) = wrong {
        sink.push(load_balancer_name_characters(span, &known, &wrong, None));
    } else if first.starts_with('-') || last.ends_with('-') {
        sink.push(load_balancer_name_characters(span, &known, AT_ONE_END, None));
    } else if first.starts_with(RESERVED) {
        sink.push(load_balancer_name_internal(span, None));
    } else if known.chars().count() > MAX_LENGTH {
        sink.push(load_balancer_name_too_long(span, &known, &correct(&known)));
    }
}

fn wrong_character(name: &str) -> Option<String> {
    let other = |c: &char| !c.is_ascii_alphanumeric() && *c != '-';
    if name.is_empty() {
        return Some("no character".into());
    }
    if let Some(character) = name.chars().find(other) {
        return Some(if character == ' ' { "a space".into() } else { format!("a `{character}`") });
    }
    (name.starts_with('-') || name.ends_with('-')).then(|| AT_ONE_END.into())
}

/// The nearest name that AWS takes.
fn correct(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut rest = plain.trim_matches('-');
    // "internal-internal-web" has the prefix twice.
    while let Some(shorter) = rest.strip_prefix(RESERVED) {
        rest = shorter.trim_start_matches('-');
    }
    let mut corrected = String::new();
    // "orders-service-production-europe-west" is cut at a hyphen and not in the middle of a word.
    for word in rest.split('-').filter(|word| !word.is_empty()) {
        let length = corrected.len() + usize::from(!corrected.is_empty()) + word.len();
        if length > MAX_LENGTH {
            break;
        }
        if !corrected.is_empty() {
            corrected.push('-');
        }
        corrected.push_str(word);
    }
    if corrected.is_empty() { rest.chars().take(MAX_LENGTH).collect() } else { corrected }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corrected_name_is_one_that_aws_accepts() {
        for name in [
            "internal-tools",
            "a_b",
            "-x-",
            "über",
            "internal-internal-x",
            &"word-".repeat(12),
            &"x".repeat(40),
        ] {
            let corrected = correct(name);
            assert_eq!(wrong_character(&corrected), None, "{name} became {corrected}");
            assert!(
                corrected.len() <= MAX_LENGTH && !corrected.starts_with(RESERVED),
                "{name} became {corrected}"
            );
        }
    }
}
