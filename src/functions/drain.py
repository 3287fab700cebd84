"""Lets the tasks of a terminating instance finish before Auto Scaling ends it.

Runs once a minute, and on the termination event to be quicker. Takes the next step for each
instance of the group in Terminating:Wait, keeps no state and does not even read the event, so
that a lost, doubled or foreign one changes nothing.

IAM actions: autoscaling:DescribeAutoScalingGroups, autoscaling:DescribeScalingActivities,
autoscaling:CompleteLifecycleAction, ecs:ListContainerInstances, ecs:DescribeContainerInstances,
ecs:UpdateContainerInstancesState, ecs:ListTasks, ecs:DescribeTasks; ecs:StopTask only with
STANDALONE_TASKS=stop; autoscaling:RecordLifecycleActionHeartbeat only above two hours.
"""

import os
import re
import time
from contextlib import contextmanager
from datetime import datetime, timezone

import boto3

CLUSTER = os.environ["CLUSTER"]
GROUP = os.environ["AUTO_SCALING_GROUP"]
ACTION = {"AutoScalingGroupName": GROUP, "LifecycleHookName": os.environ["LIFECYCLE_HOOK"]}
WAITING = "Terminating:Wait"
DRAIN_TIMEOUT = int(os.environ["DRAIN_TIMEOUT"])
STOP_STANDALONE = os.environ["STANDALONE_TASKS"] == "stop"
AGENT_GRACE = 600  # seconds after which an agent that is away is not waited for
SECOND_LOOK = 30  # seconds: agents reconnect a few times an hour, and one look may hit just that

autoscaling = boto3.client("autoscaling")
ecs = boto3.client("ecs")


def handler(event, context):
    pages = autoscaling.get_paginator("describe_auto_scaling_groups").paginate(AutoScalingGroupNames=[GROUP])
    instances = pages.search("AutoScalingGroups[].Instances[]")
    waiting = [each["InstanceId"] for each in instances if each["LifecycleState"] == WAITING]
    errors = []
    # Up to two hours, the most that a hook waits without a heartbeat, Auto Scaling is the clock.
    if waiting and DRAIN_TIMEOUT > 7200:
        # First of all: trouble with ECS must not let the hook time out early.
        waiting = prolong(waiting, errors)
    silent = drain(waiting, errors) if waiting else []
    overdue = terminating_for(AGENT_GRACE, silent) if silent else []
    if overdue:
        time.sleep(SECOND_LOOK)
        for instance in drain(overdue, errors):
            with reported(instance, errors):
                complete(instance, "its agent is gone")
    if errors:
        raise RuntimeError("; ".join(errors))


def prolong(waiting, errors):
    """Completes the instances whose time is up; heartbeats for the others, and gives them back."""
    expired = terminating_for(DRAIN_TIMEOUT, waiting)
    for instance in waiting:
        with reported(instance, errors):
            if instance in expired:
                complete(instance, "its time is up")
            else:
                autoscaling.record_lifecycle_action_heartbeat(InstanceId=instance, **ACTION)
    return [instance for instance in waiting if instance not in expired]


def terminating_for(seconds, instances):
    """Those of the instances whose termination began so long ago, as far as Auto Scaling tells."""
    now, began = datetime.now(timezone.utc), {}
    pages = autoscaling.get_paginator("describe_scaling_activities").paginate(AutoScalingGroupName=GROUP)
    for activity in pages.search("Activities[]"):
        found = re.match("Terminating EC2 instance: (i-[0-9a-f]+)", activity.get("Description", ""))
        if found and activity["StatusCode"] not in ("Successful", "Failed", "Cancelled"):
            began[found[1]] = activity["StartTime"]
        if began.keys() >= set(instances):
            break  # what follows is six weeks of history
    return [each for each in instances if (now - began.get(each, now)).total_seconds() >= seconds]


def drain(instances, errors):
    """Takes the next step with each; gives back those that wait for an agent which is away."""
    silent = []
    for instance, registrations in registered(instances).items():
        with reported(instance, errors):
            left = [each for each in registrations if not drained(each)]
            if not left:
                complete(instance, "nothing is left on it")
            elif not any(each["agentConnected"] for each in left):
                silent.append(instance)
    return silent


def registered(instances):
    """The container instances of each: mostly one, and more where an agent registered anew."""
    found = {instance: [] for instance in instances}
    for page in ecs.get_paginator("list_container_instances").paginate(cluster=CLUSTER):
        arns = page["containerInstanceArns"]
        if arns:  # at most 100, as many as can be described at once; ECS refuses to describe none
            answer = ecs.describe_container_instances(cluster=CLUSTER, containerInstances=arns)
            for each in whole(answer)["containerInstances"]:
                found.get(each["ec2InstanceId"], []).append(each)
    return found


def drained(registration):
    """Takes the next step with one container instance; says whether it needs no further one."""
    arn, status = registration["containerInstanceArn"], registration["status"]
    if status == "REGISTERING":
        return False  # ECS drains an instance only once it is active
    if status == "ACTIVE":
        whole(ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="DRAINING"))
    tasks = []
    # The instance's own counts leave a task out as soon as it is told to stop, though it still
    # runs. In this order, one that is told so between the two calls is seen twice, never missed.
    for desired in ("RUNNING", "STOPPED"):
        listing = {"cluster": CLUSTER, "containerInstance": arn, "desiredStatus": desired}
        for page in ecs.get_paginator("list_tasks").paginate(**listing):
            if page["taskArns"]:
                answer = ecs.describe_tasks(cluster=CLUSTER, tasks=page["taskArns"])
                tasks += [task for task in whole(answer)["tasks"] if task["lastStatus"] != "STOPPED"]
    print(f"{registration['ec2InstanceId']}: {status}, {len(tasks)} unfinished tasks")
    for task in tasks if STOP_STANDALONE else ():
        if task["desiredStatus"] == "RUNNING" and not task["group"].startswith("service:"):
            ecs.stop_task(cluster=CLUSTER, task=task["taskArn"], reason="The instance terminates")
    # A task may still be on its way to an instance that was active just now: look again.
    return status != "ACTIVE" and not tasks


def whole(answer):
    """The answer, if it says all: missing is only what has left meanwhile."""
    if any(failure["reason"] != "MISSING" for failure in answer["failures"]):
        raise RuntimeError(f"ECS reports {answer['failures']}")
    return answer


def complete(instance, why):
    print(f"{instance}: may go, {why}")
    autoscaling.complete_lifecycle_action(InstanceId=instance, LifecycleActionResult="CONTINUE", **ACTION)


@contextmanager
def reported(instance, errors):
    """Keeps the trouble of one instance from the others; it is raised in the end."""
    try:
        yield
    except Exception as error:
        # The clock or another run was quicker: what was wanted has happened.
        if "no active lifecycle action" not in str(error).lower():
            print(f"{instance}: {error!r}")
            errors.append(f"{instance}: {error}")
