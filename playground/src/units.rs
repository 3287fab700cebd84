//! Offsets: the compiler counts bytes of UTF-8, a browser units of UTF-16.

/// A text's characters that take other numbers of bytes than of units.
pub(crate) struct Units {
    /// For each such character, the bytes and the units up to its end.
    ends: Vec<(usize, usize)>,
}

impl Units {
    pub(crate) fn new(text: &str) -> Self {
        let mut ends = Vec::new();
        let mut units = 0;
        for (at, c) in text.char_indices() {
            units += c.len_utf16();
            if c.len_utf8() > 1 {
                ends.push((at + c.len_utf8(), units));
            }
        }
        Self { ends }
    }

    /// The units before a byte.
    pub(crate) fn of_byte(&self, byte: u32) -> usize {
        let byte = byte as usize;
        let (bytes, units) = before(&self.ends, |&(end, _)| end <= byte);
        units + (byte - bytes)
    }

    /// The bytes before a unit.
    pub(crate) fn byte_of(&self, unit: usize) -> u32 {
        let (bytes, units) = before(&self.ends, |&(_, end)| end <= unit);
        u32::try_from(bytes + (unit - units)).unwrap_or(u32::MAX)
    }
}

/// The last one for which something holds, or the beginning of the text.
fn before(ends: &[(usize, usize)], holds: impl Fn(&(usize, usize)) -> bool) -> (usize, usize) {
    let known = ends.partition_point(holds);
    known.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default()
}
