//! `for_each`: what copies become, and what they leave as it is.

use std::collections::BTreeMap;

use ecsc::compile::Compilation;

use crate::support::{codes, compile_text};

const NETWORK: &str = "project \"shop\" {}\nexisting network \"main\" {\n  stack = \"vpc\"\n  zones = 2\n}\n";

/// The templates of a program without diagnostics, by the names of their stacks.
fn templates(text: &str) -> BTreeMap<String, String> {
    let compilation = compiled(text);
    let stacks = compilation.stacks.iter().map(|stack| stack.name.clone());
    let texts = compilation.output.templates.iter().map(|template| template.text.clone());
    stacks.zip(texts).collect()
}

fn compiled(text: &str) -> Compilation {
    let compilation = compile_text("main.ecs", &format!("{NETWORK}{text}"));
    assert_eq!(codes(&compilation), Vec::<&str>::new(), "{:#?}", compilation.diagnostics);
    compilation
}

/// Clusters with these types and maximum sizes, their volumes and their scaling.
fn clusters(sizes: &str) -> String {
    format!(
        r#"
let sizes = {{ {sizes} }}

volume "data" {{
  for_each = let.sizes
  network  = network.main
}}

cluster "run" {{
  for_each = let.sizes
  network  = network.main
  instances {{ type = each.value.type }}
  mount "/mnt/data" {{ volume = volume.data[each.key] }}
}}

listener "public" {{
  for_each = cluster.run
  cluster  = each.value
  scheme   = internal
  http {{}}
}}

scaling "run" {{
  for_each = cluster.run
  cluster  = each.value
  size     = 1..let.sizes[each.key].count
  container {{ cpu = 256, memory = 512MiB }}
}}
"#
    )
}

/// A cluster, its volume and its scaling, written out.
fn written(name: &str, instance_type: &str, count: u32) -> String {
    format!(
        r#"
volume "data_{name}" {{ network = network.main }}
cluster "run_{name}" {{
  network = network.main
  instances {{ type = "{instance_type}" }}
  mount "/mnt/data" {{ volume = volume.data_{name} }}
}}
listener "public_{name}" {{
  cluster = cluster.run_{name}
  scheme  = internal
  http {{}}
}}
scaling "run_{name}" {{
  cluster = cluster.run_{name}
  size    = 1..{count}
  container {{ cpu = 256, memory = 512MiB }}
}}
"#
    )
}

const APP: &str = "app = { type = \"m5.large\", count = 4 }";
const JOBS: &str = "jobs = { type = \"m5.xlarge\", count = 2 }";
const WEB: &str = "web = { type = \"c5.large\", count = 8 }";

#[test]
fn copies_become_what_they_would_be_if_each_were_written() {
    let each = [("app", "m5.large", 4), ("jobs", "m5.xlarge", 2), ("web", "c5.large", 8)];
    let written: Vec<String> = each.into_iter().map(|(name, ty, count)| written(name, ty, count)).collect();
    let repeated = templates(&clusters(&[APP, JOBS, WEB].join(", ")));
    assert_eq!(repeated.len(), 9);
    assert_eq!(repeated, templates(&written.concat()));
}

#[test]
fn an_element_in_the_middle_changes_no_other_template() {
    let before = templates(&clusters(&[APP, WEB].join(", ")));
    let after = templates(&clusters(&[APP, JOBS, WEB].join(", ")));
    let new: Vec<&str> =
        after.keys().filter(|name| !before.contains_key(*name)).map(String::as_str).collect();
    assert_eq!(new, ["shop-cluster-run-jobs", "shop-efs-data-jobs", "shop-lambda-run-jobs"]);
    for (name, text) in &before {
        assert_eq!(after.get(name), Some(text), "{name}");
    }
}

#[test]
fn the_order_of_the_elements_has_no_effect() {
    let all = clusters(&[APP, JOBS, WEB].join(", "));
    let other = clusters(&[WEB, APP, JOBS].join(", "));
    let (all, other) = (compiled(&all), compiled(&other));
    let names = |compilation: &Compilation| -> Vec<String> {
        compilation.stacks.iter().map(|stack| stack.name.clone()).collect()
    };
    assert_eq!(names(&all), names(&other));
    let texts = |compilation: &Compilation| -> Vec<String> {
        compilation.output.templates.iter().map(|template| template.text.clone()).collect()
    };
    assert_eq!(texts(&all), texts(&other));
}

#[test]
fn nested_blocks_become_what_they_would_be_if_each_were_written() {
    let repeated = r#"
volume "shared" {
  network = network.main
  access_point "${each.key}_files" {
    for_each = { uploads = 1000, exports = 1001 }
    path     = "/${each.key}"
    uid      = each.value
    gid      = each.value
  }
}
cluster "web" {
  network = network.main
  mount "/mnt/${each.key}" {
    for_each     = ["exports", "uploads"]
    volume       = volume.shared
    access_point = volume.shared.access_point["${each.key}_files"]
    read_only    = each.key == "exports"
  }
}
"#;
    let written = r#"
volume "shared" {
  network = network.main
  access_point "exports_files" {
    path = "/exports"
    uid  = 1001
    gid  = 1001
  }
  access_point "uploads_files" {
    path = "/uploads"
    uid  = 1000
    gid  = 1000
  }
}
cluster "web" {
  network = network.main
  mount "/mnt/exports" {
    volume       = volume.shared
    access_point = volume.shared.access_point["exports_files"]
    read_only    = true
  }
  mount "/mnt/uploads" {
    volume       = volume.shared
    access_point = volume.shared.access_point["uploads_files"]
  }
}
"#;
    assert_eq!(templates(repeated), templates(written));
}

#[test]
fn a_guard_is_decided_for_each_copy() {
    let repeated = r#"
param archive: bool = false
volume "data" {
  for_each = { archive = param.archive, media = true, reports = false }
  when     = each.value
  network  = network.main
}
cluster "web" {
  network = network.main
  mount "/mnt/${each.key}" {
    for_each = volume.data
    when     = each.value != null
    volume   = each.value
  }
}
output ids = join(",", [for name, v in volume.data: v.id if name == "media"])
output archive = volume.data["archive"].id
output reports = volume.data["reports"].id
"#;
    let written = r#"
param archive: bool = false
volume "data_archive" {
  when    = param.archive
  network = network.main
}
volume "data_media" { network = network.main }
cluster "web" {
  network = network.main
  mount "/mnt/archive" {
    when   = volume.data_archive != null
    volume = volume.data_archive
  }
  mount "/mnt/media" { volume = volume.data_media }
}
output ids = volume.data_media.id
output archive = volume.data_archive.id
"#;
    assert_eq!(templates(repeated), templates(written));
}

#[test]
fn copies_are_a_map() {
    let text = r#"
volume "data" {
  for_each = ["media", "reports"]
  network  = network.main
  access_point "files" {
    path = "/files"
    uid  = 1
    gid  = 1
  }
}
let all = volume.data
let one = volume.data["media"]
output number = length(volume.data)
output names  = join(" ", keys(volume.data))
output ids    = [for name, v in volume.data: v.id]
output second = let.all["reports"].id
output dotted = volume.data.media.id
output named  = let.one.arn
output point  = volume.data["media"].access_point["files"]
output points = [for v in values(volume.data): v.access_point["files"]]
"#;
    let all = templates(text);
    let joined: String = all.values().map(String::as_str).collect();
    for output in ["Number", "Names", "Ids", "Second", "Dotted", "Named", "Point", "Points"] {
        assert!(joined.contains(&format!("\n  {output}:\n")), "{output}");
    }
    assert!(joined.contains("Value: media reports"), "{joined}");
}

#[test]
fn without_elements_there_are_no_copies_but_the_block_is_checked() {
    let text = r#"
var names: list<string> = []
param folder: string = "/"
volume "data" {
  for_each = var.names
  network  = network.main
  tags     = { folder = param.folder, key = each.key, value = each.value.anything }
}
volume "shared" { network = network.main }
"#;
    assert_eq!(templates(text).keys().collect::<Vec<_>>(), ["shop-efs-shared"]);
    let wrong = text.replace("tags ", "encrypted = 3\n tags ");
    let wrong = compile_text("main.ecs", &format!("{NETWORK}{wrong}"));
    assert_eq!(codes(&wrong), ["E0301"]);
}

#[test]
fn the_nearest_for_each_is_meant() {
    let text = r#"
cluster "web" {
  for_each = { a = ["x"], b = ["y", "z"] }
  network  = network.main
  tags     = { Name = each.key }
  allow {
    for_each = each.value
    from     = "10.0.0.0/8"
    port     = each.key == "x" ? 80 : each.key == "y" ? 443 : 8443
  }
}
"#;
    let all = templates(text);
    let (a, b) = (&all["shop-cluster-web-a"], &all["shop-cluster-web-b"]);
    assert!(a.contains("FromPort: 80") && !a.contains("FromPort: 443"));
    assert!(b.contains("FromPort: 443") && !b.contains("FromPort: 80\n"));
}

#[test]
fn copies_of_copies_may_be_as_many_as_the_program_is_long() {
    let mut text = String::from("volume \"v0\" {\n  for_each = [\"a\"]\n  network = network.main\n}\n");
    let volume = |at: usize| {
        let before = at - 1;
        format!("volume \"v{at}\" {{\n  for_each = volume.v{before}\n  network = network.main\n}}\n")
    };
    text.extend((1..3_000).map(volume));
    // The last is named first: nothing before it is evaluated yet.
    text = format!("let last = keys(volume.v2999)\noutput last = join(\" \", let.last)\n{text}");
    assert_eq!(compiled(&text).stacks.len(), 3_000);
}

#[test]
fn a_cycle_through_a_guard_is_found() {
    let text = r#"
volume "data" {
  for_each = { a = volume.other.id }
  network  = network.main
}
volume "other" {
  when    = length(volume.data) == 1
  network = network.main
}
"#;
    let wrong = compile_text("main.ecs", &format!("{NETWORK}{text}"));
    assert_eq!(codes(&wrong), ["E0268"]);
}

#[test]
fn an_override_of_copies_changes_what_it_would_if_each_were_written() {
    let repeated = r#"
let warm = { a = { DefaultInstanceWarmup = 60 }, b = { DefaultInstanceWarmup = 90 } }
cluster "web" {
  for_each = let.warm
  network  = network.main
  override "AutoScalingGroup" { properties = each.value }
  override "${each.key}" {
    for_each   = { InstanceRole = 7200 }
    properties = { MaxSessionDuration = each.value }
  }
}
"#;
    let wrong = compile_text("main.ecs", &format!("{NETWORK}{repeated}"));
    // The keys become names, so that they are not those of CloudFormation.
    assert_eq!(codes(&wrong), ["E0263"]);
    let repeated = repeated.replace("\"${each.key}\"", "\"${each.value}\"").replace(
        "{ InstanceRole = 7200 }\n    properties = { MaxSessionDuration = each.value }",
        "{ role = \"InstanceRole\" }\n    properties = { MaxSessionDuration = 7200 }",
    );
    let block = |name: &str, seconds: u32| {
        format!(
            r#"
cluster "web_{name}" {{
  network = network.main
  override "AutoScalingGroup" {{ properties = {{ DefaultInstanceWarmup = {seconds} }} }}
  override "InstanceRole" {{ properties = {{ MaxSessionDuration = 7200 }} }}
}}
"#
        )
    };
    assert_eq!(templates(&repeated), templates(&(block("a", 60) + &block("b", 90))));
}

#[test]
fn an_override_is_of_the_copy_that_has_the_resource() {
    let listeners = |id: &str| {
        format!(
            r#"
cluster "web" {{ network = network.main }}
listener "public" {{
  for_each = ["a", "a_b"]
  cluster  = cluster.web
  scheme   = internal
  http {{}}
  override "{id}" {{ properties = {{ MinimumLoadBalancerCapacity = {{ CapacityUnits = 100 }} }} }}
}}
"#
        )
    };
    let all = templates(&listeners("Public${each.key == \"a\" ? \"A\" : \"AB\"}LoadBalancer"));
    assert_eq!(all["shop-cluster-web"].matches("CapacityUnits: 100").count(), 2);
    let wrong = compile_text("main.ecs", &format!("{NETWORK}{}", listeners("PublicALoadBalancer")));
    assert_eq!(codes(&wrong), ["E0272"]);
}

#[test]
fn the_example_of_the_manual_compiles() {
    let manual = include_str!("../../docs/language.md");
    let (_, section) = manual
        .split_once("### `for_each`\n\n```ecs fragment\n")
        .expect("the section begins with its example");
    let (example, _) = section.split_once("```").expect("the example ends");
    let all = templates(example);
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "shop-cluster-run-app",
            "shop-cluster-run-jobs",
            "shop-efs-data-media",
            "shop-efs-data-reports",
            "shop-lambda-run-app",
            "shop-lambda-run-jobs"
        ]
    );
}

#[test]
fn three_clusters_and_their_scaling_are_two_blocks() {
    let text = r#"
let sizes = { app = 8, jobs = 2, web = 4 }
cluster "run" {
  for_each = let.sizes
  network  = network.main
  instances { type = "m5.large" }
}
scaling "run" {
  for_each = let.sizes
  cluster  = cluster.run[each.key]
  size     = 1..each.value
  container { cpu = 256, memory = 512MiB }
}
"#;
    let all = templates(text);
    for (name, most) in [("app", 8), ("jobs", 2), ("web", 4)] {
        assert!(all.contains_key(&format!("shop-lambda-run-{name}")), "{name}");
        assert!(all[&format!("shop-cluster-run-{name}")].contains(&format!("MaxSize: \"{most}\"")), "{name}");
    }
    assert_eq!(all.len(), 6);
}

#[test]
fn an_output_of_several_names_is_reached_through_copies() {
    let written = templates(
        r#"
resource "db" {
  for_each = { a = "first", b = "second" }
  type     = "AWS::RDS::DBInstance"
  properties = {
    DBInstanceClass          = "db.t3.micro"
    DBInstanceIdentifier     = each.value
    Engine                   = "postgres"
    AllocatedStorage         = "20"
    ManageMasterUserPassword = true
    MasterUsername           = "root"
  }
}

volume "used" { network = network.main }

output by_index = resource.db["a"].Endpoint.Address
output by_key   = resource.db.b.Endpoint.Address
output all      = join(",", [for key, db in resource.db: db.Endpoint.Address])
"#,
    );
    let outputs = written["shop-resources"].split("Outputs:").nth(1).unwrap_or_default();
    let wanted = [
        "Value: !GetAtt DbA.Endpoint.Address",
        "Value: !GetAtt DbB.Endpoint.Address",
        "Value: !Sub ${DbA.Endpoint.Address},${DbB.Endpoint.Address}",
    ];
    for value in wanted {
        assert!(outputs.contains(value), "{value}: {outputs}");
    }
}
