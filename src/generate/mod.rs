//! Generates text from the schema of the language and the catalogue: the pages of `ecsc explain` and of `docs/`, the topics of
//! `ecsc help`, the JSON of `ecsc schema`, and the word lists and scopes in `editors/`.

pub mod diagnostics;
pub mod docs;
pub mod editors;
mod examples;
pub mod exports;
pub mod overview;
pub mod reference;
pub mod resource_types;
pub mod schema;
pub mod topics;
