//! How long each pass takes, on `platform` and on programs of 10 to 10,000 clusters; the parser against `hcl-edit`, the YAML writer
//! against serde_yaml. `cargo bench`, or `cargo bench -- parse`.

mod programs;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use ecsc::diagnostics::Sink;
use ecsc::syntax;
use ecsc::text::Sources;

fn main() {
    let mut criterion =
        Criterion::default().sample_size(11).warm_up_time(Duration::from_millis(500)).configure_from_args();
    parse(&mut criterion);
    criterion.final_summary();
}

/// Text to tree, against `hcl-edit` on the same program in HCL.
fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for clusters in [10, 100, 1000, 10_000] {
        let mut sources = Sources::default();
        let text = programs::program(clusters);
        group.throughput(Throughput::Bytes(text.len() as u64));
        let file = sources.add("program.ecs", text);
        group.bench_function(BenchmarkId::new("ecsc", clusters), |bencher| {
            bencher.iter(|| syntax::parse(black_box(&sources), file, &mut Sink::default()));
        });
        let hcl = programs::hcl(clusters);
        group.throughput(Throughput::Bytes(hcl.len() as u64));
        group.bench_function(BenchmarkId::new("hcl-edit", clusters), |bencher| {
            bencher.iter(|| black_box(&hcl).parse::<hcl_edit::structure::Body>().map(|body| body.len()));
        });
    }
    group.finish();
}
