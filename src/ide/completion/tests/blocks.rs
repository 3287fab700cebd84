//! Blocks, as they are inserted: they compile.

use super::{PLATFORM, accepted};
use crate::diagnostics::Severity;
use crate::ide::completion::{Completion, CompletionKind, completions};
use crate::ide::tests::marked;

/// What blocks of workloads need of a program.
const HOST: &str = r#"param certificate: arn
existing network "main" { stack = "vpc", zones = 2 }
volume "shared" {
  network = network.main
  root { uid = 1, gid = 1 }
}
cluster "web" {
  network = network.main
  mount "/mnt/efs" { volume = volume.shared }
  instances {}
  fargate {}
}
listener "public" {
  cluster = cluster.web
  https { certificate = param.certificate }
}
"#;

/// The errors of a program.
fn errors_in(text: &str) -> Vec<String> {
    let (analysis, _) = marked(&format!("{text}|"));
    let errors = analysis.diagnostics().iter().filter(|it| it.severity() == Severity::Error);
    errors.map(|error| format!("{} {}", error.code.id, error.message)).collect()
}

/// What is wrong with the program once an item is accepted.
fn errors_after(text: &str, label: &str) -> Vec<String> {
    errors_in(&accepted(text, label))
}

#[test]
fn a_service_and_a_job_compile_as_they_are_inserted() {
    for kind in ["service", "job"] {
        assert_eq!(errors_after(&format!("{PLATFORM}|"), kind), [""; 0], "{kind}");
    }
    let service = |line: &str| {
        format!(
            "{PLATFORM}service \"api\" {{\n  cluster = cluster.web\n  image = \"nginx:1.27\"\n  port = 80\n  {line}\n}}\n"
        )
    };
    for block in ["route", "container", "scale", "deploy", "logs"] {
        assert_eq!(errors_after(&service("health = \"/\"\n  size = 1..2\n  |"), block), [""; 0], "{block}");
    }
}

/// The blocks that are offered at a mark, each with the program once it is accepted.
fn with_each_block(text: &str) -> Vec<(String, String)> {
    let (analysis, position) = marked(text);
    let found = completions(&analysis, position);
    let program = analysis.text(position.file);
    let blocks =
        found.items.into_iter().filter(|it| it.kind == CompletionKind::Block && it.text.ends_with('}'));
    let with = |block: Completion| {
        let mut program = program.to_owned();
        program.replace_range(found.replaced.range(), &block.text);
        (block.label, program)
    };
    blocks.map(with).collect()
}

/// Inserts each block that is offered where a program is marked, and in it each that is offered there, and so on. Collects the errors
/// that are new then.
fn insert_all(text: &str, path: &str, depth: usize, wrong: &mut Vec<String>) {
    let before = errors_in(&text.replace('|', ""));
    for (block, program) in with_each_block(text) {
        let path = format!("{path}.{block}");
        // Its user gives it a name.
        let program = program.replace("\"name\"", &format!("\"name{depth}\""));
        // E0952: where tasks run decides which blocks have a use.
        let new =
            errors_in(&program).into_iter().filter(|it| !before.contains(it) && !it.starts_with("E0952"));
        wrong.extend(new.map(|error| format!("{path}: {error}")));
        if depth < 3 {
            // The end of what was inserted: behind it are only the ends of what it is in.
            let end = program.rmatch_indices('}').nth(depth).map_or(0, |(at, _)| at);
            insert_all(&format!("{}\n  |\n{}", &program[..end], &program[end..]), &path, depth + 1, wrong);
        }
    }
}

#[test]
fn no_block_brings_errors_of_its_own() {
    let task = "image = \"nginx:1.27\"";
    let on_instances = "cluster = cluster.web, runs_on = instances, network_mode = awsvpc";
    let on_fargate = "cluster = cluster.web, runs_on = fargate";
    let service = "port = 80, health = \"/\", size = 2..4";
    let hosts = [
        "project \"shop\" { | }".to_owned(),
        "network \"own\" { cidr = \"10.0.0.0/16\"; | }".to_owned(),
        "alerts \"ops\" { | }".to_owned(),
        "volume \"own\" { network = network.main; | }".to_owned(),
        "cluster \"own\" { network = network.main; | }".to_owned(),
        "listener \"own\" { cluster = cluster.web; | }".to_owned(),
        "scaling \"web\" { cluster = cluster.web, size = 2..4; | }".to_owned(),
        format!("service \"api\" {{ {on_instances}, {task}, {service}; | }}"),
        format!("service \"api\" {{ {on_fargate}, {task}, {service}; | }}"),
        format!("job \"report\" {{ {on_instances}, {task}; | }}"),
        format!("job \"report\" {{ {on_fargate}, {task}; | }}"),
        "resource \"topic\" { type = \"AWS::SNS::Topic\"; | }".to_owned(),
        "existing network \"own\" { stack = \"vpc\", zones = 2; | }".to_owned(),
        "existing cluster \"own\" { stack = \"web\"; | }".to_owned(),
        "existing volume \"own\" { stack = \"efs\"; | }".to_owned(),
        "existing alerts \"own\" { stack = \"alerts\"; | }".to_owned(),
        "existing listener \"own\" { stack = \"web\", cluster = cluster.web; | }".to_owned(),
    ];
    let mut wrong = Vec::new();
    for host in hosts {
        let kind = host.split('"').next().unwrap_or_default();
        let host = host.replace("; ", "\n  ").replace(" }", "\n}\n");
        insert_all(&format!("{HOST}{host}"), kind.trim_end(), 1, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
