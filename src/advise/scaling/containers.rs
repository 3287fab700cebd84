//! Containers: there is one, and no two have one name.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::{
    duplicate_container::duplicate_container, no_container::no_container,
};
use crate::ir::Declared;
use crate::language::kinds::Scaling;

/// Whether there is something to count.
pub(super) fn check(scaling: &Declared<Scaling>, sink: &mut Sink) -> bool {
    let containers = &scaling.block.container;
    if containers.is_empty() {
        sink.push(no_container(scaling.head, &scaling.name.value));
        return false;
    }
    for (at, container) in containers.iter().enumerate() {
        let Some(name) = container.label_text() else { continue };
        let first = containers.iter().take(at).find(|other| other.label_text() == Some(name));
        if let (Some(first), Some(label)) = (first, &container.label) {
            let first = first.label.as_ref().map_or(first.span, |label| label.span);
            sink.push(duplicate_container(label.span, name, first));
        }
    }
    true
}
