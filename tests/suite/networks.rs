//! Networks that a program creates: what a further zone changes, and what scripts of the boot need where there is no way out.

use std::collections::BTreeMap;
use std::fs;

use ecsc::cfn::Stack;

use crate::support::{codes, compile_text, path};

/// The stack of a network with this many zones and every tier, under these attributes.
fn network(zones: usize, more: &str) -> Stack {
    let program = format!(
        "network \"main\" {{\n  cidr = \"10.20.0.0/16\"\n  zones = {zones}\n  data = true\n  {more}\n}}\n"
    );
    let compilation = compile_text("a.ecs", &program);
    assert!(!compilation.has_errors(), "{:?}", codes(&compilation));
    compilation.stacks.into_iter().next().unwrap()
}

/// Its resources, each as text.
fn resources(stack: &Stack) -> BTreeMap<String, String> {
    let text = |resource: &ecsc::cfn::Resource| {
        let properties =
            resource.properties.iter().map(|(name, property)| format!("{name} = {:?}", property.value));
        format!("{} {}", resource.ty, properties.collect::<Vec<_>>().join(", "))
    };
    stack.template.resources.iter().map(|(id, resource)| (id.clone(), text(resource))).collect()
}

#[test]
fn a_further_zone_changes_nothing_in_the_others() {
    for more in ["", "ipv6 = true", "nat = single", "nat = none\n  endpoints = []"] {
        for zones in 2..6 {
            let (before, after) = (resources(&network(zones, more)), resources(&network(zones + 1, more)));
            for (id, resource) in &before {
                // Only an endpoint is in all zones at once; it gets another route table.
                if resource.starts_with("AWS::EC2::VPCEndpoint") {
                    continue;
                }
                assert_eq!(after.get(id), Some(resource), "{zones} zones, {more}: {id}");
            }
            let subnets = |all: &BTreeMap<String, String>| {
                all.values().filter(|resource| resource.starts_with("AWS::EC2::Subnet ")).count()
            };
            assert_eq!((subnets(&before), subnets(&after)), (3 * zones, 3 * zones + 3));
        }
    }
}

#[test]
fn what_is_imported_stays_when_a_zone_is_added() {
    // CloudFormation refuses to change an export that is imported.
    let program = |zones: usize| {
        let text = format!(
            "network \"main\" {{\n  cidr = \"10.20.0.0/16\"\n  zones = {zones}\n}}\ncluster \"web\" {{\n  network = network.main\n}}\nlistener \"web\" {{\n  cluster = cluster.web\n  http {{}}\n}}\n"
        );
        compile_text("a.ecs", &text)
    };
    let (before, after) = (program(2), program(3));
    let imported: Vec<&str> =
        before.output.templates.iter().flat_map(|template| template.text.lines()).collect();
    let names =
        imported.iter().filter_map(|line| line.split_once("${MainNetworkStack}-").map(|(_, name)| name));
    let exports = |stack: &Stack| -> BTreeMap<String, String> {
        let outputs = stack.template.outputs.iter();
        outputs.map(|(id, output)| (id.clone(), format!("{:?}", output.value.value))).collect()
    };
    let (old, new) = (exports(&before.stacks[0]), exports(&after.stacks[0]));
    let mut checked = 0;
    for name in names {
        assert_eq!(old.get(name).expect(name), new.get(name).expect(name), "{name}");
        checked += 1;
    }
    assert!(checked >= 5, "{checked}");
}

#[test]
fn every_service_that_a_script_of_the_boot_calls_has_an_endpoint_that_is_asked_for() {
    let folder = path("src/lower/cluster/boot");
    let scripts = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let scripts: String = scripts
        .filter(|file| file.extension().is_some_and(|extension| extension == "sh"))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let rules = fs::read_to_string(path("src/validate/created_networks.rs")).unwrap();
    // The first word of each call of the command-line interface, and what stands for it there.
    let services = [
        ("autoscaling", "AutoScaling"),
        ("elbv2", "ElasticLoadBalancing"),
        ("secretsmanager", "SecretsManager"),
    ];
    let called: Vec<&str> = scripts
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split("aws ").nth(1).or_else(|| line.split("call ").nth(1)))
        .filter_map(|rest| rest.split(' ').next())
        .filter(|word| word.chars().all(|c| c.is_ascii_alphanumeric()) && !word.is_empty())
        .collect();
    assert!(called.len() >= 3, "{called:?}");
    for service in called {
        let (_, endpoint) = services.iter().find(|(name, _)| *name == service).expect(service);
        assert!(rules.contains(&format!("Endpoint::{endpoint}")), "{service}");
    }
}

#[test]
fn three_lines_make_a_network_with_a_route_out_of_every_subnet() {
    let program = "network \"main\" {\n  cidr = \"10.20.0.0/16\"\n}\n";
    assert_eq!(program.lines().count(), 3);
    let compilation = compile_text("a.ecs", program);
    assert!(compilation.diagnostics.is_empty(), "{:?}", codes(&compilation));
    let all = resources(&compilation.stacks[0]);
    let of = |ty: &str| all.values().filter(|resource| resource.starts_with(ty)).collect::<Vec<_>>();
    let subnets = all.iter().filter(|(_, resource)| resource.starts_with("AWS::EC2::Subnet "));
    let mut checked = 0;
    for (subnet, _) in subnets {
        // By their logical ids: `SubnetAPublic` has `RouteTableAPublic`, which has a default route.
        let table = subnet.replacen("Subnet", "RouteTable", 1);
        let names = |text: &str, id: &str| text.contains(&format!("\"{id}\""));
        let associations = of("AWS::EC2::SubnetRouteTableAssociation ");
        assert!(associations.iter().any(|it| names(it, subnet) && names(it, &table)), "{subnet}");
        let routes = of("AWS::EC2::Route ");
        let out = if subnet.ends_with("Public") { "GatewayId" } else { "NatGatewayId" };
        let leads =
            |route: &&&String| names(route, &table) && route.contains("0.0.0.0/0") && route.contains(out);
        assert_eq!(routes.iter().filter(leads).count(), 1, "{subnet}");
        checked += 1;
    }
    assert_eq!(checked, 6);
}

#[test]
fn each_endpoint_that_an_isolated_cluster_needs_is_named_where_it_alone_is_missing() {
    let program = fs::read_to_string(path("tests/conformance/networks/private.ecs")).unwrap();
    let (start, rest) = program.split_once("endpoints = [").unwrap();
    let (list, end) = rest.split_once(']').unwrap();
    let endpoints: Vec<&str> = list.split(", ").collect();
    let diagnostics = |endpoints: &[&str]| {
        compile_text("a.ecs", &format!("{start}endpoints = [{}]{end}", endpoints.join(", "))).diagnostics
    };
    assert!(diagnostics(&endpoints).is_empty());
    for missing in &endpoints {
        let others: Vec<&str> = endpoints.iter().copied().filter(|endpoint| endpoint != missing).collect();
        let found = diagnostics(&others);
        let [diagnostic] = &found[..] else { panic!("{missing}: {} diagnostics", found.len()) };
        assert_eq!(diagnostic.code.id, "E0831", "{missing}");
        assert!(diagnostic.message.contains(&format!("endpoint for `{missing}`")), "{}", diagnostic.message);
    }
}
