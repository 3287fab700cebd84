//! What is wrong in the copies of a declaration: what is the same in several is reported once.

use crate::diagnostics::Sink;
use crate::diagnostics::copies::OfCopies;
use crate::ir::{Declared, Program};
use crate::language::AnyBlock;

/// A block of the program, of any kind.
pub(super) type Block<'a> = &'a Declared<dyn AnyBlock>;

/// Checks blocks, of which the copies of a declaration are neighbours.
pub(super) fn check<'a>(
    program: &Program,
    blocks: &[Block<'a>],
    sink: &mut Sink,
    mut check: impl FnMut(Block<'a>, &mut Sink),
) {
    for copies in blocks.chunk_by(|a, b| a.id.declared() == b.id.declared()) {
        let mut all = OfCopies::default();
        for &block in copies {
            let mut found = Sink::default();
            check(block, &mut found);
            let key = block.key.as_ref().map_or("", |key| key.value.as_str());
            sink.omit(found.omitted());
            found.into_found().into_iter().for_each(|diagnostic| {
                all.add(diagnostic, key);
            });
        }
        let Some(first) = copies.first() else { continue };
        let number = program.blocks().filter(|block| block.id.declared() == first.id.declared()).count();
        all.into_found(number, first.id.kind().name()).for_each(|diagnostic| sink.push(diagnostic));
    }
}
