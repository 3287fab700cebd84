//! A program that does not say what its project is called.

use super::Analyzed;
use crate::cfn::Stack;
use crate::diagnostics::Sink;
use crate::diagnostics::catalog::advice::unnamed_project::unnamed_project;
use crate::source::Span;
use crate::syntax::ast;

/// Reports that the stacks are named after a folder or a file. It is always reported, so that a suppression of it is of use with every
/// command, but only shown where the templates are for a deployment.
pub(super) fn check(analyzed: &Analyzed, stacks: &[Stack], sink: &mut Sink) {
    let first = stacks.iter().min_by_key(|stack| stack.origin);
    if let Some(stack) = first.filter(|_| !has_project(&analyzed.trees)) {
        let file = analyzed.trees.iter().find(|file| file.id == stack.origin.file);
        let at = file.and_then(|file| before_first(analyzed.sources.file(file.id).text(), file));
        sink.push(unnamed_project(stack.origin, &stack.name, &analyzed.program.name, at));
    }
}

fn has_project(trees: &[ast::File]) -> bool {
    let mut items = trees.iter().flat_map(|tree| &tree.items);
    items.any(|item| matches!(item, ast::Item::Block(block) if block.kind.value == "project"))
}

/// The place before the first declaration of a file and the comments that belong to it. What stands above an empty line, such as a
/// licence, stays at the head of the file.
fn before_first(text: &str, file: &ast::File) -> Option<Span> {
    let declared = file.items.first()?.span();
    let mut first = declared;
    for comment in file.comments.iter().rev().filter(|comment| comment.span.end <= declared.start) {
        let between = text.get(comment.span.range().end..first.range().start)?;
        if between.matches('\n').count() > 1 || !between.trim().is_empty() {
            break;
        }
        first = comment.span;
    }
    Some(Span::new(first.file, first.start, first.start))
}
