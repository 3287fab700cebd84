//! How long each pass takes, on `platform` and on programs of 10 to 10,000 clusters; the parser against `hcl-edit`, the YAML writer
//! against serde_yaml. `cargo bench`, or `cargo bench -- parse`.

mod affinity;
mod programs;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use ecsc::compile::{self, Analyzed, Input, NoFiles, SourceText};
use ecsc::diagnostics::Sink;
use ecsc::emit::{self, Format};
use ecsc::plan::{self, Plan};
use ecsc::source::Sources;
use ecsc::{check, ir, lower, resolve, syntax, validate};

const PLATFORM: &str = include_str!("../../examples/platform/platform.ecs");

fn main() {
    let criterion = Criterion::default().sample_size(11).warm_up_time(Duration::from_millis(300));
    let mut criterion = criterion.configure_from_args();
    parse(&mut criterion);
    passes(&mut criterion);
    keystroke(&mut criterion);
    yaml(&mut criterion);
    criterion.final_summary();
}

fn group<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    group
}

/// The programs by their name: `platform`, or how many clusters there are.
fn programs() -> impl Iterator<Item = (String, String)> {
    let generated = [10, 100, 1_000, 10_000].map(|count| (count.to_string(), programs::program(count)));
    [("platform".to_owned(), PLATFORM.to_owned())].into_iter().chain(generated)
}

/// Text to tree, against `hcl-edit` on the same program in HCL: on one thread, and on all that there are.
fn parse(criterion: &mut Criterion) {
    affinity::on_one_processor(|| parse_on(criterion, "one thread"));
    parse_on(criterion, "all threads");
}

fn parse_on(criterion: &mut Criterion, threads: &str) {
    let mut group = group(criterion, &format!("parse/{threads}"));
    for clusters in [10, 100, 1_000, 10_000] {
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
            bencher.iter(|| black_box(&hcl).parse::<hcl_edit::structure::Body>());
        });
    }
}

fn input(text: &str) -> Input<'static> {
    Input::new("program", [SourceText::new("program.ecs", text)])
}

/// Parse, check (names, types, proofs), lower, emit, and all of it.
fn passes(criterion: &mut Criterion) {
    let mut group = group(criterion, "passes");
    for (name, text) in programs() {
        let analyzed = compile::analyze(input(&text));
        group.bench_function(BenchmarkId::new("parse", &name), |bencher| {
            let files = analyzed.trees.iter().map(|tree| tree.id).collect::<Vec<_>>();
            bencher.iter(|| {
                let parse = |&file| syntax::parse(&analyzed.sources, file, &mut Sink::default());
                files.iter().map(parse).collect::<Vec<_>>()
            });
        });
        group.bench_function(BenchmarkId::new("check", &name), |bencher| bencher.iter(|| checked(&analyzed)));
        group.bench_function(BenchmarkId::new("lower", &name), |bencher| {
            bencher.iter(|| lower::lower(&analyzed.program, &analyzed.plan));
        });
        let stacks = lower::lower(&analyzed.program, &analyzed.plan);
        group.bench_function(BenchmarkId::new("emit", &name), |bencher| {
            bencher.iter(|| emit::emit(&stacks, "program", &analyzed.sources, Format::Yaml));
        });
        drop(stacks);
        group.bench_function(BenchmarkId::new("build", &name), |bencher| {
            bencher.iter(|| compile::compile(input(&text)));
        });
    }
}

/// The passes between the tree and lowering.
fn checked(analyzed: &Analyzed) -> (ir::Program, Plan) {
    let mut sink = Sink::default();
    let Analyzed { sources, variables, project_hint, .. } = analyzed;
    let names = resolve::resolve(&analyzed.trees, &mut sink);
    let (program, _) = check::check(
        &names,
        check::Input {
            sources,
            project_hint,
            variables,
            reader: &NoFiles,
            manifests: &check::Manifests::default(),
            recording: false,
        },
        &mut sink,
    );
    let plan = plan::plan(&program);
    validate::validate(&program, &mut sink);
    resolve::report_unused(&analyzed.trees, &names, &mut sink);
    (program, plan)
}

/// From a keystroke in a file of 5,000 lines to its diagnostics, but for those that need templates.
fn keystroke(criterion: &mut Criterion) {
    let text = programs::program(120);
    let edited = text.replace("cluster \"web_60\" {", "cluster \"web_60\" { ");
    group(criterion, "keystroke").bench_function("5000 lines", |bencher| {
        let mut texts = [&text, &edited].into_iter().cycle();
        bencher.iter(|| compile::analyze(input(texts.next().unwrap_or(&text))).diagnostics());
    });
}

/// A document by our writer and by serde_yaml's.
fn yaml(criterion: &mut Criterion) {
    let analyzed = compile::analyze(input(PLATFORM));
    let documents: Vec<serde_json::Value> = lower::lower(&analyzed.program, &analyzed.plan)
        .iter()
        .filter_map(|stack| serde_json::from_str(&emit::template(&stack.template, Format::Json)).ok())
        .collect();
    let mut group = group(criterion, "yaml");
    group.bench_function("ecsc", |bencher| bencher.iter(|| emit::yaml_text(black_box(&documents))));
    group.bench_function("serde_yaml", |bencher| {
        bencher.iter(|| serde_yaml::to_string(black_box(&documents)));
    });
}
