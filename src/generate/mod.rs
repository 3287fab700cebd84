//! Text made from the language's schema: what `ecsc explain` shows, and the reference is made of.

pub mod reference;
