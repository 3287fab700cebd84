//! `textDocument/semanticTokens`: the class of each token of a document, in a range of it, or only the changes.

use gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams,
    SemanticTokensDeltaResponse, SemanticTokensEdit, SemanticTokensFullDelta, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams, ServerCapabilities, Uri,
};

use crate::ide::tokens::{self, Token};
use crate::language::scopes::{semantic_modifiers, semantic_types};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::snapshot::Snapshot;
use crate::source::FileId;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    let words = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
    let options = SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: words(semantic_types()),
            token_modifiers: words(semantic_modifiers()),
        },
        range: Some(true.into()),
        full: Some(SemanticTokensFullDelta { delta: Some(true) }.into()),
        ..SemanticTokensOptions::default()
    };
    capabilities.semantic_tokens_provider = Some(options.into());
}

pub(in crate::lsp) fn full(
    server: &mut Server,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let uri = params.text_document.uri;
    let data = all(server, &uri)?;
    let result_id = server.highlighted.remember(&uri, data.clone());
    Ok(Some(SemanticTokens { result_id: Some(result_id), data }))
}

pub(in crate::lsp) fn delta(
    server: &mut Server,
    params: SemanticTokensDeltaParams,
) -> Result<Option<SemanticTokensDeltaResponse>, Failure> {
    let uri = params.text_document.uri;
    let data = all(server, &uri)?;
    // Compared before the new tokens are remembered, because they replace the old ones.
    let edits = server.highlighted.known(&uri, &params.previous_result_id).map(|before| edits(before, &data));
    let result_id = Some(server.highlighted.remember(&uri, data.clone()));
    Ok(Some(match edits {
        Some(edits) => SemanticTokensDelta { result_id, edits }.into(),
        None => SemanticTokens { result_id, data }.into(),
    }))
}

pub(in crate::lsp) fn range(
    server: &mut Server,
    params: SemanticTokensRangeParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    if snapshot.analysis.tree(file).is_none() {
        return Ok(None);
    }
    let span = snapshot.span(file, params.range);
    let tokens = tokens::tokens(&snapshot.analysis, file);
    let data = encoded(&snapshot, file, tokens::within(&tokens, span.start..span.end));
    Ok(Some(SemanticTokens { result_id: None, data }))
}

fn all(server: &mut Server, uri: &Uri) -> Result<Vec<SemanticToken>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(uri)?;
    Ok(encoded(&snapshot, file, &tokens::tokens(&snapshot.analysis, file)))
}

/// The tokens that have a type in the protocol, each relative to the one before.
fn encoded(snapshot: &Snapshot, file: FileId, tokens: &[Token]) -> Vec<SemanticToken> {
    let (types, modifiers) = (semantic_types(), semantic_modifiers());
    let index = |legend: &[&str], word: &str| legend.iter().position(|it| *it == word).unwrap_or(0);
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    let scoped: Vec<_> = tokens
        .iter()
        .filter_map(|token| token.class.scopes().semantic.map(|words| (token.span, words)))
        .collect();
    let ranges = snapshot.ranges(file, scoped.iter().map(|(span, _)| *span));
    for ((_, (ty, words)), range) in scoped.iter().zip(ranges) {
        let delta_line = range.start.line - line;
        data.push(SemanticToken {
            delta_line,
            delta_start: if delta_line == 0 { range.start.character - column } else { range.start.character },
            length: range.end.character.saturating_sub(range.start.character),
            token_type: u32::try_from(index(&types, ty)).unwrap_or(0),
            token_modifiers_bitset: words.iter().map(|word| 1 << index(&modifiers, word)).sum(),
        });
        (line, column) = (range.start.line, range.start.character);
    }
    data
}

/// The edit that turns one list into another: it replaces what is between their common prefix and their common suffix.
fn edits(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    // A token is five numbers, which the protocol counts one by one. Each is relative to the token before, so an edit of one line
    // changes few of them.
    const WIDTH: u32 = 5;
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX / WIDTH);
    let prefix = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (before, after) = (before.get(prefix..).unwrap_or_default(), after.get(prefix..).unwrap_or_default());
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    let suffix = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let new = after.get(..after.len() - suffix).unwrap_or_default();
    let numbers: Vec<u32> = new.iter().flat_map(|token| <[u32; 5]>::from(*token)).collect();
    vec![SemanticTokensEdit {
        start: narrow(prefix) * WIDTH,
        delete_count: narrow(before.len() - suffix) * WIDTH,
        data: (!numbers.is_empty()).then_some(numbers),
    }]
}
