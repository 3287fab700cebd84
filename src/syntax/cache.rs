//! What was parsed before, declaration by declaration: a keystroke changes one of them.

use std::collections::HashMap;

use super::build::{self, Part};
use super::moved::{Movable as _, Move};
use super::scan::Piece;
use crate::source::FileId;

/// The trees of a file's declarations, kept from one parse to the next. One cache serves one file; it holds what its last text
/// needed and nothing else.
#[derive(Debug, Default)]
pub struct Cache {
    kept: HashMap<String, Kept>,
    parsed: usize,
}

/// What a text became when it stood at `start`.
#[derive(Debug)]
struct Kept {
    file: FileId,
    start: u32,
    part: Part,
}

impl Kept {
    fn stand(&mut self, by: Move) {
        if (self.file, self.start) != (by.file, by.to) {
            self.part.items.shift(by);
            self.part.found.shift(by);
            (self.file, self.start) = (by.file, by.to);
        }
    }
}

impl Cache {
    /// How many declarations the last parse did not find here.
    pub fn parsed(&self) -> usize {
        self.parsed
    }

    /// All pieces: those that are known are moved to where they stand now, the others parsed.
    pub(super) fn part(&mut self, source: &str, file: FileId, pieces: &[Piece<'_>]) -> Part {
        let mut before = std::mem::take(&mut self.kept);
        self.parsed = 0;
        let mut whole = Part::default();
        for &piece in pieces {
            // What was mended depends on more than its own text; and what U+0001 means, on whether anything was.
            let key = source.get(piece.start..piece.end).filter(|&text| {
                piece.is_as_written(text) && !text.contains('\u{1}') && !self.kept.contains_key(text)
            });
            let known = key.and_then(|text| before.remove_entry(text));
            let known = known.filter(|(_, kept)| kept.part.comments() == piece.comments_inside());
            let start = u32::try_from(piece.start).unwrap_or(u32::MAX);
            let (text, kept) = if let Some((text, mut kept)) = known {
                kept.stand(Move { file, from: kept.start, to: start });
                (Some(text), kept)
            } else {
                self.parsed += 1;
                let part = build::pieces(source, file, &[piece]);
                (key.map(str::to_owned), Kept { file, start, part })
            };
            whole = whole.and(kept.part.clone());
            if let Some(text) = text {
                self.kept.insert(text, kept);
            }
        }
        whole
    }
}
