//! All source files of a program, and the positions of their spans.

use super::{FileId, LineColumn, LineEnds, LineIndex, Span, offset};

/// One source file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    index: LineIndex,
    is_file: bool,
}

impl SourceFile {
    /// The name that diagnostics show: the path as the user gave it, with `/`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is such a file. The value of an option has a name and a text, but an editor cannot open it.
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    /// The lines of the text.
    pub fn index(&self) -> &LineIndex {
        &self.index
    }
}

/// The source files of a program, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file; returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), true)
    }

    /// Adds a text that is in no file, such as the value of an option; returns its id.
    pub fn add_option(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), false)
    }

    fn push(&mut self, name: String, text: String, is_file: bool) -> FileId {
        let id = FileId(offset(self.files.len()));
        self.files.push(SourceFile { name, index: LineIndex::new(&text, LineEnds::Lf), text, is_file });
        id
    }

    /// The file of an id; ids are only given by [`Sources::add`].
    pub fn file(&self, id: FileId) -> &SourceFile {
        self.files.get(id.0 as usize).unwrap_or_else(|| unreachable!("Sources::add gave the id {}", id.0))
    }

    /// All files with their ids.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(offset(at)), file))
    }

    /// The text of a span; empty if the span ends inside a character.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte.
    pub fn line_column(&self, file: FileId, offset: u32) -> LineColumn {
        let file = self.file(file);
        file.index.line_column(&file.text, offset)
    }

    /// The line at which a span begins: its number, from 1, the bytes before the span, and its text without the line end.
    pub fn line(&self, span: Span) -> (usize, usize, &str) {
        let file = self.file(span.file);
        let line = file.index.line(span.start);
        let range = file.index.line_range(line).map(|range| range.start as usize..range.end as usize);
        let before = range.as_ref().map_or(0, |range| span.start as usize - range.start);
        let text = range.and_then(|range| file.text.get(range)).unwrap_or_default();
        (line + 1, before, text.trim_end_matches(['\r', '\n']))
    }

    /// The position at which a span begins.
    pub fn start(&self, span: Span) -> LineColumn {
        self.line_column(span.file, span.start)
    }

    /// The position at which a span ends.
    pub fn end(&self, span: Span) -> LineColumn {
        self.line_column(span.file, span.end)
    }
}
