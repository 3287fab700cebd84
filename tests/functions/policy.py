"""Compares a function's recorded calls with the policy of its role: nothing missing, nothing more.

    python tests/functions/policy.py stack.json recorded-calls.json [Parameter=value ...]

reads an emitted Lambda stack, or that of a job that runs on deploy (JSON), and what `recorder.py` has seen. The functions are found by
their logical ids, their roles through `Role`. A statement is evaluated as IAM would: by its
actions, its resources with their wildcards, and its conditions. Diagnostics are sentences; none
means that the policy is right.
"""

import json
import re
import sys
from pathlib import Path

from template import Template, Unresolvable, listed

OF_A_CLUSTER = {"metric": "MetricFunction", "drain": "DrainFunction"}
OF_A_JOB = {"run": "RunFunction"}

# What the Lambda service itself does in a function's name: no recorder of calls sees it.
LOGGING = ("logs:CreateLogStream", "logs:PutLogEvents")

# Another cluster, group and namespace than the ones that the recorded calls are about.
FOREIGN = {
    r"(:cluster/)web$": r"\1other",
    r"(:(?:container-instance|task)/)web/": r"\1other/",
    r"(autoScalingGroupName/)web-group$": r"\1other-group",
    r"^ecsc$": "other",
    r"(:task-definition/)job:": r"\1other:",
    r"(:stack/)stack/": r"\1other/",
    r"^ecs-tasks.amazonaws.com$": "lambda.amazonaws.com",
    r"^RunTask$": "StartTask",
}


def functions_of(template):
    """The functions that a template should have: those of a cluster, or that of a job."""
    return OF_A_JOB if OF_A_JOB["run"] in template.resources else OF_A_CLUSTER


def diagnostics(template, recorded):
    """What is wrong with the policies of the functions."""
    found = []
    for name, logical_id in functions_of(template).items():
        if logical_id not in template.resources:
            # Only a cluster that scales is measured, and then there are alarms on what is measured.
            if name == "drain" or any(each["Type"] == "AWS::CloudWatch::Alarm" for each in template.resources.values()):
                found.append(f"{logical_id}: the template has no such function")
            continue
        try:
            found += function_diagnostics(template, logical_id, calls_of(name, template, logical_id, recorded))
        except Unresolvable as error:
            found.append(f"{logical_id}: {error}")
    return found


def calls_of(name, template, logical_id, recorded):
    """The calls recorded in those configurations in which the template can run the function."""
    calls = [call for call in recorded if call["function"] == name and all(
        value in settings(template, logical_id, key) for key, value in call["configuration"].items())]
    if not calls:
        raise Unresolvable("nothing has been recorded in the configuration that it has here")
    return calls


def settings(template, logical_id, variable):
    """The values that a variable can take: both, where they are known only when it is deployed."""
    value = template.resources[logical_id]["Properties"]["Environment"]["Variables"][variable]
    if variable == "DRAIN_TIMEOUT":
        # As a deploy value it is at most two hours; that is the language's promise.
        return {"long" if isinstance(value, str | int) and int(value) > 7200 else "short"}
    return {value} if isinstance(value, str) else {"wait", "stop"}


def function_diagnostics(template, logical_id, calls):
    role = template.role_of(logical_id)
    statements = list(template.statements_of(role))
    found = []
    if template.resources[role]["Properties"].get("ManagedPolicyArns"):
        found.append(f"{role}: ManagedPolicyArns adds permissions that no call needs")
    needed = calls + logging_calls(template, logical_id) + calls_of_ecs(template, calls)
    for call in needed:
        if not any(allows(statement, call) for statement in statements):
            found.append(f"{role}: {call['action']} on {call['resource']} is called and not allowed")
    for statement in statements:
        found += [f"{role}: {problem}" for problem in surplus(statement, needed)]
    return found


def logging_calls(template, logical_id):
    name = template.log_group_of(logical_id)
    arn = f"arn:aws:logs:us-east-1:123456789012:log-group:{name}:log-stream:2026/11/22/[$LATEST]1"
    return [{"action": action, "resource": arn, "context": {}} for action in LOGGING]


def calls_of_ecs(template, calls):
    """What ECS does in the caller's name when a task is run: it gives the task its roles and its tags."""
    for call in calls:
        if call["action"] == "ecs:RunTask":
            cluster = call["context"]["ecs:cluster"]
            definition = template.resources["TaskDefinition"]["Properties"]
            passed = [template.resolve(definition[role]) for role in ("ExecutionRoleArn", "TaskRoleArn")]
            return [
                {"action": "ecs:TagResource", "resource": cluster.replace(":cluster/", ":task/") + "/id", "context": {"ecs:CreateAction": "RunTask"}},
                *({"action": "iam:PassRole", "resource": role, "context": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}} for role in passed),
            ]
    return []


def surplus(statement, needed):
    """What a statement allows beyond the needed calls."""
    for action in listed(statement["Action"]):
        users = [call for call in needed if matches(action, call["action"], ignore_case=True)]
        if "*" in action or "?" in action:
            yield f"{action} is a wildcard"
        elif not any(allows(statement, call) for call in users):
            yield f"{action} is allowed and never called so"
    for call in needed:
        for elsewhere in foreign(call):
            if allows(statement, elsewhere):
                yield (f"{call['action']} is allowed on {elsewhere['resource']} with {elsewhere['context']}, "
                       "beyond the function's own")


def foreign(call):
    """The same call on what is not the function's, as far as the action can tell them apart."""
    other = dict(call, resource=elsewhere(call["resource"]),
                 context={key: elsewhere(value) for key, value in call["context"].items()})
    if call["action"] in LOGGING:
        other["resource"] = call["resource"].replace(":log-stream:", "-other:log-stream:")
    if other != call:
        yield other


def elsewhere(value):
    for pattern, replacement in FOREIGN.items():
        value = re.sub(pattern, replacement, value)
    return value


def allows(statement, call):
    """Whether IAM would let the call pass by this statement."""
    if statement["Effect"] != "Allow" or statement.keys() & {"NotAction", "NotResource", "Principal"}:
        raise Unresolvable(f"a statement of this form cannot be evaluated: {json.dumps(statement)}")
    return (
        any(matches(action, call["action"], ignore_case=True) for action in listed(statement["Action"]))
        and any(matches(resource, call["resource"]) for resource in listed(statement["Resource"]))
        and all(holds(operator, wanted, call["context"])
                for operator, wanted in statement.get("Condition", {}).items())
    )


def holds(operator, wanted, context):
    if operator not in ("StringEquals", "StringLike", "ArnEquals", "ArnLike"):
        raise Unresolvable(f"the condition operator {operator} cannot be evaluated")
    same = (lambda pattern, value: pattern == value) if operator == "StringEquals" else matches
    return all(
        any(same(pattern, context[key]) for pattern in listed(patterns)) if key in context else False
        for key, patterns in wanted.items())


def matches(pattern, value, ignore_case=False):
    """IAM's wildcards: * is any text, ? any one character. What is itself "*" only "*" matches."""
    if value == "*":
        return pattern == "*"
    expression = "".join({"*": ".*", "?": "."}.get(character, re.escape(character)) for character in pattern)
    return re.fullmatch(expression, value, re.IGNORECASE if ignore_case else 0) is not None


def main(template, recorded, *values):
    problems = diagnostics(
        Template(json.loads(Path(template).read_text()), dict(value.split("=", 1) for value in values)),
        json.loads(Path(recorded).read_text()))
    print("\n".join(problems) or "the policies allow exactly the recorded calls")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
