//! YAML as CloudFormation reads it: short tags, block scalars, and no plain scalar that YAML 1.1 or 1.2 would read as anything
//! but a string. Written in one pass into one buffer.

mod serializer;
mod writer;
mod block;
mod plain;
mod scalar;

#[cfg(test)]
mod tests;

use serde::Serialize;

use writer::Writer;

/// A template: its sections are separated by empty lines.
pub(super) fn template(value: &impl Serialize) -> String {
    write(value, Writer::of_sections())
}

/// A document, with a newline at the end.
pub(super) fn to_string(value: &impl Serialize) -> String {
    write(value, Writer::default())
}

/// Indents a line to a column.
fn indent(out: &mut String, column: usize) {
    const SPACES: &str = "                                ";
    let mut left = column;
    while left > 0 {
        let some = left.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        left -= some;
    }
}

fn write(value: &impl Serialize, mut writer: Writer) -> String {
    match value.serialize(&mut writer) {
        Ok(()) => writer.finish(),
        Err(refused) => {
            unreachable!("what a flow refuses is written as a block, and keys are text: {refused}")
        }
    }
}
