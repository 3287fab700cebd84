//! `textDocument/documentSymbol` and `workspace/symbol`: the outline of a document, and declarations by name.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, ServerCapabilities,
    SymbolKind, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::ide::{self, Symbol, symbols};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::Server;
use crate::lsp::snapshot::Snapshot;

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.document_symbol_provider = Some(true.into());
    capabilities.workspace_symbol_provider = Some(true.into());
}

pub(in crate::lsp) fn document(
    server: &mut Server,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, Failure> {
    let (snapshot, file) = server.workspace.snapshot_of(&params.text_document.uri)?;
    let outline = symbols::outline(&snapshot.analysis, file);
    let outline: Vec<DocumentSymbol> = outline.into_iter().map(|symbol| entry(&snapshot, symbol)).collect();
    Ok(Some(outline.into()))
}

pub(in crate::lsp) fn workspace(
    server: &mut Server,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>, Failure> {
    let mut found = Vec::new();
    for program in server.workspace.all_programs() {
        // A program that cannot be analyzed does not hide the symbols of the others.
        let Ok(snapshot) = server.workspace.snapshot(&program) else { continue };
        for symbol in symbols::search(&snapshot.analysis, &params.query) {
            let Some(location) = snapshot.location(symbol.name_span) else { continue };
            found.push(WorkspaceSymbol {
                location: location.into(),
                data: None,
                base_symbol_information: BaseSymbolInformation {
                    name: symbol.name,
                    kind: kind(symbol.kind),
                    tags: None,
                    container_name: symbol.detail,
                },
            });
        }
    }
    Ok(Some(found.into()))
}

fn entry(snapshot: &Snapshot, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| entry(snapshot, child)).collect();
    #[expect(deprecated, reason = "the type has the field")]
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        // The protocol requires that the range contains the selection range.
        range: snapshot.range(symbol.span.to(symbol.name_span)),
        selection_range: snapshot.range(symbol.name_span),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

fn kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Param => SymbolKind::Variable,
        ide::SymbolKind::Let => SymbolKind::Constant,
        ide::SymbolKind::Output => SymbolKind::Interface,
        ide::SymbolKind::Block => SymbolKind::Class,
        ide::SymbolKind::Project => SymbolKind::Package,
        ide::SymbolKind::Nested => SymbolKind::Struct,
        ide::SymbolKind::Attribute => SymbolKind::Property,
    }
}
