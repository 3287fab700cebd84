//! `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`. There is one canonical form, so the editor's options are
//! ignored.

use std::rc::Rc;

use gen_lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, Range, ServerCapabilities, TextEdit, Uri,
};

use crate::diagnostics::Edit;
use crate::format::{self, Dialect};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::text::Text;
use crate::source::{Encoding, offset};

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.document_formatting_provider = Some(true.into());
    capabilities.document_range_formatting_provider = Some(true.into());
    capabilities.document_on_type_formatting_provider = Some(DocumentOnTypeFormattingOptions {
        first_trigger_character: "\n".to_owned(),
        more_trigger_character: Some(vec!["}".to_owned()]),
    });
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let document = Document::of(server, &params.text_document.uri)?;
    Ok(Some(document.converted(&format::edits(document.text.as_str(), document.dialect))))
}

pub(in crate::lsp) fn range(
    server: &mut Server,
    params: DocumentRangeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let document = Document::of(server, &params.text_document.uri)?;
    let range = document.text.range(params.range, document.encoding);
    let range = offset(range.start)..offset(range.end);
    Ok(Some(document.converted(&format::range_edits(document.text.as_str(), range, document.dialect))))
}

pub(in crate::lsp) fn typed(
    server: &mut Server,
    params: DocumentOnTypeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let document = Document::of(server, &params.text_document.uri)?;
    let Some(typed) = params.ch.chars().next() else { return Ok(None) };
    let at = offset(document.text.offset(params.position, document.encoding));
    Ok(Some(document.converted(&format::typed_edits(document.text.as_str(), at, typed, document.dialect))))
}

/// A document without its program: nothing else affects its form.
struct Document {
    text: Rc<Text>,
    dialect: Dialect,
    encoding: Encoding,
}

impl Document {
    fn of(server: &mut Server, uri: &Uri) -> Result<Self, Failure> {
        let text = server.workspace.text_of(uri)?;
        let dialect = server.workspace.dialect_of(uri);
        Ok(Self { text, dialect, encoding: server.workspace.encoding() })
    }

    fn converted(&self, edits: &[Edit]) -> Vec<TextEdit> {
        let position = |offset: u32| self.text.position(offset as usize, self.encoding);
        let edit = |edit: &Edit| TextEdit {
            range: Range { start: position(edit.span.start), end: position(edit.span.end) },
            new_text: edit.text.clone(),
        };
        edits.iter().map(edit).collect()
    }
}
