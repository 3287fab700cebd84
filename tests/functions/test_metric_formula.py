"""The metric's formula against another way to get the figure: placing containers one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import load_metric

pytestmark = pytest.mark.usefixtures("server")

shapes = st.tuples(st.integers(1, 4096), st.integers(1, 8192))


@st.composite
def instances(draw):
    cpu, memory = draw(st.integers(-512, 8192)), draw(st.integers(-512, 16384))
    resources = [
        {"name": "CPU", "type": "INTEGER", "integerValue": cpu},
        {"name": "MEMORY", "type": "INTEGER", "integerValue": memory},
        {"name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22"], "integerValue": 0},
        {"name": "GPU", "type": "STRINGSET", "stringSetValue": []},
    ]
    return {
        "status": draw(st.sampled_from(["ACTIVE", "ACTIVE", "ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING"])),
        "agentConnected": draw(st.sampled_from([True, True, True, False])),
        "remainingResources": draw(st.permutations(resources)),
    }


clusters = st.lists(instances(), max_size=12)


def placed(cluster, shape):
    """Places containers of one shape until none fits any more, as the scheduler would."""
    count = 0
    for each in cluster:
        if each["status"] != "ACTIVE" or not each["agentConnected"]:
            continue
        free = {resource["name"]: resource.get("integerValue") for resource in each["remainingResources"]}
        cpu, memory = free["CPU"], free["MEMORY"]
        while cpu >= shape[0] and memory >= shape[1]:
            cpu, memory, count = cpu - shape[0], memory - shape[1], count + 1
    return count


def schedulable(cluster, *shapes):
    return load_metric().schedulable(cluster, [{"cpu": cpu, "memory": memory} for cpu, memory in shapes])


@given(clusters, st.lists(shapes, min_size=1, max_size=4))
def test_the_figure_is_the_number_of_containers_that_can_be_placed_of_the_scarcest_shape(cluster, several):
    assert schedulable(cluster, *several) == min(placed(cluster, shape) for shape in several)


@given(clusters, shapes, st.randoms())
def test_the_order_of_instances_does_not_matter(cluster, shape, random):
    shuffled = random.sample(cluster, len(cluster))
    assert schedulable(shuffled, shape) == schedulable(cluster, shape)


@given(clusters, clusters, shapes)
def test_two_clusters_hold_together_what_each_holds(one, other, shape):
    assert schedulable(one + other, shape) == schedulable(one, shape) + schedulable(other, shape)


@given(clusters, shapes, shapes)
def test_one_more_shape_never_raises_the_figure(cluster, shape, another):
    assert schedulable(cluster, shape, another) <= schedulable(cluster, shape)


@given(st.integers(1, 64), st.integers(1, 64), shapes)
def test_an_instance_made_for_so_many_containers_holds_so_many(many, spare, shape):
    cpu, memory = many * shape[0], (many + spare) * shape[1]
    cluster = [{"status": "ACTIVE", "agentConnected": True, "remainingResources": [
        {"name": "CPU", "integerValue": cpu}, {"name": "MEMORY", "integerValue": memory}]}]
    assert schedulable(cluster, shape) == many
