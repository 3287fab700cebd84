//! Vendored facts in one file: an index, and one compressed stream for each service, which is read when it is asked for.
//!
//! `src/aws/regenerate.py` writes such files, and describes them.

use indexmap::IndexMap;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use serde::de::DeserializeOwned;

/// What the index says of a service, and what is read when it is asked for.
pub(super) struct Entry<T> {
    pub(super) said: T,
    stream: &'static [u8],
}

impl<T> Entry<T> {
    /// What the service's stream has.
    pub(super) fn read<C: DeserializeOwned>(&self) -> Option<C> {
        unpacked(self.stream)
    }
}

/// The services of a file, by name.
pub(super) fn services<T: DeserializeOwned>(bytes: &'static [u8]) -> Option<IndexMap<String, Entry<T>>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (index, streams) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let index: IndexMap<String, (usize, usize, T)> = unpacked(index)?;
    let entry = |(name, (begin, length, said))| {
        Some((name, Entry { said, stream: streams.get(begin..)?.get(..length)? }))
    };
    index.into_iter().map(entry).collect()
}

fn unpacked<T: DeserializeOwned>(stream: &[u8]) -> Option<T> {
    serde_json::from_slice(&decompress_to_vec_zlib(stream).ok()?).ok()
}
