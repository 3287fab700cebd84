//! Prints a program of so many clusters, or the same in HCL: `cargo run --release --example program -- 1000 [hcl] > big.ecs`.

mod programs;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let clusters = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(10);
    let text = match arguments.next().as_deref() {
        Some("hcl") => programs::hcl(clusters),
        _ => programs::program(clusters),
    };
    std::io::stdout().write_all(text.as_bytes())
}
