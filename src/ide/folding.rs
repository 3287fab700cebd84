//! What can be folded: blocks, lists, calls, texts and comments that take several lines.

use super::{Analysis, Resolver, Scope, Visitor, walk_file};
use crate::source::{FileId, Span};
use crate::syntax::{Node, ast};

/// A range that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// From its first to its last line; what stands before it in the first line stays.
    pub span: Span,
    /// Whether it is a comment.
    pub comment: bool,
    /// Whether its last line, with the closing bracket, stays visible.
    pub closes: bool,
}

/// What can be folded in a file, in the order of the source.
pub fn folds(analysis: &Analysis, file: FileId) -> Vec<Fold> {
    let Some(tree) = analysis.tree(file) else { return Vec::new() };
    let mut visitor = Folds(Vec::new());
    walk_file(&Resolver::new(analysis), tree, &mut visitor);
    let code = visitor.0.into_iter().map(|(span, closes)| Fold { span, comment: false, closes });
    let line = |span: Span| (analysis.sources().start(span).line, analysis.sources().end(span).line);
    let mut found: Vec<Fold> = code.chain(comments(analysis, tree)).collect();
    found.retain(|fold| {
        let (first, last) = line(fold.span);
        last > first
    });
    // The widest first, because that is the one to keep of those that begin in the same line.
    found.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    // One fold begins in a line: `tags = merge({` folds as a whole.
    found.dedup_by_key(|fold| analysis.sources().start(fold.span).line);
    found
}

struct Folds(Vec<(Span, bool)>);

impl<'a> Visitor<'a> for Folds {
    fn enter(&mut self, node: Node<'a>, _: &Scope<'a>) -> bool {
        match node {
            Node::Body(body) => self.0.push((body.span, body.close.is_some())),
            Node::Expr(expr) => match &expr.kind {
                ast::ExprKind::List(_) | ast::ExprKind::For(_) | ast::ExprKind::Paren(_) => {
                    self.0.push((expr.span, true));
                }
                ast::ExprKind::Call(call) => self.0.push((call.parens, true)),
                ast::ExprKind::Text(_) => self.0.push((expr.span, false)),
                _ => {}
            },
            _ => {}
        }
        true
    }

    fn occurrence(&mut self, _: super::Occurrence<'a>) {}
}

/// Comments of several lines, and those of one line that follow each other without anything between.
fn comments(analysis: &Analysis, tree: &ast::File) -> Vec<Fold> {
    let mut found: Vec<Fold> = Vec::new();
    for comment in &tree.comments {
        let joined = found.last_mut().filter(|last| {
            let between = analysis.source(Span::new(tree.id, last.span.end, comment.span.start));
            between.trim().is_empty() && between.matches('\n').count() <= 1
        });
        match joined {
            Some(last) => last.span = last.span.to(comment.span),
            None => found.push(Fold { span: comment.span, comment: true, closes: false }),
        }
    }
    found
}
