//! Names of ECS clusters: valid, and each used once.

use std::collections::HashMap;

use super::facts::parts;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::cluster_name::cluster_name;
use crate::diagnostics::catalog::platform::cluster_name_twice::cluster_name_twice;
use crate::ir::{Program, Value};
use crate::source::Span;

/// Source: the parameter `clusterName` of the API `CreateCluster` of ECS.
const MAX_LENGTH: usize = 255;

pub(super) fn check(program: &Program, sink: &mut Sink) {
    for name in program.existing_clusters.iter().filter_map(|cluster| cluster.block.name.as_ref()) {
        of_existing(name, sink);
    }
    let mut seen: HashMap<&str, (&str, Span)> = HashMap::new();
    for cluster in &program.clusters {
        let Some(name) = &cluster.block.name else { continue };
        if let Some(parts) = parts(name) {
            let known: String = parts.iter().flatten().copied().collect();
            check_name(&known, name.span(), sink);
        }
        let Some(text) = name.known() else { continue };
        if text.is_empty() {
            sink.push(cluster_name(name.span(), text, None));
        }
        check_name(text, name.span(), sink);
        if let Some((first, span)) = seen.get(text.as_str()) {
            sink.push(cluster_name_twice(name.span(), text, first, *span));
        } else {
            seen.insert(text, (&cluster.name.value, name.span()));
        }
    }
}

/// The name of a cluster that exists is only referred to, maybe by several blocks.
fn of_existing(name: &Value<String>, sink: &mut Sink) {
    match name.known() {
        Some(text) if text.is_empty() => sink.push(cluster_name(name.span(), text, None)),
        Some(text) => check_name(text, name.span(), sink),
        None => {}
    }
}

/// Checks a name, or what is known of one.
fn check_name(name: &str, span: Span, sink: &mut Sink) {
    let wrong = name.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
    if wrong.is_some() || name.chars().count() > MAX_LENGTH {
        sink.push(cluster_name(span, name, wrong));
    }
}
