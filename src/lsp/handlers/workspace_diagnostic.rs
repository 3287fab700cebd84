//! `workspace/diagnostic`: the diagnostics of all programs, open or not, for editors that pull them.

use std::collections::BTreeMap;

use gen_lsp_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::lsp::diagnostics;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::uri::Id;

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReport, Failure> {
    let known: BTreeMap<Id, String> =
        params.previous_result_ids.into_iter().map(|known| (Id::of(&known.uri), known.value)).collect();
    let mut items = Vec::new();
    for program in server.workspace.all_programs() {
        // One program that cannot be analyzed does not hide the diagnostics of the others.
        let Ok(snapshot) = server.workspace.snapshot(&program) else { continue };
        server.after_pull(&snapshot);
        for (id, file) in snapshot.files() {
            if !server.workspace.reports_on(&program, &Id::of(&file.uri)) {
                continue;
            }
            let found = diagnostics::of_file(&snapshot, id);
            let result_id = diagnostics::result_id(&found);
            let (uri, version) = (file.uri.clone(), file.version);
            items.push(if known.get(&Id::of(&uri)) == Some(&result_id) {
                let report = UnchangedDocumentDiagnosticReport { result_id };
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: report,
                }
                .into()
            } else {
                let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items: found };
                WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report: report,
                }
                .into()
            });
        }
    }
    Ok(WorkspaceDiagnosticReport { items })
}
