//! What stands at a place: the basic question of all features.

use super::walk::{Visitor, walk_item};
use super::{Analysis, Entity, Occurrence, Position, Resolver, Role, Scope};
use crate::language::FieldSchema;
use crate::source::Span;
use crate::syntax::{Node, ast};
use crate::types::EnumValue;

/// What stands at a place.
#[derive(Debug)]
pub struct Place<'a> {
    /// The place.
    pub position: Position,
    /// The nodes around it, the outermost first. One that only ends or begins here counts.
    pub path: Vec<Node<'a>>,
    /// The declaration around.
    pub item: Option<&'a ast::Item>,
    /// What may be written in the innermost braces around it.
    pub scope: Scope<'a>,
    /// The word here, and what it stands for; between two words the one that begins here.
    pub occurrence: Option<Occurrence<'a>>,
    /// The comment here.
    pub comment: Option<ast::Comment>,
    /// Knows all declarations.
    pub resolver: Resolver<'a>,
}

impl<'a> Place<'a> {
    /// The innermost attribute around.
    pub fn attribute(&self) -> Option<&'a ast::Attribute> {
        self.path.iter().rev().find_map(|node| match node {
            Node::Attribute(attribute) => Some(*attribute),
            _ => None,
        })
    }

    /// The attribute of the schema in whose value the place stands; `None` inside of a map, too.
    pub fn field(&self) -> Option<&'static FieldSchema> {
        let attribute = self.attribute()?;
        let in_value = self.position.offset > attribute.key.span.end;
        in_value.then(|| self.scope.attribute(&attribute.key.value)).flatten()
    }

    /// The innermost expression around.
    pub fn expr(&self) -> Option<&'a ast::Expr> {
        self.exprs().next()
    }

    /// The value of an enumeration that a word here is: what was wanted of the expressions around tells of which.
    pub fn enum_value(&self, analysis: &Analysis, word: &str) -> Option<&'static EnumValue> {
        self.exprs().find_map(|expr| analysis.model().wanted(expr.span)?.value(word))
    }

    /// The expressions around, the innermost first.
    pub fn exprs(&self) -> impl Iterator<Item = &'a ast::Expr> {
        self.path.iter().rev().map_while(|node| match node {
            Node::Expr(expr) => Some(*expr),
            _ => None,
        })
    }
}

/// What stands at a place.
pub fn at(analysis: &Analysis, position: Position) -> Place<'_> {
    let resolver = Resolver::new(analysis);
    let tree = analysis.tree(position.file);
    let inside = tree.map_or(position, |tree| in_open_block(analysis, tree, position));
    let mut finder = Finder {
        position,
        inside,
        path: Vec::new(),
        scope: Scope::Program,
        occurrence: None,
        decided: false,
    };
    let mut items = tree.iter().flat_map(|tree| &tree.items).filter(|item| inside.touches(item.span()));
    items.clone().for_each(|item| walk_item(&resolver, item, &mut finder));
    let Finder { path, scope, occurrence, .. } = finder;
    // Of two that touch here the second counts.
    let item = items.next_back();
    let occurrence = occurrence.or_else(|| assigned(analysis, &resolver, position));
    let comments = tree.iter().flat_map(|tree| &tree.comments);
    let comment = comments
        .copied()
        .find(|comment| comment.span.start < position.offset && position.offset <= comment.span.end);
    Place { position, path, item, scope, occurrence, comment, resolver }
}

/// The `var` that a file with values gives one to at a place.
fn assigned<'a>(
    analysis: &'a Analysis,
    resolver: &Resolver<'a>,
    position: Position,
) -> Option<Occurrence<'a>> {
    let lines = analysis.assignments(position.file);
    let key = &lines.iter().find(|line| position.touches(line.key.span))?.key;
    let declaration = resolver.variable(&key.value)?;
    Some(Occurrence { span: key.span, entity: Entity::Declaration(declaration), role: Role::Reference })
}

/// The letters, digits and underscores around a place: what a word was going to be, also where there is no tree.
pub fn word_at(analysis: &Analysis, position: Position) -> Span {
    let text = analysis.text(position.file);
    let at = text.floor_char_boundary(position.offset as usize);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let start =
        before.len() - before.chars().rev().take_while(|&c| word(c)).map(char::len_utf8).sum::<usize>();
    let end = at + after.chars().take_while(|&c| word(c)).map(char::len_utf8).sum::<usize>();
    Span::from_range(position.file, start..end)
}

/// The place as nodes see it: behind a block that has no end only blanks follow, and they still belong to it.
fn in_open_block(analysis: &Analysis, tree: &ast::File, position: Position) -> Position {
    let before = tree.items.iter().rev().find(|item| item.span().start <= position.offset);
    let open = before.filter(|item| match item {
        ast::Item::Block(block) => block.body.close.is_none(),
        ast::Item::Param(param) => param.body.as_ref().is_some_and(|body| body.close.is_none()),
        ast::Item::Output(output) => output.body.as_ref().is_some_and(|body| body.close.is_none()),
        ast::Item::Let(_) | ast::Item::Assert(_) | ast::Item::Error(_) => false,
    });
    let Some(end) = open.map(|item| item.span().end).filter(|&end| end < position.offset) else {
        return position;
    };
    let between = analysis.source(Span::new(position.file, end, position.offset));
    if between.trim().is_empty() { Position { offset: end, ..position } } else { position }
}

struct Finder<'a> {
    position: Position,
    /// The place as nodes see it.
    inside: Position,
    path: Vec<Node<'a>>,
    scope: Scope<'a>,
    occurrence: Option<Occurrence<'a>>,
    /// Whether the occurrence holds the character after the place.
    decided: bool,
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn enter(&mut self, node: Node<'a>, scope: &Scope<'a>) -> bool {
        let span = node.span();
        if !self.inside.touches(span) {
            return false;
        }
        if let Node::Body(body) = node {
            // At the outside of a brace the place is in the scope around.
            let outside =
                self.inside.offset <= span.start || (self.inside.offset == span.end && body.close.is_some());
            if outside {
                return false;
            }
            self.scope = scope.clone();
        }
        // Of two neighbours that touch at the place the second is entered, and the first is left again.
        while self.path.last().is_some_and(|last| !last.span().contains(span)) {
            self.path.pop();
        }
        self.path.push(node);
        true
    }

    fn occurrence(&mut self, occurrence: Occurrence<'a>) {
        if self.decided || !self.position.touches(occurrence.span) {
            return;
        }
        // Between two words that touch, the cursor is at the end of the first and at the beginning
        // of the second. The second is the one that editors highlight.
        self.decided = self.position.offset < occurrence.span.end;
        self.occurrence = Some(occurrence);
    }
}
