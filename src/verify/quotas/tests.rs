//! Each quota at its border: the last number that passes, and the first that does not.

use super::*;
use crate::cfn::{Stack, Template};

fn stack(resources: impl IntoIterator<Item = (String, Resource)>) -> Stack {
    Stack {
        name: "web".into(),
        depends_on: Vec::new(),
        template: Template { resources: resources.into_iter().collect(), ..Template::default() },
        origin: Span::default(),
    }
}

fn messages(stack: &Stack) -> Vec<String> {
    let mut sink = Sink::default();
    check(stack, &mut sink);
    sink.into_found().into_iter().map(|found| found.message).collect()
}

fn listener() -> Resource {
    Resource::new("AWS::ElasticLoadBalancingV2::Listener", None)
        .with("LoadBalancerArn", Value::reference("LoadBalancer"))
}

fn rule() -> Resource {
    Resource::new("AWS::ElasticLoadBalancingV2::ListenerRule", None)
        .with("ListenerArn", Value::reference("Listener0"))
}

#[test]
fn listeners_of_one_load_balancer_are_counted() {
    let listeners = |count: usize| (0..count).map(|at| (format!("Listener{at}"), listener()));
    assert!(messages(&stack(listeners(50))).is_empty());
    let found = messages(&stack(listeners(51)));
    assert_eq!(found, ["`LoadBalancer` has up to 51 listeners, the quota of AWS is 50"]);
}

#[test]
fn rules_count_for_the_load_balancer_of_their_listener() {
    let rules = |count: usize| {
        let rules = (0..count).map(|at| (format!("Rule{at}"), rule()));
        stack(rules.chain([("Listener0".to_owned(), listener())]))
    };
    assert!(messages(&rules(100)).is_empty());
    assert_eq!(
        messages(&rules(101)),
        ["`LoadBalancer` has up to 101 listener rules, the quota of AWS is 100"]
    );
}

#[test]
fn a_rule_that_names_a_group_counts_for_both_families_and_one_list_is_told_once() {
    let rule = Value::map([("SourceSecurityGroupId", "sg-0123456789abcdef0")]);
    let group = |count: usize| {
        let group = Resource::new("AWS::EC2::SecurityGroup", None)
            .with("SecurityGroupIngress", Value::List(vec![rule.clone(); count]));
        let alone = Resource::new("AWS::EC2::SecurityGroupIngress", None)
            .with("GroupId", Value::attribute("Group", "GroupId"))
            .with("CidrIpv6", "::/0");
        messages(&stack([("Group".to_owned(), group), ("Alone".to_owned(), alone)]))
    };
    assert!(group(59).is_empty());
    assert_eq!(group(60), ["`Group` has up to 61 inbound IPv6 rules, the quota of AWS is 60"]);
    assert_eq!(group(61), ["`Group` has up to 61 inbound IPv4 rules, the quota of AWS is 60"]);
}

#[test]
fn only_one_side_of_a_choice_counts() {
    let groups = |count: usize| Value::list(vec!["sg-0123456789abcdef0"; count]);
    let template = |then: usize, otherwise: usize| {
        let data = Value::map([("SecurityGroupIds", Value::choose("A", groups(then), groups(otherwise)))]);
        let template = Resource::new("AWS::EC2::LaunchTemplate", None).with("LaunchTemplateData", data);
        messages(&stack([("Template".to_owned(), template)]))
    };
    assert!(template(5, 4).is_empty());
    assert_eq!(template(5, 6).len(), 1);
}
