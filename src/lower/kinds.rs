//! What each kind of block becomes, said in the module of this pass that is named after it.

use super::Lowering;
use super::stack::Stack;
use crate::cfn::Value;
use crate::ir::{BlockId, BlockKind, Program, by_id};
use crate::language::ResultSchema;

macro_rules! lowerings {
    ($($kind:ident { $($block:ident in $list:ident $home:tt;)+ })+) => {
        /// Adds to a stack what its block becomes in it.
        pub(super) fn lower(ctx: &mut Lowering, stack: Stack) {
            match stack.id().kind() {
                $($(BlockKind::$block => lower_kind!(ctx stack $list $home),)+)+
            }
        }

        /// A result of a block that exists already.
        pub(super) fn existing(
            ctx: &mut Lowering,
            block: BlockId,
            result: &ResultSchema,
            key: Option<&str>,
        ) -> Value {
            let program = ctx.program;
            match block.kind() {
                $($(BlockKind::$block => existing_of!(ctx block result key program $kind $list $home),)+)+
            }
        }

        /// What a stack owns, for its description.
        fn contents(stack: Stack) -> &'static str {
            match stack.id().kind() {
                $($(BlockKind::$block => contents_of!(stack $home),)+)+
            }
        }
    };
}

macro_rules! lower_kind {
    ($ctx:ident $stack:ident $list:ident [owns $($module:ident $word:literal by $attribute:ident),+]) => {
        if let Some(block) = by_id(&$ctx.program.$list, $stack.id()) {
            match $stack.word() {
                $($word => super::$module::lower($ctx, block),)+
                _ => {}
            }
        }
    };
    // Resources are added to the stacks in which they are placed, which may be those of other blocks.
    ($ctx:ident $stack:ident $list:ident $home:tt) => {{}};
}

macro_rules! existing_of {
    ($ctx:ident $block:ident $result:ident $key:ident $program:ident $kind:ident $list:ident
        [existing by $($attribute:ident)+]) => {
        by_id(&$program.$list, $block)
            .map_or_else(Value::no_value, |block| super::$kind::existing($ctx, block, $result, $key))
    };
    ($ctx:ident $block:ident $result:ident $key:ident $program:ident $kind:ident $list:ident $home:tt) => {
        Value::no_value()
    };
}

macro_rules! contents_of {
    ($stack:ident [owns $($module:ident $word:literal by $attribute:ident),+]) => {
        match $stack.word() {
            $($word => super::$module::CONTENTS,)+
            _ => "",
        }
    };
    ($stack:ident $home:tt) => {
        ""
    };
}

kinds!(lowerings);

/// The description of a stack's template: the block's doc comment, or what such a stack owns.
pub(super) fn description(program: &Program, stack: Stack) -> String {
    if stack.is_shared() {
        return format!("The {} of the project {}.", stack.word(), program.name);
    }
    match stack.docs() {
        Some(docs) => docs.to_owned(),
        None => format!("The {} {}: {}.", stack.kind(), stack.name(), contents(stack)),
    }
}
