//! Attributes that another block has now: what they say can be moved there.

use super::context::Checker;
use super::existence;
use crate::diagnostics::catalog::platform::moved_attribute::{Moved, Owner, moved_attribute};
use crate::diagnostics::{Applicability, Edit, edit};
use crate::ir::ExprKind;
use crate::language::BlockSchema;
use crate::language::meta::{self, MovedAttribute};
use crate::resolve::{BlockEntry, plain_text};
use crate::source::Span;
use crate::syntax::ast;

/// An attribute as written, and where it belongs.
type Pair<'a> = (&'static MovedAttribute, &'a ast::Attribute);

impl<'a> Checker<'a, '_> {
    /// Reports the attributes of a body that another block has now: all in one diagnostic, because one new block takes all.
    pub(super) fn moved(&mut self, body: &'a ast::Body, schema: &'static BlockSchema) {
        let pairs: Vec<Pair> = body
            .entries
            .iter()
            .filter_map(|entry| match entry {
                ast::Entry::Attribute(it) => Some((meta::moved(schema.name, &it.key.value)?, it)),
                _ => None,
            })
            .collect();
        let Some((first, _)) = pairs.first() else { return };
        let entry = self.block_named_by(body, first.by);
        let owner = entry.and_then(|entry| {
            let label = entry.block.labels.first().and_then(|label| plain_text(&label.value))?;
            Some(Owner { name: format!("{}.{label}", entry.kind.name), head: entry.block.head() })
        });
        let moved: Vec<Moved> = pairs
            .iter()
            .map(|(moved, it)| Moved {
                name: moved.name,
                now: moved.now,
                nested: moved.nested,
                span: it.key.span,
            })
            .collect();
        let fix = entry.and_then(|entry| self.move_to(&entry.block, body, &pairs));
        self.report(moved_attribute(schema.name, first.by, &moved, owner, fix));
    }

    /// The block that an attribute of a body names.
    fn block_named_by(&mut self, body: &'a ast::Body, attribute: &str) -> Option<&'a BlockEntry> {
        let value = existence::attribute(body, attribute)?;
        match self.ask_here(|checker| checker.expr(value)).kind {
            ExprKind::Block(id) => self.names.entry(id),
            _ => None,
        }
    }

    /// The edits that move attributes to a nested block of another block, and whether a machine may apply them.
    fn move_to(
        &self,
        owner: &'a ast::Block,
        body: &'a ast::Body,
        pairs: &[Pair<'a>],
    ) -> Option<(Vec<Edit>, Applicability)> {
        let (first, _) = pairs.first()?;
        let entries: Vec<String> =
            pairs.iter().map(|(moved, it)| format!("{} = {}", moved.now, self.text(it.value.span))).collect();
        let there = owner.body.entries.iter().find_map(|entry| match entry {
            ast::Entry::Block(block) if block.kind.value == first.nested => Some(block),
            _ => None,
        });
        let insertion = match there {
            // What the block says already stays: then a person has to choose.
            Some(block)
                if pairs.iter().any(|(moved, _)| existence::attribute(&block.body, moved.now).is_some()) =>
            {
                return None;
            }
            Some(block) => self.insertion(&block.body, &Inserted { block: None, entries })?,
            None => self.insertion(&owner.body, &Inserted { block: Some(first.nested), entries })?,
        };
        let mut edits = vec![insertion];
        for place in self.written_places(pairs) {
            let span = edit::whole_entry(self.input.sources.file(place.file).text(), place)?;
            edits.push(Edit { span, text: String::new() });
        }
        // A guard may have made the attributes count only in some deployments, or proved something about their values.
        let plain = there.is_none() && existence::attribute(body, "when").is_none();
        Some((edits, if plain { Applicability::Safe } else { Applicability::Unsafe }))
    }

    /// The spans of attributes, those of neighbours in one.
    fn written_places(&self, pairs: &[Pair<'a>]) -> Vec<Span> {
        let mut places: Vec<Span> = Vec::new();
        for (_, it) in pairs {
            let before = places.last_mut().filter(|before| {
                self.text(Span::new(before.file, before.end, it.span.start)).trim().is_empty()
            });
            match before {
                Some(before) => *before = before.to(it.span),
                None => places.push(it.span),
            }
        }
        places
    }

    /// The edit that adds entries, or a nested block with them, at the end of a body.
    fn insertion(&self, body: &ast::Body, inserted: &Inserted) -> Option<Edit> {
        let close = body.close?;
        let text = self.input.sources.file(close.file).text();
        let before = text.get(..usize::try_from(close.start).ok()?)?;
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let indent = before.get(line..)?;
        if indent.trim().is_empty() {
            let at = u32::try_from(line).ok()?;
            let text = inserted.lines(&format!("{indent}  "), !body.entries.is_empty());
            return Some(Edit { span: Span::new(close.file, at, at), text });
        }
        let last = body.entries.iter().map(entry_span).next_back();
        let at = last.map_or(body.open.end, |last| last.end);
        let text = if last.is_some() {
            format!(", {}", inserted.inline())
        } else {
            format!(" {} ", inserted.inline())
        };
        Some(Edit { span: Span::new(close.file, at, at), text })
    }
}

/// What is added to a body.
struct Inserted {
    /// The nested block around the entries, if there is one.
    block: Option<&'static str>,
    entries: Vec<String>,
}

impl Inserted {
    /// On lines of their own.
    fn lines(&self, indent: &str, after_others: bool) -> String {
        let Some(block) = self.block else {
            return indented(&self.entries, indent);
        };
        let space = if after_others { "\n" } else { "" };
        let inside = indented(&self.entries, &format!("{indent}  "));
        format!("{space}{indent}{block} {{\n{inside}{indent}}}\n")
    }

    /// On the line of the body.
    fn inline(&self) -> String {
        let entries = self.entries.join(", ");
        self.block.map_or_else(|| entries.clone(), |block| format!("{block} {{ {entries} }}"))
    }
}

fn entry_span(entry: &ast::Entry) -> Span {
    match entry {
        ast::Entry::Attribute(attribute) => attribute.span,
        ast::Entry::Block(block) => block.span,
        ast::Entry::Error(span) => *span,
    }
}

/// Each entry on a line of its own.
fn indented(entries: &[String], indent: &str) -> String {
    entries.iter().flat_map(|entry| [indent, entry, "\n"]).collect()
}
