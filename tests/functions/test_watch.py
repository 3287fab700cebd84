"""What the drain function publishes with alerts: instances that waited too long, and launches that failed."""

import json
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

import events
import shim
from conftest import load_watched
from shim import Fault

TIMEOUT = 900


def activity(description, began, ended=None, status="Successful"):
    """One that began and ended so many seconds ago."""
    now = datetime.now(timezone.utc)
    entry = {"Description": description, "StartTime": now - timedelta(seconds=began), "StatusCode": status}
    return entry if ended is None else entry | {"EndTime": now - timedelta(seconds=ended)}


def figures(*activities):
    module = load_watched(timeout=TIMEOUT)
    pages = SimpleNamespace(search=lambda path: iter(activities))
    paginator = SimpleNamespace(paginate=lambda **parameters: pages)
    module.autoscaling = SimpleNamespace(get_paginator=lambda operation: paginator)
    return module.figures()


def published(capsys):
    return json.loads(capsys.readouterr().out.splitlines()[-1])


@pytest.mark.parametrize("began, ended, stuck", [
    (TIMEOUT + 60, None, 1),  # it still waits
    (TIMEOUT - 60, None, 0),
    (TIMEOUT + 120, 30, 1),  # it was cut off just now
    (TIMEOUT - 120, 30, 0),
    (2 * TIMEOUT + 400, 400, 0),  # that was told before
])
def test_an_instance_is_stuck_if_it_waits_longer_than_its_timeout(server, began, ended, stuck):
    status = "Successful" if ended else "MidTerminatingLifecycleAction"
    assert figures(activity("Terminating EC2 instance: i-0a1", began, ended, status)) == (stuck, 0)


@pytest.mark.parametrize("status, failed", [("Failed", 1), ("Cancelled", 1), ("Successful", 0), ("InProgress", 0)])
def test_a_launch_fails_if_its_instance_never_became_ready(server, status, failed):
    ended = 20 if status != "InProgress" else None
    reason = ". Status Reason: Instance failed to complete user's Lifecycle Action"
    assert figures(activity(f"Launching a new EC2 instance: i-0a1{reason}", 900, ended, status)) == (0, failed)


def test_a_launch_without_an_instance_is_left_to_the_group(server):
    assert figures(activity("Launching a new EC2 instance. Status Reason: no capacity", 20, 10, "Failed")) == (0, 0)


def test_each_instance_counts_once(server):
    both = [activity("Terminating EC2 instance: i-0a1", 1000 + more, 10) for more in (0, 100)]
    assert figures(*both) == (1, 0)


def test_old_history_is_not_read(server):
    def activities():
        yield activity("Launching a new EC2 instance: i-0a1", 8000, 7000)
        pytest.fail("what follows is older still")

    module = load_watched(timeout=TIMEOUT)
    pages = SimpleNamespace(search=lambda path: activities())
    paginator = SimpleNamespace(paginate=lambda **parameters: pages)
    module.autoscaling = SimpleNamespace(get_paginator=lambda operation: paginator)
    assert module.figures() == (0, 0)


def test_the_figures_are_written_as_cloudwatch_reads_them(cloud, capsys):
    instances, _ = cloud.registered(2)
    cloud.terminate(instances[0], ago=TIMEOUT + 1)
    load_watched(timeout=TIMEOUT).watched(events.schedule(), None)
    told = published(capsys)
    [about] = told["_aws"]["CloudWatchMetrics"]
    assert about["Namespace"] == "ecsc" and about["Dimensions"] == [["ClusterName"]]
    assert {metric["Name"] for metric in about["Metrics"]} == {"StuckInstances", "FailedLaunches"}
    assert all(name in told for name in ("ClusterName", "StuckInstances", "FailedLaunches"))
    assert abs(told["_aws"]["Timestamp"] / 1000 - datetime.now(timezone.utc).timestamp()) < 60


def test_a_drain_that_fails_is_told_and_published(cloud, capsys):
    instances, _ = cloud.registered(1)
    cloud.terminate(instances[0])
    shim.faults.append(Fault("ListContainerInstances", "ServerException"))
    with pytest.raises(Exception, match="ServerException"):
        load_watched(timeout=TIMEOUT).watched(events.schedule(), None)
    assert published(capsys)["StuckInstances"] == 0
