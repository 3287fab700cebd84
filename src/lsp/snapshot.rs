//! A program in one state. All conversions between its spans and the protocol's positions are here.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use gen_lsp_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChange, Location, OptionalVersionedTextDocumentIdentifier,
    Position, Range, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::text::Text;
use super::uri::Id;
use crate::diagnostics::Edit;
use crate::ide::rename::Proposed;
use crate::ide::{self, Analysis};
use crate::source::{Encoding, FileId, Span, offset};

/// How the editor wants positions and edits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    /// The unit of columns.
    pub(super) encoding: Encoding,
    /// Whether edits name the version of a document.
    pub(super) versioned_edits: bool,
    /// Whether it asks before it applies some of them.
    pub(super) confirms_edits: bool,
}

/// A file of a program in one state.
#[derive(Debug, Clone)]
pub(super) struct SnapshotFile {
    /// Its URI, as the editor spells it if it has it open.
    pub(super) uri: Uri,
    /// Its version, if the editor has it open.
    pub(super) version: Option<i32>,
    /// Its text.
    pub(super) text: Rc<Text>,
}

/// The id of the annotation of a proposed edit: there is one at most.
const PROPOSED: &str = "proposed";

/// A program in one state.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// The program.
    pub(super) analysis: Analysis,
    /// Where the pages of `docs/` are.
    pub(super) documentation: Option<String>,
    /// By the ids that the analysis gave them: between them are those of options, which no editor opens.
    files: BTreeMap<FileId, SnapshotFile>,
    form: Form,
}

impl Snapshot {
    pub(super) fn new(
        analysis: Analysis,
        files: BTreeMap<FileId, SnapshotFile>,
        form: Form,
        documentation: Option<String>,
    ) -> Self {
        Self { analysis, documentation, files, form }
    }

    /// All files: those of the program, then those with values of `var`s.
    pub(super) fn files(&self) -> impl Iterator<Item = (FileId, &SnapshotFile)> {
        self.files.iter().map(|(&id, file)| (id, file))
    }

    /// The file of an id.
    pub(super) fn file(&self, id: FileId) -> Option<&SnapshotFile> {
        self.files.get(&id)
    }

    /// The id of a document.
    pub(super) fn file_of(&self, document: &Uri) -> Option<FileId> {
        // Compared by id: the editor may spell the URI of a file in another way than this server
        // does.
        let wanted = Id::of(document);
        self.files().find(|(_, file)| Id::of(&file.uri) == wanted).map(|(id, _)| id)
    }

    /// The position in a file that the protocol's position means.
    pub(super) fn position(&self, file: FileId, position: Position) -> ide::Position {
        // A position past the end is moved to the end, as the protocol says.
        let at = self.file(file).map_or(0, |it| it.text.offset(position, self.form.encoding));
        ide::Position::new(file, offset(at))
    }

    /// The span in a file that the protocol's range means.
    pub(super) fn span(&self, file: FileId, range: Range) -> Span {
        let range = self.file(file).map_or(0..0, |it| it.text.range(range, self.form.encoding));
        Span::from_range(file, range)
    }

    /// A span as the protocol's range.
    pub(super) fn range(&self, span: Span) -> Range {
        let position = |offset: u32| {
            let file = self.file(span.file);
            file.map(|file| file.text.position(offset as usize, self.form.encoding)).unwrap_or_default()
        };
        Range { start: position(span.start), end: position(span.end) }
    }

    /// Ordered, disjoint spans of one file as ranges, in one pass over its text.
    pub(super) fn ranges(&self, file: FileId, spans: impl Iterator<Item = Span>) -> Vec<Range> {
        let Some(file) = self.file(file) else { return Vec::new() };
        let ends = spans.flat_map(|span| [span.start as usize, span.end as usize]);
        // Semantic tokens are thousands of spans: to count the characters of each line anew would take quadratic time on a long line.
        let positions: Vec<Position> = file.text.positions(ends, self.form.encoding).collect();
        let (pairs, _) = positions.as_chunks::<2>();
        pairs.iter().map(|&[start, end]| Range { start, end }).collect()
    }

    /// The location of a span; `None` for a file that is not among those of the program.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        let uri = self.file(span.file)?.uri.clone();
        Some(Location { uri, range: self.range(span) })
    }

    /// Markdown with a link to its page of `docs/`, if the settings say where these pages are.
    pub(super) fn with_link(&self, mut markdown: String, page: Option<&str>) -> String {
        if let Some((base, page)) = self.documentation.as_deref().zip(page) {
            markdown.extend(["\n\n[Reference](", base.trim_end_matches('/'), "/", page, ")"]);
        }
        markdown
    }

    /// An edit, for an answer that is about one file.
    pub(super) fn text_edit(&self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.text.clone() }
    }

    /// Edits of any files, and one that the user has to confirm, if the editor asks for that.
    pub(super) fn workspace_edit_with(&self, edits: &[Edit], proposed: Option<Proposed>) -> WorkspaceEdit {
        let mut all = self.workspace_edit(edits);
        let (Some(changes), Some(proposed)) = (&mut all.document_changes, proposed) else { return all };
        let Some(file) = self.file(proposed.edit.span.file).filter(|_| self.form.confirms_edits) else {
            return all;
        };
        let annotated = AnnotatedTextEdit::new(PROPOSED.to_owned(), self.text_edit(&proposed.edit));
        let in_file = changes.iter_mut().find_map(|change| match change {
            DocumentChange::TextDocumentEdit(edit)
                if edit.text_document.text_document_identifier.uri == file.uri =>
            {
                Some(edit)
            }
            _ => None,
        });
        if let Some(edit) = in_file {
            edit.edits.push(annotated.into());
            let annotation = ChangeAnnotation {
                label: proposed.label,
                needs_confirmation: Some(true),
                description: Some(proposed.description),
            };
            all.change_annotations = Some(HashMap::from([(PROPOSED.to_owned(), annotation)]));
        }
        all
    }

    /// Edits of any files.
    pub(super) fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let mut changes = Vec::new();
        for (id, file) in self.files() {
            let in_file = edits.iter().filter(|edit| edit.span.file == id);
            let in_file: Vec<TextEdit> = in_file.map(|edit| self.text_edit(edit)).collect();
            if !in_file.is_empty() {
                changes.push((file, in_file));
            }
        }
        // With versions the editor refuses edits of a text that has changed meanwhile, instead of damaging it.
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
