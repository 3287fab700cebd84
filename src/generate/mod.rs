//! Text made from the language's schema and the catalogue: what `ecsc explain` shows, the pages in `docs/`, and the words and
//! colours in `editors/`.

pub mod diagnostics;
pub mod docs;
pub mod editors;
pub mod reference;
