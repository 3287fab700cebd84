//! `textDocument/codeLens`: what each block becomes, and how often it is named.

use gen_lsp_types::{CodeLens, CodeLensOptions, CodeLensParams, Command, Location, ServerCapabilities};
use serde_json::Value;

use crate::ide::{self, LensKind};
use crate::lsp::client::Client;
use crate::lsp::failure::Failure;
use crate::lsp::server::{Server, json};

/// The command that an editor has which shows references: it is given a URI, a place, and the locations.
const SHOW_REFERENCES: &str = "ecsc.showReferences";

pub(in crate::lsp) fn offer(capabilities: &mut ServerCapabilities, _: &Client) {
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
            // Nothing happens on a click: there is only the text.
            LensKind::Becomes(title) => Command { title, ..Command::default() },
            LensKind::References { name, places } => {
                let locations: Vec<Location> =
                    places.iter().filter_map(|place| snapshot.location(*place)).collect();
                let place = json(&snapshot.range(name).start)?;
                Command {
                    title: ide::counted(locations.len(), "reference"),
                    command: SHOW_REFERENCES.to_owned(),
                    arguments: Some(vec![Value::String(uri.0.clone()), place, json(&locations)?]),
                    ..Command::default()
                }
            }
        };
        found.push(CodeLens { range: snapshot.range(lens.span), command: Some(command), data: None });
    }
    Ok(Some(found))
}
