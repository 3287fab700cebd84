//! A program in one state, and the way between its spans and the places of the protocol: the one place of all conversions.

use std::collections::HashMap;
use std::rc::Rc;

use gen_lsp_types::{
    DocumentChange, Location, OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::text::Text;
use super::uri::Id;
use crate::diagnostics::Edit;
use crate::ide::{self, Analysis};
use crate::source::{Encoding, FileId, Span, offset};

/// How the editor wants places and edits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// Whether edits name the version of a document.
    pub(super) versioned_edits: bool,
}

/// A file of a program in one state.
#[derive(Debug, Clone)]
pub(super) struct SnapshotFile {
    /// Its URI, as the editor spells it if it has it open.
    pub(super) uri: Uri,
    /// The number of its state, if the editor has it open.
    pub(super) version: Option<i32>,
    /// Its text.
    pub(super) text: Rc<Text>,
}

/// A program in one state.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// What is known of the program.
    pub(super) analysis: Analysis,
    /// Where the pages of `docs/` are.
    pub(super) documentation: Option<String>,
    files: Vec<SnapshotFile>,
    form: Form,
}

impl Snapshot {
    pub(super) fn new(
        analysis: Analysis,
        files: Vec<SnapshotFile>,
        form: Form,
        documentation: Option<String>,
    ) -> Self {
        Self { analysis, documentation, files, form }
    }

    /// All files: the program's own, then those with values of `var`s.
    pub(super) fn files(&self) -> impl Iterator<Item = (FileId, &SnapshotFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(offset(at)), file))
    }

    /// The file of an id.
    pub(super) fn file(&self, id: FileId) -> Option<&SnapshotFile> {
        self.files.get(id.0 as usize)
    }

    /// The id of a document.
    pub(super) fn file_of(&self, document: &Uri) -> Option<FileId> {
        let wanted = Id::of(document);
        self.files().find(|(_, file)| Id::of(&file.uri) == wanted).map(|(id, _)| id)
    }

    /// A place of the protocol in a file.
    pub(super) fn position(&self, file: FileId, position: Position) -> ide::Position {
        let at = self.file(file).map_or(0, |it| it.text.offset(position, self.form.encoding));
        ide::Position::new(file, offset(at))
    }

    /// A stretch of the protocol in a file.
    pub(super) fn span(&self, file: FileId, range: Range) -> Span {
        let range = self.file(file).map_or(0..0, |it| it.text.range(range, self.form.encoding));
        Span::from_range(file, range)
    }

    /// Where a span stands in its file.
    pub(super) fn range(&self, span: Span) -> Range {
        let place = |offset: u32| {
            let file = self.file(span.file);
            file.map(|file| file.text.position(offset as usize, self.form.encoding)).unwrap_or_default()
        };
        Range { start: place(span.start), end: place(span.end) }
    }

    /// Where spans of one file stand that come in order, none across another: in one walk over its text.
    pub(super) fn ranges(&self, file: FileId, spans: impl Iterator<Item = Span>) -> Vec<Range> {
        let Some(file) = self.file(file) else { return Vec::new() };
        let ends = spans.flat_map(|span| [span.start as usize, span.end as usize]);
        let places: Vec<Position> = file.text.positions(ends, self.form.encoding).collect();
        let (pairs, _) = places.as_chunks::<2>();
        pairs.iter().map(|&[start, end]| Range { start, end }).collect()
    }

    /// Where a span stands; `None` for a file that the editor cannot know.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        let uri = self.file(span.file)?.uri.clone();
        Some(Location { uri, range: self.range(span) })
    }

    /// A text with a link to the page of `docs/` that says more, if it is known where those are.
    pub(super) fn with_link(&self, mut markdown: String, page: Option<&str>) -> String {
        if let Some((base, page)) = self.documentation.as_deref().zip(page) {
            markdown.extend(["\n\n[Reference](", base.trim_end_matches('/'), "/", page, ")"]);
        }
        markdown
    }

    /// One edit, for an answer that is about its file.
    pub(super) fn text_edit(&self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.text.clone() }
    }

    /// Edits of any files.
    pub(super) fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let mut changes = Vec::new();
        for (id, file) in self.files() {
            let own = edits.iter().filter(|edit| edit.span.file == id);
            let own: Vec<TextEdit> = own.map(|edit| self.text_edit(edit)).collect();
            if !own.is_empty() {
                changes.push((file, own));
            }
        }
        if !self.form.versioned_edits {
            let changes: HashMap<Uri, Vec<TextEdit>> =
                changes.into_iter().map(|(file, edits)| (file.uri.clone(), edits)).collect();
            return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
        }
        let changes = changes.into_iter().map(|(file, edits)| {
            let text_document = OptionalVersionedTextDocumentIdentifier {
                version: file.version,
                text_document_identifier: TextDocumentIdentifier { uri: file.uri.clone() },
            };
            let edits = edits.into_iter().map(Into::into).collect();
            DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
        });
        WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
    }
}
