"""Resource types that ministack's CloudFormation does not know."""

from ministack.services import alb, autoscaling, ec2, ecs, waf
from ministack.services.cloudformation import provisioners

from .added_types import ADDED_TYPES


def install():
    """Registers the types. Each replaces its resource when a property changes."""
    added = {
        "AWS::ApplicationAutoScaling::ScalableTarget": (create_scalable_target, delete_scalable_target),
        "AWS::ApplicationAutoScaling::ScalingPolicy": (create_scaling_policy, delete_scaling_policy),
        "AWS::EC2::SecurityGroupEgress": security_group_rule("IpPermissionsEgress"),
        "AWS::EC2::SecurityGroupIngress": security_group_rule("IpPermissions"),
        "AWS::ECS::CapacityProvider": (create_capacity_provider, delete_capacity_provider),
        "AWS::ECS::ClusterCapacityProviderAssociations": (create_associations, delete_associations),
        "AWS::ElasticLoadBalancingV2::ListenerCertificate": (create_listener_certificate, delete_listener_certificate),
        "AWS::WAFv2::WebACLAssociation": (create_web_acl_association, delete_web_acl_association),
    }
    assert set(added) == ADDED_TYPES
    for name, (create, delete) in added.items():
        # The day on which ministack knows the type, its own opinion is worth more than ours.
        assert name not in provisioners._RESOURCE_HANDLERS, f"ministack knows {name} itself"
        register(name, create, delete)
    provisioners._cw_metric_alarm_record = with_metric_math(provisioners._cw_metric_alarm_record)


def with_metric_math(record):
    """Alarms on what CloudWatch calculates of several metrics: they are kept like one on the first of them."""

    def recorded(name, properties):
        parts = properties.get("Metrics")
        if not parts:
            return record(name, properties)
        if sum(part.get("ReturnData", True) not in (False, "false") for part in parts) != 1:
            raise ValueError("exactly one of the metrics must return data")
        first = next(part["MetricStat"] for part in parts if "MetricStat" in part)
        others = {key: value for key, value in properties.items() if key != "Metrics"}
        return record(name, {**others, **first["Metric"], "Period": first["Period"], "Statistic": first["Stat"]})

    return recorded


def register(name, create, delete):
    """`create(properties)` gives the physical id; `delete(properties)` undoes it."""

    def created(logical_id, properties, stack_name):
        if name == "AWS::ECS::CapacityProvider":
            # `Ref` gives its name, which other resources use.
            physical_id = create(properties, properties.get("Name", f"{stack_name}-{logical_id}"))
        else:
            physical_id = f"{create(properties)}|{logical_id}"
        return physical_id, {"Id": physical_id}

    def updated(physical_id, before, after, stack_name, logical_id):
        if before == after:
            return physical_id, {"Id": physical_id}
        delete(before)
        return created(logical_id, after, stack_name)

    provisioners._RESOURCE_HANDLERS[name] = {
        "create": created,
        "update": updated,
        "update_with_logical_id": True,
        "delete": lambda physical_id, properties: delete(properties),
    }


def create_capacity_provider(properties, name):
    """A capacity provider over an Auto Scaling group. Nothing is scaled here."""
    if name.lower().startswith(("aws", "ecs", "fargate")):
        raise ValueError(f"the name '{name}' begins with a reserved word")
    group = properties["AutoScalingGroupProvider"]["AutoScalingGroupArn"]
    if group not in autoscaling._asgs:
        raise ValueError(f"there is no Auto Scaling group '{group}'")
    if any(provider["autoScalingGroupProvider"]["autoScalingGroupArn"] == group for provider in ecs._capacity_providers.values()):
        raise ValueError(f"the Auto Scaling group '{group}' has a capacity provider")
    refused(ecs._create_capacity_provider({"name": name, "autoScalingGroupProvider": {"autoScalingGroupArn": group}}))
    return name


def delete_capacity_provider(properties):
    """The provider of the group; one that a cluster uses cannot be deleted."""
    group = properties["AutoScalingGroupProvider"]["AutoScalingGroupArn"]
    for name, provider in list(ecs._capacity_providers.items()):
        if provider["autoScalingGroupProvider"]["autoScalingGroupArn"] == group:
            if any(name in cluster.get("capacityProviders", []) for cluster in ecs._clusters.values()):
                raise ValueError(f"The capacity provider '{name}' is in use")
            refused(ecs._delete_capacity_provider({"capacityProvider": name}))


# The capacity providers of Fargate, which are not created.
OF_EVERY_ACCOUNT = {"FARGATE", "FARGATE_SPOT"}


def create_associations(properties):
    """The capacity providers of a cluster, and those that its services use by default."""
    strategy = properties["DefaultCapacityProviderStrategy"]
    for name in [*properties["CapacityProviders"], *(item["CapacityProvider"] for item in strategy)]:
        if name not in ecs._capacity_providers and name not in OF_EVERY_ACCOUNT:
            raise ValueError(f"there is no capacity provider '{name}'")
    default = [{"capacityProvider": item["CapacityProvider"], "weight": item["Weight"]} for item in strategy]
    associate(properties["Cluster"], properties["CapacityProviders"], default)
    return properties["Cluster"]


def delete_associations(properties):
    """The cluster is without capacity providers again."""
    associate(properties["Cluster"], [], [])


def associate(cluster, providers, default):
    request = {"cluster": cluster, "capacityProviders": providers, "defaultCapacityProviderStrategy": default}
    refused(ecs._put_cluster_capacity_providers(request))


def refused(response):
    """Raises what the emulated API answers to a request that it refuses."""
    if response[0] >= 400:
        raise ValueError(response[2])


def security_group_rule(direction):
    """One rule of a group that stands elsewhere."""

    def create(properties):
        group = ec2._security_groups.get(properties["GroupId"])
        if group is None:
            raise ValueError(f"The security group '{properties['GroupId']}' does not exist")
        for other in ("SourceSecurityGroupId", "DestinationSecurityGroupId"):
            if other in properties and ec2._security_groups.get(properties[other]) is None:
                raise ValueError(f"The security group '{properties[other]}' does not exist")
        [rule] = provisioners._ec2_sg_permissions([properties])
        if rule in group[direction]:
            raise ValueError("the specified rule already exists")
        group[direction].append(rule)
        return group["GroupId"]

    def delete(properties):
        group = ec2._security_groups.get(properties["GroupId"])
        [rule] = provisioners._ec2_sg_permissions([properties])
        if group is not None and rule in group[direction]:
            group[direction].remove(rule)

    return create, delete


def create_listener_certificate(properties):
    """Further certificates of an HTTPS listener."""
    listener = alb._listeners.get(properties["ListenerArn"])
    if listener is None or listener["Protocol"] != "HTTPS":
        raise ValueError(f"'{properties['ListenerArn']}' is no HTTPS listener")
    return properties["ListenerArn"]


def delete_listener_certificate(properties):
    """Nothing is kept, so nothing is to be removed."""


def create_web_acl_association(properties):
    """A web ACL before a load balancer."""
    if properties["ResourceArn"] not in alb._lbs:
        raise ValueError(f"there is no load balancer '{properties['ResourceArn']}'")
    waf._associations[properties["ResourceArn"]] = properties["WebACLArn"]
    return f"{properties['WebACLArn']}|{properties['ResourceArn']}"


def delete_web_acl_association(properties):
    """The load balancer is without a web ACL again."""
    waf._associations.pop(properties["ResourceArn"], None)


# What is scaled, and how many policies refer to it.
SCALABLE_TARGETS = {}


def create_scalable_target(properties):
    """The number of tasks of a service. Nothing is scaled here."""
    _, cluster, service = properties["ResourceId"].split("/")
    if not any(key.endswith(f"{cluster}/{service}") for key in ecs._services):
        raise ValueError(f"there is no service '{service}' in the cluster '{cluster}'")
    if properties["MinCapacity"] > properties["MaxCapacity"]:
        raise ValueError("the minimum capacity is above the maximum capacity")
    target = "|".join([properties["ResourceId"], properties["ScalableDimension"], properties["ServiceNamespace"]])
    SCALABLE_TARGETS[properties["ResourceId"]] = set()
    return target


def delete_scalable_target(properties):
    """Nothing scales the service any more."""
    SCALABLE_TARGETS.pop(properties["ResourceId"], None)


def create_scaling_policy(properties):
    """A metric that the number of tasks follows."""
    resource = properties["ScalingTargetId"].split("|")[0]
    if resource not in SCALABLE_TARGETS:
        raise ValueError(f"'{resource}' is not a scalable target")
    if properties["PolicyName"] in SCALABLE_TARGETS[resource]:
        raise ValueError(f"there is a policy '{properties['PolicyName']}'")
    SCALABLE_TARGETS[resource].add(properties["PolicyName"])
    return f"{resource}/{properties['PolicyName']}"


def delete_scaling_policy(properties):
    """The metric is no longer followed."""
    SCALABLE_TARGETS.get(properties["ScalingTargetId"].split("|")[0], set()).discard(properties["PolicyName"])
