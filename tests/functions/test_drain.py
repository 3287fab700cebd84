"""The drain function against moto: one instance in each state, and what happens to it."""

import pytest

import events
import shim
from conftest import load, load_drain


def run(event=None, **configuration):
    load_drain(**configuration).handler(event or events.schedule(), None)


def terminating(cloud, status="ACTIVE", ago=0):
    """One terminating instance of two, registered; its id and its ARN in ECS."""
    instances, arns = cloud.registered(2)
    if status == "DRAINING":
        cloud.drain(arns[0])
    else:
        cloud.set_status(arns[0], status)
    cloud.terminate(instances[0], ago=ago)
    return instances[0], arns[0]


def test_nothing_happens_while_no_instance_terminates(cloud):
    instances, arns = cloud.registered(2)
    cloud.start(arns[0])
    run()
    assert cloud.states() == dict.fromkeys(instances, "InService")
    assert [cloud.status(arn) for arn in arns] == ["ACTIVE", "ACTIVE"]
    assert shim.calls == ["DescribeAutoScalingGroups"]


def test_an_instance_that_never_registered_may_go(cloud):
    instances = cloud.group(2)
    cloud.register(instances[1])
    cloud.terminate(instances[0])
    run()
    assert instances[0] not in cloud.states()
    assert cloud.states()[instances[1]] == "InService"


def test_an_instance_that_has_been_deregistered_may_go(cloud):
    instance, arn = terminating(cloud, "DRAINING")
    cloud.deregister(arn)
    run()
    assert not cloud.waits(instance)


def test_a_registering_instance_is_waited_for(cloud):
    instance, arn = terminating(cloud, "REGISTERING")
    run()
    assert cloud.waits(instance)
    assert cloud.status(arn) == "REGISTERING"
    cloud.set_status(arn, "ACTIVE")
    run()
    assert cloud.status(arn) == "DRAINING"


def test_an_active_instance_is_set_to_draining_and_only_that_one(cloud):
    instances, arns = cloud.registered(3)
    cloud.terminate(instances[1])
    run()
    assert [cloud.status(arn) for arn in arns] == ["ACTIVE", "DRAINING", "ACTIVE"]
    assert cloud.waits(instances[1])


def test_an_empty_instance_goes_one_run_after_it_was_set_to_draining(cloud):
    instance, _ = terminating(cloud)
    run()
    assert cloud.waits(instance)
    run()
    assert not cloud.waits(instance)


@pytest.mark.parametrize("service", ["shop", None])
def test_a_running_task_is_waited_for(cloud, service):
    instance, arn = terminating(cloud, "DRAINING")
    task = cloud.start(arn, service=service)
    run()
    run()
    assert cloud.waits(instance)
    cloud.finish(task)
    run()
    assert not cloud.waits(instance)


@pytest.mark.parametrize("status", ["DEACTIVATING", "STOPPING", "DEPROVISIONING"])
def test_a_stopping_task_is_waited_for_although_the_instance_counts_it_no_more(cloud, status):
    instance, arn = terminating(cloud, "DRAINING")
    task = cloud.start(arn, service="shop")
    cloud.tell_to_stop(task)
    cloud.task(task).last_status = status
    assert cloud.container_instance(arn).running_tasks_count == 0
    run()
    assert cloud.waits(instance)
    cloud.finish(task)
    run()
    assert not cloud.waits(instance)


@pytest.mark.parametrize("status", ["PROVISIONING", "PENDING", "ACTIVATING"])
def test_a_pending_task_is_waited_for(cloud, status):
    instance, arn = terminating(cloud, "DRAINING")
    task = cloud.start(arn, service="shop")
    cloud.task(task).last_status = status
    run()
    assert cloud.waits(instance)


def test_tasks_that_have_stopped_are_not_waited_for(cloud):
    instance, arn = terminating(cloud, "DRAINING")
    for _ in range(3):
        cloud.finish(cloud.start(arn))
    run()
    assert not cloud.waits(instance)


def test_tasks_of_other_instances_are_not_waited_for(cloud):
    instances, arns = cloud.registered(2)
    cloud.start(arns[1])
    cloud.drain(arns[0])
    cloud.terminate(instances[0])
    run()
    assert not cloud.waits(instances[0])


def test_a_task_beyond_the_first_page_is_waited_for(cloud):
    instance, arn = terminating(cloud, "DRAINING")
    tasks = [cloud.start(arn, cpu=0, memory=4) for _ in range(102)]
    for task in tasks[:-1]:
        cloud.finish(task)
    cloud.tell_to_stop(tasks[-1])
    run()
    assert cloud.waits(instance)
    cloud.finish(tasks[-1])
    run()
    assert not cloud.waits(instance)


@pytest.mark.parametrize("status", ["REGISTRATION_FAILED", "DEREGISTERING"])
def test_an_instance_that_cannot_drain_and_runs_nothing_may_go(cloud, status):
    instance, _ = terminating(cloud, status)
    run()
    assert not cloud.waits(instance)


def test_an_instance_that_registered_twice_is_drained_in_both_places(cloud):
    instance, old = terminating(cloud)
    [new] = cloud.register(instance)
    task = cloud.start(new, service="shop")
    run()
    assert [cloud.status(old), cloud.status(new)] == ["DRAINING", "DRAINING"]
    run()
    assert cloud.waits(instance)
    cloud.finish(task)
    run()
    assert not cloud.waits(instance)


def test_the_instance_is_found_among_more_than_a_hundred(cloud):
    instances, arns = cloud.registered(120)
    by_id = dict(zip(arns, instances, strict=True))
    last = sorted(arns)[-1]  # ECS lists in no order that means anything; moto by ARN
    cloud.terminate(by_id[last])
    run()
    assert cloud.status(last) == "DRAINING"
    assert cloud.waits(by_id[last])


def test_two_instances_are_drained_at_once(cloud):
    instances, arns = cloud.registered(3)
    task = cloud.start(arns[0], service="shop")
    cloud.terminate(instances[0], instances[1])
    run()
    assert [cloud.status(arn) for arn in arns] == ["DRAINING", "DRAINING", "ACTIVE"]
    run()
    assert cloud.waits(instances[0]) and not cloud.waits(instances[1])
    cloud.finish(task)
    run()
    assert not cloud.waits(instances[0])


def test_fifteen_instances_are_drained_at_once(cloud):
    instances, arns = cloud.registered(15)
    cloud.terminate(*instances)
    run()
    assert {cloud.status(arn) for arn in arns} == {"DRAINING"}
    run()
    assert not cloud.states().keys() & set(instances)


# Standalone tasks

def test_a_standalone_task_is_waited_for_if_asked_to_wait(cloud):
    instance, arn = terminating(cloud)
    task = cloud.start(arn)
    run(standalone="wait")
    run(standalone="wait")
    assert cloud.task(task).desired_status == "RUNNING"
    assert cloud.waits(instance)
    assert "StopTask" not in shim.calls


def test_a_standalone_task_is_stopped_if_asked_to_and_then_waited_for(cloud):
    instance, arn = terminating(cloud)
    task = cloud.start(arn)
    run(standalone="stop")
    assert cloud.status(arn) == "DRAINING"
    assert cloud.task(task).desired_status == "STOPPED"
    run(standalone="stop")
    assert cloud.waits(instance)
    assert shim.calls.count("StopTask") == 1
    cloud.finish(task)
    run(standalone="stop")
    assert not cloud.waits(instance)


def test_a_service_s_task_is_left_to_its_service(cloud):
    instance, arn = terminating(cloud)
    task = cloud.start(arn, service="shop")
    run(standalone="stop")
    run(standalone="stop")
    assert cloud.task(task).desired_status == "RUNNING"
    assert cloud.waits(instance)


def test_a_standalone_task_of_an_instance_that_stays_is_not_touched(cloud):
    _, arn = terminating(cloud)
    other = next(each for each in cloud.backend.container_instances["web"].values()
                 if each.container_instance_arn != arn)
    task = cloud.start(other.container_instance_arn)
    run(standalone="stop")
    assert cloud.task(task).desired_status == "RUNNING"


# An agent that is gone

def test_an_instance_whose_agent_is_gone_ten_minutes_into_the_termination_may_go(cloud):
    instance, arn = terminating(cloud, "DRAINING", ago=600)
    cloud.start(arn, service="shop")
    cloud.disconnect(arn)
    run()
    assert not cloud.waits(instance)


def test_before_ten_minutes_an_agent_that_is_gone_is_waited_for(cloud):
    instance, arn = terminating(cloud, "DRAINING", ago=540)
    cloud.start(arn, service="shop")
    cloud.disconnect(arn)
    slept = []
    run(sleep=slept.append)
    assert cloud.waits(instance)
    assert slept == []


def test_an_agent_that_is_back_at_the_second_look_is_waited_for(cloud):
    instance, arn = terminating(cloud, "DRAINING", ago=3000)
    cloud.start(arn, service="shop")
    cloud.disconnect(arn)
    slept = []

    def reconnect(seconds):
        slept.append(seconds)
        cloud.disconnect(arn, connected=True)

    run(sleep=reconnect)
    assert slept == [30]
    assert cloud.waits(instance)


def test_an_instance_without_an_agent_goes_at_once_when_nothing_is_left_on_it(cloud):
    instance, arn = terminating(cloud, "DRAINING")
    cloud.disconnect(arn)
    run()
    assert not cloud.waits(instance)


@pytest.mark.parametrize("status", ["ACTIVE", "REGISTERING", "DEREGISTERING"])
def test_without_an_agent_no_status_holds_the_instance_back(cloud, status):
    instance, arn = terminating(cloud, status, ago=700)
    cloud.start(arn)
    cloud.disconnect(arn)
    run()
    assert not cloud.waits(instance)


def test_an_old_registration_without_an_agent_does_not_hold_back_an_empty_new_one(cloud):
    instance, old = terminating(cloud, "DRAINING", ago=700)
    cloud.start(old, service="shop")
    cloud.disconnect(old)
    [new] = cloud.register(instance)
    cloud.drain(new)
    run()
    assert not cloud.waits(instance)


def test_an_old_registration_without_an_agent_does_not_end_a_new_one_at_work(cloud):
    instance, old = terminating(cloud, "DRAINING", ago=700)
    cloud.start(old, service="shop")
    cloud.disconnect(old)
    [new] = cloud.register(instance)
    cloud.start(new, service="shop")
    cloud.drain(new)
    run()
    assert cloud.waits(instance)


def test_the_others_are_not_kept_waiting_for_the_second_look(cloud):
    instances, arns = cloud.registered(2)
    cloud.terminate(*instances, ago=700)
    for arn in arns:
        cloud.drain(arn)
    cloud.start(arns[0])
    cloud.disconnect(arns[0])
    seen = []
    run(sleep=lambda seconds: seen.extend(cloud.waits(instance) for instance in instances))
    assert seen == [True, False]


# Events

def test_the_termination_event_does_what_the_schedule_does(cloud):
    instance, arn = terminating(cloud)
    run(events.termination(instance))
    assert cloud.status(arn) == "DRAINING"


def test_a_duplicate_event_changes_nothing(cloud):
    instance, arn = terminating(cloud)
    task = cloud.start(arn, service="shop")
    event = events.termination(instance)
    run(event)
    run(event)
    assert cloud.status(arn) == "DRAINING" and cloud.waits(instance)
    cloud.finish(task)
    run(event)
    run(event)
    assert not cloud.waits(instance)


def test_an_event_for_another_group_touches_neither_group(cloud):
    [foreign] = cloud.group(1, name="other-group")
    [arn] = cloud.register(foreign)
    instances, arns = cloud.registered(1)
    cloud.terminate(foreign)
    run(events.termination(foreign, group="other-group"))
    assert cloud.waits(foreign, name="other-group")
    assert cloud.states() == {instances[0]: "InService"}
    assert [cloud.status(arn), cloud.status(arns[0])] == ["ACTIVE", "ACTIVE"]


@pytest.mark.parametrize("event", [None, {}, {"detail": None}, [], "x"])
def test_an_event_of_any_other_shape_does_no_harm(cloud, event):
    instance, arn = terminating(cloud)
    load_drain().handler(event, None)
    assert cloud.status(arn) == "DRAINING"
    assert cloud.waits(instance)


def test_an_event_for_an_instance_that_is_long_gone_does_no_harm(cloud):
    instances, arns = cloud.registered(1)
    run(events.termination("i-0123456789abcdef0"))
    assert cloud.states() == {instances[0]: "InService"}
    assert cloud.status(arns[0]) == "ACTIVE"


def test_a_group_that_is_gone_is_nothing_to_do(cloud):
    run()
    assert shim.calls == ["DescribeAutoScalingGroups"]


@pytest.mark.parametrize("missing", ["CLUSTER", "AUTO_SCALING_GROUP", "LIFECYCLE_HOOK", "DRAIN_TIMEOUT",
                                     "STANDALONE_TASKS"])
def test_a_missing_variable_fails_when_the_function_is_loaded(missing):
    environment = {"CLUSTER": "web", "AUTO_SCALING_GROUP": "web-group", "LIFECYCLE_HOOK": "drain",
                   "DRAIN_TIMEOUT": "900", "STANDALONE_TASKS": "wait"}
    load("drain", **environment)
    del environment[missing]
    with pytest.raises(KeyError, match=missing):
        load("drain", **environment)
