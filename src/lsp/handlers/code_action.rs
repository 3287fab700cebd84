//! `textDocument/codeAction`: what can be done about a stretch of text.

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionResponse, ServerCapabilities,
};

use crate::ide::actions::{self, ActionKind};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::findings;
use crate::lsp::server::Server;

pub(in crate::lsp) fn offer(capabilities: &mut ServerCapabilities, _: &Client) {
    let options = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
        ..CodeActionOptions::default()
    };
    capabilities.code_action_provider = Some(options.into());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let selection = snapshot.span(file, params.range);
    let found = actions::actions(&snapshot.analysis, selection).into_iter().filter_map(|action| {
        let kind = match action.kind {
            ActionKind::QuickFix => CodeActionKind::QuickFix,
        };
        let wanted = params.context.only.as_ref().is_none_or(|only| is_among(&kind, only));
        wanted.then(|| {
            CodeAction {
                title: action.title,
                kind: Some(kind),
                diagnostics: action.diagnostic.map(|found| vec![findings::diagnostic(&snapshot, found)]),
                is_preferred: action.preferred.then_some(true),
                edit: Some(snapshot.workspace_edit(&action.edits)),
                ..CodeAction::default()
            }
            .into()
        })
    });
    Ok(Some(found.collect()))
}

/// Whether a kind, or one that it belongs to, is asked for: `refactor.extract` belongs to `refactor`.
fn is_among(kind: &CodeActionKind, only: &[CodeActionKind]) -> bool {
    let kind = kind.to_string();
    only.iter().map(ToString::to_string).any(|wanted| {
        wanted.is_empty()
            || kind == wanted
            || kind.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('.'))
    })
}
