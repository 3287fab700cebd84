"""A cluster with its Auto Scaling group in moto, as the functions meet them.

Tests set the scene and look at the outcome through this, with clients of a session of its own:
what the functions call is recorded, what the tests call is not.
"""

import json
from functools import cache

import boto3
from moto.cloudwatch.models import cloudwatch_backends
from moto.ecs.models import ecs_backends

import shim
from recorder import ACCOUNT, REGION

CLUSTER, GROUP, HOOK, NAMESPACE = "web", "web-group", "drain", "ecsc"


@cache
def clients():
    session = boto3.Session(region_name=REGION, aws_access_key_id=shim.OBSERVER, aws_secret_access_key="x")
    return [session.client(name) for name in ("ecs", "autoscaling", "ec2", "cloudwatch")]


class Cloud:
    def __init__(self):
        self.ecs, self.autoscaling, self.ec2, self.cloudwatch = clients()
        self.backend = ecs_backends[ACCOUNT][REGION]
        self.ecs.create_cluster(clusterName=CLUSTER)
        self.ec2.create_launch_template(
            LaunchTemplateName="web", LaunchTemplateData={"ImageId": "ami-12c6146b", "InstanceType": "t3.micro"})
        self.families = set()

    # The group

    def group(self, size, name=GROUP, hook=HOOK):
        """An Auto Scaling group of running instances; gives their ids."""
        self.autoscaling.create_auto_scaling_group(
            AutoScalingGroupName=name, MinSize=0, MaxSize=1000, DesiredCapacity=size,
            LaunchTemplate={"LaunchTemplateName": "web", "Version": "$Latest"}, AvailabilityZones=[f"{REGION}a"])
        self.autoscaling.put_lifecycle_hook(
            AutoScalingGroupName=name, LifecycleHookName=hook, HeartbeatTimeout=900, DefaultResult="CONTINUE",
            LifecycleTransition="autoscaling:EC2_INSTANCE_TERMINATING")
        return list(self.states(name))

    def states(self, name=GROUP):
        groups = self.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"]
        return {each["InstanceId"]: each["LifecycleState"] for each in groups[0]["Instances"]}

    def waits(self, instance, name=GROUP):
        return self.states(name).get(instance) == "Terminating:Wait"

    def terminate(self, *instances, ago=0):
        for instance in instances:
            self.autoscaling.terminate_instance_in_auto_scaling_group(
                InstanceId=instance, ShouldDecrementDesiredCapacity=False)
            shim.age(instance, ago)

    def heartbeats(self, instance):
        return sum(each.heartbeats for each in shim.terminations if each.instance == instance)

    # The container instances

    def register(self, *instances, cpu=2048, memory=4096, cluster=CLUSTER):
        """Registers the instances in a cluster; gives the ARN of each container instance."""
        return [
            self.ecs.register_container_instance(
                cluster=cluster, instanceIdentityDocument=json.dumps({"instanceId": instance}),
                totalResources=[{"name": "CPU", "type": "INTEGER", "integerValue": cpu},
                                {"name": "MEMORY", "type": "INTEGER", "integerValue": memory}],
            )["containerInstance"]["containerInstanceArn"]
            for instance in instances
        ]

    def registered(self, size, **resources):
        """A group, all of whose instances are registered: their ids, and their ARNs in ECS."""
        instances = self.group(size)
        return instances, self.register(*instances, **resources)

    def container_instance(self, arn):
        return self.backend.container_instances[CLUSTER][arn.split("/")[-1]]

    def status(self, arn):
        return self.container_instance(arn).status

    def set_status(self, arn, status):
        """Puts an instance into a status that no API call leads to."""
        self.container_instance(arn).status = status

    def drain(self, arn):
        self.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="DRAINING")

    def disconnect(self, arn, connected=False):
        self.container_instance(arn).agent_connected = connected

    def deregister(self, arn):
        self.ecs.deregister_container_instance(cluster=CLUSTER, containerInstance=arn, force=True)

    # The tasks

    def start(self, arn, service=None, cpu=256, memory=512):
        """A running task on the container instance, of a service or standalone; gives its ARN."""
        family = f"shape-{cpu}-{memory}"
        if family not in self.families:
            self.families.add(family)
            self.ecs.register_task_definition(family=family, containerDefinitions=[
                {"name": "main", "image": "nginx", "cpu": cpu, "memory": memory, "essential": True}])
        group = {"group": f"service:{service}"} if service else {}
        return self.ecs.start_task(
            cluster=CLUSTER, taskDefinition=family, containerInstances=[arn], **group)["tasks"][0]["taskArn"]

    def task(self, arn):
        return self.backend.tasks[CLUSTER][arn]

    def tell_to_stop(self, arn):
        """What ECS does with a service's task on a draining instance: it still runs for a while."""
        self.ecs.stop_task(cluster=CLUSTER, task=arn)

    def finish(self, arn):
        shim.finish(self.backend, self.task(arn))

    # The metric

    def published(self):
        """The values of the metric with just that namespace, name, dimension and unit, in order."""
        wanted = (NAMESPACE, "SchedulableContainers", {"ClusterName": CLUSTER}, "Count")
        return [datum.value for datum in cloudwatch_backends[ACCOUNT][REGION].metric_data
                if (datum.namespace, datum.name, {each.name: each.value for each in datum.dimensions},
                    datum.unit) == wanted]
