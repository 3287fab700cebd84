//! Which lines of a template come from which range of the program: what a source map says, by line.

use ecsc::cfn::{Stack, Template};
use ecsc::source::Span;

/// Lines of a template, from 0, and the range of the program that they come from.
pub(crate) struct Mapped {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) origin: Span,
}

/// The lines that come from somewhere, in the order in which they begin: those of a property after those of its resource.
pub(crate) fn mapped(stack: &Stack, text: &str) -> Vec<Mapped> {
    let mut found: Vec<Mapped> = Vec::new();
    // The entries that the line is in, each with its indentation.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut at = Path::default();
    let mut last = 0;
    for (number, line) in text.lines().enumerate() {
        let content = line.trim_start();
        if content.is_empty() {
            continue;
        }
        let indent = line.len() - content.len();
        while let Some((_, entry)) = open.pop_if(|(outer, _)| *outer >= indent) {
            if let Some(entry) = found.get_mut(entry) {
                entry.last = last;
            }
        }
        last = number;
        let key = content.split_once(':').map_or("", |(key, _)| key);
        if let Some(origin) = at.enter(indent, key).and_then(|()| at.origin(&stack.template, indent)) {
            open.push((indent, found.len()));
            found.push(Mapped { first: number, last: number, origin });
        }
    }
    for (_, entry) in open {
        if let Some(entry) = found.get_mut(entry) {
            entry.last = last;
        }
    }
    found
}

/// Where a line is, by the keys around it. The writer of templates indents by two, so a key's depth is known by its column.
#[derive(Default)]
struct Path<'a> {
    /// `Resources`
    section: &'a str,
    /// `FileSystem`
    entry: &'a str,
    /// `Properties`
    part: &'a str,
    /// `Encrypted`
    property: &'a str,
}

impl<'a> Path<'a> {
    /// Goes on to a key; `None` if it is deeper than anything that is mapped.
    fn enter(&mut self, indent: usize, key: &'a str) -> Option<()> {
        match indent {
            0 => *self = Self { section: key, ..Self::default() },
            2 => *self = Self { section: self.section, entry: key, ..Self::default() },
            4 => (self.part, self.property) = (key, ""),
            6 => self.property = key,
            _ => return None,
        }
        Some(())
    }

    /// What the key at this column comes from.
    fn origin(&self, template: &Template, indent: usize) -> Option<Span> {
        let &Self { section, entry, part, property } = self;
        match (section, indent) {
            ("Parameters", 2) => template.parameters.get(entry)?.origin,
            ("Rules", 2) => template.rules.get(entry)?.origin,
            ("Mappings", 2) => template.mappings.get(entry)?.origin,
            ("Outputs", 2) => template.outputs.get(entry)?.value.origin,
            ("Resources", 2) => template.resources.get(entry)?.origin,
            ("Resources", 6) if part == "Properties" => {
                template.resources.get(entry)?.properties.get(property)?.origin
            }
            _ => None,
        }
    }
}
