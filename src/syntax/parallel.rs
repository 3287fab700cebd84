//! Parses the pieces of a big file on all cores.

use std::num::NonZero;
use std::thread;

use super::scan::Piece;
use super::walk::{self, Part};
use crate::text::FileId;

/// How many bytes are worth a thread: starting one takes as long as parsing a few kilobytes.
const WORTH_A_THREAD: usize = 128 * 1024;

/// Parses all pieces of a file.
pub(super) fn part(source: &str, file: FileId, pieces: &[Piece<'_>]) -> Part {
    let threads = source.len() / WORTH_A_THREAD;
    if threads < 2 {
        return walk::pieces(source, file, pieces);
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut runs = runs(pieces, source.len().div_ceil(threads.min(cores))).into_iter();
    let own = runs.next().unwrap_or_default();
    thread::scope(|scope| {
        let others: Vec<_> = runs.map(|run| scope.spawn(move || walk::pieces(source, file, run))).collect();
        let first = walk::pieces(source, file, own);
        others.into_iter().fold(first, |part, other| match other.join() {
            Ok(next) => part.and(next),
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

/// Neighbouring pieces that have at least so many bytes together; the last have what is left.
fn runs<'p, 's>(pieces: &'p [Piece<'s>], bytes: usize) -> Vec<&'p [Piece<'s>]> {
    let mut size = 0;
    pieces
        .split_inclusive(|piece| {
            size += piece.end - piece.start;
            let full = size >= bytes;
            size = if full { 0 } else { size };
            full
        })
        .collect()
}
