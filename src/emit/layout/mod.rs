//! The layout of a template, described once for all formats: the order and the names of its parts.
//!
//! The description is serde's `Serialize`. A function of CloudFormation is a newtype variant named by its long form,
//! so that `serde_json` writes `{"Fn::Sub": ...}` by itself, and the YAML writer may choose `!Sub`.

mod interface;
mod template;
mod parameter;
mod resource;
mod condition;
mod value;

#[cfg(test)]
mod tests;

use std::hash::Hash;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::cfn::Map;

pub use parameter::parameter_scalar;
pub(super) use template::export_name;

/// A mapping that is written entry by entry; what is not set is left out.
struct Entries<S: Serializer>(S::SerializeMap);

impl<S: Serializer> Entries<S> {
    fn open(serializer: S) -> Result<Self, S::Error> {
        // `None`: the number of entries is not known, because what is not set is left out.
        serializer.serialize_map(None).map(Self)
    }

    fn put(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), S::Error> {
        self.0.serialize_entry(key, value)
    }

    fn put_some(&mut self, key: &str, value: Option<&(impl Serialize + ?Sized)>) -> Result<(), S::Error> {
        value.map_or(Ok(()), |value| self.put(key, value))
    }

    fn put_list(&mut self, key: &str, list: &[impl Serialize]) -> Result<(), S::Error> {
        if list.is_empty() { Ok(()) } else { self.put(key, list) }
    }

    fn put_map<K: Serialize + Hash + Eq>(
        &mut self,
        key: &str,
        entries: &Map<impl Serialize, K>,
    ) -> Result<(), S::Error> {
        if entries.is_empty() { Ok(()) } else { self.put(key, entries) }
    }

    fn close(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

/// Writes an intrinsic function, named by its long form.
fn function<S: Serializer>(
    serializer: S,
    name: &'static str,
    argument: &(impl Serialize + ?Sized),
) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_variant("Function", 0, name, argument)
}
