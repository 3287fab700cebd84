//! The compressed file of all types: an index, and one stream for each service, which is read when one of its types is asked for.

use std::sync::{LazyLock, OnceLock};

use indexmap::IndexMap;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Written by `src/aws/regenerate.py`, which describes it.
static BYTES: &[u8] = include_bytes!("types.bin");

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| services(BYTES).unwrap_or_default());

/// The types of one service.
struct Service {
    /// `AWS::SNS`
    name: String,
    /// `AWS::SNS::Subscription`, `AWS::SNS::Topic`, ...
    types: Vec<String>,
    stream: &'static [u8],
    /// By the last part of the name, once one of them was asked for.
    schemas: OnceLock<Map<String, Value>>,
}

/// The names of all types, sorted by service.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SERVICES.iter().flat_map(|service| &service.types).map(String::as_str)
}

/// The name as the file has it, and the type's schema.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static Value)> {
    let (prefix, kind) = name.rsplit_once("::")?;
    let service = SERVICES.iter().find(|service| service.name == prefix)?;
    let known = service.types.iter().find(|known| *known == name)?;
    let schemas = service.schemas.get_or_init(|| unpacked(service.stream).unwrap_or_default());
    Some((known, schemas.get(kind)?))
}

/// The index: by service where its stream begins behind the index, how long it is, and its types.
fn services(bytes: &'static [u8]) -> Option<Vec<Service>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (index, streams) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let index: IndexMap<String, (usize, usize, Vec<String>)> = unpacked(index)?;
    let service = |(name, (begin, length, kinds)): (String, (usize, usize, Vec<String>))| {
        let types = kinds.iter().map(|kind| format!("{name}::{kind}")).collect();
        let stream = streams.get(begin..)?.get(..length)?;
        Some(Service { name, types, stream, schemas: OnceLock::new() })
    };
    index.into_iter().map(service).collect()
}

fn unpacked<T: DeserializeOwned>(stream: &[u8]) -> Option<T> {
    serde_json::from_slice(&decompress_to_vec_zlib(stream).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_is_whole_and_has_the_types_that_the_index_says() {
        let services = services(BYTES).expect("an index");
        assert!(services.len() > 300);
        for service in services {
            let schemas: Map<String, Value> = unpacked(service.stream).expect(&service.name);
            let names: Vec<String> = schemas.keys().map(|kind| format!("{}::{kind}", service.name)).collect();
            assert_eq!(names, service.types, "{}", service.name);
        }
    }

    #[test]
    fn a_file_that_ends_too_early_has_no_types() {
        for end in [0, 3, 4, 100, 20_000] {
            assert!(services(&BYTES[..end]).is_none(), "{end} bytes");
        }
    }
}
