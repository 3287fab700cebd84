//! The file of all types. Those of a service are read when one of them is asked for.

use std::sync::{LazyLock, OnceLock};

use serde_json::{Map, Value};

use crate::aws::archive::{self, Entry};

/// Written by `src/aws/regenerate.py`, which describes it.
static BYTES: &[u8] = include_bytes!("types.bin");

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| services(BYTES).unwrap_or_default());

/// The types of one service.
struct Service {
    /// `AWS::SNS`
    name: String,
    /// `AWS::SNS::Subscription`, `AWS::SNS::Topic`, ...
    types: Vec<String>,
    entry: Entry<Vec<String>>,
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
    let schemas = service.schemas.get_or_init(|| service.entry.read().unwrap_or_default());
    Some((known, schemas.get(kind)?))
}

/// The index has the last parts of the names of each service.
fn services(bytes: &'static [u8]) -> Option<Vec<Service>> {
    let service = |(name, entry): (String, Entry<Vec<String>>)| {
        let types = entry.said.iter().map(|kind| format!("{name}::{kind}")).collect();
        Service { name, types, entry, schemas: OnceLock::new() }
    };
    Some(archive::services(bytes)?.into_iter().map(service).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stream_is_whole_and_has_the_types_that_the_index_says() {
        let services = services(BYTES).expect("an index");
        assert!(services.len() > 300);
        for service in services {
            let schemas: Map<String, Value> = service.entry.read().expect(&service.name);
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
