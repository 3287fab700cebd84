"""A Lambda stack as CloudFormation would see it: intrinsic functions resolved to example values.

The cluster is called `web`, its group `web-group`, in the region and account of the recorder:
so ARNs of the template and of the recorded calls can be compared.
"""

import re

from cloud import CLUSTER, GROUP
from recorder import ACCOUNT, REGION, STACK, TASK_DEFINITION

PSEUDO = {
    "AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::Region": REGION, "AWS::StackName": "stack",
    "AWS::StackId": STACK, "AWS::URLSuffix": "amazonaws.com",
}

CLUSTER_ARN = f"arn:aws:ecs:{REGION}:{ACCOUNT}:cluster/{CLUSTER}"

# By the ends of the names under which the cluster's stack exports them.
EXPORTS = {"Cluster": CLUSTER, "ClusterArn": CLUSTER_ARN, "AutoScalingGroup": GROUP}

PHYSICAL = {"AWS::ECS::Cluster": CLUSTER, "AWS::AutoScaling::AutoScalingGroup": GROUP, "AWS::ECS::TaskDefinition": TASK_DEFINITION}


class Unresolvable(Exception):
    """What the template says depends on something that is not known here."""


class Template:
    def __init__(self, body, values=None):
        self.body = body
        self.values = values or {}
        self.resources = body["Resources"]

    def role_of(self, logical_id):
        match self.resources[logical_id]["Properties"]["Role"]:
            case {"Fn::GetAtt": [role, "Arn"]} if self.resources[role]["Type"] == "AWS::IAM::Role":
                return role
            case other:
                raise Unresolvable(f"its role is not one of this template: {other}")

    def statements_of(self, role):
        """The statements of the role's inline policies, and of policies that are attached to it."""
        policies = list(self.resources[role]["Properties"].get("Policies", []))
        for resource in self.resources.values():
            properties = resource.get("Properties", {})
            attached = listed(properties.get("Roles", [])) + listed(properties.get("RoleName", []))
            if resource["Type"].startswith("AWS::IAM::") and {"Ref": role} in attached:
                policies.append(properties)
        for policy in policies:
            for statement in listed(self.resolve(policy["PolicyDocument"])["Statement"]):
                yield statement

    def log_group_of(self, logical_id):
        """The log group that the function writes to; Lambda's own name for it if none is given."""
        given = self.resources[logical_id]["Properties"].get("LoggingConfig", {}).get("LogGroup")
        return self.resolve(given) if given else f"/aws/lambda/{self.resolve({'Ref': logical_id})}"

    def resolve(self, node):
        match node:
            case {"Ref": name}:
                return self.reference(name)
            case {"Fn::GetAtt": str(path)}:
                return self.attribute(*path.split(".", 1))
            case {"Fn::GetAtt": [name, attribute]}:
                return self.attribute(name, attribute)
            case {"Fn::Sub": str(text)}:
                return self.substitute(text, {})
            case {"Fn::Sub": [text, variables]}:
                return self.substitute(text, self.resolve(variables))
            case {"Fn::ImportValue": name}:
                return imported(self.resolve(name))
            case {"Fn::Join": [separator, parts]}:
                return separator.join(map(str, self.resolve(parts)))
            case {"Fn::Split": [separator, text]}:
                return self.resolve(text).split(separator)
            case {"Fn::Select": [index, parts]}:
                return self.resolve(parts)[int(index)]
            case {**entries} if len(entries) == 1 and next(iter(entries)).startswith("Fn::"):
                raise Unresolvable(f"what {next(iter(entries))} gives is known only when it is deployed")
            case {**entries}:
                return {key: self.resolve(value) for key, value in entries.items()}
            case [*items]:
                return [self.resolve(item) for item in items]
        return node

    def reference(self, name):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.values:
            return self.values[name]
        if name in self.resources:
            resource = self.resources[name]
            named = resource.get("Properties", {}).get("LogGroupName")
            return PHYSICAL.get(resource["Type"]) or (self.resolve(named) if named else f"stack-{name}")
        if "Default" in self.body.get("Parameters", {}).get(name, {}):
            return str(self.body["Parameters"][name]["Default"])
        raise Unresolvable(f"the parameter {name} has no default: give a value")

    def attribute(self, name, attribute):
        kind = self.resources[name]["Type"]
        match kind, attribute:
            case "AWS::ECS::Cluster", "Arn":
                return CLUSTER_ARN
            case "AWS::Logs::LogGroup", "Arn":
                return f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{self.reference(name)}:*"
        return f"{self.reference(name)}.{attribute}"

    def substitute(self, text, variables):
        def replace(found):
            name = found[1]
            if name.startswith("!"):
                return f"${{{name[1:]}}}"
            if name in variables:
                return str(variables[name])
            return str(self.resolve({"Fn::GetAtt": name} if "." in name else {"Ref": name}))

        return re.sub(r"\$\{([^}]+)\}", replace, text)


def imported(name):
    end = name.rsplit("-", 1)[-1]
    if end not in EXPORTS:
        raise Unresolvable(f"what the export {name} holds is not known")
    return EXPORTS[end]


def listed(value):
    return value if isinstance(value, list) else [value]
