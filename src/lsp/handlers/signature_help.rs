//! `textDocument/signatureHelp`: the parameters of the call around a position.

use gen_lsp_types::{
    MarkupContent, MarkupKind, ParameterInformation, ServerCapabilities, SignatureHelp, SignatureHelpOptions,
    SignatureHelpParams, SignatureInformation,
};

use crate::ide;
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::source::offset;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.signature_help_provider = Some(SignatureHelpOptions {
        trigger_characters: Some(vec!["(".to_owned(), ",".to_owned()]),
        // After an inner call, the help of the outer one is shown again.
        retrigger_characters: Some(vec![")".to_owned()]),
        ..SignatureHelpOptions::default()
    });
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: SignatureHelpParams,
) -> Result<Option<SignatureHelp>, Failure> {
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let Some(found) = ide::signature(&snapshot.analysis, position) else { return Ok(None) };
    // A signature is ASCII, in which every encoding counts the same.
    let parameters = found.parameters.iter().map(|range| ParameterInformation {
        label: (offset(range.start), offset(range.end)).into(),
        documentation: None,
    });
    // One past the last says that there is no such parameter.
    let active = offset(found.active.unwrap_or(found.parameters.len()));
    let information = SignatureInformation {
        label: found.label,
        documentation: Some(
            MarkupContent { kind: MarkupKind::Markdown, value: found.docs.to_owned() }.into(),
        ),
        parameters: Some(parameters.collect()),
        active_parameter: Some(active.into()),
    };
    Ok(Some(SignatureHelp {
        signatures: vec![information],
        active_signature: Some(0),
        active_parameter: Some(active.into()),
    }))
}
