//! What the YAML looks like, and that every reader reads what was meant.

mod round_trip;
mod scalars;
mod shapes;

use crate::cfn::Value;

/// A document that is one value.
fn yaml(value: &Value) -> String {
    super::template(value)
}
