//! The serializer that serde asks for, in the terms of the writer.

use serde::ser::{self, Serialize};

use super::writer::{Mapping, Refused, Sequence, Writer};

/// Forwards values that are written as `Display` writes them.
macro_rules! bare {
    ($($method:ident: $ty:ty),* $(,)?) => {
        $(fn $method(self, value: $ty) -> Result<(), Refused> {
            self.bare(value)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = ser::Impossible<(), Refused>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Entries<'a>;
    type SerializeStructVariant = ser::Impossible<(), Refused>;

    bare! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
    }

    fn serialize_f32(self, value: f32) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Refused> {
        // Never with an exponent: YAML 1.1 reads `1e3` as text. Like JSON, without infinity.
        if value.is_finite() { self.bare(value) } else { self.bare("null") }
    }

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.string(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        self.string(text)
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Refused> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.bare("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.bare("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.bare("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.string(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        function: &'static str,
        argument: &T,
    ) -> Result<(), Refused> {
        self.function(function, argument)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Refused> {
        let sequence = self.open_sequence()?;
        Ok(Items { writer: self, sequence })
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'a>, Refused> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items<'a>, Refused> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refused> {
        Err(Refused)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a>, Refused> {
        let mapping = self.open_mapping()?;
        Ok(Entries { writer: self, mapping })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries<'a>, Refused> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refused> {
        Err(Refused)
    }
}

/// The items of a sequence as they are serialized.
pub(super) struct Items<'a> {
    writer: &'a mut Writer,
    sequence: Sequence,
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.writer.next_item(&mut self.sequence);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Refused> {
        self.writer.close_sequence(&self.sequence)
    }
}

impl ser::SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Refused> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for Items<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Refused> {
        ser::SerializeSeq::end(self)
    }
}

/// The entries of a mapping as they are serialized.
pub(super) struct Entries<'a> {
    writer: &'a mut Writer,
    mapping: Mapping,
}

impl ser::SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        self.writer.next_key(&mut self.mapping);
        key.serialize(&mut *self.writer)?;
        self.writer.end_key();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Refused> {
        self.writer.close_mapping(&self.mapping)
    }
}

impl ser::SerializeStruct for Entries<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        ser::SerializeMap::serialize_entry(self, key, value)
    }

    fn end(self) -> Result<(), Refused> {
        ser::SerializeMap::end(self)
    }
}
