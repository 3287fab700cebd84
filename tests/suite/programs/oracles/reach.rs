//! Load balancers reach the tasks that have addresses: both security groups let each port of a target group pass.

use serde_json::Value;

use super::Project;

pub(super) fn problems(project: &Project) -> Vec<String> {
    project.stacks.iter().flat_map(|(stack, template)| unreached(stack, template)).collect()
}

fn unreached(stack: &str, template: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for service in of_type(template, "AWS::ECS::Service") {
        let network = &service["NetworkConfiguration"]["AwsvpcConfiguration"];
        let groups: Vec<&Value> = network["SecurityGroups"].as_array().into_iter().flatten().collect();
        for target in service["LoadBalancers"].as_array().into_iter().flatten().filter(|_| !groups.is_empty())
        {
            let port = target["ContainerPort"].as_i64().unwrap_or_default();
            for (direction, end) in [
                ("AWS::EC2::SecurityGroupIngress", "GroupId"),
                ("AWS::EC2::SecurityGroupEgress", "DestinationSecurityGroupId"),
            ] {
                let passes = |rule: &Value| {
                    groups.contains(&&rule[end])
                        && rule["FromPort"].as_i64() <= Some(port)
                        && rule["ToPort"].as_i64() >= Some(port)
                };
                if !of_type(template, direction).any(passes) {
                    found.push(format!("reach: \"{stack}\" has no {direction} for the port \"{port}\""));
                }
            }
        }
    }
    found
}

/// The properties of the resources of a type.
fn of_type<'a>(template: &'a Value, wanted: &'static str) -> impl Iterator<Item = &'a Value> {
    let resources = template["Resources"].as_object().into_iter().flatten();
    resources.map(|(_, resource)| resource).filter(move |it| it["Type"] == wanted).map(|it| &it["Properties"])
}
