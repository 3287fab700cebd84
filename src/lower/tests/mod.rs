//! Programs built by hand, and what the machinery makes of them.

mod conditions;
#[path = "../../../tests/suite/expect.rs"]
mod expect;
mod listener;
mod outputs;
mod params;
mod program;
mod tags;
mod values;
mod volume;

use std::path::Path;

/// Compares a part of a template with `snapshots/<name>.snap`.
fn assert_snapshot(name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lower/tests/snapshots");
    if let Err(difference) = expect::expect(&folder.join(format!("{name}.snap")), found) {
        panic!("{difference}");
    }
}
