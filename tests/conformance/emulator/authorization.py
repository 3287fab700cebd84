"""Which resource and which condition keys IAM evaluates for the calls of the deployed functions.

ministack evaluates a function's role, but asks about the cluster for every call to ECS and knows no condition key of
ECS or CloudWatch. The table follows AWS's service authorization reference ("Actions, resources, and condition keys").

Each call that is allowed is written to the file that EMULATOR_CALLS names: who, action, resource.
"""

import json
import os

import cbor2
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id

# The resource type that an ECS action is authorized on; other actions are authorized on the cluster.
ECS_RESOURCES = {
    "DescribeContainerInstances": "container-instance",
    "UpdateContainerInstancesState": "container-instance",
    "ListTasks": "container-instance",
    "DescribeTasks": "task",
    "StopTask": "task",
    "RunTask": "task-definition",
}
# Where the request names the resource.
ECS_FIELDS = {"DescribeContainerInstances": "containerInstances", "UpdateContainerInstancesState": "containerInstances",
              "ListTasks": "containerInstance", "DescribeTasks": "tasks", "StopTask": "task", "RunTask": "taskDefinition"}
# These allow no narrower resource than everything.
UNSCOPED = {"DescribeAutoScalingGroups", "DescribeScalingActivities", "PutMetricData"}

evaluated = {}  # the context keys of the request that is being authorized


def install():
    """Wraps the two functions that ministack's gateway calls one after the other."""
    resource_arn, enforce = iam_actions.extract_resource_arn, iam_evaluator.enforce

    def precise_resource_arn(service, method, path, headers, body, query, region, account):
        evaluated.clear()
        if service == "ecs":
            return ecs_resource(headers, body, region, account)
        if service == "monitoring":
            evaluated["cloudwatch:namespace"] = metric_namespace(headers, body, query)
        action = query.get("Action")
        if (action[0] if isinstance(action, list) else action) in UNSCOPED:
            return "*"
        return resource_arn(service, method, path, headers, body, query, region, account)

    def enforce_with_context(access_key, action, service, region, resource_arn="*", service_context=None):
        refusal = enforce(access_key, action, service, region, resource_arn, {**(service_context or {}), **evaluated})
        if refusal is None:
            record(access_key, action, resource_arn)
        return refusal

    iam_actions.extract_resource_arn = precise_resource_arn
    iam_evaluator.enforce = enforce_with_context


def record(access_key, action, resource):
    """One line of JSON."""
    caller = iam_evaluator.resolve_principal(access_key or "", get_account_id())
    with open(os.environ["EMULATOR_CALLS"], "a", encoding="utf-8") as calls:
        calls.write(json.dumps({"caller": getattr(caller, "arn", ""), "action": action, "resource": resource}) + "\n")


def ecs_resource(headers, body, region, account):
    """The ARN of the first resource named, and `ecs:cluster`."""
    request = json_body(body)
    action = headers.get("x-amz-target", "").rpartition(".")[2]
    name = request.get("cluster", "default").rsplit("/", 1)[-1]
    cluster = f"arn:aws:ecs:{region}:{account}:cluster/{name}"
    evaluated["ecs:cluster"] = cluster
    if action not in ECS_RESOURCES:
        return cluster
    named = request.get(ECS_FIELDS[action]) or "*"
    first = named[0] if isinstance(named, list) else named
    return first if first.startswith("arn:") else f"arn:aws:ecs:{region}:{account}:{ECS_RESOURCES[action]}/{name}/{first}"


def metric_namespace(headers, body, query):
    """CloudWatch speaks three protocols, and the SDKs of today the binary one."""
    if "cbor" in headers.get("content-type", ""):
        return cbor2.loads(body).get("Namespace")
    named = query.get("Namespace") or json_body(body).get("Namespace")
    return named[0] if isinstance(named, list) else named


def json_body(body):
    """The request's JSON, or nothing where it has another form."""
    try:
        return json.loads(body)
    except ValueError:
        return {}
