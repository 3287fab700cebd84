"""The drain function when calls fail: one instance's trouble stays its own, and is not hidden."""

import pytest
from botocore.exceptions import ClientError

import events
import shim
from conftest import load_drain
from shim import Fault


def run(**configuration):
    load_drain(**configuration).handler(events.schedule(), None)


def drained(cloud, size):
    """Terminating instances on which nothing runs any more: their ids, and their ARNs in ECS."""
    instances, arns = cloud.registered(size)
    for arn in arns:
        cloud.drain(arn)
    cloud.terminate(*instances)
    return instances, arns


def test_an_instance_that_cannot_be_completed_does_not_block_the_others(cloud):
    instances, _ = drained(cloud, 3)
    shim.faults.append(Fault("CompleteLifecycleAction", "ResourceContention", where=instances[0]))
    with pytest.raises(RuntimeError, match=f"^{instances[0]}: .*ResourceContention[^;]*$"):
        run()
    assert [cloud.waits(each) for each in instances] == [True, False, False]


def test_the_next_run_makes_up_for_a_failed_one(cloud):
    instances, _ = drained(cloud, 2)
    shim.faults.append(Fault("CompleteLifecycleAction", "ResourceContention", where=instances[0], times=1))
    with pytest.raises(RuntimeError):
        run()
    run()
    assert not any(cloud.waits(each) for each in instances)


def test_an_instance_that_cannot_be_set_to_draining_does_not_block_the_others(cloud):
    instances, arns = cloud.registered(3)
    cloud.terminate(*instances)
    bad = arns[1].split("/")[-1]
    shim.faults.append(Fault("UpdateContainerInstancesState", "ServerException", where=bad))
    with pytest.raises(RuntimeError, match=f"^{instances[1]}: .*ServerException"):
        run()
    assert [cloud.status(arn) for arn in arns] == ["DRAINING", "ACTIVE", "DRAINING"]


def test_tasks_that_cannot_be_listed_keep_their_instance_and_no_other(cloud):
    instances, arns = drained(cloud, 2)
    shim.faults.append(Fault("ListTasks", "ServerException", where=arns[0].split("/")[-1]))
    with pytest.raises(RuntimeError, match=instances[0]):
        run()
    assert [cloud.waits(each) for each in instances] == [True, False]


def test_tasks_that_cannot_be_described_keep_their_instance(cloud):
    instances, arns = drained(cloud, 2)
    cloud.finish(cloud.start(arns[0]))
    shim.faults.append(Fault("DescribeTasks", "AccessDeniedException"))
    with pytest.raises(RuntimeError, match=instances[0]):
        run()
    assert [cloud.waits(each) for each in instances] == [True, False]


def test_a_task_that_cannot_be_stopped_does_not_block_other_instances(cloud):
    instances, arns = drained(cloud, 2)
    tasks = [cloud.start(arn) for arn in arns]
    shim.faults.append(Fault("StopTask", "ClientException", where=tasks[0].split("/")[-1]))
    with pytest.raises(RuntimeError, match=f"^{instances[0]}: .*ClientException[^;]*$"):
        run(standalone="stop")
    assert [cloud.task(each).desired_status for each in tasks] == ["RUNNING", "STOPPED"]


def test_every_trouble_is_named(cloud, capsys):
    instances, _ = drained(cloud, 2)
    shim.faults.append(Fault("CompleteLifecycleAction", "ResourceContention"))
    with pytest.raises(RuntimeError) as raised:
        run()
    log = capsys.readouterr().out
    for each in instances:
        assert f"{each}: An error occurred (ResourceContention)" in str(raised.value)
        assert f"{each}: ResourceContentionFault(" in log


@pytest.mark.parametrize("operation", ["DescribeAutoScalingGroups", "ListContainerInstances",
                                       "DescribeContainerInstances"])
def test_without_a_view_of_the_whole_nothing_is_completed(cloud, operation):
    instances, _ = drained(cloud, 2)
    shim.faults.append(Fault(operation, "InternalFailure"))
    with pytest.raises(ClientError, match="InternalFailure"):
        run()
    assert all(cloud.waits(each) for each in instances)


def test_an_agent_s_absence_is_not_used_without_the_activities(cloud):
    instances, arns = drained(cloud, 2)
    shim.age(instances[0], 700)
    cloud.start(arns[0])
    cloud.disconnect(arns[0])
    shim.faults.append(Fault("DescribeScalingActivities", "InternalFailure"))
    with pytest.raises(ClientError, match="InternalFailure"):
        run()
    assert [cloud.waits(each) for each in instances] == [True, False]


def test_no_active_lifecycle_action_any_more_counts_as_done(cloud):
    [instance], _ = drained(cloud, 1)
    shim.terminations.clear()  # the hook has timed out, the instance only still looks as if it waited
    run()
    assert shim.calls[-1] == "CompleteLifecycleAction"
    assert cloud.waits(instance)


def test_another_validation_error_does_not_count_as_done(cloud):
    [instance], _ = drained(cloud, 1)
    cloud.autoscaling.delete_lifecycle_hook(LifecycleHookName="drain", AutoScalingGroupName="web-group")
    with pytest.raises(RuntimeError, match="ValidationError.*hook drain does not exist"):
        run()
    assert cloud.waits(instance)


def test_throttling_is_retried(cloud, monkeypatch):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "3")
    [instance], _ = drained(cloud, 1)
    shim.faults.append(Fault("CompleteLifecycleAction", "Throttling", times=1))
    shim.faults.append(Fault("ListTasks", "ThrottlingException", times=1))
    run()
    assert not cloud.waits(instance)
