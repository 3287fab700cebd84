//! Budgets: what CloudFormation and EC2 take no more of, checked when sizes are known.

use std::collections::BTreeSet;

use crate::aws::limits;
use crate::cfn::{self, Value};
use crate::diagnostics::catalog::advice::template_needs_s3;
use crate::diagnostics::catalog::platform::{
    content_too_large::{Content, content_too_large},
    default_too_long,
    description_too_long::{Described, description_too_long},
    name_too_long, template_too_large,
    too_many_entries::{Section, too_many_entries},
};
use crate::diagnostics::{Sink, figure};
use crate::emit::{self, Format};
use crate::source::Span;

/// A resource below this size, in bytes, is not what makes a template large.
const SMALL: usize = 1_000;

/// Checks a stack against every budget; `bytes` is the size of its template.
pub(super) fn check(stack: &cfn::Stack, bytes: usize, sink: &mut Sink) {
    descriptions(stack, sink);
    names(stack, sink);
    let references = values(stack, sink);
    entries(stack, references, sink);
    defaults(stack, sink);
    size(stack, bytes, sink);
}

/// One name may be in several of these; it is reported where it is shortest, which is nearest to what was written.
fn names(stack: &cfn::Stack, sink: &mut Sink) {
    let cfn::Template { parameters, resources, outputs, .. } = &stack.template;
    let parameters = parameters.iter().map(|(id, parameter)| (id, parameter.origin));
    let resources = resources.iter().map(|(id, resource)| (id, resource.origin));
    let outputs = outputs.iter().map(|(id, output)| (id, output.value.origin));
    let mut long: Vec<(&String, Span)> = parameters
        .chain(resources)
        .chain(outputs)
        .filter(|(id, _)| id.len() > limits::LOGICAL_ID_CHARACTERS)
        .map(|(id, origin)| (id, origin.unwrap_or(stack.origin)))
        .collect();
    long.sort_by_key(|(id, span)| (*span, id.len()));
    // What one block becomes is called after one label: the name is too long once, not as often as there are resources.
    let mut told = BTreeSet::new();
    long.retain(|(id, _)| told.insert(id.get(..limits::LOGICAL_ID_CHARACTERS / 2)));
    for (id, span) in long {
        sink.push(name_too_long(span, id, id.len(), limits::LOGICAL_ID_CHARACTERS));
    }
}

fn descriptions(stack: &cfn::Stack, sink: &mut Sink) {
    let cfn::Template { description, parameters, outputs, .. } = &stack.template;
    let mut check = |origin: Option<Span>, described: Described, text: Option<&String>| {
        let limit = match described {
            Described::Stack(_) => limits::DESCRIPTION_BYTES,
            Described::Output(_) => limits::OUTPUT_DESCRIPTION_BYTES,
            Described::Parameter(_) => limits::PARAMETER_DESCRIPTION_BYTES,
        };
        if let Some(text) = text.filter(|text| text.len() > limit) {
            let span = origin.unwrap_or(stack.origin);
            sink.push(description_too_long(span, described, text.len(), limit));
        }
    };
    check(None, Described::Stack(&stack.name), description.as_ref());
    for (name, parameter) in parameters {
        check(parameter.origin, Described::Parameter(name), parameter.description.as_ref());
    }
    for (name, output) in outputs {
        check(output.value.origin, Described::Output(name), output.description.as_ref());
    }
}

fn entries(stack: &cfn::Stack, references: usize, sink: &mut Sink) {
    let cfn::Template { parameters, mappings, resources, outputs, .. } = &stack.template;
    for (section, found, limit) in [
        (Section::Resources, resources.len(), limits::RESOURCES),
        (Section::Parameters, parameters.len(), limits::PARAMETERS),
        (Section::Mappings, mappings.len(), limits::MAPPINGS),
        (Section::Outputs, outputs.len(), limits::OUTPUTS),
        (Section::DynamicReferences, references, limits::DYNAMIC_REFERENCES),
    ] {
        if found > limit {
            sink.push(too_many_entries(stack.origin, &stack.name, section, found, limit));
        }
    }
}

/// How many `{{resolve:service:...}}` a text has.
fn dynamic_references(value: &Value) -> usize {
    match value {
        // Most text has no brace: a search for one byte costs less than the beginning of one for ten.
        Value::String(text) | Value::Sub(text) | Value::SubWith(text, _) if text.contains('{') => {
            cfn::split(text, "{{resolve:").skip(1).count()
        }
        _ => 0,
    }
}

fn defaults(stack: &cfn::Stack, sink: &mut Sink) {
    for (name, parameter) in &stack.template.parameters {
        let Some(default) = &parameter.default else { continue };
        // Of a list the joined string counts, which is what CloudFormation stores.
        let found = match emit::parameter_scalar(default).as_ref() {
            Value::String(text) => text.len(),
            // A number is short.
            _ => 0,
        };
        if found > limits::PARAMETER_VALUE_BYTES {
            let span = parameter.origin.unwrap_or(stack.origin);
            sink.push(default_too_long(span, name, found, limits::PARAMETER_VALUE_BYTES));
        }
    }
}

/// Checks the texts inside of properties; gives back how many dynamic references all of them have.
fn values(stack: &cfn::Stack, sink: &mut Sink) -> usize {
    let mut references = 0;
    for (id, resource) in &stack.template.resources {
        for property in resource.properties.values() {
            let span = property.origin.or(resource.origin).unwrap_or(stack.origin);
            property.value.walk(&mut |value| {
                references += dynamic_references(value);
                let Value::Map(entries) = value else { return };
                for (key, value) in entries.iter() {
                    let (content, limit) = match key.as_ref() {
                        "UserData" => (Content::UserData, limits::USER_DATA_BYTES),
                        "ZipFile" => (Content::FunctionCode, limits::INLINE_CODE_BYTES),
                        _ => continue,
                    };
                    let found = least_bytes(value);
                    if found > limit {
                        sink.push(content_too_large(span, id, content, found, limit));
                    }
                }
            });
        }
    }
    references
}

/// How many bytes a text has at least; what CloudFormation puts into it is unknown and counts nothing.
fn least_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Sub(text) | Value::SubWith(text, _) => bytes_between_placeholders(text),
        Value::Base64(inner) => least_bytes(inner),
        // Only one branch is used, but which one is known at deployment: a content that is too
        // large in one of them fails there.
        Value::If(_, then, otherwise) => least_bytes(then).max(least_bytes(otherwise)),
        Value::Join(separator, list) => match list.as_ref() {
            Value::List(items) => {
                items.iter().map(least_bytes).sum::<usize>() + separator.len() * items.len().saturating_sub(1)
            }
            _ => 0,
        },
        _ => 0,
    }
}

/// The bytes of a text of `Fn::Sub` outside of `${Name}`; `${!Name}` is the text `${Name}`.
fn bytes_between_placeholders(text: &str) -> usize {
    let mut parts = cfn::split(text, "${");
    let mut bytes = parts.next().map_or(0, str::len);
    for part in parts {
        bytes += match (part.strip_prefix('!'), part.split_once('}')) {
            (Some(literal), _) => "${".len() + literal.len(),
            (None, Some((_, rest))) => rest.len(),
            (None, None) => "${".len() + part.len(),
        };
    }
    bytes
}

fn size(stack: &cfn::Stack, bytes: usize, sink: &mut Sink) {
    if bytes > limits::TEMPLATE_BYTES {
        let error =
            template_too_large(stack.origin, &stack.name, bytes, limits::TEMPLATE_BYTES, &largest(stack));
        sink.push(error);
    } else if bytes > limits::INLINE_TEMPLATE_BYTES {
        // Minified JSON may still fit into a request, which spares a bucket. That is worth writing
        // the template once more for.
        let minified = emit::template(&stack.template, Format::JsonMinified).len();
        let warning = template_needs_s3::template_needs_s3(
            stack.origin,
            &stack.name,
            bytes,
            limits::INLINE_TEMPLATE_BYTES,
            (minified <= limits::INLINE_TEMPLATE_BYTES).then_some(minified),
            &largest(stack),
        );
        sink.push(warning);
    }
}

/// The three largest resources, as a note shows them; what is small does not help.
fn largest(stack: &cfn::Stack) -> String {
    let mut sizes: Vec<(usize, &String)> = stack
        .template
        .resources
        .iter()
        .map(|(id, resource)| (emit::resource_bytes(resource), id))
        .filter(|&(bytes, _)| bytes >= SMALL)
        .collect();
    sizes.sort_by_key(|&(bytes, _)| std::cmp::Reverse(bytes));
    let shown: Vec<String> =
        sizes.iter().take(3).map(|&(bytes, id)| format!("`{id}` with {} bytes", figure(bytes))).collect();
    format!("the largest resources, as minified JSON: {}", shown.join(", "))
}

#[cfg(test)]
mod tests;
