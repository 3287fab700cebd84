"""The metric function against moto: what it counts, what it publishes, and when it does not."""

import pytest
from botocore.exceptions import ClientError

import events
import shim
from cloud import CLUSTER
from conftest import load, load_metric


def publish(*containers, sleep=lambda seconds: None):
    load_metric(*containers, sleep=sleep).handler(events.schedule(), None)


def test_an_empty_instance_holds_what_its_scarcer_resource_allows(cloud):
    cloud.registered(1, cpu=2048, memory=2048)
    publish((256, 512))
    assert cloud.published() == [4]


def test_several_instances_are_summed_each_rounded_down_by_itself(cloud):
    instances = cloud.group(3)
    cloud.register(instances[0], cpu=1000, memory=8192)
    cloud.register(instances[1], cpu=1000, memory=8192)
    cloud.register(instances[2], cpu=100, memory=8192)
    publish((300, 512))
    assert cloud.published() == [6]  # 3 + 3 + 0, not 2100 // 300


def test_tasks_take_their_resources_until_they_have_stopped(cloud):
    _, [arn] = cloud.registered(1, cpu=2048, memory=4096)
    task = cloud.start(arn, cpu=512, memory=512)
    publish((512, 512))
    cloud.tell_to_stop(task)
    publish((512, 512))
    cloud.finish(task)
    publish((512, 512))
    assert cloud.published() == [3, 3, 4]


def test_a_draining_instance_is_left_out(cloud):
    _, [draining, _] = cloud.registered(2, cpu=1024, memory=4096)
    cloud.drain(draining)
    publish((256, 512))
    assert cloud.published() == [4]


@pytest.mark.parametrize("status", ["REGISTERING", "REGISTRATION_FAILED", "DEREGISTERING"])
def test_an_instance_that_is_not_active_is_left_out(cloud, status):
    _, [arn, _] = cloud.registered(2, cpu=1024, memory=4096)
    cloud.set_status(arn, status)
    publish((256, 512))
    assert cloud.published() == [4]


def test_an_instance_whose_agent_is_disconnected_is_left_out(cloud):
    _, [gone, _] = cloud.registered(2, cpu=1024, memory=4096)
    cloud.disconnect(gone)
    publish((256, 512))
    assert cloud.published() == [4]


@pytest.mark.parametrize("back", [15, 35])
def test_an_agent_that_reconnects_while_the_function_runs_counts(cloud, back):
    _, [gone, _] = cloud.registered(2, cpu=1024, memory=4096)
    cloud.disconnect(gone)
    publish((256, 512), sleep=lambda second: cloud.disconnect(gone, connected=second >= back))
    assert cloud.published() == [8]


def test_only_those_away_are_looked_at_again(cloud):
    _, arns = cloud.registered(150, cpu=256, memory=512)
    looks = []
    cloud.disconnect(arns[0])
    publish((256, 512), sleep=looks.append)
    assert looks == [15, 35]
    assert cloud.published() == [149]
    assert shim.calls.count("DescribeContainerInstances") == 4


def test_nobody_is_looked_at_again_when_all_agents_are_connected(cloud):
    looks = []
    cloud.registered(3)
    publish((256, 512), sleep=looks.append)
    assert looks == []


def test_an_instance_that_leaves_or_begins_to_drain_between_two_looks_does_not_count(cloud):
    _, [leaves, drains, _] = cloud.registered(3, cpu=1024, memory=4096)
    cloud.disconnect(leaves)
    cloud.disconnect(drains)

    def sleep(second):
        if second == 15:
            cloud.deregister(leaves)
            cloud.disconnect(drains, connected=True)
            cloud.drain(drains)

    publish((256, 512), sleep=sleep)
    assert cloud.published() == [4]


@pytest.mark.parametrize(("size", "away", "figure"), [(1, 1, 0), (2, 1, 4), (4, 2, 8)])
def test_agents_that_are_away_for_good_leave_a_figure_where_most_are_there(cloud, size, away, figure):
    _, arns = cloud.registered(size, cpu=1024, memory=4096)
    for arn in arns[:away]:
        cloud.disconnect(arn)
    publish((256, 512))
    assert cloud.published() == [figure]


@pytest.mark.parametrize(("size", "away"), [(2, 2), (3, 2), (7, 4)])
def test_the_function_is_silent_where_most_agents_are_away(cloud, size, away):
    _, arns = cloud.registered(size)
    for arn in arns[:away]:
        cloud.disconnect(arn)
    with pytest.raises(RuntimeError, match=f"{away} of {size} agents are away"):
        publish()
    assert cloud.published() == []


def test_no_instance_at_all_gives_zero(cloud):
    publish()
    assert cloud.published() == [0]


def test_no_active_instance_gives_zero(cloud):
    _, [draining, gone] = cloud.registered(2)
    cloud.drain(draining)
    cloud.disconnect(gone)
    publish()
    assert cloud.published() == [0]


def test_a_full_instance_gives_zero_and_takes_nothing_from_the_others(cloud):
    _, [full, _] = cloud.registered(2, cpu=1024, memory=4096)
    cloud.start(full, cpu=1024, memory=512)
    cloud.start(full, cpu=1024, memory=512)  # more than there is: -1024 are free
    publish((256, 512))
    assert cloud.published() == [4]


def test_of_several_shapes_the_scarcest_counts_over_the_whole_cluster(cloud):
    instances = cloud.group(2)
    cloud.register(instances[0], cpu=4096, memory=1024)
    cloud.register(instances[1], cpu=512, memory=8192)
    publish((512, 512), (256, 1024))
    # 2 + 1 of the first shape, 1 + 2 of the second; per instance the scarcest would make 1 + 1.
    publish((512, 512), (256, 1024), (2048, 256))
    assert cloud.published() == [3, 2]


def test_more_than_a_hundred_instances_are_read_in_pages(cloud):
    cloud.registered(205, cpu=512, memory=1024)
    publish((256, 512))
    assert cloud.published() == [410]
    assert shim.calls.count("ListContainerInstances") == 3
    assert shim.calls.count("DescribeContainerInstances") == 3


def test_nothing_but_the_named_metric_is_published(cloud):
    cloud.registered(1)
    publish()
    metrics = cloud.cloudwatch.list_metrics()["Metrics"]
    assert [(each["Namespace"], each["MetricName"], each["Dimensions"]) for each in metrics] == [
        ("ecsc", "SchedulableContainers", [{"Name": "ClusterName", "Value": CLUSTER}])]


def test_other_clusters_are_not_counted(cloud):
    cloud.registered(1, cpu=1024, memory=4096)
    cloud.ecs.create_cluster(clusterName="other")
    cloud.register(*cloud.group(2, name="other-group"), cluster="other")
    publish((256, 512))
    assert cloud.published() == [4]


THROTTLING = [("ListContainerInstances", "ThrottlingException"), ("DescribeContainerInstances", "ThrottlingException"),
              ("PutMetricData", "Throttling")]
DENIAL = [("ListContainerInstances", "AccessDeniedException"), ("DescribeContainerInstances", "AccessDeniedException"),
          ("PutMetricData", "AccessDenied")]


@pytest.mark.parametrize(("operation", "code"), THROTTLING)
def test_throttling_is_retried(cloud, monkeypatch, operation, code):
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "3")
    cloud.registered(1, cpu=1024, memory=4096)
    shim.faults.append(shim.Fault(operation, code, times=1))
    publish((256, 512))
    assert cloud.published() == [4]


@pytest.mark.parametrize(("operation", "code"), THROTTLING + DENIAL)
def test_a_failing_call_raises_and_publishes_nothing(cloud, operation, code):
    cloud.registered(1)
    shim.faults.append(shim.Fault(operation, code))
    with pytest.raises(ClientError, match=f"{code}.*{operation}"):
        publish()
    assert cloud.published() == []


def test_a_call_that_fails_on_a_later_page_publishes_no_part_of_the_figure(cloud):
    _, arns = cloud.registered(150)
    last = sorted(arns)[-1].split("/")[-1]
    shim.faults.append(shim.Fault("DescribeContainerInstances", "ServerException", where=last))
    with pytest.raises(ClientError, match="ServerException"):
        publish()
    assert shim.calls.count("DescribeContainerInstances") == 2
    assert cloud.published() == []


def test_a_cluster_that_is_not_there_raises(cloud):
    cloud.ecs.delete_cluster(cluster=CLUSTER)
    with pytest.raises(ClientError, match="ClusterNotFoundException"):
        publish()
    assert cloud.published() == []


@pytest.mark.parametrize("missing", ["CLUSTER", "CONTAINERS", "NAMESPACE"])
def test_a_missing_variable_fails_when_the_function_is_loaded(missing):
    environment = {"CLUSTER": "web", "CONTAINERS": "[]", "NAMESPACE": "ecsc"}
    load("metric", **environment)
    del environment[missing]
    with pytest.raises(KeyError, match=missing):
        load("metric", **environment)
