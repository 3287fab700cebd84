//! Text made from the language's schema and the catalogue: what `ecsc explain` shows, and the pages in `docs/`.

pub mod docs;
pub mod findings;
pub mod reference;
