//! What expressions mean: each line is an expression and what stands in the template for it.

use ecsc::compile::SourceText;
use ecsc::emit::Format;
use serde_json::{Value, json};

use crate::examples::compiled;

/// The declarations that the expressions speak of.
const PROGRAM: &str = r#"
param name: string = "web"
param size: int = 3
param on: bool = true
param scheme: internet_facing | internal = internal
param certificate: arn?
param subnets: list<subnet_id>
param block: cidr = "10.0.0.0/16"

let list = ["a", "b", "c"]
let map = { one = 1, two = 2 }
var shown: internet_facing | internal = internet_facing
let by_scheme = { internet_facing = "a", internal = "b" }
let later = "${param.name}-later"

existing network "main" {
  vpc             = "vpc-0123456789abcdef0"
  private_subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

volume "shared" {
  network = network.main
}
"#;

/// The value of `output it = EXPRESSION` in the volume's template, or the codes of the diagnostics.
fn value(expression: &str) -> Result<Value, Vec<&'static str>> {
    let program = format!("{PROGRAM}\noutput it = {expression}\n");
    let compilation = compiled("test", vec![SourceText::new("a.ecs", program)], Format::Json);
    if compilation.has_errors() {
        let errors = compilation.diagnostics.iter().filter(|d| d.code.id.starts_with('E'));
        return Err(errors.map(|d| d.code.id).collect());
    }
    let template: Value = serde_json::from_str(&compilation.output.templates[0].text).unwrap();
    Ok(template["Outputs"]["It"]["Value"].clone())
}

fn becomes(cases: &[(&str, Value)]) {
    for (expression, expected) in cases {
        assert_eq!(value(expression).as_ref(), Ok(expected), "{expression}");
    }
}

fn refused(cases: &[(&str, &str)]) {
    for (expression, code) in cases {
        assert_eq!(value(expression), Err(vec![*code]), "{expression}");
    }
}

#[test]
fn constants_are_computed() {
    becomes(&[
        ("1 + 2 * 3", json!("7")),
        ("(1 + 2) * 3", json!("9")),
        ("7 / 2", json!("3.5")),
        ("8 / 2", json!("4")),
        ("7 % 4", json!("3")),
        ("-3 - -5", json!("2")),
        ("\"${30s + 1m}\"", json!("90s")),
        ("\"${2 * 512MiB}\"", json!("1GiB")),
        ("\"${0.5vcpu}\"", json!("512")),
        ("1 < 2 && 2 <= 2 && 3 > 2 && !(1 >= 2)", json!("true")),
        ("1h == 60m", json!("true")),
        ("1 == 2 || 2 == 2 ? \"yes\" : \"no\"", json!("yes")),
        ("null ?? \"else\"", json!("else")),
        ("\"a${1}b${true}c${internal}\"", json!("a1btruecinternal")),
        ("\"\\u{e9}\\n$${x}\"", json!("é\n${x}")),
    ]);
}

#[test]
fn collections_are_computed() {
    becomes(&[
        ("let.list[1]", json!("b")),
        ("let.map.two", json!("2")),
        ("let.map[\"one\"]", json!("1")),
        ("length(let.list)", json!("3")),
        ("join(\"-\", [for x in let.list: upper(x) if x != \"b\"])", json!("A-C")),
        ("join(\",\", [for i, x in let.list: \"${i}${x}\"])", json!("0a,1b,2c")),
        ("join(\",\", [for k, v in let.map: \"${k}=${v}\"])", json!("one=1,two=2")),
        ("join(\",\", [for x in 2..4: \"${x}\"])", json!("2,3,4")),
        ("join(\",\", keys(merge(let.map, { three = 3 })))", json!("one,two,three")),
        ("length(concat(let.list, [\"d\"]))", json!("4")),
        ("length(range(2, 5))", json!("3")),
        ("contains(let.list, \"b\")", json!("true")),
        ("contains([[1], [2]], [1])", json!("true")),
        ("contains([{ a = [1] }, { a = [2] }], { a = [3] })", json!("false")),
        ("max(values(let.map))", json!("2")),
    ]);
}

#[test]
fn functions_are_computed() {
    becomes(&[
        ("min(3, 1, 2)", json!("1")),
        ("\"${max(30s, 1m)}\"", json!("1m")),
        ("abs(-3)", json!("3")),
        ("ceil(1.2)", json!("2")),
        ("floor(1.8)", json!("1")),
        ("lower(\"ABC\")", json!("abc")),
        ("trim(\"  a \")", json!("a")),
        ("replace(\"a-b-c\", \"-\", \"_\")", json!("a_b_c")),
        ("join(\"|\", split(\",\", \"a,b\"))", json!("a|b")),
        ("format(\"{} of {}\", 1, 2)", json!("1 of 2")),
        ("json({ a = [1, true, null], b = \"x\" })", json!("{\"a\":[1,true,null],\"b\":\"x\"}")),
        ("yaml({ a = \"on\", b = 1 })", json!("a: \"on\"\nb: 1\n")),
    ]);
}

#[test]
fn what_the_deployment_knows_becomes_intrinsic_functions() {
    becomes(&[
        ("param.name", json!({"Ref": "Name"})),
        ("param.size", json!({"Ref": "Size"})),
        ("let.later", json!({"Fn::Sub": "${Name}-later"})),
        ("\"${aws.region}/${volume.shared.id}\"", json!({"Fn::Sub": "${AWS::Region}/${FileSystem}"})),
        ("volume.shared.arn", json!({"Fn::GetAtt": ["FileSystem", "Arn"]})),
        ("param.on ? \"a\" : \"b\"", json!({"Fn::If": ["OnIsTrue", "a", "b"]})),
        ("param.scheme == internal ? \"in\" : \"out\"", json!({"Fn::If": ["SchemeIsInternal", "in", "out"]})),
        (
            "param.certificate ?? \"none\"",
            json!({"Fn::If": ["HasCertificate", {"Ref": "Certificate"}, "none"]}),
        ),
        ("contains([\"a\", \"b\"], param.name) ? 1 : 2", json!({"Fn::If": ["NameIsAOrNameIsB", 1, 2]})),
        ("param.subnets[1]", json!({"Fn::Select": [1, {"Ref": "Subnets"}]})),
        ("join(\"+\", param.subnets)", json!({"Fn::Join": ["+", {"Ref": "Subnets"}]})),
        ("split(\"-\", param.name)[0]", json!({"Fn::Select": [0, {"Fn::Split": ["-", {"Ref": "Name"}]}]})),
        ("base64(param.name)", json!({"Fn::Base64": {"Ref": "Name"}})),
        ("import_value(\"x-VPC\")", json!({"Fn::ImportValue": "x-VPC"})),
        ("ssm(\"/a/b\")", json!("{{resolve:ssm:/a/b}}")),
        (
            "cidr_subnets(param.block, 4, 8)[2]",
            json!({"Fn::Select": [2, {"Fn::Cidr": [{"Ref": "Block"}, 4, 8]}]}),
        ),
    ]);
}

#[test]
fn what_the_deployment_cannot_do_is_refused() {
    refused(&[
        ("param.size + 1", "E0313"),
        ("param.size > 2", "E0313"),
        ("upper(param.name)", "E0313"),
        ("[for x in param.subnets: x]", "E0313"),
        ("let.list[param.size]", "E0313"),
        ("length(param.subnets)", "E0313"),
        ("contains([param.name], \"a\")", "E0313"),
    ]);
}

#[test]
fn types_are_told_apart() {
    refused(&[
        ("1 + \"a\"", "E0312"),
        ("30s + 512MiB", "E0312"),
        ("\"a\" + \"b\"", "E0337"),
        ("1 == \"1\"", "E0324"),
        ("param.on == 1", "E0324"),
        ("param.scheme == internl", "E0305"),
        ("param.scheme == \"internal\"", "E0306"),
        ("param.on ? 1 : \"a\"", "E0323"),
        ("param.on ? param.name : internal", "E0323"),
        ("\"${param.on ? param.name : internal}\"", "E0323"),
        ("(param.on ? param.name : internal) == \"a\"", "E0323"),
        ("\"a\" + param.name", "E0337"),
        ("200 * 50%", "E0428"),
        ("{ internal = 1 }[param.scheme]", "E0344"),
        ("let.map[param.name]", "E0345"),
        ("param.name ? 1 : 2", "E0317"),
        ("!param.size", "E0317"),
        ("let.list.a", "E0318"),
        ("let.map[0]", "E0319"),
        ("\"${let.list}\"", "E0333"),
        ("upper(1)", "E0315"),
        ("upper()", "E0314"),
        ("let.map.three", "E0223"),
        ("let.list[3]", "E0416"),
        ("1 / 0", "E0409"),
        ("secret_value(\"a\", \"b\")", "E0310"),
        ("base64(secret_value(\"a\", \"b\"))", "E0310"),
        ("\"x${secret_value(\"a\", \"b\")}\"", "E0310"),
        ("network.main", "E0342"),
    ]);
}

#[test]
fn null_must_be_proved_away() {
    refused(&[("\"${param.certificate}\"", "E0307"), ("upper(param.certificate)", "E0307")]);
    becomes(&[
        (
            "param.certificate != null ? \"${param.certificate}!\" : \"none\"",
            json!({"Fn::If": ["HasCertificate", {"Fn::Sub": "${Certificate}!"}, "none"]}),
        ),
        (
            "param.certificate == null ? \"none\" : \"${param.certificate}!\"",
            json!({"Fn::If": ["HasCertificate", {"Fn::Sub": "${Certificate}!"}, "none"]}),
        ),
        (
            "param.certificate != null && \"${param.certificate}\" != param.name ? 1 : 2",
            json!({"Fn::If": ["HasCertificateAndCertificateIsNotName", 1, 2]}),
        ),
        ("param.name != null", json!("true")),
    ]);
    // `||` proves nothing.
    refused(&[("param.certificate != null || param.on ? \"${param.certificate}\" : \"\"", "E0307")]);
}

#[test]
fn guards_that_ask_for_each_other_hold_together_in_either_order() {
    let network = "existing network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\n";
    let cluster = |name: &str, guard: &str| {
        format!(
            "cluster \"{name}\" {{\n  when = {guard}\n  network = network.main\n  instances {{ type = \"m5.large\" }}\n}}\n"
        )
    };
    let a = cluster("a", "param.x != null && cluster.b.arn != null");
    let b = cluster("b", "cluster.a.arn != null");
    for blocks in [format!("{a}{b}"), format!("{b}{a}")] {
        let program = format!("param x: string?\n{network}{blocks}output it = cluster.b.arn ?? \"none\"\n");
        let compilation = compiled("test", vec![SourceText::new("a.ecs", program)], Format::Json);
        let outputs = compilation.output.templates.iter().filter(|file| file.name.ends_with("cluster-b"));
        let templates: Vec<Value> = outputs.map(|file| serde_json::from_str(&file.text).unwrap()).collect();
        let [template] = templates.as_slice() else { panic!("{:?}", compilation.diagnostics) };
        let arn = json!({ "Fn::GetAtt": ["Cluster", "Arn"] });
        assert_eq!(
            template["Outputs"]["It"]["Value"],
            json!({ "Fn::If": ["HasX", arn, "none"] }),
            "{blocks}"
        );
    }
}

#[test]
fn evaluation_ends() {
    refused(&[
        ("length(range(0, 1000000000))", "E0413"),
        ("length([for a in 1..100000: [for b in 1..100000: a]])", "E0413"),
    ]);
}

#[test]
fn an_enum_value_is_a_string_where_one_is_wanted_and_has_one_spelling() {
    becomes(&[
        ("var.shown", json!("internet-facing")),
        ("\"${var.shown}\"", json!("internet-facing")),
        ("join(\"-\", [\"a\", var.shown])", json!("a-internet-facing")),
        ("format(\"{}\", var.shown)", json!("internet-facing")),
        ("json({ a = var.shown })", json!("{\"a\":\"internet-facing\"}")),
        ("join(\",\", concat([\"a\"], [var.shown]))", json!("a,internet-facing")),
        ("upper(var.shown)", json!("INTERNET-FACING")),
        ("replace(var.shown, \"-\", \"_\")", json!("internet_facing")),
        ("length(var.shown)", json!("15")),
        ("base64(var.shown)", json!({ "Fn::Base64": "internet-facing" })),
        ("let.by_scheme[var.shown]", json!("a")),
    ]);
    refused(&[("upper(nowhere)", "E0315"), ("let.by_scheme[internal]", "E0319")]);
}

#[test]
fn an_interpolation_is_a_string() {
    becomes(&[("\"${param.size}\"", json!({ "Ref": "Size" })), ("\"${param.on}\"", json!({ "Ref": "On" }))]);
    let tags = "volume \"t\" {\n  network = network.main\n  tags = { a = \"${param.size}\", b = var.shown, c = \"${param.on}\" }\n}\n";
    let program = format!("{PROGRAM}{tags}");
    let compilation = compiled("test", vec![SourceText::new("a.ecs", program)], Format::Json);
    assert!(!compilation.has_errors());
}
