"""Who keeps the time of a drain: Auto Scaling up to two hours, the function's heartbeats above."""

import pytest
from botocore.exceptions import ClientError

import events
import shim
from conftest import load_drain
from shim import Fault

HOUR = 3600


def run(timeout=4 * HOUR, **configuration):
    load_drain(timeout=timeout, **configuration).handler(events.schedule(), None)


def at_work(cloud, ago, size=1):
    """Terminating instances, each with a service's running task: their ids, and their ARNs."""
    instances, arns = cloud.registered(size)
    for arn in arns:
        cloud.start(arn, service="shop")
        cloud.drain(arn)
    cloud.terminate(*instances, ago=ago)
    return instances, arns


@pytest.mark.parametrize("timeout", [60, 900, 2 * HOUR])
def test_up_to_two_hours_the_function_never_heartbeats_and_never_ends_a_drain(cloud, timeout):
    [instance], _ = at_work(cloud, ago=timeout + 1)
    run(timeout)
    assert cloud.waits(instance)
    assert cloud.heartbeats(instance) == 0
    assert "DescribeScalingActivities" not in shim.calls


def test_above_two_hours_each_run_heartbeats(cloud):
    [instance], _ = at_work(cloud, ago=3 * HOUR)
    run()
    run()
    assert cloud.heartbeats(instance) == 2
    assert cloud.waits(instance)


def test_the_shortest_long_drain_heartbeats(cloud):
    [instance], _ = at_work(cloud, ago=0)
    run(2 * HOUR + 1)
    assert cloud.heartbeats(instance) == 1


def test_a_long_drain_is_completed_when_its_time_is_up(cloud):
    [instance], _ = at_work(cloud, ago=4 * HOUR)
    run()
    assert not cloud.waits(instance)
    assert cloud.heartbeats(instance) == 0


def test_a_long_drain_goes_on_until_just_before_its_time_is_up(cloud):
    [instance], _ = at_work(cloud, ago=4 * HOUR - 30)
    run()
    assert cloud.waits(instance)


def test_a_long_drain_sets_to_draining_and_ends_as_soon_as_nothing_is_left(cloud):
    [instance], [arn] = cloud.registered(1)
    cloud.terminate(instance)
    run()
    assert cloud.status(arn) == "DRAINING"
    run()
    assert not cloud.waits(instance)


def test_each_instance_has_its_own_time(cloud):
    instances, _ = at_work(cloud, ago=HOUR, size=2)
    shim.age(instances[0], 5 * HOUR)
    run()
    assert [cloud.waits(each) for each in instances] == [False, True]


def test_the_start_is_found_beyond_the_first_page_of_activities(cloud, monkeypatch):
    instances, _ = at_work(cloud, ago=5 * HOUR, size=3)
    monkeypatch.setattr(shim, "PAGE", 1)
    run()
    assert not any(cloud.waits(each) for each in instances)


def test_history_is_read_no_further_than_needed(cloud, monkeypatch):
    at_work(cloud, ago=5 * HOUR, size=3)
    run()  # ends all three, and others take their places
    cloud.terminate(next(iter(cloud.states())))
    monkeypatch.setattr(shim, "PAGE", 1)
    shim.calls.clear()
    run()
    assert len(shim.terminations) == 4
    assert shim.calls.count("DescribeScalingActivities") == 1


def test_an_earlier_termination_s_end_is_not_taken_for_this_one_s(cloud):
    [instance], _ = at_work(cloud, ago=HOUR)
    failed = shim.Termination(instance, "web-group", False, shim.terminations[0].start.replace(year=2020))
    failed.end = failed.start
    shim.terminations.append(failed)
    run()
    assert cloud.waits(instance)


def test_an_instance_of_unknown_age_is_prolonged(cloud, monkeypatch):
    [instance], _ = at_work(cloud, ago=5 * HOUR)
    monkeypatch.setattr(shim.Termination, "as_activity", lambda each: {
        "ActivityId": "1", "AutoScalingGroupName": "web-group", "Description": "Launching a new EC2 instance: i-1",
        "Cause": "", "StartTime": each.start, "StatusCode": "InProgress"})
    run()
    assert cloud.heartbeats(instance) == 1
    assert cloud.waits(instance)


def test_trouble_with_ecs_does_not_keep_the_heartbeat_back(cloud):
    [instance], _ = at_work(cloud, ago=HOUR)
    shim.faults.append(Fault("ListContainerInstances", "ServerException"))
    with pytest.raises(ClientError, match="ServerException"):
        run()
    assert cloud.heartbeats(instance) == 1


def test_trouble_with_ecs_does_not_keep_an_instance_whose_time_is_up(cloud):
    instances, _ = at_work(cloud, ago=5 * HOUR, size=2)
    shim.faults.append(Fault("DescribeContainerInstances", "ServerException"))
    run()
    assert not any(cloud.waits(each) for each in instances)


def test_a_heartbeat_that_fails_stops_neither_the_drain_nor_the_other_instances(cloud):
    instances, arns = cloud.registered(2)
    cloud.terminate(*instances)
    shim.faults.append(Fault("RecordLifecycleActionHeartbeat", "ResourceContention", where=instances[0]))
    with pytest.raises(RuntimeError, match=f"^{instances[0]}: .*ResourceContention[^;]*$"):
        run()
    assert [cloud.status(arn) for arn in arns] == ["DRAINING", "DRAINING"]
    assert [cloud.heartbeats(each) for each in instances] == [0, 1]


def test_no_active_lifecycle_action_counts_as_done_for_a_heartbeat(cloud):
    [instance], _ = at_work(cloud, ago=HOUR)
    shim.terminations.clear()
    run()
    assert "RecordLifecycleActionHeartbeat" in shim.calls


def test_an_agent_that_is_gone_ends_a_long_drain_after_ten_minutes(cloud):
    [instance], [arn] = at_work(cloud, ago=700)
    cloud.disconnect(arn)
    run(24 * HOUR)
    assert not cloud.waits(instance)


def test_standalone_tasks_are_stopped_in_a_long_drain_too(cloud):
    [instance], [arn] = cloud.registered(1)
    task = cloud.start(arn)
    cloud.terminate(instance)
    run(standalone="stop")
    assert cloud.task(task).desired_status == "STOPPED"
    assert cloud.heartbeats(instance) == 1
