//! Ranges of a file that link elsewhere.

use super::{Analysis, Occurrence, Resolver, Scope, Visitor, walk_file};
use crate::diagnostics::{Code, control};
use crate::resolve::plain_text;
use crate::source::{FileId, Span};
use crate::syntax::Node;
use crate::syntax::ast::{self, ExprKind};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A file that the program reads, as the program names it.
    File(String),
    /// The page of a diagnostic.
    Page(&'static Code),
}

/// A range that links elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The range.
    pub span: Span,
    /// Where it leads.
    pub target: Target,
}

/// The links of a file: what `file("...")` reads, manifests of other programs, and the codes in suppression comments.
pub fn links(analysis: &Analysis, file: FileId) -> Vec<Link> {
    let Some(tree) = analysis.tree(file) else { return Vec::new() };
    let mut walk = Walk { analysis, links: Vec::new() };
    walk_file(&Resolver::new(analysis), tree, &mut walk);
    let comments: Vec<Span> = tree.comments.iter().map(|comment| comment.span).collect();
    let codes = control::suppressed(analysis.sources(), &comments);
    walk.links.extend(codes.into_iter().map(|(span, code)| Link { span, target: Target::Page(code) }));
    walk.links.sort_by_key(|link| link.span);
    walk.links
}

struct Walk<'a> {
    analysis: &'a Analysis,
    links: Vec<Link>,
}

impl<'a> Visitor<'a> for Walk<'a> {
    fn enter(&mut self, node: Node<'a>, _: &Scope<'a>) -> bool {
        if let Node::Expr(ast::Expr { kind: ExprKind::Call(call), .. }) = node
            && call.function.value == "file"
            && let [argument] = call.arguments.as_slice()
            && let Some(path) = plain_text(argument).filter(|path| self.analysis.has_read(path))
            && argument.span.len() >= 2
        {
            let Span { file, start, end } = argument.span;
            let target = Target::File(path.to_owned());
            self.links.push(Link { span: Span::new(file, start + 1, end - 1), target });
        }
        if let Node::Attribute(attribute) = node
            && attribute.key.value == "manifest"
            && let Some(path) = plain_text(&attribute.value).filter(|path| self.analysis.has_manifest(path))
            && attribute.value.span.len() >= 2
        {
            let Span { file, start, end } = attribute.value.span;
            let target = Target::File(path.to_owned());
            self.links.push(Link { span: Span::new(file, start + 1, end - 1), target });
        }
        true
    }

    fn occurrence(&mut self, _: Occurrence<'a>) {}
}
