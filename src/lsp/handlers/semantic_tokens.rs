//! `textDocument/semanticTokens`: what each token of a document is.

use gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensOptions, SemanticTokensParams,
    SemanticTokensRangeParams, ServerCapabilities,
};

use crate::ide::tokens::{self, Token};
use crate::language::scopes::{semantic_modifiers, semantic_types};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::snapshot::Snapshot;
use crate::text::FileId;

pub(in crate::lsp) fn offer(capabilities: &mut ServerCapabilities, _: &Client) {
    let words = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
    let options = SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: words(semantic_types()),
            token_modifiers: words(semantic_modifiers()),
        },
        range: Some(true.into()),
        full: Some(true.into()),
        ..SemanticTokensOptions::default()
    };
    capabilities.semantic_tokens_provider = Some(options.into());
}

pub(in crate::lsp) fn full(
    server: &mut Server,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let Some(tree) = snapshot.analysis.tree(file) else { return Ok(None) };
    let tokens = tokens::tokens(snapshot.analysis.text(file), tree);
    Ok(Some(encoded(&snapshot, file, &tokens)))
}

pub(in crate::lsp) fn range(
    server: &mut Server,
    params: SemanticTokensRangeParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let Some(tree) = snapshot.analysis.tree(file) else { return Ok(None) };
    let span = snapshot.span(file, params.range);
    let tokens = tokens::tokens(snapshot.analysis.text(file), tree);
    Ok(Some(encoded(&snapshot, file, tokens::within(&tokens, span.start..span.end))))
}

/// The tokens of which the table of scopes says something to the protocol, each relative to the one before.
fn encoded(snapshot: &Snapshot, file: FileId, tokens: &[Token]) -> SemanticTokens {
    let (types, modifiers) = (semantic_types(), semantic_modifiers());
    let place = |known: &[&str], word: &str| known.iter().position(|it| *it == word).unwrap_or(0);
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    let said: Vec<_> = tokens
        .iter()
        .filter_map(|token| token.class.scopes().semantic.map(|words| (token.span, words)))
        .collect();
    let ranges = snapshot.ranges(file, said.iter().map(|(span, _)| *span));
    for ((_, (ty, own)), range) in said.iter().zip(ranges) {
        let delta_line = range.start.line - line;
        data.push(SemanticToken {
            delta_line,
            delta_start: if delta_line == 0 { range.start.character - column } else { range.start.character },
            length: range.end.character.saturating_sub(range.start.character),
            token_type: u32::try_from(place(&types, ty)).unwrap_or(0),
            token_modifiers_bitset: own.iter().map(|word| 1 << place(&modifiers, word)).sum(),
        });
        (line, column) = (range.start.line, range.start.character);
    }
    SemanticTokens { result_id: None, data }
}
