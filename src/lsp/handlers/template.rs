//! `ecsc/template`: the templates of a document's program, with its unsaved text. A request of our own; the VS Code extension shows
//! the answer beside the source.

use gen_lsp_types::{LspRequestMethod, MessageDirection, Request, TextDocumentIdentifier};
use serde::{Deserialize, Serialize};

use crate::ide;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

/// The request.
#[derive(Debug)]
pub(in crate::lsp) enum TemplateRequest {}

impl Request for TemplateRequest {
    type Params = Params;
    type Result = Template;
    const METHOD: LspRequestMethod<'static> = LspRequestMethod::Custom("ecsc/template");
    const MESSAGE_DIRECTION: MessageDirection = MessageDirection::ClientToServer;
}

/// The document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct Params {
    text_document: TextDocumentIdentifier,
}

/// The templates as one text, or why there are none: the number of errors, or 0 for a document that is not part of a program.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::lsp) struct Template {
    text: Option<String>,
    errors: usize,
}

pub(in crate::lsp) fn handle(server: &mut Server, params: Params) -> Result<Template, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    // An `.ecsvars` file belongs to a program but is not part of it.
    if snapshot.analysis.tree(file).is_none() {
        return Ok(Template { text: None, errors: 0 });
    }
    Ok(match ide::template(&snapshot.analysis) {
        Ok(text) => Template { text: Some(text), errors: 0 },
        Err(errors) => Template { text: None, errors },
    })
}
