"""What works in a linter and an emulator and fails in production. Each check gives sentences.

Each was once true of templates: an audit found it, or people who run such platforms did.
"""

from .templates import intrinsic, of_type, references, walk

# An instance that is ready needs no more than this before it counts, in seconds.
WARMUP = 60


def rules_of_groups_are_lists(template):
    """The validator that the CDK runs reads the two branches of a list as one rule."""
    return [
        f"{logical_id}.{name} is a choice of lists"
        for logical_id, group in of_type(template, "AWS::EC2::SecurityGroup").items()
        for name in ("SecurityGroupIngress", "SecurityGroupEgress")
        if intrinsic(group["Properties"].get(name))
    ]


def subnets_are_counted(template):
    """Where other stacks have one subnet more, there is an instance or a load balancer in a zone without a mount target."""
    properties = {
        "AWS::AutoScaling::AutoScalingGroup": "VPCZoneIdentifier",
        "AWS::ElasticLoadBalancingV2::LoadBalancer": "Subnets",
    }
    return [
        f"{logical_id}.{name} takes all subnets of a list"
        for kind, name in properties.items()
        for logical_id, each in of_type(template, kind).items()
        if (intrinsic(each["Properties"][name]) or ("",))[0] == "Fn::Split"
    ]


def instances_count_when_they_are_ready(template):
    """Without a launching hook an instance is in service before its agent runs, and stays although it never does."""
    found = []
    for logical_id, group in of_type(template, "AWS::AutoScaling::AutoScalingGroup").items():
        hooks = group["Properties"].get("LifecycleHookSpecificationList", [])
        launching = [each for each in hooks if each["LifecycleTransition"] == "autoscaling:EC2_INSTANCE_LAUNCHING"]
        if not launching:
            found.append(f"{logical_id} has no launching hook")
        found += [f"{logical_id} keeps what never became ready" for each in launching if each.get("DefaultResult") != "ABANDON"]
    return found


def scaling_out_is_quick(template):
    """While instances warm up, breaches of the same step add nothing: ten minutes of it are an hour from two to eight."""
    found = []
    for logical_id, policy in of_type(template, "AWS::AutoScaling::ScalingPolicy").items():
        warmup = policy["Properties"].get("EstimatedInstanceWarmup", 0)
        if intrinsic(warmup) or int(warmup) > WARMUP:
            found.append(f"{logical_id} waits for instances that are ready already")
    for logical_id, group in of_type(template, "AWS::AutoScaling::AutoScalingGroup").items():
        if group["Properties"].get("DefaultInstanceWarmup") != WARMUP:
            found.append(f"{logical_id} has no warmup of its own")
        maintenance = group["Properties"].get("InstanceMaintenancePolicy")
        if maintenance != {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 110}:
            found.append(f"{logical_id} terminates before it launches when it replaces an instance")
    return found


def sizes_differ(template):
    """Two parameters for the ends of a size may be equal: then the first update that rolls can never proceed."""
    found = []
    for logical_id, group in of_type(template, "AWS::AutoScaling::AutoScalingGroup").items():
        ends = [group["Properties"][name] for name in ("MinSize", "MaxSize")]
        names = [next((name for kind, name, _ in references(end) if kind == "name" and name in template.get("Parameters", {})), None) for end in ends]
        rolling = "AutoScalingRollingUpdate" in group.get("UpdatePolicy", {})
        if rolling and all(names) and not any(keeps_apart(rule, names) for rule in template.get("Rules", {}).values()):
            found.append(f"{logical_id} may have {names[0]} equal to {names[1]}")
    return found


def keeps_apart(rule, names):
    """Whether a rule asserts that two parameters differ."""
    return any(
        node == {"Fn::Not": [{"Fn::Equals": pair}]}
        for assertion in rule["Assertions"]
        for pair in ([{"Ref": names[0]}, {"Ref": names[1]}], [{"Ref": names[1]}, {"Ref": names[0]}])
        for _, node in walk(assertion["Assert"])
    )


def public_instances_have_addresses(template):
    """In a public subnet without an address an instance reaches nothing, not even CloudFormation."""
    groups = of_type(template, "AWS::AutoScaling::AutoScalingGroup")
    if not any("SubnetsPublic" in str(each["Properties"]["VPCZoneIdentifier"]) for each in groups.values()):
        return []
    return [
        f"{logical_id} gives no address"
        for logical_id, launch_template in of_type(template, "AWS::EC2::LaunchTemplate").items()
        if not any(each.get("AssociatePublicIpAddress") for each in launch_template["Properties"]["LaunchTemplateData"].get("NetworkInterfaces", []))
    ]


def a_load_balancer_that_may_be_replaced_has_no_name(template):
    """The old one is still there when the new one is made."""
    return [
        f"{logical_id} has a name and may be replaced"
        for logical_id, each in of_type(template, "AWS::ElasticLoadBalancingV2::LoadBalancer").items()
        if intrinsic(each["Properties"].get("Scheme")) and "Name" in each["Properties"]
    ]


def logs_outlive_a_failure(template):
    """What tells why a creation failed is not deleted with it."""
    clusters = of_type(template, "AWS::ECS::Cluster")
    kept = {("Retain", "Retain"), ("Delete", "Delete")}
    return [
        f"{logical_id} is deleted by default"
        for logical_id, group in of_type(template, "AWS::Logs::LogGroup").items()
        if clusters and (group.get("DeletionPolicy"), group.get("UpdateReplacePolicy")) not in kept
    ]


def functions_do_not_catch_up(template):
    """A function that runs every minute from the present state must not run for events of hours ago."""
    functions = set(of_type(template, "AWS::Lambda::Function"))
    limited = {
        name
        for _, each in of_type(template, "AWS::Lambda::EventInvokeConfig").items()
        if each["Properties"].get("MaximumRetryAttempts") == 0 and each["Properties"].get("MaximumEventAgeInSeconds") == 60
        for _, name, _ in references(each["Properties"]["FunctionName"])
    }
    return [f"{logical_id} runs for old events" for logical_id in sorted(functions - limited)]


def groups_are_drained(templates):
    """Across the stacks of a program: a group without a terminating hook kills the tasks of what it terminates."""
    groups = sum(len(of_type(each, "AWS::AutoScaling::AutoScalingGroup")) for each in templates)
    hooks = sum(len(of_type(each, "AWS::AutoScaling::LifecycleHook")) for each in templates)
    return [f"{groups} groups have {hooks} hooks"] if groups != hooks else []


OF_TEMPLATES = [
    rules_of_groups_are_lists,
    subnets_are_counted,
    instances_count_when_they_are_ready,
    scaling_out_is_quick,
    sizes_differ,
    public_instances_have_addresses,
    a_load_balancer_that_may_be_replaced_has_no_name,
    logs_outlive_a_failure,
    functions_do_not_catch_up,
]
