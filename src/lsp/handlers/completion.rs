//! `textDocument/completion`: what can be written at a position. An item's documentation is computed when the user looks at it.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    InsertTextFormat, MarkupContent, MarkupKind, ServerCapabilities, TextEdit, Uri,
};
use serde::{Deserialize, Serialize};

use crate::ide::completion::{self, Completion, CompletionKind, Completions};
use crate::ide::manual::{Topic, manual};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::{Server, json};
use crate::lsp::snapshot::Snapshot;

/// What an item is about, so that the editor can ask for its documentation.
#[derive(Debug, Serialize, Deserialize)]
struct Subject {
    uri: Uri,
    topic: Topic,
}

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    let characters = [".", "\"", "[", "=", " ", "{"];
    capabilities.completion_provider = Some(CompletionOptions {
        trigger_characters: Some(characters.map(str::to_owned).to_vec()),
        resolve_provider: Some(true),
        ..CompletionOptions::default()
    });
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: CompletionParams,
) -> Result<Option<CompletionList>, Failure> {
    let uri = params.text_document_position_params.text_document.uri.clone();
    let (snapshot, position) = server.workspace.position(&params.text_document_position_params)?;
    let completions = completion::completions(&snapshot.analysis, position);
    let client = &server.client;
    let items = completions.items.iter().enumerate();
    let items: Result<Vec<CompletionItem>, Failure> =
        items.map(|(index, item)| converted(&snapshot, client, &uri, &completions, item, index)).collect();
    Ok(Some(CompletionList { is_incomplete: false, items: items?, ..CompletionList::default() }))
}

/// `completionItem/resolve`: adds the documentation of an item.
pub(in crate::lsp) fn resolve(
    server: &mut Server,
    mut item: CompletionItem,
) -> Result<CompletionItem, Failure> {
    let subject = item.data.as_ref().and_then(|data| Subject::deserialize(json(data).ok()?).ok());
    // If the document has been closed meanwhile, the item stays as it is.
    let state = subject.and_then(|it| Some((server.workspace.snapshot_of(&it.uri).ok()?.0, it.topic)));
    if let Some((snapshot, topic)) = state {
        let found = manual(&snapshot.analysis, &topic);
        item.documentation = found.map(|found| {
            let value = snapshot.with_link(found.markdown, found.page.as_deref());
            MarkupContent { kind: MarkupKind::Markdown, value }.into()
        });
    }
    Ok(item)
}

fn converted(
    snapshot: &Snapshot,
    client: &Client,
    uri: &Uri,
    all: &Completions,
    item: &Completion,
    index: usize,
) -> Result<CompletionItem, Failure> {
    let snippet = item.snippet.clone().filter(|_| client.snippets);
    let format = snippet.as_ref().map(|_| InsertTextFormat::Snippet);
    let subject = item.topic.clone().map(|topic| Subject { uri: uri.clone(), topic });
    let data = subject.map(|subject| json(&subject)).transpose()?;
    let new_text = snippet.unwrap_or_else(|| item.text.clone());
    Ok(CompletionItem {
        label: item.label.clone(),
        kind: Some(icon(item.kind)),
        detail: item.detail.clone(),
        // Editors sort by this text and not by the order of the list.
        sort_text: Some(format!("{:02}{index:04}", item.rank)),
        filter_text: Some(item.label.clone()),
        insert_text_format: format,
        text_edit: Some(TextEdit { range: snapshot.range(all.replaced), new_text }.into()),
        // `cluster.web` is followed by a result, so a `.` accepts the item and shows the next list.
        commit_characters: (item.kind == CompletionKind::Reference && client.commit_characters)
            .then(|| vec![".".to_owned()]),
        data,
        ..CompletionItem::default()
    })
}

fn icon(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Keyword => CompletionItemKind::Keyword,
        CompletionKind::Block => CompletionItemKind::Class,
        CompletionKind::Attribute => CompletionItemKind::Property,
        CompletionKind::Symbol => CompletionItemKind::EnumMember,
        CompletionKind::Constant => CompletionItemKind::Value,
        CompletionKind::Reference => CompletionItemKind::Reference,
        CompletionKind::Variable => CompletionItemKind::Variable,
        CompletionKind::Member => CompletionItemKind::Field,
        CompletionKind::Function => CompletionItemKind::Function,
        CompletionKind::Type => CompletionItemKind::TypeParameter,
        CompletionKind::Unit => CompletionItemKind::Unit,
    }
}
