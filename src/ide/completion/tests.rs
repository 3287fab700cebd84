//! What is offered at a place, the best first. `|` marks the place.

use super::{Completion, completions};
use crate::ide::tests::marked;

mod blocks;

const PLATFORM: &str = r#"param vpc_stack: stack_name
param certificate: arn?
param minutes: duration = 15m { unit = m }
var size: int = 3
let sizes = { small = 1, large = { cpu = 256 } }
let names = ["a", "b"]
existing network "main" { stack = param.vpc_stack, zones = 2 }
volume "shared" {
  network = network.main
  access_point "uploads" { path = "/uploads", uid = 1, gid = 1 }
}
cluster "web" {
  network = network.main
}
listener "public" {
  cluster = cluster.web
  http {}
}
"#;

fn items(text: &str) -> Vec<Completion> {
    let (analysis, position) = marked(text);
    completions(&analysis, position).items
}

/// The labels of what fits at the mark.
fn fitting(text: &str) -> Vec<String> {
    items(text).into_iter().filter(|item| item.rank < 10).map(|item| item.label).collect()
}

/// The same behind the platform, without functions and what CloudFormation knows.
fn after(text: &str) -> Vec<String> {
    let named =
        |label: &String| !label.starts_with("aws.") && crate::language::functions::find(label).is_none();
    fitting(&format!("{PLATFORM}{text}")).into_iter().filter(named).collect()
}

/// The text with an item accepted, places filled with what stands in them.
fn accepted(text: &str, label: &str) -> String {
    let (analysis, position) = marked(text);
    let found = completions(&analysis, position);
    let item = found.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("no {label}"));
    let mut text = analysis.text(position.file).to_owned();
    text.replace_range(found.replaced.range(), &item.text);
    text
}

#[test]
fn between_declarations_stand_kinds_and_keywords() {
    assert_eq!(
        fitting("|"),
        [
            "network",
            "alerts",
            "volume",
            "cluster",
            "listener",
            "scaling",
            "service",
            "job",
            "resource",
            "project",
            "existing network",
            "existing alerts",
            "existing volume",
            "existing cluster",
            "existing listener",
            "moved",
            "param",
            "var",
            "let",
            "output",
            "assert"
        ]
    );
    assert!(!fitting("project \"a\" {}\nvol|").contains(&"project".to_owned()));
    assert_eq!(fitting("existing |"), ["network", "alerts", "volume", "cluster", "listener"]);
    assert_eq!(fitting("param |"), [""; 0]);
    assert_eq!(fitting("volume \"|\" {}"), [""; 0]);
}

#[test]
fn a_block_comes_with_all_that_it_needs() {
    let snippet = |text: &str, label: &str| {
        items(text)
            .into_iter()
            .find(|item| item.label == label)
            .and_then(|item| item.snippet)
            .expect("a snippet")
    };
    assert_eq!(
        snippet(&format!("{PLATFORM}|"), "scaling"),
        "scaling \"${1:name}\" {\n  cluster = ${2:cluster.web}\n  size    = ${3:2..4}\n\n  container {\n    cpu    = \
         ${4:256}\n    memory = ${5:512MiB}\n  \\}\n\\}$0"
    );
    assert_eq!(
        snippet(&format!("{PLATFORM}|"), "existing network"),
        "existing network \"${1:name}\" {\n  stack = ${2:param.vpc_stack}\n  zones = ${3:1}\n\\}$0"
    );
    assert_eq!(snippet("cluster \"a\" {\n  |\n}", "instances"), "instances {\n  $0\n\\}");
    assert_eq!(
        snippet("cluster \"a\" {\n  |\n}", "mount"),
        "mount \"${1:/mnt/name}\" {\n  volume = ${2:volume.name}\n\\}$0"
    );
}

#[test]
fn in_a_block_stands_what_is_still_missing_and_what_is_needed_comes_first() {
    assert_eq!(
        fitting("volume \"a\" {\n  |\n}"),
        [
            "network",
            "subnets",
            "encrypted",
            "performance",
            "throughput",
            "backup",
            "require_tls",
            "iam",
            "name",
            "on_delete",
            "stack",
            "alerts",
            "logical_ids",
            "key",
            "throughput",
            "lifecycle",
            "root",
            "access_point",
            "replication",
            "alarm",
            "override",
            "when",
            "for_each",
            "tags"
        ]
    );
    assert_eq!(
        fitting(
            "scaling \"a\" {\n  cluster = cluster.web\n  step {}\n  tags = {}\n  s|\n  container {}\n  excess = 3\n}"
        ),
        [
            "size",
            "method",
            "desired",
            "target",
            "shortage",
            "cooldown",
            "shortage_for",
            "excess_for",
            "alerts",
            "logical_ids",
            "container",
            "alarm",
            "override",
            "when",
            "for_each"
        ]
    );
}

#[test]
fn of_attributes_that_stand_instead_of_each_other_only_one_is_offered() {
    assert_eq!(
        fitting("existing network \"a\" {\n  |\n}"),
        [
            "stack",
            "zones",
            "manifest",
            "of",
            "vpc",
            "public_subnets",
            "private_subnets",
            "exports",
            "when",
            "for_each",
            "tags"
        ]
    );
    let by_vpc = fitting("existing network \"a\" {\n  vpc = \"vpc-1\"\n  |\n}");
    assert!(by_vpc.contains(&"public_subnets".to_owned()), "{by_vpc:?}");
    assert!(!by_vpc.iter().any(|name| name == "stack" || name == "manifest"), "{by_vpc:?}");
    // Of `http` there may be several, with labels.
    let open = fitting("listener \"a\" {\n  http {}\n  access_logs {}\n  |\n}");
    assert!(open.contains(&"http".to_owned()) && !open.contains(&"access_logs".to_owned()), "{open:?}");
}

#[test]
fn a_guard_is_offered_only_where_one_may_stand() {
    assert_eq!(fitting("cluster \"a\" { logs { | } }"), ["retention", "key", "on_delete"]);
    assert!(fitting("cluster \"a\" { mount \"/a\" { | } }").contains(&"when".to_owned()));
    assert_eq!(fitting("project \"a\" { | }"), ["tags", "regions", "alerts"]);
}

#[test]
fn declarations_have_attributes_too() {
    assert_eq!(
        fitting("param a: int { min = 1, | }"),
        ["max", "allowed", "pattern", "unit", "description", "group"]
    );
    assert_eq!(fitting("output a = 1 { | }"), ["description", "export"]);
    assert_eq!(after("param a: duration { unit = | }"), ["s", "m", "h", "d"]);
    assert_eq!(fitting("output a = 1 { export = | }")[..2], ["true", "false"]);
}

#[test]
fn an_attribute_is_inserted_with_its_equals_sign_unless_it_has_one() {
    assert_eq!(accepted("volume \"a\" {\n  encr|\n}", "encrypted"), "volume \"a\" {\n  encrypted = \n}");
    assert_eq!(
        accepted("volume \"a\" {\n  encr| = true\n}", "encrypted"),
        "volume \"a\" {\n  encrypted = true\n}"
    );
    assert_eq!(accepted("cluster \"a\" {\n  inst| {}\n}", "instances"), "cluster \"a\" {\n  instances {}\n}");
    let all = items(&format!("{PLATFORM}volume \"b\" {{ | }}"));
    let snippet =
        |label: &str| all.iter().find(|item| item.label == label).and_then(|item| item.snippet.clone());
    assert_eq!(snippet("network").as_deref(), Some("network = ${1:network.main}"));
    assert_eq!(snippet("encrypted").as_deref(), Some("encrypted = ${1|false,true|}"));
    assert_eq!(snippet("subnets").as_deref(), Some("subnets = ${1|private,public,data|}"));
}

#[test]
fn a_value_is_of_the_type_of_its_attribute() {
    assert_eq!(fitting("listener \"a\" { scheme = | }")[..2], ["internet_facing", "internal"]);
    assert_eq!(fitting("volume \"a\" { encrypted = | }")[..2], ["true", "false"]);
    assert_eq!(after("volume \"b\" { network = | }"), ["network.main"]);
    assert_eq!(after("listener \"b\" { cluster = cl| }"), ["cluster.web"]);
    assert_eq!(
        after("listener \"b\" { https { certificate = | } }"),
        [
            "param.certificate",
            "volume.shared.arn",
            "cluster.web.arn",
            "listener.public.arn",
            "listener.public.http"
        ]
    );
    assert_eq!(after("scaling \"b\" { cooldown = | }"), ["10m", "param.minutes"]);
    assert_eq!(
        after("volume \"b\" { lifecycle { archive = | } }"),
        ["1d", "7d", "14d", "30d", "60d", "90d", "180d", "270d", "365d", "null"]
    );
    assert_eq!(after("cluster \"b\" { instances { size = | } }"), ["2", "var.size"]);
}

#[test]
fn what_does_not_fit_comes_later() {
    let all = items(&format!("{PLATFORM}scaling \"b\" {{ cooldown = | }}"));
    let place = |label: &str| all.iter().position(|item| item.label == label).expect("it is offered");
    assert!(place("param.minutes") < place("max") && place("max") < place("param.vpc_stack"));
    assert!(place("max") < place("upper"));
}

#[test]
fn a_function_takes_and_gives_types() {
    assert_eq!(
        after("let a = join(\",\", |)"),
        ["let.names", "network.main.public_subnets", "network.main.private_subnets", "for"]
    );
    let split = fitting("let a = join(\",\", |");
    assert!(split.contains(&"split".to_owned()) && !split.contains(&"upper".to_owned()), "{split:?}");
}

#[test]
fn an_operator_wants_on_its_right_what_stands_on_its_left() {
    let text = "param scheme: internal | internet_facing\nvolume \"a\" {\n  when = param.scheme == |\n}";
    assert_eq!(fitting(text)[..2], ["internal", "internet_facing"]);
    let text = "param on: bool\nparam off: bool?\nvolume \"a\" {\n  when = param.on && |\n}";
    assert_eq!(fitting(text)[..4], ["true", "false", "param.on", "param.off"]);
    assert_eq!(fitting("param from: int\nscaling \"a\" { size = param.from..| }")[0], "param.from");
}

#[test]
fn behind_a_dot_stand_names_results_and_members() {
    assert_eq!(after("let a = cluster.|"), ["web"]);
    assert_eq!(after("let a = param.|"), ["vpc_stack", "certificate", "minutes"]);
    assert_eq!(
        after("let a = cluster.web.|"),
        ["name", "arn", "vpc", "security_group", "auto_scaling_group", "instance_role", "log_group"]
    );
    assert_eq!(after("let a = listener.public.|").last().map(String::as_str), Some("http"));
    assert_eq!(after("let a = let.sizes.|"), ["small", "large"]);
    assert_eq!(after("let a = let.sizes.large.|"), ["cpu"]);
    assert_eq!(
        fitting("let a = aws.|"),
        ["region", "account_id", "partition", "stack_name", "stack_id", "url_suffix"]
    );
    assert_eq!(after("let a = nothing.|"), [""; 0]);
    assert_eq!(after("volume \"b\" {\n  network = network.|\n  encrypted = true\n}"), ["main"]);
}

#[test]
fn between_brackets_stand_the_names_of_nested_blocks() {
    for text in [
        "volume.shared.access_point[\"|\"]",
        "volume.shared.access_point[\"|",
        "volume.shared.access_point[\"up|",
    ] {
        assert_eq!(after(&format!("let a = {text}")), ["uploads"], "{text}");
    }
    assert_eq!(after("let a = volume.shared.access_point[|")[0], "\"uploads\"");
    assert_eq!(
        after("cluster \"b\" { mount \"/a\" { access_point = | } }")[0],
        "volume.shared.access_point[\"uploads\"]"
    );
    assert_eq!(after("let a = let.sizes[\"|\"]"), ["small", "large"]);
}

#[test]
fn units_follow_the_digits() {
    assert_eq!(fitting("scaling \"a\" { cooldown = 15| }"), ["15s", "15m", "15h", "15d"]);
    assert_eq!(
        fitting("scaling \"a\" { container { memory = 512M| } }"),
        ["512B", "512KiB", "512MiB", "512GiB", "512TiB"]
    );
    assert_eq!(fitting("scaling \"a\" { container { cpu = 0.5| } }"), ["0.5vcpu"]);
    assert_eq!(fitting("cluster \"a\" { instances { size = 2| } }"), [""; 0]);
    assert_eq!(accepted("scaling \"a\" { cooldown = 15| }", "15m"), "scaling \"a\" { cooldown = 15m }");
}

#[test]
fn types_stand_behind_a_colon() {
    assert_eq!(fitting("param a: |")[..3], ["bool", "int", "number"]);
    assert_eq!(fitting("param a: |").last().map(String::as_str), Some("list"));
    assert_eq!(fitting("var a: li|").last().map(String::as_str), Some("map"));
    assert_eq!(fitting("param a: list<|")[..2], ["bool", "int"]);
    assert_eq!(fitting("param a: int |"), [""; 0]);
    assert_eq!(fitting("param a: bool = |")[..2], ["true", "false"]);
}

#[test]
fn texts_and_comments_are_the_writers_own_but_not_what_is_interpolated() {
    for text in ["let a = \"b|\"", "let a = <<X\nb|\nX", "# vol|", "/* | */", "let a = \"$${|\""] {
        assert_eq!(fitting(text), [""; 0], "{text}");
    }
    let inside = after("let a = \"x-${|}\"");
    assert!(inside.contains(&"param.vpc_stack".to_owned()) && inside.contains(&"cluster.web.arn".to_owned()));
    assert!(
        !inside.contains(&"cluster.web".to_owned()) && !inside.contains(&"let.names".to_owned()),
        "{inside:?}"
    );
    assert_eq!(after("let a = <<X\nb ${cluster.|}\nX"), ["web"]);
}

#[test]
fn a_for_binds_variables() {
    assert_eq!(fitting("let a = [for x |"), ["in"]);
    assert_eq!(after("let a = [for x in let.|"), ["names", "sizes"]);
    assert_eq!(after("let a = [for x in let.names: |]")[0], "x");
    assert_eq!(after("let a = [for k, v in let.sizes: v |]"), ["if"]);
    assert_eq!(after("let a = [for x in let.names: x if |]")[..2], ["true", "false"]);
}

#[test]
fn nothing_refers_to_itself() {
    assert!(!after("let again = |").contains(&"let.again".to_owned()));
    assert!(!fitting("cluster \"web\" {\n  logs { key = | }\n}").contains(&"cluster.web.arn".to_owned()));
}

#[test]
fn half_written_and_broken_programs_are_completed_too() {
    assert_eq!(after("volume \"b\" {\n  network = |"), ["network.main"]);
    assert_eq!(after("volume \"b\" {\n  network = |\n  encrypted = true\n}"), ["network.main"]);
    assert_eq!(fitting("cluster \"a\" {\n  instances {\n    spot {\n  |")[0], "max_price");
    assert_eq!(fitting("cluster \"a\" {\n  instances {\nvolume \"b\" {\n  netw|")[0], "network");
    assert_eq!(fitting("}}\n)) volume {\nvolume \"b\" {\n  netw|")[0], "network");
}

#[test]
fn a_misspelt_block_offers_nothing() {
    assert_eq!(fitting("volme \"a\" { | }"), [""; 0]);
    assert_eq!(fitting("volume \"a\" { kye { | } }"), [""; 0]);
}

/// The items in a string that is an instance type.
fn types_at(text: &str) -> Vec<Completion> {
    items(&format!("{PLATFORM}{text}"))
}

#[test]
fn instance_types_are_shown_with_their_hardware() {
    let all = types_at("cluster \"c\" {\n  instances { type = \"m5.|\" }\n}\n");
    assert!(all.iter().all(|item| item.label.starts_with("m5.")), "{all:?}");
    let large = all.iter().find(|item| item.label == "m5.large").expect("m5.large");
    assert_eq!(large.detail.as_deref(), Some("2 vCPU, 8 GiB, x86_64, previous generation"));
    let burstable = types_at("cluster \"c\" {\n  instances { type = \"t4g.small|\" }\n}\n");
    assert_eq!(burstable[0].detail.as_deref(), Some("2 vCPU, 2 GiB, arm64, burstable"));
}

#[test]
fn where_no_instance_type_is_begun_the_families_are_offered() {
    let all = types_at("cluster \"c\" {\n  instances { type = \"|\" }\n}\n");
    assert!((100..300).contains(&all.len()) && all.iter().all(|item| item.label.ends_with('.')), "{all:?}");
    let begun = types_at("cluster \"c\" {\n  instances { type = \"|m7g.large\" }\n}\n");
    assert!(begun.iter().any(|item| item.label == "m7g.large"), "{begun:?}");
}

#[test]
fn an_instance_type_replaces_the_whole_string() {
    for text in [
        "cluster \"c\" {\n  instances { type = \"m5.la|\" }\n}\n",
        "cluster \"c\" {\n  instances { type = [\"m5.xlarge\", \"m5.|la\"] }\n}\n",
        "param size: instance_type = \"m|5.la\"\n",
        "param size: instance_type { allowed = [\"m|\"] }\n",
        "cluster \"c\" {\n  instances {\n    type = \"m5|\n",
    ] {
        let accepted = accepted(&format!("{PLATFORM}{text}"), "m5.large");
        assert!(accepted.contains("\"m5.large"), "{accepted}");
        assert!(!accepted.contains("m5.largela"), "{accepted}");
    }
}

#[test]
fn other_strings_are_the_writers_own() {
    assert_eq!(types_at("cluster \"m5|\" {\n}\n"), []);
    assert_eq!(types_at("output a = \"m5.|\"\n"), []);
}

#[test]
fn retention_is_one_of_what_cloudwatch_takes() {
    let days = after("cluster \"c\" {\n  logs { retention = | }\n}\n");
    assert!(days.contains(&"30d".to_owned()) && days.contains(&"3653d".to_owned()), "{days:?}");
}

#[test]
fn bounds_of_a_param_are_of_its_type() {
    for key in ["min", "max"] {
        let found = after(&format!("let wait = 30s\nparam p: duration {{ {key} = | }}\n"));
        assert!(found.contains(&"let.wait".to_owned()), "{key}: {found:?}");
        assert!(!found.contains(&"var.size".to_owned()), "{key}: {found:?}");
    }
    let found = after("param p: small | large { allowed = [|] }\n");
    assert_eq!(found[..2], ["small", "large"]);
}

const COPIES: &str = r#"existing network "main" { stack = "vpc", zones = 2 }
volume "data" {
  for_each = { media = { days = 3 }, reports = { days = 7 } }
  network  = network.main
  access_point "uploads" { path = "/uploads", uid = 1, gid = 1 }
}
"#;

fn of_copies(text: &str) -> Vec<String> {
    items(&format!("{COPIES}{text}")).into_iter().map(|item| item.label).collect()
}

#[test]
fn a_block_with_for_each_offers_its_keys_and_a_copy_its_results() {
    assert_eq!(of_copies("output a = volume.data.|"), ["media", "reports"]);
    assert_eq!(of_copies("output a = volume.data[|")[..2], ["\"media\"", "\"reports\""]);
    let results = ["id", "arn", "security_group", "access_point"];
    assert_eq!(of_copies("output a = volume.data[\"media\"].|"), results);
    assert_eq!(of_copies("output a = volume.data.media.|"), results);
    assert_eq!(of_copies("output a = volume.data[\"media\"].access_point[|")[..1], ["\"uploads\""]);
}

#[test]
fn each_offers_its_key_and_its_value() {
    let inside = |text: &str| {
        of_copies(&format!("volume \"b\" {{\n  for_each = volume.data\n  tags = {{ a = {text} }}\n}}"))
    };
    assert_eq!(inside("each.|"), ["key", "value"]);
    assert_eq!(inside("each.value.|"), ["id", "arn", "security_group", "access_point"]);
    assert!(inside("|").contains(&"each".to_owned()));
    assert!(!of_copies("output a = |").contains(&"each".to_owned()));
    assert!(of_copies("cluster \"web\" {\n  |\n}").contains(&"for_each".to_owned()));
    assert!(!of_copies("cluster \"web\" {\n  logs {\n    |\n  }\n}").contains(&"for_each".to_owned()));
}

#[test]
fn nothing_is_offered_deeper_than_the_parser_goes() {
    assert_ne!(items(&format!("let a = {}|", "[".repeat(100))), []);
    // In a thread of the tests the stack is small: recursion over what is open would end it.
    for open in ["[", "(", "{", "\"${", "max(", "{ a = "] {
        assert_eq!(items(&format!("let a = {}|", open.repeat(50_000))), [], "{open}");
    }
}

#[test]
fn a_listener_of_an_existing_cluster_is_offered_where_an_existing_one_is_taken() {
    let text =
        format!("{PLATFORM}existing cluster \"other\" {{\n  stack = \"x\"\n  listener \"front\" {{ }}\n}}\n");
    let route = fitting(&format!("{text}service \"a\" {{\n  route {{\n    listener = |\n  }}\n}}"));
    assert!(route.contains(&"listener.front".to_owned()), "{route:?}");
    let cluster = fitting(&format!("{text}service \"a\" {{\n  cluster = |\n}}"));
    assert!(cluster.contains(&"cluster.other".to_owned()), "{cluster:?}");
    let own = fitting(&format!("{text}listener \"a\" {{\n  cluster = |\n}}"));
    assert!(own.contains(&"cluster.web".to_owned()) && !own.contains(&"cluster.other".to_owned()), "{own:?}");
    let outputs = fitting(&format!("{text}output a = listener.front.|"));
    assert!(outputs.contains(&"https".to_owned()), "{outputs:?}");
}
