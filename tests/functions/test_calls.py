"""Every call of the functions, parameter by parameter, against the real API models.

botocore's Stubber refuses a call with another operation or other parameters than expected, and
it checks both the call and our answer against the model of the service: what moto might let pass
does not pass here.
"""

from contextlib import ExitStack
from datetime import datetime, timedelta, timezone

import pytest
from botocore.stub import Stubber

import events
from conftest import load_drain, load_metric

I1, I2 = "i-0aaaaaaaaaaaaaaa1", "i-0bbbbbbbbbbbbbbb2"
ECS = "arn:aws:ecs:us-east-1:123456789012"
ARN1, ARN2 = f"{ECS}:container-instance/web/1", f"{ECS}:container-instance/web/2"
TASK1, TASK2 = f"{ECS}:task/web/1", f"{ECS}:task/web/2"

pytestmark = pytest.mark.usefixtures("server")


def play(module, *script):
    """Runs the handler against the script, whose calls have to come all and in this order."""
    with ExitStack() as stack:
        stubbers = {name: stack.enter_context(Stubber(getattr(module, name)))
                    for name in ("ecs", "autoscaling", "cloudwatch") if hasattr(module, name)}
        for client, operation, parameters, answer in script:
            if "error" in answer:
                code, message = answer["error"]
                stubbers[client].add_client_error(operation, code, message, expected_params=parameters)
            else:
                stubbers[client].add_response(operation, answer, parameters)
        try:
            module.handler(events.schedule(), None)
        finally:
            for stubber in stubbers.values():
                stubber.assert_no_pending_responses()


def list_instances(*arns, token=None, after=None, **filters):
    asked = {"cluster": "web"} | filters | ({"nextToken": after} if after else {})
    return "ecs", "list_container_instances", asked, (
        {"containerInstanceArns": list(arns)} | ({"nextToken": token} if token else {}))


def describe_instances(*instances, asked=None, failures=()):
    arns = asked or [each["containerInstanceArn"] for each in instances]
    return "ecs", "describe_container_instances", {"cluster": "web", "containerInstances": arns}, {
        "containerInstances": list(instances), "failures": list(failures)}


def instance(arn=ARN1, ec2=I1, status="ACTIVE", connected=True, cpu=1024, memory=2048):
    return {
        "containerInstanceArn": arn, "ec2InstanceId": ec2, "status": status, "agentConnected": connected,
        "runningTasksCount": 0, "pendingTasksCount": 0,
        "remainingResources": [
            {"name": "CPU", "type": "INTEGER", "doubleValue": 0.0, "longValue": 0, "integerValue": cpu},
            {"name": "MEMORY", "type": "INTEGER", "doubleValue": 0.0, "longValue": 0, "integerValue": memory},
            {"name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22", "51678"]},
        ],
    }


def failure(reason, arn=ARN2):
    return {"arn": arn, "reason": reason}


# The metric function

def put(value):
    return "cloudwatch", "put_metric_data", {"Namespace": "ecsc", "MetricData": [{
        "MetricName": "SchedulableContainers", "Dimensions": [{"Name": "ClusterName", "Value": "web"}],
        "Unit": "Count", "Value": value}]}, {}


def test_the_metric_is_published_as_one_count_per_cluster():
    play(load_metric((256, 512)),
         list_instances(ARN1, status="ACTIVE"), describe_instances(instance()), put(4))


def test_an_empty_cluster_is_not_described_and_gives_zero():
    play(load_metric(), list_instances(status="ACTIVE"), put(0))


def test_each_page_is_described_by_itself():
    play(load_metric((256, 512)),
         list_instances(ARN1, token="next", status="ACTIVE"), describe_instances(instance()),
         list_instances(ARN2, after="next", status="ACTIVE"), describe_instances(instance(ARN2, I2)),
         put(8))


def test_an_instance_that_has_left_since_it_was_listed_does_not_count():
    play(load_metric((256, 512)),
         list_instances(ARN1, ARN2, status="ACTIVE"),
         describe_instances(instance(), asked=[ARN1, ARN2], failures=[failure("MISSING")]), put(4))


def test_an_instance_that_began_to_drain_since_it_was_listed_does_not_count():
    play(load_metric((256, 512)),
         list_instances(ARN1, ARN2, status="ACTIVE"),
         describe_instances(instance(), instance(ARN2, I2, status="DRAINING")), put(4))


def test_an_instance_that_cannot_be_described_publishes_nothing():
    with pytest.raises(RuntimeError, match="ServerError"):
        play(load_metric(), list_instances(ARN1, ARN2, status="ACTIVE"),
             describe_instances(instance(), asked=[ARN1, ARN2], failures=[failure("ServerError")]))


# The drain function

def group(*waiting, token=None, after=None):
    instances = [
        {"InstanceId": each, "AvailabilityZone": "us-east-1a", "LifecycleState": state, "HealthStatus": "Healthy",
         "ProtectedFromScaleIn": False}
        for each, state in [*((each, "Terminating:Wait") for each in waiting), ("i-0ccccccccccccccc3", "InService"),
                            ("i-0ddddddddddddddd4", "Terminating:Proceed"), ("i-0eeeeeeeeeeeeeee5", "Pending:Wait")]]
    asked = {"AutoScalingGroupNames": ["web-group"]} | ({"NextToken": after} if after else {})
    return "autoscaling", "describe_auto_scaling_groups", asked, {"AutoScalingGroups": [{
        "AutoScalingGroupName": "web-group", "MinSize": 1, "MaxSize": 9, "DesiredCapacity": 2, "DefaultCooldown": 300,
        "AvailabilityZones": ["us-east-1a"], "HealthCheckType": "EC2", "CreatedTime": datetime.now(timezone.utc),
        "Instances": instances}]} | ({"NextToken": token} if token else {})


def activities(*found):
    now = datetime.now(timezone.utc)
    return "autoscaling", "describe_scaling_activities", {"AutoScalingGroupName": "web-group"}, {"Activities": [
        {"ActivityId": "1", "AutoScalingGroupName": "web-group", "Cause": "scale-in", "StatusCode": status,
         "StartTime": now - timedelta(seconds=age)} | ({"Description": description} if description else {})
        for description, status, age in found]}


def update(arn=ARN1, failures=()):
    return "ecs", "update_container_instances_state", {
        "cluster": "web", "containerInstances": [arn], "status": "DRAINING"}, {"failures": list(failures)}


def list_tasks(desired, *tasks, arn=ARN1, token=None, after=None):
    asked = {"cluster": "web", "containerInstance": arn, "desiredStatus": desired}
    return "ecs", "list_tasks", asked | ({"nextToken": after} if after else {}), (
        {"taskArns": list(tasks)} | ({"nextToken": token} if token else {}))


def describe_tasks(*tasks, asked=None, failures=()):
    return "ecs", "describe_tasks", {"cluster": "web", "tasks": asked or [each["taskArn"] for each in tasks]}, {
        "tasks": list(tasks), "failures": list(failures)}


def task(arn=TASK1, desired="RUNNING", last="RUNNING", group="service:shop"):
    return {"taskArn": arn, "desiredStatus": desired, "lastStatus": last, "group": group}


def no_tasks(arn=ARN1):
    return list_tasks("RUNNING", arn=arn), list_tasks("STOPPED", arn=arn)


def lifecycle(ec2=I1):
    return {"AutoScalingGroupName": "web-group", "LifecycleHookName": "drain", "InstanceId": ec2}


def complete(ec2=I1, answer=None):
    return "autoscaling", "complete_lifecycle_action", lifecycle(ec2) | {"LifecycleActionResult": "CONTINUE"}, (
        answer or {})


def heartbeat(ec2=I1, answer=None):
    return "autoscaling", "record_lifecycle_action_heartbeat", lifecycle(ec2), answer or {}


NO_ACTION = {"error": ("ValidationError", f"No active Lifecycle Action found with instance ID {I1}")}


def test_nothing_is_asked_of_ecs_while_nothing_waits():
    play(load_drain(), group())


def test_the_pages_of_the_group_are_all_read():
    play(load_drain(), group(token="next"), group(I1, after="next"), list_instances(), complete())


def test_an_instance_that_is_not_registered_is_completed():
    play(load_drain(), group(I1), list_instances(ARN2), describe_instances(instance(ARN2, I2)), complete())


def test_a_container_instance_that_has_left_since_it_was_listed_is_not_registered():
    play(load_drain(), group(I1), list_instances(ARN1),
         describe_instances(asked=[ARN1], failures=[failure("MISSING", ARN1)]), complete())


def test_a_container_instance_that_cannot_be_described_does_not_pass_for_not_registered():
    with pytest.raises(RuntimeError, match="ServerError"):
        play(load_drain(), group(I1), list_instances(ARN1),
             describe_instances(asked=[ARN1], failures=[failure("ServerError", ARN1)]))


def test_a_registering_instance_gets_no_call():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="REGISTERING")))


def test_an_active_instance_is_set_to_draining_and_not_completed_even_if_empty():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance()), update(), *no_tasks())


def test_an_instance_that_cannot_be_set_to_draining_is_named():
    with pytest.raises(RuntimeError, match=f"^{I1}: .*SomeReason"):
        play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance()),
             update(failures=[failure("SomeReason", ARN1)]))


def test_a_drained_instance_is_completed():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
         *no_tasks(), complete())


def test_a_stopping_task_keeps_the_instance():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
         list_tasks("RUNNING"), list_tasks("STOPPED", TASK1), describe_tasks(task(desired="STOPPED", last="STOPPING")))


def test_a_task_that_is_told_to_stop_between_the_two_lists_keeps_the_instance():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
         list_tasks("RUNNING", TASK1), describe_tasks(task(desired="STOPPED", last="DEACTIVATING")),
         list_tasks("STOPPED", TASK1), describe_tasks(task(desired="STOPPED", last="DEACTIVATING")))


def test_the_pages_of_the_tasks_are_all_read():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
         list_tasks("RUNNING"),
         list_tasks("STOPPED", TASK1, token="next"), describe_tasks(task(desired="STOPPED", last="STOPPED")),
         list_tasks("STOPPED", TASK2, after="next"), describe_tasks(task(TASK2, desired="STOPPED", last="STOPPED")),
         complete())


def test_a_task_that_is_forgotten_since_it_was_listed_has_stopped():
    play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
         list_tasks("RUNNING"), list_tasks("STOPPED", TASK1),
         describe_tasks(asked=[TASK1], failures=[failure("MISSING", TASK1)]), complete())


def test_a_task_that_cannot_be_described_keeps_the_instance():
    with pytest.raises(RuntimeError, match=f"^{I1}: .*ServerError"):
        play(load_drain(), group(I1), list_instances(ARN1), describe_instances(instance(status="DRAINING")),
             list_tasks("RUNNING"), list_tasks("STOPPED", TASK1),
             describe_tasks(asked=[TASK1], failures=[failure("ServerError", TASK1)]))


def test_only_standalone_tasks_that_still_run_are_stopped():
    play(load_drain(standalone="stop"), group(I1), list_instances(ARN1),
         describe_instances(instance(status="DRAINING")),
         list_tasks("RUNNING", TASK1, TASK2), describe_tasks(task(), task(TASK2, group="family:job")),
         list_tasks("STOPPED", f"{ECS}:task/web/3"),
         describe_tasks(task(f"{ECS}:task/web/3", "STOPPED", "STOPPING", group="family:job")),
         ("ecs", "stop_task", {"cluster": "web", "task": TASK2, "reason": "The instance terminates"}, {}))


def test_an_agent_that_is_gone_at_both_looks_is_not_waited_for():
    gone = instance(status="DRAINING", connected=False)
    look = (list_instances(ARN1), describe_instances(gone), list_tasks("RUNNING", TASK1), describe_tasks(task()),
            list_tasks("STOPPED"))
    play(load_drain(), group(I1), *look, activities((f"Terminating EC2 instance: {I1}", "MidLifecycleAction", 601)),
         *look, complete())


@pytest.mark.parametrize("found", [
    (f"Terminating EC2 instance: {I1}", "MidLifecycleAction", 590),
    (f"Terminating EC2 instance: {I1}", "Successful", 6000),
    (f"Terminating EC2 instance: {I1}", "Failed", 6000),
    (f"Terminating EC2 instance: {I1}", "Cancelled", 6000),
    (f"Terminating EC2 instance: {I2}", "MidLifecycleAction", 6000),
    (f"Launching a new EC2 instance: {I1}", "MidLifecycleAction", 6000),
])
def test_an_absence_is_dated_by_the_termination_that_is_going_on(found):
    play(load_drain(), group(I1), list_instances(ARN1),
         describe_instances(instance(status="DRAINING", connected=False)),
         list_tasks("RUNNING", TASK1), describe_tasks(task()), list_tasks("STOPPED"), activities(found))


def test_the_termination_is_found_behind_a_remark_and_beside_others():
    play(load_drain(timeout=8000), group(I1), activities(
        ("Launching a new EC2 instance: i-0fffffffffffffff6", "InProgress", 10),
        (f"Terminating EC2 instance: {I2}", "InProgress", 10),
        (f"Terminating EC2 instance: {I1} - Waiting For ELB Connection Draining.", "MidLifecycleAction", 9000),
    ), complete())


def test_a_long_drain_heartbeats_before_it_asks_ecs():
    play(load_drain(timeout=8000), group(I1),
         activities((f"Terminating EC2 instance: {I1}", "MidLifecycleAction", 7999 - 60)), heartbeat(),
         list_instances(ARN1), describe_instances(instance()), update(), *no_tasks())


def test_no_active_lifecycle_action_counts_as_done():
    play(load_drain(), group(I1), list_instances(), complete(answer=NO_ACTION))
    play(load_drain(timeout=8000), group(I1), activities(), heartbeat(answer=NO_ACTION), list_instances(),
         complete(answer=NO_ACTION))


def test_another_refusal_is_raised():
    with pytest.raises(RuntimeError, match=f"^{I1}: .*AccessDenied"):
        play(load_drain(), group(I1), list_instances(), complete(answer={"error": ("AccessDenied", "no")}))


def test_an_activity_without_a_description_is_passed_over():
    play(load_drain(timeout=8000), group(I1), activities((None, "InProgress", 9000)), heartbeat(), list_instances(),
         complete())
