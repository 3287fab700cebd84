//! What each kind of block becomes: the kinds that own a stack, by the folder of this pass that is named after them.

use super::Lowering;
use crate::ir::{BlockId, BlockKind, by_id};

macro_rules! lowerings {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        /// Adds to a stack what its block becomes.
        pub(super) fn lower(ctx: &mut Lowering, owner: BlockId) {
            match owner.kind() {
                $($(BlockKind::$block => lower_kind!(ctx owner $kind $list $home),)+)+
            }
        }

        /// What a stack of a kind owns, for its description.
        pub(super) fn contents(kind: BlockKind) -> &'static str {
            match kind {
                $($(BlockKind::$block => contents_of!($kind $home),)+)+
            }
        }
    };
}

macro_rules! lower_kind {
    ($ctx:ident $owner:ident $kind:ident $list:ident [owns $word:literal]) => {
        if let Some(block) = by_id(&$ctx.program.$list, $owner) {
            super::$kind::lower($ctx, block);
        }
    };
    ($ctx:ident $owner:ident $kind:ident $list:ident $home:tt) => {{}};
}

macro_rules! contents_of {
    ($kind:ident [owns $word:literal]) => {
        super::$kind::CONTENTS
    };
    ($kind:ident $home:tt) => {
        ""
    };
}

kinds!(lowerings);
