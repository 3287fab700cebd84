//! What users of such languages write in their first hours, taken as it is: each with the errors that it gets, most often none.

use ecsc::compile::SourceText;
use ecsc::emit::Format;

use crate::examples::compiled;
use crate::support::{codes, compile_source};

/// A network, for programs that need one.
const NETWORK: &str = r#"project "t" {}
param vpc_stack: stack_name
existing network "main" {
  stack = param.vpc_stack
  zones = 2
}
"#;

const CLUSTER: &str = "cluster \"web\" {\n  network = network.main\n}\n";

/// The cluster with one attribute or block more.
fn cluster(more: &str) -> String {
    format!("cluster \"web\" {{\n  network = network.main\n  {more}\n}}\n")
}

/// The diagnostics of a program, which begins with its values from outside.
fn found(program: &str) -> Vec<&'static str> {
    let given = program.split_inclusive('\n').take_while(|line| line.starts_with("# ")).map(str::len).sum();
    let (given, program) = program.split_at(given);
    codes(&compile_source(SourceText::new("a.ecs", format!("{given}{NETWORK}{program}"))))
}

#[track_caller]
fn has(program: &str, expected: &[&str]) {
    let found = found(program);
    assert_eq!(found, expected, "{program}");
}

#[test]
fn an_enum_value_is_a_string_where_one_is_wanted() {
    has(
        "# --var env=prod\nvar env: dev | prod = dev\ncluster \"web\" {\n  network = network.main\n  tags    = { e = var.env }\n}\n",
        &[],
    );
    has(
        &format!(
            "{CLUSTER}param env: dev | prod = dev\noutput text = \"${{param.env}}\"\noutput one = join(\"-\", [\"a\", param.env])\n"
        ),
        &[],
    );
}

#[test]
fn an_interpolation_is_a_string() {
    let tags = "param n: int = 3\n".to_owned() + &cluster("tags = { n = \"${param.n}\" }");
    has(&tags, &[]);
}

#[test]
fn guards_narrow_constants() {
    let program = format!(
        "var cert: arn?\n{CLUSTER}listener \"l\" {{\n  cluster = cluster.web\n  http {{}}\n  https {{\n    when        = var.cert != null\n    certificate = var.cert\n  }}\n}}\noutput b = var.cert == null ? \"n\" : upper(var.cert)\noutput c = var.cert != null ? \"v${{var.cert}}\" : \"none\"\n"
    );
    for given in ["", "# --var cert=arn:aws:acm:eu-west-1:123456789012:certificate/x\n"] {
        let all = found(&format!("{given}{program}"));
        let errors: Vec<_> = all.into_iter().filter(|code| code.starts_with('E')).collect();
        assert!(errors.is_empty(), "{given}: {errors:?}");
    }
}

#[test]
fn a_choice_takes_the_types_that_are_wanted() {
    let images = [
        "param ami: image_id?\n{}param.ami ?? amazon_linux_2023",
        "var own: bool = false\n{}var.own ? \"ami-0123456789abcdef0\" : amazon_linux_2023",
        "# --var own=true\nvar own: bool = false\n{}var.own ? \"ami-0123456789abcdef0\" : amazon_linux_2023",
        "param own: bool\nparam ami: image_id?\n{}param.own ? (param.ami ?? \"/own/image\") : amazon_linux_2023",
        "var ami: image_id?\n{}var.ami ?? amazon_linux_2023",
    ];
    for image in images {
        let (head, value) = image.split_once("{}").unwrap();
        has(&format!("{head}{}", cluster(&format!("instances {{ image = {value} }}"))), &[]);
        let through_let = cluster("instances { image = let.image }");
        has(&format!("{head}let image = {value}\n{through_let}"), &[]);
        let in_a_list = cluster("instances { image = [\"/a\", let.image][1] }");
        has(&format!("{head}let image = {value}\n{in_a_list}"), &[]);
        let in_a_map = cluster("instances { image = let.images.own }");
        has(&format!("{head}let images = {{ own = {value}, other = \"/a\" }}\n{in_a_map}"), &[]);
    }
    // Where no type is wanted, or another, the branches are told apart.
    has(&format!("{CLUSTER}param ami: image_id?\noutput a = param.ami ?? amazon_linux_2023\n"), &["E0323"]);
    has(
        &("var own: bool = true\n".to_owned() + &cluster("instances { image = var.own ? \"/a\" : 3 }")),
        &["E0301"],
    );
}

#[test]
fn maps_are_indexed_by_enum_values() {
    let sizes = "let size = { dev = 1, prod = 3 }\n";
    let by_var =
        "var env: dev | prod = dev\n".to_owned() + sizes + &cluster("instances { size = let.size[var.env] }");
    has(&by_var, &[]);
    let by_param = "param env: dev | prod\nlet kept = { dev = 7d, prod = 30d }\n".to_owned()
        + &cluster("logs { retention = let.kept[param.env] }");
    has(&by_param, &[]);
    let missing = "param env: dev | test | prod\nlet kept = { dev = 7d, prod = 30d }\n".to_owned()
        + &cluster("logs { retention = let.kept[param.env] }");
    has(&missing, &["E0344"]);
    // Each entry is checked.
    let wrong = "param env: dev | prod\nlet kept = { dev = 7d, prod = 8d }\n".to_owned()
        + &cluster("logs { retention = let.kept[param.env] }");
    has(&wrong, &["E0570"]);
    let wrong = "param env: dev | prod\nlet types = { dev = \"t3.medium\", prod = \"m7g.large\" }\n"
        .to_owned()
        + &cluster("instances { type = let.types[param.env] }");
    assert!(!found(&wrong).is_empty(), "two architectures");
}

#[test]
fn an_output_may_be_one_of_the_stacks_own() {
    let outputs = [
        "cluster = cluster.web.name",
        "cluster_arn = cluster.web.arn",
        "security_group = cluster.web.security_group { export = true }",
        "log_group = cluster.web.log_group { description = \"The log group.\" }",
        "file_system = volume.shared.id { export = true }",
        "public_dns_name = listener.web.dns_name",
    ];
    for output in outputs {
        let blocks = "volume \"shared\" { network = network.main }\nlistener \"web\" {\n  cluster = cluster.web\n  http {}\n}\n";
        let found = found(&format!("{CLUSTER}{blocks}output {output}\n"));
        assert!(!found.contains(&"E0227"), "{output}: {found:?}");
    }
    has(&format!("{CLUSTER}output cluster_arn = \"${{cluster.web.name}}-x\"\n"), &["E0227"]);
}

#[test]
fn the_guides_own_sample_compiles() {
    let guide = include_str!("../../docs/language.md");
    let sample = guide.split("```").find(|part| part.contains("assert param.size")).unwrap();
    let sample = sample.trim_start_matches("ecs");
    let compilation = compile_source(SourceText::new("guide.ecs", sample.to_owned()));
    assert_eq!(codes(&compilation), Vec::<&str>::new());
}

#[test]
fn calculations_are_what_people_expect() {
    has(
        &format!(
            "{CLUSTER}assert 0.1 + 0.2 == 0.3, \"decimals\"\nassert ceil(0.1 * 3 * 10) == 3, \"rounding\"\n"
        ),
        &[],
    );
    has(
        &format!(
            "{CLUSTER}assert 30s * 50% == 15s, \"half\"\nassert 25% * 1GiB == 256MiB, \"a quarter\"\nassert 50% * 50% == 25%, \"both\"\nassert 40% * 2 == 80%, \"twice\"\n"
        ),
        &[],
    );
    has(&format!("{CLUSTER}output a = 200 * 50%\n"), &["E0428"]);
    has(&format!("{CLUSTER}output a = join(\",\", [for i in 3..1: \"${{i}}\"])\n"), &["W0678"]);
}

#[test]
fn limits_of_attributes_are_limits_of_parameters() {
    let program = "param r: duration { unit = d }\nparam name: string\n".to_owned()
        + &cluster("logs { retention = param.r }")
        + "listener \"l\" {\n  cluster = cluster.web\n  name    = param.name\n  http {}\n}\n";
    let source = SourceText::new("a.ecs", format!("{NETWORK}{program}"));
    let compilation = compiled("t", vec![source], Format::Json);
    let text = &compilation.output.templates.iter().find(|it| it.name.contains("cluster")).unwrap().text;
    let template: serde_json::Value = serde_json::from_str(text).unwrap();
    let parameters = &template["Parameters"];
    let days = parameters["R"]["AllowedValues"].as_array().unwrap();
    assert!(days.contains(&serde_json::json!(30)) && !days.contains(&serde_json::json!(8)), "{days:?}");
    assert!(parameters["Name"]["AllowedPattern"].as_str().unwrap().contains("(?!internal-)"));
}

#[test]
fn limits_of_attributes_and_of_params_hold_together() {
    let kept = |param: &str| {
        let program = format!("param r: duration{param}\n{}", cluster("logs { retention = param.r ?? 30d }"));
        let source = SourceText::new("a.ecs", format!("{NETWORK}{program}"));
        let compilation = compiled("t", vec![source], Format::Json);
        let text = &compilation.output.templates.iter().find(|it| it.name.contains("cluster")).unwrap().text;
        let template: serde_json::Value = serde_json::from_str(text).unwrap();
        template["Parameters"]["R"]["AllowedValues"].clone()
    };
    assert_eq!(kept(" { unit = d, min = 14d, max = 60d }"), serde_json::json!([14, 30, 60]));
    assert_eq!(kept(" { unit = d, allowed = [7d, 14d] }"), serde_json::json!([7, 14]));
    assert_eq!(kept("? { unit = d, max = 3d }"), serde_json::json!(["", 1, 3]));
}

#[test]
fn an_optional_element_is_left_out() {
    for policies in [
        "param.policy != null ? [param.policy] : []",
        "[param.policy]",
        "param.policy == null ? [] : [param.policy]",
    ] {
        let program =
            "param policy: arn?\n".to_owned() + &cluster(&format!("instances {{ policies = {policies} }}"));
        has(&program, &[]);
    }
    let positions = r#"param more: bool
existing network "other" {
  vpc             = "vpc-0123456789abcdef0"
  private_subnets = [param.more ? "subnet-0123456789abcdef0" : null]
}
volume "v" { network = network.other }
"#;
    has(positions, &["E0307"]);
}

#[test]
fn sources_and_ports_of_a_choice_may_be_of_different_types() {
    let allow =
        |from: &str, port: &str| cluster(&format!("allow {{\n    from = {from}\n    port = {port}\n  }}"));
    let params = "param inside: bool\nparam wide: bool\n";
    for from in [
        "param.inside ? \"sg-0123456789abcdef0\" : \"10.0.0.0/8\"",
        "[param.inside ? \"sg-0123456789abcdef0\" : \"10.0.0.0/8\"]",
        "param.inside ? [\"sg-0123456789abcdef0\"] : \"10.0.0.0/8\"",
        "param.inside ? [\"10.0.0.0/8\", \"sg-0123456789abcdef0\"] : \"10.0.0.0/8\"",
    ] {
        has(&format!("{params}{}", allow(from, "param.wide ? 8000..8999 : 8080")), &[]);
    }
}

#[test]
fn a_list_of_enum_values_is_a_list_of_strings() {
    has(
        &format!("{CLUSTER}param zs: list<a | b>\noutput x = join(\"-\", param.zs)\noutput y = param.zs\n"),
        &[],
    );
}

#[test]
fn help_names_what_to_write() {
    let help = |program: &str| {
        let compilation = compile_source(SourceText::new("a.ecs", format!("{NETWORK}{program}")));
        compilation.diagnostics.iter().filter_map(|it| it.help.clone()).collect::<Vec<_>>().join("\n")
    };
    let url = format!(
        "{CLUSTER}listener \"web\" {{\n  cluster = cluster.web\n  http {{}}\n}}\noutput url = \"https://\" + listener.web.dns_name\n"
    );
    assert!(help(&url).contains("\"https://${listener.web.dns_name}\""), "{}", help(&url));
    let assert = format!("{CLUSTER}param p: int = 3\nassert param.p > 2, \"more\"\n");
    assert!(help(&assert).contains("param p: int { min = 3 }"), "{}", help(&assert));
}

#[test]
fn the_name_of_a_load_balancer_may_be_an_enum_value() {
    let program = |given: &str| {
        format!(
            "{given}var env: dev | prod = dev\n{CLUSTER}listener \"l\" {{\n  cluster = cluster.web\n  name    = var.env\n  http {{}}\n}}\n"
        )
    };
    for given in ["", "# --var env=prod\n"] {
        has(&program(given), &["W0603"]);
    }
}

#[test]
fn an_enum_value_has_one_spelling_in_every_expression() {
    let var = "var f: internet_facing | internal = internet_facing\n";
    for (expression, expected) in [
        ("\"${var.f}\"", "internet-facing"),
        ("join(\"-\", [\"a\", var.f])", "a-internet-facing"),
        ("format(\"{}\", var.f)", "internet-facing"),
        ("json({ a = var.f })", "{\\\"a\\\":\\\"internet-facing\\\"}"),
        ("join(\",\", concat([\"x\"], [var.f]))", "x,internet-facing"),
        ("upper(var.f)", "INTERNET-FACING"),
        ("replace(var.f, \"internet\", \"world\")", "world-facing"),
    ] {
        has(&format!("{CLUSTER}{var}assert {expression} == \"{expected}\", \"spelling\"\n"), &[]);
    }
    has(&format!("{CLUSTER}{var}assert length(var.f) == 15, \"length\"\noutput a = base64(var.f)\n"), &[]);
    let param = var.replace("var", "param");
    has(&format!("{CLUSTER}{param}output a = param.f\noutput b = base64(param.f)\n"), &[]);
}

#[test]
fn rules_look_at_defaults_and_at_branches() {
    let program = r#"param p: bool = true
param r: duration = 8d { unit = d }
param waf: arn = "arn:aws:s3:::bucket"
param cert: arn = "arn:aws:iam::123456789012:role/x"
param tls: string = "nope"
param lb: string = "internal-b_c"
cluster "web" {
  network = network.main
  logs { retention = param.r }
  instances { policies = [param.p ? "arn:aws:iam::aws:policy/ReadOnlyAccess" : "arn:aws:s3:::x"] }
}
listener "l" {
  cluster = cluster.web
  name    = param.lb
  waf     = param.waf
  http {}
  https {
    port        = param.p ? 443 : 80
    certificate = param.cert
    policy      = param.tls
  }
  access_logs {
    bucket = "good-bucket"
    prefix = param.p ? "a" : "AWSLogs/x"
  }
}
scaling "web" {
  cluster  = cluster.web
  size     = SIZE
  desired  = param.p ? 2 : 9
  shortage = 2
  excess   = param.p ? 12 : 4
  container { cpu = 256, memory = 512MiB }
}
"#;
    // A size that no cluster can have hides what is compared with it.
    let others = ["E0570", "E0572", "E0573", "E0538", "E0535", "E0572", "E0530", "E0542"];
    let with = |size: &str, more: &[&'static str]| {
        has(&program.replace("SIZE", size), &[others.as_slice(), more].concat());
    };
    with("param.p ? 2..4 : 9..3", &["E0517"]);
    with("2..4", &["E0519", "E0511"]);
}

#[test]
fn an_output_is_exported_under_a_name_of_its_own() {
    has(&format!("{CLUSTER}output x = cluster.web.arn {{ export = \"ecs-HTTPListener\" }}\n"), &[]);
}
