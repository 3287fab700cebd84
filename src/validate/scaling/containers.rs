//! Containers: a scaling without one has nothing to count.

use crate::diagnostics::Sink;
use crate::diagnostics::catalog::platform::no_container::no_container;
use crate::ir::Declared;
use crate::language::kinds::Scaling;

/// Whether there is a container.
pub(super) fn check(scaling: &Declared<Scaling>, sink: &mut Sink) -> bool {
    let some = !scaling.block.container.is_empty();
    if !some {
        sink.push(no_container(scaling.head, &scaling.name.value));
    }
    some
}
