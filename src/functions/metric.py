"""Publishes how many more containers of the declared shapes the cluster can place.

Runs once a minute. An instance counts if it is ACTIVE and its agent is connected, with
min(free CPU // cpu, free memory // memory) containers of a shape; their sum is the figure,
and of several shapes the scarcest one counts. Agents reconnect a few times an hour, so those
that are away are looked at again, twice. Any failing call fails the invocation, and so do
most agents away at once: a missing figure is seen by an alarm, a wrong one would scale the cluster.

IAM actions: ecs:ListContainerInstances, ecs:DescribeContainerInstances,
cloudwatch:PutMetricData.
"""

import json
import os
import time

import boto3

CLUSTER = os.environ["CLUSTER"]
CONTAINERS = json.loads(os.environ["CONTAINERS"])
NAMESPACE = os.environ["NAMESPACE"]
LOOK_AGAIN = (15, 35)  # seconds into the run

ecs = boto3.client("ecs")
cloudwatch = boto3.client("cloudwatch")


def handler(event, context):
    instances = container_instances()
    must_be_heard(instances)
    count = schedulable(instances, CONTAINERS)
    cloudwatch.put_metric_data(
        Namespace=NAMESPACE,
        MetricData=[
            {
                "MetricName": "SchedulableContainers",
                "Dimensions": [{"Name": "ClusterName", "Value": CLUSTER}],
                "Unit": "Count",
                "Value": count,
            }
        ],
    )
    print(f"{CLUSTER}: {count} schedulable containers")


def container_instances():
    """The ACTIVE instances of the cluster, those described anew whose agents were away at first."""
    began = time.monotonic()
    seen = {}
    pages = ecs.get_paginator("list_container_instances").paginate(cluster=CLUSTER, status="ACTIVE")
    for page in pages:
        seen |= described(page["containerInstanceArns"])
    for second in LOOK_AGAIN:
        away = [arn for arn, instance in seen.items() if is_away(instance)]
        if not away:
            break
        time.sleep(max(0, began + second - time.monotonic()))
        seen = {arn: instance for arn, instance in seen.items() if arn not in away} | described(away)
    return list(seen.values())


def described(arns):
    """The container instances by their ARNs; one that has left meanwhile is missing."""
    found = {}
    # At most 100 can be described at once, as many as a page has. ECS refuses to describe none, and an
    # empty cluster has to give 0, not silence.
    for start in range(0, len(arns), 100):
        answer = ecs.describe_container_instances(cluster=CLUSTER, containerInstances=arns[start:start + 100])
        unknown = [failure for failure in answer["failures"] if failure["reason"] != "MISSING"]
        if unknown:
            raise RuntimeError(f"instances that cannot be described: {unknown}")
        found |= {each["containerInstanceArn"]: each for each in answer["containerInstances"]}
    return found


def is_away(instance):
    """Whether the agent of an instance that should take tasks is not connected."""
    return instance["status"] == "ACTIVE" and not instance["agentConnected"]


def must_be_heard(instances):
    """Raises where most agents are away: that is an incident, and 0 would double every cluster."""
    active = [instance for instance in instances if instance["status"] == "ACTIVE"]
    away = [instance for instance in active if is_away(instance)]
    if len(away) >= 2 and len(away) > len(active) / 2:
        raise RuntimeError(f"{len(away)} of {len(active)} agents are away")


def schedulable(instances, containers):
    """The number of containers that fit, for the shape of which the fewest fit."""
    # An instance may have begun to drain since it was listed, so its status is looked at again;
    # one whose agent was away in every look takes no task, however much it has free.
    free = [
        {resource["name"]: resource["integerValue"] for resource in instance["remainingResources"]
         if resource["name"] in ("CPU", "MEMORY")}
        for instance in instances
        if instance["status"] == "ACTIVE" and instance["agentConnected"]
    ]
    return min(
        sum(
            # What is free is negative where an agent came back with less than its tasks hold.
            max(0, min(room["CPU"] // container["cpu"], room["MEMORY"] // container["memory"]))
            for room in free
        )
        for container in containers
    )
