"""ECS container instances and the tasks that run on them, as far as the functions look at them.

Driven through ordinary calls: RegisterContainerInstance as the agent makes it, StartTask as a scheduler would. An
instance registered with the attribute `test.agent` = `away` has lost its agent.
"""

import json
import uuid

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
from ministack.services import ecs

own = dict(ecs._ACTION_MAP)  # ministack's actions, which know the tasks that RunTask has started
instances = {}  # ARN → container instance
tasks = {}  # ARN → task


def install():
    """Replaces the actions, which in ministack answer that there is nothing."""
    ecs._ACTION_MAP.update(
        RegisterContainerInstance=register,
        ListContainerInstances=list_instances,
        DescribeContainerInstances=describe_instances,
        UpdateContainerInstancesState=update_state,
        StartTask=start_task,
        ListTasks=list_tasks,
        DescribeTasks=describe_tasks,
        StopTask=stop_task,
    )


def register(data):
    """The agent of an instance reports for the first time."""
    document = json.loads(data["instanceIdentityDocument"])
    arn = new_arn("container-instance", data)
    instances[arn] = {
        "containerInstanceArn": arn,
        "ec2InstanceId": document["instanceId"],
        "status": "ACTIVE",
        "agentConnected": {"name": "test.agent", "value": "away"} not in data.get("attributes", []),
        "registeredResources": data["totalResources"],
        "remainingResources": data["totalResources"],
    }
    return json_response({"containerInstance": described(instances[arn])})


def list_instances(data):
    """By default all, draining ones too."""
    found = [arn for arn, each in of_cluster(instances, data) if each["status"] == data.get("status", each["status"])]
    return json_response({"containerInstanceArns": found})


def describe_instances(data):
    """ECS refuses to describe none."""
    if not data.get("containerInstances"):
        return error_response_json("InvalidParameterException", "Container instances cannot be empty.", 400)
    known, failures = looked_up(instances, data["containerInstances"])
    return json_response({"containerInstances": [described(each) for each in known], "failures": failures})


def update_state(data):
    """ECS drains an active instance, and says so where it is not."""
    known, failures = looked_up(instances, data["containerInstances"])
    for each in known:
        if each["status"] not in ("ACTIVE", "DRAINING"):
            failures.append({"arn": each["containerInstanceArn"], "reason": "INACTIVE"})
        else:
            each["status"] = data["status"]
    return json_response({"containerInstances": [described(each) for each in known], "failures": failures})


def start_task(data):
    """Places a task on the instances that it names."""
    started = []
    for instance in data["containerInstances"]:
        arn = new_arn("task", data)
        tasks[arn] = {
            "taskArn": arn,
            "containerInstanceArn": instance,
            "group": data.get("group", f"family:{data['taskDefinition']}"),
            "desiredStatus": "RUNNING",
            "lastStatus": "RUNNING",
        }
        started.append(tasks[arn])
    return json_response({"tasks": started, "failures": []})


def list_tasks(data):
    """By default only those that should run: a stopping task has to be asked for."""
    if "startedBy" in data:
        return own["ListTasks"](data)
    wanted = data.get("desiredStatus", "RUNNING")
    found = [
        arn
        for arn, task in of_cluster(tasks, data)
        if task["desiredStatus"] == wanted and task["containerInstanceArn"] == data.get("containerInstance", task["containerInstanceArn"])
    ]
    return json_response({"taskArns": found})


def describe_tasks(data):
    """Tasks by ARN. What RunTask has started is a program that ends well as soon as somebody looks; in ministack it runs for ever."""
    known, failures = looked_up(tasks, data["tasks"])
    for arn in [failure["arn"] for failure in failures]:
        own["StopTask"]({**data, "task": arn, "reason": "Essential container in task exited"})
    answer = json.loads(own["DescribeTasks"]({**data, "tasks": [failure["arn"] for failure in failures]})[2])
    return json_response({"tasks": known + answer["tasks"], "failures": answer["failures"]})


def stop_task(data):
    """A task that stops at once."""
    task = tasks[data["task"]]
    task.update(desiredStatus="STOPPED", lastStatus="STOPPED", stoppedReason=data.get("reason", ""))
    return json_response({"task": task})


def described(instance):
    """With the counts that ECS keeps: a task leaves them as soon as it is told to stop."""
    running = [t for t in tasks.values() if t["containerInstanceArn"] == instance["containerInstanceArn"] and t["desiredStatus"] == "RUNNING"]
    return {**instance, "runningTasksCount": len(running), "pendingTasksCount": 0}


def looked_up(store, arns):
    """The known ones, and a failure for each other."""
    known = [store[arn] for arn in arns if arn in store]
    return known, [{"arn": arn, "reason": "MISSING"} for arn in arns if arn not in store]


def of_cluster(store, data):
    """The entries whose ARN names the account and the cluster."""
    middle = f":{get_account_id()}:"
    return [(arn, each) for arn, each in store.items() if middle in arn and f"/{cluster_name(data)}/" in arn]


def new_arn(kind, data):
    """`arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`"""
    return f"arn:aws:ecs:{get_region()}:{get_account_id()}:{kind}/{cluster_name(data)}/{uuid.uuid4().hex}"


def cluster_name(data):
    """A cluster is named, or given by its ARN."""
    return data.get("cluster", "default").rsplit("/", 1)[-1]
