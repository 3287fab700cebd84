//! A generated program as a tree, so that it can be written, corrected and made smaller.

use std::fmt::Write;
use std::ops::Range;

/// A program: its top-level declarations, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    pub(crate) items: Vec<Item>,
}

/// A declaration.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Doc comments and comments before it, each line with its sign.
    pub(crate) before: Vec<String>,
    /// `param x: arn?`, `cluster "web"`: all before the value or the body.
    pub(crate) head: String,
    /// What follows `=`, or an assert's condition.
    pub(crate) value: Option<Value>,
    /// What follows the value: an assert's message.
    pub(crate) tail: &'static str,
    /// The body's entries.
    pub(crate) entries: Vec<Entry>,
    /// Whether there is a body even without entries.
    pub(crate) has_body: bool,
}

/// An entry of a body.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Where it stands in the schema: `cluster.instances.type`.
    pub(crate) path: String,
    /// `type`, `mount "/data"`
    pub(crate) head: String,
    /// Whether the block is incomplete without it.
    pub(crate) required: bool,
    /// Behind it, on its line.
    pub(crate) comment: Option<&'static str>,
    pub(crate) content: Content,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    Attribute(Value),
    /// Whether it stands on one line, if it can.
    Block(Vec<Entry>, bool),
}

/// A value as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) text: String,
    /// A plain literal that would do as well.
    pub(crate) plain: Option<String>,
}

impl Value {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), plain: None }
    }
}

/// The way to an item (one step) or to one of its entries.
pub(crate) type Place = Vec<usize>;

/// A program's text, and where each item and entry stands in it: outer ones first.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) places: Vec<(Range<usize>, Place)>,
}

impl Tree {
    pub(crate) fn write(&self) -> Written {
        let mut written = Written::default();
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                written.text.push('\n');
            }
            item.write(&mut written, &vec![index]);
        }
        written
    }

    /// Takes an item or an entry out.
    pub(crate) fn remove(&mut self, place: &[usize]) {
        match place {
            [item] => {
                self.items.remove(*item);
            }
            [item, rest @ ..] => remove(&mut self.items[*item].entries, rest),
            [] => {}
        }
    }

    pub(crate) fn entry(&self, place: &[usize]) -> Option<&Entry> {
        let [item, rest @ ..] = place else { return None };
        let mut entries = &self.items.get(*item)?.entries;
        let (last, way) = rest.split_last()?;
        for step in way {
            entries = entries.get(*step)?.inner()?;
        }
        entries.get(*last)
    }

    /// The value of an item or an entry.
    pub(crate) fn value_mut(&mut self, place: &[usize]) -> Option<&mut Value> {
        let [item, rest @ ..] = place else { return None };
        let item = self.items.get_mut(*item)?;
        let Some((last, way)) = rest.split_last() else { return item.value.as_mut() };
        let mut entries = &mut item.entries;
        for step in way {
            entries = entries.get_mut(*step)?.inner_mut()?;
        }
        match &mut entries.get_mut(*last)?.content {
            Content::Attribute(value) => Some(value),
            Content::Block(..) => None,
        }
    }

    /// Where every entry stands in the schema.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.items.iter().for_each(|item| collect(&item.entries, &mut paths));
        paths
    }
}

impl Entry {
    pub(crate) fn attribute(path: String, name: &str, value: Value, required: bool) -> Self {
        Self { path, head: name.into(), required, comment: None, content: Content::Attribute(value) }
    }

    fn inner(&self) -> Option<&Vec<Entry>> {
        match &self.content {
            Content::Block(entries, _) => Some(entries),
            Content::Attribute(_) => None,
        }
    }

    fn inner_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.content {
            Content::Block(entries, _) => Some(entries),
            Content::Attribute(_) => None,
        }
    }

    /// Whether it may share a line with others.
    fn is_short(&self) -> bool {
        self.comment.is_none()
            && matches!(&self.content, Content::Attribute(value) if !value.text.contains(['\n', '#']))
    }
}

fn remove(entries: &mut Vec<Entry>, place: &[usize]) {
    match place {
        [last] => {
            entries.remove(*last);
        }
        [step, rest @ ..] => {
            if let Some(inner) = entries[*step].inner_mut() {
                remove(inner, rest);
            }
        }
        [] => {}
    }
}

fn collect(entries: &[Entry], paths: &mut Vec<String>) {
    for entry in entries {
        paths.push(entry.path.clone());
        if let Some(inner) = entry.inner() {
            collect(inner, paths);
        }
    }
}

impl Item {
    fn write(&self, written: &mut Written, place: &Place) {
        for line in &self.before {
            let _ = writeln!(written.text, "{line}");
        }
        let start = written.text.len();
        let index = written.places.len();
        written.places.push((start..start, place.clone()));
        written.text.push_str(&self.head);
        if let Some(value) = &self.value {
            written.text.push_str(&value.text);
        }
        written.text.push_str(self.tail);
        if self.has_body || !self.entries.is_empty() {
            written.text.push_str(" {");
            body(&self.entries, false, 1, written, place);
            written.text.push('}');
        }
        written.places[index].0.end = written.text.len();
        written.text.push('\n');
    }
}

fn body(entries: &[Entry], one_line: bool, depth: usize, written: &mut Written, place: &Place) {
    if entries.is_empty() {
        return;
    }
    if one_line && entries.iter().all(Entry::is_short) {
        for (index, entry) in entries.iter().enumerate() {
            written.text.push_str(if index == 0 { " " } else { ", " });
            self::entry(entry, depth, written, &[place.as_slice(), &[index]].concat());
        }
        written.text.push(' ');
        return;
    }
    for (index, entry) in entries.iter().enumerate() {
        let _ = write!(written.text, "\n{}", "  ".repeat(depth));
        self::entry(entry, depth, written, &[place.as_slice(), &[index]].concat());
    }
    let _ = write!(written.text, "\n{}", "  ".repeat(depth - 1));
}

fn entry(entry: &Entry, depth: usize, written: &mut Written, place: &Place) {
    let index = written.places.len();
    let start = written.text.len();
    written.places.push((start..start, place.clone()));
    written.text.push_str(&entry.head);
    match &entry.content {
        Content::Attribute(value) => {
            let _ = write!(written.text, " = {}", value.text);
        }
        Content::Block(entries, one_line) => {
            written.text.push_str(" {");
            body(entries, *one_line, depth + 1, written, place);
            written.text.push('}');
        }
    }
    written.places[index].0.end = written.text.len();
    if let Some(comment) = entry.comment {
        // The end of a heredoc stands alone on its line.
        let multi_line = matches!(&entry.content, Content::Attribute(value) if value.text.contains("<<"));
        if !multi_line {
            let _ = write!(written.text, " {comment}");
        }
    }
}

impl Item {
    /// A text that is written as it is.
    pub(crate) fn verbatim(text: &str) -> Self {
        Self {
            before: Vec::new(),
            head: text.into(),
            value: None,
            tail: "",
            entries: Vec::new(),
            has_body: false,
        }
    }
}
