"""Publishes how many more containers of the declared shapes the cluster can place.

Runs once a minute. An instance counts if it is ACTIVE and its agent is connected, with
min(free CPU // cpu, free memory // memory) containers of a shape; their sum is the figure,
and of several shapes the scarcest one counts. Any failing call fails the invocation:
a missing figure is seen by an alarm, a wrong one would scale the cluster.

IAM actions: ecs:ListContainerInstances, ecs:DescribeContainerInstances,
cloudwatch:PutMetricData.
"""

import json
import os

import boto3

CLUSTER = os.environ["CLUSTER"]
CONTAINERS = json.loads(os.environ["CONTAINERS"])
NAMESPACE = os.environ["NAMESPACE"]

ecs = boto3.client("ecs")
cloudwatch = boto3.client("cloudwatch")


def handler(event, context):
    count = schedulable(container_instances(), CONTAINERS)
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
    """All instances of the cluster that are ACTIVE, described."""
    found = []
    pages = ecs.get_paginator("list_container_instances").paginate(cluster=CLUSTER, status="ACTIVE")
    for page in pages:
        arns = page["containerInstanceArns"]  # at most 100, as many as can be described at once
        if arns:  # ECS refuses to describe none, and an empty cluster has to give 0, not silence
            answer = ecs.describe_container_instances(cluster=CLUSTER, containerInstances=arns)
            # An instance that has left since it was listed is missing, which is no failure.
            unknown = [failure for failure in answer["failures"] if failure["reason"] != "MISSING"]
            if unknown:
                raise RuntimeError(f"instances that cannot be described: {unknown}")
            found += answer["containerInstances"]
    return found


def schedulable(instances, containers):
    """The number of containers that fit, for the shape of which the fewest fit."""
    # An instance may have begun to drain since it was listed, so its status is looked at again;
    # one whose agent is away takes no task, however much it has free.
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
