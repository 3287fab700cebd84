//! Where a value is written that is wrong where a name stands for it. One value that is wrong in several uses is one mistake.

use std::collections::HashMap;

use crate::diagnostics::{Applicability, Diagnostic, Label};
use crate::language::meta::EACH;
use crate::resolve::{Names, Namespace};
use crate::source::Span;
use crate::syntax::Node;
use crate::syntax::ast::{self, Expr, ExprKind, Name};

/// How many further uses of a value have a label.
const MAX_USES: usize = 8;

/// How many names are followed from a use to the value.
const MAX_STEPS: usize = 64;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Origin {
    /// The declaration that has it.
    declaration: Span,
    /// The value, or its name where it usually has several lines.
    shown: Span,
    /// Whether it is written there as it is.
    is_literal: bool,
}

/// The values behind the names that diagnostics are about, by the positions of these.
pub(super) struct Origins(HashMap<Span, Origin>);

impl Origins {
    /// Moves fixes that would write another value instead of a name to the value that has it. Other uses of that may be right.
    pub(super) fn move_fixes(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            let Some(origin) = self.0.get(&diagnostic.primary.span).filter(|origin| origin.is_literal) else {
                continue;
            };
            for fix in &mut diagnostic.fixes {
                if let [edit] = fix.edits.as_mut_slice()
                    && edit.span == diagnostic.primary.span
                    && !edit.text.trim().is_empty()
                    && !edit.text.contains('.')
                {
                    edit.span = origin.shown;
                    fix.applicability = Applicability::Unsafe;
                }
            }
        }
    }

    /// Adds a label at the value to each diagnostic about a name for it, and makes one of those that one value has of one code.
    pub(super) fn merged(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return diagnostics;
        }
        let mut shown: Vec<Diagnostic> = Vec::new();
        // Which of those that are shown has the uses of a value, and how many.
        let mut first: HashMap<(&str, Origin), (usize, usize)> = HashMap::new();
        for diagnostic in diagnostics {
            let Some(&origin) = self.0.get(&diagnostic.primary.span) else {
                shown.push(diagnostic);
                continue;
            };
            if let Some((at, uses)) = first.get_mut(&(diagnostic.code.id, origin))
                && let Some(known) = shown.get_mut(*at).filter(|known| known.fixes == diagnostic.fixes)
            {
                *uses += 1;
                add_use(known, &diagnostic, *uses);
                continue;
            }
            first.entry((diagnostic.code.id, origin)).or_insert((shown.len(), 0));
            shown.push(with_origin(diagnostic, origin));
        }
        for (at, uses) in first.into_values().filter(|(_, uses)| *uses > MAX_USES) {
            if let Some(diagnostic) = shown.get_mut(at) {
                diagnostic.notes.push(format!("it is wrong in {} more uses", uses - MAX_USES));
            }
        }
        shown
    }
}

fn with_origin(diagnostic: Diagnostic, origin: Origin) -> Diagnostic {
    let is_at_origin = |label: &Label| origin.declaration.contains(label.span);
    let is_said = is_at_origin(&diagnostic.primary) || diagnostic.secondary.iter().any(is_at_origin);
    if is_said { diagnostic } else { diagnostic.label(origin.shown, "the value comes from here") }
}

fn add_use(known: &mut Diagnostic, other: &Diagnostic, uses: usize) {
    if uses > MAX_USES || known.secondary.iter().any(|label| label.span == other.primary.span) {
        return;
    }
    let is_same = other.primary.text == known.primary.text || other.primary.text.is_empty();
    let text = if is_same { "here, too".to_owned() } else { format!("here, too: {}", other.primary.text) };
    known.secondary.push(Label { span: other.primary.span, text });
}

/// The values behind the names that diagnostics are about.
pub(super) fn origins(trees: &[ast::File], names: &Names, diagnostics: &[Diagnostic]) -> Origins {
    let wanted: HashMap<Span, &Diagnostic> =
        diagnostics.iter().map(|diagnostic| (diagnostic.primary.span, diagnostic)).collect();
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return Origins(found);
    }
    for item in trees.iter().flat_map(|tree| &tree.items) {
        Node::from(item).exprs(&mut |expr| {
            let ExprKind::Path(path) = &expr.kind else { return };
            // A diagnostic is about the whole path, or about a member that what stands before it does not have.
            let members = (2..path.len()).filter_map(|at| Some((path.get(at)?.span, path.get(..at)?)));
            for (span, value) in members.chain([(expr.span, path.as_slice())]) {
                if let Some(diagnostic) = wanted.get(&span)
                    && let Some(origin) = origin(names, item, value, &diagnostic.keys)
                {
                    found.insert(span, origin);
                }
            }
        });
    }
    Origins(found)
}

/// Where the value is written for which a path in an item of the program stands, in the copies with these keys.
fn origin(names: &Names, item: &ast::Item, path: &[Name], keys: &[String]) -> Option<Origin> {
    let [space, name, members @ ..] = path else { return None };
    if space.value == EACH {
        return origin_of_element(names, item, name, members, keys);
    }
    let declared = declared(names, path)?;
    let found = follow(names, Found::of(declared), members, 0)?;
    let is_long = matches!(found.value.kind, ExprKind::Map(_) | ExprKind::List(_)) && members.is_empty();
    let shown = if is_long { declared.name.span } else { found.value.span };
    let declaration = if is_long { declared.span } else { found.declaration };
    Some(Origin { declaration, shown, is_literal: is_literal(found.value) })
}

/// The same for `each.value` and `each.key`, which are the parts of an element where one copy is meant.
fn origin_of_element(
    names: &Names,
    item: &ast::Item,
    part: &Name,
    members: &[Name],
    keys: &[String],
) -> Option<Origin> {
    let ast::Item::Block(block) = item else { return None };
    let entry = names.blocks.values().find(|entry| entry.block.span == block.span)?;
    let value = entry.for_each()?;
    let elements = follow(names, Found { declaration: value.span, value }, &[], 0)?;
    let [key] = keys else {
        let is_elsewhere = !block.span.contains(elements.declaration);
        return is_elsewhere.then_some(elements.origin());
    };
    let ExprKind::Map(body) = &elements.value.kind else { return None };
    let element = body.attribute(key)?;
    let shown = match part.value.as_str() {
        "value" => {
            let value = Found { declaration: element.span, value: &element.value };
            return follow(names, value, members, 0).map(|found| found.origin());
        }
        _ => element.key.span,
    };
    Some(Origin { declaration: element.span, shown, is_literal: false })
}

/// A value, and the declaration that has it.
struct Found<'a> {
    declaration: Span,
    value: &'a Expr,
}

impl<'a> Found<'a> {
    fn of(declared: &'a ast::Let) -> Self {
        Self { declaration: declared.span, value: &declared.value }
    }

    fn origin(&self) -> Origin {
        let Self { declaration, value } = *self;
        Origin { declaration, shown: value.span, is_literal: is_literal(value) }
    }
}

/// The expression that gives a member of a value.
fn follow<'a>(names: &'a Names, found: Found<'a>, members: &[Name], steps: usize) -> Option<Found<'a>> {
    let Found { declaration, value } = found;
    if steps > MAX_STEPS {
        return None;
    }
    match (&value.kind, members) {
        (ExprKind::Paren(inner), _) => follow(names, Found { declaration, value: inner }, members, steps + 1),
        (ExprKind::Map(body), [member, rest @ ..]) => {
            let value = &body.attribute(&member.value)?.value;
            follow(names, Found { declaration, value }, rest, steps + 1)
        }
        (ExprKind::Path(path), _) => match declared(names, path) {
            Some(declared) => {
                let inner = follow(names, Found::of(declared), path.get(2..)?, steps + 1)?;
                follow(names, inner, members, steps + 1)
            }
            None => members.is_empty().then_some(found),
        },
        (_, []) => Some(found),
        _ => None,
    }
}

/// The `let` that a path names.
fn declared<'a>(names: &'a Names, path: &[Name]) -> Option<&'a ast::Let> {
    let [space, name, ..] = path else { return None };
    (space.value == Namespace::Let.word()).then(|| names.lets.get(&name.value))?.map(|declared| &**declared)
}

/// Whether a value is one word, number or string.
fn is_literal(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::Text(_) => true,
        ExprKind::Path(names) => names.len() == 1,
        ExprKind::Unary(_, inner) => matches!(inner.kind, ExprKind::Number(_)),
        _ => false,
    }
}
