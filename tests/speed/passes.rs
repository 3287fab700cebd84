//! How long each pass takes, on `platform` and on programs of 10 to 10,000 clusters; the parser against `hcl-edit`, the YAML writer
//! against serde_yaml. `cargo bench`, or `cargo bench -- parse`.

mod programs;

fn main() {}
