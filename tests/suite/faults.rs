//! Faults that surface only after a deployment, or never, planted one at a time in programs without a fault.

use ecsc::emit::Format;

use crate::cli::Folder;
use crate::examples;

/// A fault and where it must be found.
struct Fault {
    name: &'static str,
    example: &'static str,
    /// What is replaced in the example, once, and by what.
    changes: &'static [(&'static str, &'static str)],
    code: &'static str,
    /// The line on which it is found.
    line: &'static str,
}

const FAULTS: [Fault; 18] = [
    Fault {
        name: "archive with bursting throughput",
        example: "platform",
        changes: &[("  encrypted = true", "  throughput = bursting\n  lifecycle { archive = 90d }")],
        code: "E0553",
        line: "  lifecycle { archive = 90d }",
    },
    Fault {
        name: "archive earlier than infrequent access",
        example: "platform",
        changes: &[(
            "  encrypted = true",
            "  lifecycle {\n    infrequent_access = 90d\n    archive           = 30d\n  }",
        )],
        code: "E0555",
        line: "    archive           = 30d",
    },
    Fault {
        name: "two listeners on one port",
        example: "platform",
        changes: &[("  http {}", "  http { port = 443 }")],
        code: "E0530",
        line: "  http { port = 443 }",
    },
    Fault {
        name: "a TLS policy that does not exist",
        example: "post",
        changes: &[(
            "    certificate = param.certificate",
            "    certificate = param.certificate\n    policy      = \"ELBSecurityPolicy-TLS13-1-4-2021-06\"",
        )],
        code: "E0538",
        line: "    policy      = \"ELBSecurityPolicy-TLS13-1-4-2021-06\"",
    },
    Fault {
        name: "a load balancer name over 32 characters",
        example: "platform",
        changes: &[(
            "  scheme  = internet_facing",
            "  scheme  = internet_facing\n  name    = \"the-platform-of-the-infrastructure-team\"",
        )],
        code: "E0534",
        line: "  name    = \"the-platform-of-the-infrastructure-team\"",
    },
    Fault {
        name: "a drain of 20 seconds",
        example: "platform",
        changes: &[("    timeout = 15m", "    timeout = 20s")],
        code: "E0401",
        line: "    timeout = 20s",
    },
    Fault {
        name: "rotation period without rotation",
        example: "platform",
        changes: &[(
            "  encrypted = true",
            "  key {\n    rotate          = false\n    rotation_period = 180d\n  }",
        )],
        code: "E0559",
        line: "    rotation_period = 180d",
    },
    Fault {
        name: "retention of 8 days",
        example: "platform",
        changes: &[("  mount \"/mnt/efs\" {", "  logs { retention = 8d }\n\n  mount \"/mnt/efs\" {")],
        code: "E0570",
        line: "  logs { retention = 8d }",
    },
    Fault {
        name: "an instance type of no size",
        example: "platform",
        changes: &[("\"m5.large\"", "\"m5.huge\"")],
        code: "E0502",
        line: "    type = [\"m5.huge\", \"m6i.large\", \"m5a.large\"]",
    },
    Fault {
        name: "an arm64 and an x86_64 type together",
        example: "platform",
        changes: &[("\"m6i.large\"", "\"m6g.large\"")],
        code: "E0505",
        line: "    type = [\"m5.large\", \"m6g.large\", \"m5a.large\"]",
    },
    Fault {
        name: "an image of another system",
        example: "platform",
        changes: &[(
            "    spot {}",
            "    image = \"/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id\"\n    spot {}",
        )],
        code: "E0703",
        line: "    image = \"/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id\"",
    },
    Fault {
        name: "the default image for a type of another architecture",
        example: "post",
        changes: &[("= \"t3.medium\"", "= \"t4g.medium\"")],
        code: "E0704",
        line: "param image: image_id = \"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id\" {",
    },
    Fault {
        name: "a certificate of another region than the project's",
        example: "platform",
        changes: &[
            ("project \"platform\" {", "project \"platform\" {\n  regions = [\"eu-west-1\"]"),
            (
                "certificate = param.certificate",
                "certificate = \"arn:aws:acm:us-east-1:123456789012:certificate/0a\"",
            ),
        ],
        code: "E0574",
        line: "    certificate = \"arn:aws:acm:us-east-1:123456789012:certificate/0a\"",
    },
    Fault {
        name: "thresholds between which the cluster flaps",
        example: "platform",
        changes: &[("excess   = 12", "excess   = 10"), ("256", "128"), ("512MiB", "128MiB")],
        code: "E0511",
        line: "  excess   = 10",
    },
    Fault {
        name: "a container larger than the instance",
        example: "platform",
        changes: &[("512MiB", "16GiB")],
        code: "E0510",
        line: "    memory = 16GiB",
    },
    Fault {
        name: "a size from more to fewer",
        example: "platform",
        changes: &[("2..8", "8..2")],
        code: "E0517",
        line: "  size     = 8..2",
    },
    Fault {
        name: "a secret in a tag",
        example: "post",
        changes: &[(
            "project \"post\" {\n",
            "project \"post\" {\n  tags = { token = param.docker_auth_data }\n",
        )],
        code: "E0310",
        line: "  tags = { token = param.docker_auth_data }",
    },
    Fault {
        name: "an optional certificate without a guard",
        example: "platform",
        changes: &[("    when        = param.certificate != null\n", "")],
        code: "E0307",
        line: "    certificate = param.certificate",
    },
];

#[test]
fn each_fault_is_found_on_its_line_with_its_code_and_nothing_else_is_said() {
    let mut wrong = Vec::new();
    for fault in &FAULTS {
        let mut sources = examples::sources(fault.example);
        let [source] = &mut sources[..] else { panic!("one file") };
        for (from, to) in fault.changes {
            assert!(source.text.contains(from), "{}: {} has no {from:?}", fault.name, fault.example);
            source.text = source.text.replacen(from, to, 1);
        }
        let compilation = examples::compiled(fault.example, sources, Format::Yaml);
        let found: Vec<(&str, &str)> = compilation
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let file = compilation.sources.file(diagnostic.primary.span.file);
                let place = file.index().line_column(file.text(), diagnostic.primary.span.start);
                (diagnostic.code.id, file.text().lines().nth(place.line - 1).unwrap())
            })
            .collect();
        if found != [(fault.code, fault.line)] {
            wrong.push(format!("{}: {found:?}", fault.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_has_a_code_of_its_own() {
    let mut codes: Vec<&str> = FAULTS.iter().map(|fault| fault.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), FAULTS.len());
}

/// Seven lines are wrong, each in another way.
const SEVEN: &str = r#"param certificate: arn?
param stack_name: stak_name

existing network "main" {
  stack = param.vpc_stack
  zones = 2
}

volume "shared" {
  network  = network.main
  encryptd = true
}

cluster "web" {
  network   = network.main
  instances { stop_timeout = 60 }
  logs { retention = 8d }
}

listener "public" {
  cluster = cluster.web
  scheme  = 'internal'
  https { certificate = param.certificate }
}
"#;

#[test]
fn seven_mistakes_give_seven_diagnostics_with_exact_lines_and_nothing_is_written() {
    let folder = Folder::with(&[("web.ecs", SEVEN)]);
    let (status, output, error) = folder.run(["build"]);
    let found: Vec<&str> = error.lines().map(|line| line.split(" error[").next().unwrap()).collect();
    let codes: Vec<&str> = error.match_indices("error[").map(|(at, _)| &error[at + 6..at + 11]).collect();
    assert_eq!((status, output.as_str()), (1, ""), "{error}");
    assert_eq!(codes, ["E0220", "E0204", "E0203", "E0302", "E0570", "E0116", "E0307"], "{error}");
    let places: Vec<&str> = found[..7].iter().map(|place| place.trim_end_matches(':')).collect();
    let expected = ["2:19", "5:17", "11:3", "16:30", "17:22", "22:13", "23:25"];
    assert_eq!(places, expected.map(|place| format!("web.ecs:{place}")), "{error}");
    assert_eq!(folder.files(".").len(), 1, "nothing but the program");
}

#[test]
fn a_thousand_diagnostics_are_all_shown_in_their_order() {
    let lines: Vec<String> = (0..1_000).map(|at| format!("let value_{at} = param.value_{at}\n")).collect();
    let folder = Folder::with(&[("web.ecs", &lines.concat())]);
    let (status, _, error) = folder.run(["check", "--message-format", "human", "--max-errors", "0"]);
    assert_eq!(status, 1);
    let found: Vec<usize> = error
        .lines()
        .filter_map(|line| {
            line.strip_prefix("error[E0204]: there is no `param.value_")?.strip_suffix('`')?.parse().ok()
        })
        .collect();
    assert_eq!(found, (0..1_000).collect::<Vec<_>>());
    assert!(error.trim_end().ends_with("1,000 errors"), "{}", error.lines().last().unwrap());
}
