"""What CloudFormation and every emulator accept, and what fails or leaks only later. Each check gives sentences."""

import re

from .templates import intrinsic, of_type, references, walk
from .worlds import UNKNOWN, worlds

# Where a secret may go: what it holds is encrypted, and shown to nobody who describes the stack.
SECRET_SINKS = {("AWS::SecretsManager::Secret", "SecretString")}

# The port of the ECS agent's introspection.
AGENT = "51678"

# `--resource LaunchTemplate` of cfn-init and cfn-signal, `path=Resources.LaunchTemplate.Metadata...` of cfn-hup.
NAMED_RESOURCE = re.compile(r"--resource[= ]['\"]?(\w+)|\bResources\.(\w+)\.Metadata")
NAMED_CONFIG_SETS = re.compile(r"--configsets[= ]['\"]?([\w,]+)")


def secrets_stay_secret(template):
    """A NoEcho parameter is masked only as a parameter: elsewhere its value can be read."""
    secrets = {name for name, parameter in template.get("Parameters", {}).items() if str(parameter.get("NoEcho")).lower() == "true"}
    found = []
    for kind, name, path in references({key: value for key, value in template.items() if key != "Parameters"}):
        if kind != "name" or name not in secrets or path[0] in ("Conditions", "Rules"):
            continue
        sink = (template["Resources"][path[1]]["Type"], path[3]) if path[0] == "Resources" and len(path) > 3 else None
        if sink not in SECRET_SINKS:
            found.append(f"the secret {name} reaches {'.'.join(map(str, path))}")
    return found


def target_groups_are_used(template):
    """A target group that no listener forwards to has no health checks, so its targets never become healthy."""
    found = set()
    for world in worlds(template):
        resources = {key: each for key, each in template["Resources"].items() if world.holds(each.get("Condition"))}
        forwarded = {
            name
            for each in resources.values()
            if each["Type"] in ("AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule")
            for name in chosen_references(world, each["Properties"])
        }
        groups = {key for key, each in resources.items() if each["Type"] == "AWS::ElasticLoadBalancingV2::TargetGroup"}
        found |= {f"no listener uses {name}" for name in groups - forwarded}
    return sorted(found)


def the_agent_gets_no_requests(template):
    """The ECS agent tells whoever asks it about all tasks: requests of clients must not reach its port, whatever they say."""
    groups = of_type(template, "AWS::ElasticLoadBalancingV2::TargetGroup")
    ports = {name: {str(node) for _, node in walk(group.get("Properties", {}).get("Port"))} for name, group in groups.items()}
    return [f"{name} sends requests to the port of the agent" for name, port in ports.items() if AGENT in port]


def target_groups_follow_their_load_balancer(template):
    """A target group belongs to one load balancer: a name that is not derived from it stays when the load balancer is replaced."""
    load_balancers = of_type(template, "AWS::ElasticLoadBalancingV2::LoadBalancer")
    found = []
    for name, group in of_type(template, "AWS::ElasticLoadBalancingV2::TargetGroup").items():
        of_name = references(group.get("Properties", {}).get("Name"))
        owners = {target[0] for kind, target, _ in of_name if kind == "attribute"}
        if not owners & set(load_balancers):
            found.append(f"{name} stays when its load balancer is replaced")
    return found


def interfaces_have_their_groups_once(template):
    """EC2 refuses security groups beside network interfaces."""
    templates = of_type(template, "AWS::EC2::LaunchTemplate")
    data = {name: each["Properties"]["LaunchTemplateData"] for name, each in templates.items()}
    return [f"{name} has groups twice" for name, each in data.items() if {"SecurityGroupIds", "NetworkInterfaces"} <= each.keys()]


def principals_are_of_every_partition(template):
    """IAM knows `ec2.amazonaws.com` and its like in every partition, and refuses those with another domain."""
    found = []
    for name, role in of_type(template, "AWS::IAM::Role").items():
        for statement in role["Properties"]["AssumeRolePolicyDocument"]["Statement"]:
            service = statement["Principal"].get("Service")
            if not isinstance(service, str) or not service.endswith(".amazonaws.com"):
                found.append(f"{name} trusts {service}, which is not a principal everywhere")
    return found


def chosen_references(world, node):
    """What a part of a template refers to in one world: only one side of each Fn::If."""
    call = intrinsic(node)
    if call and call[0] == "Fn::If":
        condition, yes, no = call[1]
        return chosen_references(world, yes if world.holds(condition) else no)
    if call:
        return {name for kind, name, _ in references(node) if kind == "name"}
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return {name for child in children for name in chosen_references(world, child)}


def rolling_updates_can_proceed(template):
    """With as many instances in service as there may be at most, no instance can ever be replaced."""
    found = []
    for world in worlds(template):
        for logical_id, resource in template["Resources"].items():
            rolling = resource.get("UpdatePolicy", {}).get("AutoScalingRollingUpdate")
            if rolling and world.holds(resource.get("Condition")):
                least, most = world.evaluate([rolling["MinInstancesInService"], resource["Properties"]["MaxSize"]], logical_id)
                if UNKNOWN not in (least, most) and int(least) >= int(most):
                    found.append(f"{logical_id} keeps {least} of at most {most} instances in service")
                if rolling.get("WaitOnResourceSignals") and "ResourceSignal" not in resource.get("CreationPolicy", {}):
                    found.append(f"{logical_id} waits for signals in updates but not at its creation")
    return sorted(set(found))


def file_system_policies_allow(template):
    """A policy replaces the default one: with a Deny alone nobody can mount."""
    return [
        f"the policy of {logical_id} allows nobody"
        for logical_id, resource in template["Resources"].items()
        if "FileSystemPolicy" in resource.get("Properties", {})
        and not any(each["Effect"] == "Allow" for each in resource["Properties"]["FileSystemPolicy"]["Statement"])
    ]


def hooks_come_last(template):
    """A hook that is there before its function's permission and schedule, or longer, makes terminations wait for nobody."""
    found = []
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == "AWS::AutoScaling::LifecycleHook":
            depends = resource.get("DependsOn", [])
            types = {template["Resources"][each]["Type"] for each in ([depends] if isinstance(depends, str) else depends)}
            found += [f"{logical_id} does not wait for an {each}" for each in sorted({"AWS::Events::Rule", "AWS::Lambda::Permission"} - types)]
    return found


def data_is_kept(template):
    """What holds data, and the key that it is encrypted with, outlive their stack and their replacement."""
    found = []
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] in ("AWS::EFS::FileSystem", "AWS::KMS::Key"):
            kept = (resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy"))
            if kept not in (("RetainExceptOnCreate", "Retain"), ("Delete", "Delete")):
                found.append(f"{logical_id} has the policies {kept}")
    return found


def scripts_name_what_exists(template):
    """The names inside boot scripts are those of the template."""
    found, resources = [], template["Resources"]
    sets = {
        name
        for resource in resources.values()
        for name in resource.get("Metadata", {}).get("AWS::CloudFormation::Init", {}).get("configSets", {})
    }
    for path, text in walk({key: each for key, each in resources.items() if each["Type"] != "AWS::Lambda::Function"}):
        if not isinstance(text, str):
            continue
        for match in NAMED_RESOURCE.finditer(text):
            if (match[1] or match[2]) not in resources:
                found.append(f"{'.'.join(map(str, path))} speaks of {match[1] or match[2]}, which is no resource")
        for match in NAMED_CONFIG_SETS.finditer(text):
            found += [f"{'.'.join(map(str, path))} speaks of the config set {name}, which is not there" for name in match[1].split(",") if name not in sets]
    for logical_id, resource in resources.items():
        init = resource.get("Metadata", {}).get("AWS::CloudFormation::Init", {})
        listed = {name for names in init.get("configSets", {}).values() for name in flat(names)}
        found += [f"{logical_id}: the config {name} is not there" for name in listed - set(init)]
        found += [f"{logical_id}: no config set has the config {name}" for name in set(init) - {"configSets"} - listed]
    return found


def flat(node):
    """The names of a config set, on both sides of every Fn::If."""
    call = intrinsic(node)
    if call:
        return flat(call[1][1:]) if call[0] == "Fn::If" else []
    if isinstance(node, list):
        return [name for each in node for name in flat(each)]
    return [node] if isinstance(node, str) else []
