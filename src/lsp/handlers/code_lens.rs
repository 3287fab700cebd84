//! `textDocument/codeLens`: the stack that each block becomes, and how often it is referenced.

use gen_lsp_types::{CodeLens, CodeLensOptions, CodeLensParams, Command, Location, ServerCapabilities};
use serde_json::Value;

use crate::ide::{self, LensKind};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::{Server, json};

/// The command of our extension that shows references. Its arguments are a URI, a position, and the locations.
const SHOW_REFERENCES: &str = "ecsc.showReferences";

pub(in crate::lsp) fn register(capabilities: &mut ServerCapabilities, _: &Client) {
    capabilities.code_lens_provider = Some(CodeLensOptions::default());
}

pub(in crate::lsp) fn handle(
    server: &mut Server,
    params: CodeLensParams,
) -> Result<Option<Vec<CodeLens>>, Failure> {
    let uri = params.text_document.uri;
    let (snapshot, file) = server.workspace.snapshot_of(&uri)?;
    let mut found = Vec::new();
    for lens in ide::lenses(&snapshot.analysis, file) {
        let command = match lens.kind {
            // An empty command: the lens is only text.
            LensKind::Becomes(title) => Command { title, ..Command::default() },
            LensKind::References { name, places } => {
                let locations: Vec<Location> =
                    places.iter().filter_map(|span| snapshot.location(*span)).collect();
                let position = json(&snapshot.range(name).start)?;
                Command {
                    title: ide::counted(locations.len(), "reference"),
                    command: SHOW_REFERENCES.to_owned(),
                    arguments: Some(vec![Value::String(uri.0.clone()), position, json(&locations)?]),
                    ..Command::default()
                }
            }
        };
        found.push(CodeLens { range: snapshot.range(lens.span), command: Some(command), data: None });
    }
    Ok(Some(found))
}
