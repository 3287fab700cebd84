"""Resource types that ministack's CloudFormation does not know."""

from ministack.services import alb, ec2, waf
from ministack.services.cloudformation import provisioners

from .added_types import ADDED_TYPES


def install():
    """Registers the types. Each replaces its resource when a property changes."""
    added = {
        "AWS::EC2::SecurityGroupEgress": security_group_rule("IpPermissionsEgress"),
        "AWS::EC2::SecurityGroupIngress": security_group_rule("IpPermissions"),
        "AWS::ElasticLoadBalancingV2::ListenerCertificate": (create_listener_certificate, delete_listener_certificate),
        "AWS::WAFv2::WebACLAssociation": (create_web_acl_association, delete_web_acl_association),
    }
    assert set(added) == ADDED_TYPES
    for name, (create, delete) in added.items():
        # The day on which ministack knows the type, its own opinion is worth more than ours.
        assert name not in provisioners._RESOURCE_HANDLERS, f"ministack knows {name} itself"
        register(name, create, delete)


def register(name, create, delete):
    """`create(properties)` gives the physical id; `delete(properties)` undoes it."""

    def created(logical_id, properties, stack_name):
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
