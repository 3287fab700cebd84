//! `textDocument/codeAction`: fixes and refactorings for a range.

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionResponse, ServerCapabilities,
};

use crate::ide::actions::{self, ActionKind};
use crate::lsp::client::Client;
use crate::lsp::diagnostics;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    let options = CodeActionOptions {
        code_action_kinds: Some(KINDS.iter().map(|&known| kind(known)).collect()),
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
    let wanted = |known: ActionKind| match &params.context.only {
        Some(only) => is_among(&kind(known), only),
        // The editor's list for a range has no place for what changes the whole file: it must ask for `source.fixAll`.
        None => known != ActionKind::FixAll,
    };
    let found = actions::actions(&snapshot.analysis, selection, wanted).into_iter().map(|action| {
        CodeAction {
            title: action.title,
            kind: Some(kind(action.kind)),
            diagnostics: action.diagnostic.map(|found| vec![diagnostics::diagnostic(&snapshot, found)]),
            is_preferred: action.preferred.then_some(true),
            edit: Some(snapshot.workspace_edit(&action.edits)),
            ..CodeAction::default()
        }
        .into()
    });
    Ok(Some(found.collect()))
}

/// Every kind that is registered.
const KINDS: [ActionKind; 5] =
    [ActionKind::QuickFix, ActionKind::Extract, ActionKind::Inline, ActionKind::Rewrite, ActionKind::FixAll];

/// A kind as the protocol calls it.
fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::QuickFix => CodeActionKind::QuickFix,
        ActionKind::Extract => CodeActionKind::RefactorExtract,
        ActionKind::Inline => CodeActionKind::RefactorInline,
        ActionKind::Rewrite => CodeActionKind::RefactorRewrite,
        ActionKind::FixAll => CodeActionKind::SourceFixAll,
    }
}

/// Whether a kind, or a more general one, is asked for: `refactor.extract` belongs to `refactor`.
fn is_among(kind: &CodeActionKind, only: &[CodeActionKind]) -> bool {
    let kind = kind.to_string();
    only.iter().map(ToString::to_string).any(|wanted| {
        wanted.is_empty()
            || kind == wanted
            || kind.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('.'))
    })
}
