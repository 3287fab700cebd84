//! Text becomes a tree; this never fails. The only place that knows pest.

pub mod ast;

mod grammar;
mod lost;
#[cfg(test)]
mod outline;
mod scan;
#[cfg(test)]
mod tests;
mod walk;

use crate::diagnostics::Sink;
use crate::text::{FileId, Sources};

/// Parses a file of the program. Whatever the text, there is a tree; what is wrong with it goes to the sink.
pub fn parse(sources: &Sources, file: FileId, sink: &mut Sink) -> ast::File {
    let source = sources.file(file);
    let mut found = Sink::default();
    let mut tree = walk::file(source.text(), file, &mut found);
    tree.lost = lost::report(found.into_sorted(), source.index(), sink);
    sink.absorb(&tree.lost);
    sink.settle();
    tree
}

/// Parses the value of `--var name=...` or of a default in the schema: one expression, alone in its file.
pub fn parse_expression(sources: &Sources, file: FileId, sink: &mut Sink) -> ast::Expr {
    walk::expression(sources.file(file).text(), file, sink)
}

/// Parses an `.ecsvars` file: lines of `name = expr`.
pub fn parse_variables(sources: &Sources, file: FileId, sink: &mut Sink) -> Vec<ast::Attribute> {
    walk::variables(sources.file(file).text(), file, sink)
}
