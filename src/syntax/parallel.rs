//! Parses the pieces of a big file on all cores.

use super::build::{self, Part};
use super::scan::{Piece, Scan};
use crate::parallel;
use crate::source::FileId;

/// How many bytes pest parses at once: what it finds fits the processor's caches, and it need not start for each declaration.
const PIECE: usize = 4 * 1024;

/// How many bytes are parsed in one go.
const RUN: usize = 64 * 1024;

/// How many of those are worth a thread: starting one takes as long as parsing a few kilobytes.
const MIN_PARALLEL: usize = 2;

/// Parses all of a file.
pub(super) fn part(source: &str, file: FileId, scan: &Scan<'_>) -> Part {
    let parts = parallel::map(&runs(&scan.pieces(source, PIECE)), MIN_PARALLEL, |run| {
        build::pieces(source, file, run)
    });
    parts.into_iter().fold(Part::default(), Part::and)
}

/// Groups neighbouring pieces until they have about the bytes of a run.
fn runs<'p, 's>(pieces: &'p [Piece<'s>]) -> Vec<&'p [Piece<'s>]> {
    let mut size = 0;
    pieces
        .split_inclusive(|piece| {
            size += piece.end - piece.start;
            let full = size >= RUN;
            size = if full { 0 } else { size };
            full
        })
        .collect()
}
