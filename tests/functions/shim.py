"""What the functions need of ECS and Auto Scaling and moto does not have.

This is our own code: what it accepts is no evidence about AWS. It follows the API reference
where that speaks, and where it is silent it takes the stricter reading, so that a call that
only a lenient emulator would take fails here. The calls' form is checked by botocore, against
the real API models.

Added to Auto Scaling: a terminating hook makes an instance wait (`Terminating:Wait`),
CompleteLifecycleAction, RecordLifecycleActionHeartbeat, DescribeScalingActivities.
Added to ECS: pages of 100, the limits of 100 described and 10 updated instances, DRAINING only
from ACTIVE, resources as registered, tasks that take their time to stop, no list of a cluster that
does not exist.
Added to both and to CloudWatch: calls that fail on demand.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from moto.autoscaling import models as autoscaling_models
from moto.autoscaling.exceptions import AutoscalingClientError, ValidationError
from moto.autoscaling.responses import AutoScalingResponse
from moto.cloudwatch.exceptions import CloudWatchException
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.ecs.exceptions import ClusterNotFoundException, ECSException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.moto_api import state_manager

PAGE = 100
OBSERVER = "observer"  # the access key of the tests themselves, whose calls neither count nor fail


@dataclass
class Fault:
    """A call that fails: `times` times, and only if its parameters contain `where`."""

    operation: str
    code: str
    where: str = ""
    times: int = 1_000_000


@dataclass
class Termination:
    """An instance in Terminating:Wait, and what has been said about it."""

    instance: str
    group: str
    decrement: bool
    start: datetime
    activity: str = field(default_factory=lambda: str(uuid.uuid4()))
    end: datetime | None = None
    heartbeats: int = 0

    def as_activity(self):
        described = {
            "ActivityId": self.activity,
            "AutoScalingGroupName": self.group,
            "Description": f"Terminating EC2 instance: {self.instance}",
            "Cause": "an instance was taken out of service",
            "StartTime": self.start,
            "StatusCode": "Successful" if self.end else "MidLifecycleAction",
            "Progress": 100 if self.end else 60,
        }
        return described | ({"EndTime": self.end} if self.end else {})


faults: list[Fault] = []
terminations: list[Termination] = []
calls: list[str] = []  # the operations that the functions have called, in their order


def reset():
    faults.clear()
    terminations.clear()
    calls.clear()
    # moto would advance a task's status whenever somebody looks at it.
    state_manager.set_transition("ecs::task", {"progression": "manual", "times": 1_000_000})


def install():
    for response, operations in {
        AutoScalingResponse: (describe_scaling_activities, complete_lifecycle_action,
                              record_lifecycle_action_heartbeat),
        EC2ContainerServiceResponse: (list_container_instances, list_tasks, describe_container_instances,
                                      describe_tasks, update_container_instances_state,
                                      register_container_instance),
    }.items():
        for operation in operations:
            setattr(response, operation.__name__, operation)
    for response, exception, names in (
        (AutoScalingResponse, AutoscalingClientError, (
            "describe_auto_scaling_groups", "describe_scaling_activities", "complete_lifecycle_action",
            "record_lifecycle_action_heartbeat")),
        (EC2ContainerServiceResponse, ECSException, (
            "list_container_instances", "describe_container_instances", "update_container_instances_state",
            "list_tasks", "describe_tasks", "stop_task")),
        (CloudWatchResponse, CloudWatchException, ("put_metric_data",)),
    ):
        for name in names:
            setattr(response, name, watched(name, getattr(response, name), exception))
    autoscaling_models.AutoScalingBackend.terminate_instance = terminate_instance
    EC2ContainerServiceBackend.stop_task = stop_task


def watched(name, original, exception):
    """The operation as the functions see it: counted, and failing if a fault says so."""
    operation = "".join(word.capitalize() for word in name.split("_"))

    def wrapper(self):
        if f"Credential={OBSERVER}/" in self.headers["Authorization"]:
            return original(self)
        calls.append(operation)
        said = f"{self.body} {self.querystring}"  # a JSON body, or the query protocol's parameters
        for fault in faults:
            if fault.operation == operation and fault.where in said and fault.times > 0:
                fault.times -= 1
                raise exception(fault.code, f"{operation} fails on demand")
        return original(self)

    return wrapper


# Auto Scaling

end_instance = autoscaling_models.AutoScalingBackend.terminate_instance


def terminate_instance(self, instance_id, should_decrement):
    group = next(group for group in self.autoscaling_groups.values()
                 if any(state.instance.id == instance_id for state in group.instance_states))
    state = next(state for state in group.instance_states if state.instance.id == instance_id)
    if any(hook.auto_scaling_group_name == group.name and hook.lifecycle_transition.endswith("TERMINATING")
           for hook in self.lifecycle_hooks.values()):
        state.lifecycle_state = "Terminating:Wait"
        terminations.append(Termination(instance_id, group.name, should_decrement, datetime.now(timezone.utc)))
        return autoscaling_models.TerminateInstanceActivity(state.instance, group.desired_capacity)
    return end_instance(self, instance_id, should_decrement)


def active_action(response):
    """The termination that a lifecycle call is about; all of its parameters have to fit."""
    group, hook = response._get_param("AutoScalingGroupName"), response._get_param("LifecycleHookName")
    instance = response._get_param("InstanceId")
    if not any((each.auto_scaling_group_name, each.name) == (group, hook)
               for each in response.autoscaling_backend.lifecycle_hooks.values()):
        raise ValidationError(f"Lifecycle hook {hook} does not exist in group {group}")
    for each in terminations:
        if (each.instance, each.group, each.end) == (instance, group, None):
            return each
    raise ValidationError(f"No active Lifecycle Action found with instance ID {instance}")


def complete_lifecycle_action(self):
    termination = active_action(self)
    termination.end = datetime.now(timezone.utc)
    end_instance(self.autoscaling_backend, termination.instance, termination.decrement)
    return EmptyResult()


def record_lifecycle_action_heartbeat(self):
    active_action(self).heartbeats += 1
    return EmptyResult()


def describe_scaling_activities(self):
    """Activities in progress first, then by start time, newest first, as the user guide says."""
    group = self._get_param("AutoScalingGroupName")
    found = sorted((each for each in terminations if each.group == group),
                   key=lambda each: (each.end is None, each.start), reverse=True)
    shown, token = page_of(self, found, "MaxRecords", "NextToken")
    return ActionResult({"Activities": [each.as_activity() for each in shown], "NextToken": token})


# ECS

def page_of(response, found, limit, token):
    """One page of what was found, and the token of the next."""
    start = int(response._get_param(token) or 0)
    end = start + int(response._get_param(limit) or PAGE)
    return found[start:end], str(end) if end < len(found) else None


def list_container_instances(self):
    cluster = self._get_param("cluster")
    if self.ecs_backend._get_cluster(cluster).status == "INACTIVE":
        raise ClusterNotFoundException
    found = self.ecs_backend.list_container_instances(cluster, self._get_param("status"))
    arns, token = page_of(self, found, "maxResults", "nextToken")
    return ActionResult({"containerInstanceArns": arns, "nextToken": token})


def list_tasks(self):
    found = self.ecs_backend.list_tasks(self._get_param("cluster"), self._get_param("containerInstance"),
                                        desiredStatus=self._get_param("desiredStatus") or "RUNNING")
    tasks, token = page_of(self, found, "maxResults", "nextToken")
    return ActionResult({"taskArns": [task.task_arn for task in tasks], "nextToken": token})


def limited(original, parameter, limit):
    def operation(self):
        if not 1 <= len(self._get_param(parameter)) <= limit:
            raise InvalidParameterException(f"{parameter}: between 1 and {limit} are allowed")
        return original(self)

    operation.__name__ = original.__name__
    return operation


describe_container_instances = limited(
    EC2ContainerServiceResponse.describe_container_instances, "containerInstances", 100)
describe_tasks = limited(EC2ContainerServiceResponse.describe_tasks, "tasks", 100)
set_state = limited(EC2ContainerServiceResponse.update_container_instances_state, "containerInstances", 10)


def update_container_instances_state(self):
    found, _ = self.ecs_backend.describe_container_instances(
        self._get_param("cluster"), self._get_param("containerInstances"))
    for instance in found:
        if instance.status != "ACTIVE":
            raise InvalidParameterException(f"{instance.container_instance_arn} is {instance.status}")
    return set_state(self)


register = EC2ContainerServiceResponse.register_container_instance


def register_container_instance(self):
    answer = register(self)
    for given in self._get_param("totalResources") or []:
        for resources in (answer.result["containerInstance"].registered_resources,
                          answer.result["containerInstance"].remaining_resources):
            next(each for each in resources if each["name"] == given["name"]).update(given)
    return answer


def stop_task(self, cluster_str, task_str, reason):
    """Tells a task to stop. The instance no longer counts it, and yet it runs until `finish`."""
    task = next(each for arn, each in self.tasks[cluster_str].items() if arn.endswith(task_str.split("/")[-1]))
    if task.desired_status == "RUNNING":
        task.desired_status, task.last_status, task.stopped_reason = "STOPPED", "DEACTIVATING", reason or ""
        instance_of(self, task).running_tasks_count -= 1
    return task


def finish(backend, task):
    """The task's containers have exited, whether they were told to or not."""
    instance = instance_of(backend, task)
    backend.update_container_instance_resources(instance, task.resource_requirements, removing=True)
    if task.desired_status == "STOPPED":
        instance.running_tasks_count += 1  # it was taken off the count when it was told to stop
    task.desired_status = task.last_status = "STOPPED"


def instance_of(backend, task):
    return backend.container_instances[task.cluster_name][task.container_instance_arn.split("/")[-1]]


def age(instance, seconds):
    """Makes the termination of the instance begin so long ago."""
    next(each for each in terminations if each.instance == instance and not each.end).start = (
        datetime.now(timezone.utc) - timedelta(seconds=seconds))
