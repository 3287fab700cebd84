"""Records which IAM actions the functions' calls need, and on which resources.

It listens to botocore's own event of every call, so nothing that a function does is left out.
What it has seen over all tests is written to `recorded-calls.json`; `policy.py` compares that
with the statements of an emitted role.
"""

import json
import re
from pathlib import Path

REGION, ACCOUNT = "us-east-1", "123456789012"

# A function of a job asks about its own stack, and runs the task definition of that stack, whichever version that is.
STACK = f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/stack/id"
TASK_DEFINITION = f"arn:aws:ecs:{REGION}:{ACCOUNT}:task-definition/job:1"

# The resource that each action is authorized on, by its name in the Service Authorization
# Reference; None where an action knows no resources and needs "*".
RESOURCE_TYPES = {
    "cloudformation:DescribeStacks": "stack",
    "autoscaling:CompleteLifecycleAction": "autoScalingGroup",
    "autoscaling:DescribeAutoScalingGroups": None,
    "autoscaling:DescribeScalingActivities": None,
    "autoscaling:RecordLifecycleActionHeartbeat": "autoScalingGroup",
    "cloudwatch:PutMetricData": None,
    "ecs:DescribeContainerInstances": "container-instance",
    "ecs:DescribeTasks": "task",
    "ecs:ListContainerInstances": "cluster",
    "ecs:ListTasks": "container-instance",
    "ecs:RunTask": "task-definition",
    "ecs:StopTask": "task",
    "ecs:UpdateContainerInstancesState": "container-instance",
}

# Where an API's signing name is not the prefix of its IAM actions.
IAM_PREFIXES = {"monitoring": "cloudwatch"}


class Recorder:
    def __init__(self):
        self.function = None
        self.configuration = {}
        self.seen = set()

    def listen(self, session):
        session.events.register("provide-client-params.*.*", self.record)

    def record(self, params, model, **_):
        signing_name = model.service_model.signing_name
        action = f"{IAM_PREFIXES.get(signing_name, signing_name)}:{model.name}"
        for resource in resources(RESOURCE_TYPES[action], params):
            self.seen.add((self.function, json.dumps(self.configuration), action, resource,
                           json.dumps(context(action, params))))

    def write(self, path):
        entries = [
            {"function": function, "configuration": json.loads(configuration), "action": action,
             "resource": resource, "context": json.loads(keys)}
            for function, configuration, action, resource, keys in sorted(self.seen)
        ]
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(json.dumps(entries, indent=1) + "\n")


def resources(resource_type, params):
    """The ARNs that IAM looks at, all ids of one kind made the same."""
    prefix = f"arn:aws:ecs:{REGION}:{ACCOUNT}"
    if resource_type == "cluster":
        return {f"{prefix}:cluster/{params['cluster']}"}
    if resource_type == "stack":
        return {STACK}
    if resource_type == "task-definition":
        return {TASK_DEFINITION}
    if resource_type == "container-instance":
        return {anonymous(arn) for arn in params.get("containerInstances") or [params["containerInstance"]]}
    if resource_type == "task":
        return {anonymous(arn) for arn in params.get("tasks") or [params["task"]]}
    if resource_type == "autoScalingGroup":
        return {f"arn:aws:autoscaling:{REGION}:{ACCOUNT}:autoScalingGroup:id:"
                f"autoScalingGroupName/{params['AutoScalingGroupName']}"}
    return {"*"}


def anonymous(arn):
    return re.sub(r"[^/]+$", "id", arn)


def context(action, params):
    """The condition keys that IAM knows for the call."""
    if action == "cloudwatch:PutMetricData":
        return {"cloudwatch:namespace": params["Namespace"]}
    if RESOURCE_TYPES[action] in ("container-instance", "task", "task-definition"):
        return {"ecs:cluster": f"arn:aws:ecs:{REGION}:{ACCOUNT}:cluster/{params['cluster']}"}
    return {}
