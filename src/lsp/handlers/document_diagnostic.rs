//! `textDocument/diagnostic`: the diagnostics of a document, for editors that pull them.

use gen_lsp_types::{
    DiagnosticOptions, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, ServerCapabilities,
    UnchangedDocumentDiagnosticReport,
};

use crate::lsp::client::Client;
use crate::lsp::diagnostics;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    let options = DiagnosticOptions {
        identifier: None,
        // All files of a folder are one program: an edit of one can change the diagnostics of another.
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: gen_lsp_types::WorkDoneProgressOptions::default(),
    };
    capabilities.diagnostic_provider = Some(options.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport, Failure> {
    let (snapshot, file) = server.workspace.reporting_snapshot(&params.text_document.uri)?;
    server.after_pull(&snapshot);
    let items = diagnostics::of_file(&snapshot, file);
    let result_id = diagnostics::result_id(&items);
    // The editor keeps what it has, and need not draw it again.
    if params.previous_result_id.as_ref() == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        return Ok(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report,
        }
        .into());
    }
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(result_id), items };
    Ok(RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }
        .into())
}
