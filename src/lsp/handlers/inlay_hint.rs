//! `textDocument/inlayHint`: derived and default values, units, and names of parameters.

use gen_lsp_types::{
    InlayHint, InlayHintKind, InlayHintParams, MarkupContent, MarkupKind, ServerCapabilities,
};

use crate::ide::{self, HintKind};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.inlay_hint_provider = Some(true.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: InlayHintParams,
) -> Result<Option<Vec<InlayHint>>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let settings = server.workspace.settings().inlay_hints;
    let wanted = |kind| match kind {
        HintKind::Thresholds => settings.thresholds,
        HintKind::Units => settings.units,
        HintKind::Defaults => settings.defaults,
        HintKind::Parameters => settings.parameters,
    };
    let hints = ide::hints(&snapshot.analysis, snapshot.span(file, params.range), wanted);
    let hints = hints.into_iter().map(|hint| {
        let parameter = hint.kind == HintKind::Parameters;
        InlayHint {
            position: snapshot.range(hint.at).start,
            label: hint.label.into(),
            kind: parameter.then_some(InlayHintKind::Parameter),
            text_edits: None,
            tooltip: Some(MarkupContent { kind: MarkupKind::Markdown, value: hint.tooltip }.into()),
            // A parameter's name is before its value, everything else after it.
            padding_left: Some(!parameter),
            padding_right: Some(parameter),
            data: None,
        }
    });
    Ok(Some(hints.collect()))
}
