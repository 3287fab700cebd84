//! Prints a program of so many clusters: `cargo run --release --example program -- 1000 > big.ecs`.

mod programs;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let clusters = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(10);
    std::io::stdout().write_all(programs::program(clusters).as_bytes())
}
