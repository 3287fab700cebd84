"""The drain function over many made-up hours of a group, minute by minute. Two rules hold.

Safety: an instance goes only when nothing is left on it, or for a reason that stacks up: its agent
was away at both looks ten minutes into the termination, or the time of a long drain was up.
Liveness: once tasks end and calls succeed, every terminating instance goes; one whose agent is
gone goes although nobody ends its tasks.
"""

from dataclasses import dataclass
from datetime import datetime, timezone

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import events
import shim
from conftest import fresh_cloud, load_drain

OPERATIONS = ["DescribeAutoScalingGroups", "DescribeScalingActivities", "ListContainerInstances",
              "DescribeContainerInstances", "UpdateContainerInstancesState", "ListTasks", "DescribeTasks", "StopTask",
              "CompleteLifecycleAction", "RecordLifecycleActionHeartbeat"]


@dataclass
class Instance:
    """How an instance is found in the first minute."""

    registered: bool
    tasks: list[str | None]  # the service of each
    terminating: int | None  # for so many seconds
    connected: bool
    returning: bool  # an agent that is away is back before the second look


@dataclass
class Minute:
    """What happens to each of the two instances, then which call fails, while the function runs."""

    happens: tuple[str, str]
    failing: str | None


instances = st.builds(
    Instance,
    registered=st.sampled_from([True, True, True, False]),
    tasks=st.lists(st.sampled_from(["shop", None]), max_size=2),
    terminating=st.sampled_from([0, 0, 590, 700, 15000, None]),
    connected=st.sampled_from([True, True, False]),
    returning=st.booleans())
minutes = st.builds(
    Minute,
    happens=st.tuples(*[st.sampled_from(["nothing", "nothing", "told", "finished", "terminated", "disconnected",
                                         "connected", "late", "deregistered"])] * 2),
    failing=st.sampled_from([None, None, None, *OPERATIONS]))


@given(st.tuples(instances, instances), st.lists(minutes, min_size=1, max_size=5),
       st.sampled_from([900, 14400]), st.sampled_from(["wait", "stop"]))
@settings(max_examples=45, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_no_instance_goes_early_and_none_stays(server, group, hour, timeout, standalone):
    play = Play(fresh_cloud(server), group, timeout, standalone)
    for minute in hour:
        for each, event in zip(play.instances, minute.happens, strict=True):
            play.happens(each, event)
        play.run(minute.failing)
    play.end()


class Play:
    def __init__(self, cloud, group, timeout, standalone):
        self.cloud, self.timeout = cloud, timeout
        self.drain = load_drain(timeout, standalone, self.second_look)
        self.instances = cloud.group(len(group))
        self.arns, self.tasks, self.returning = {}, {}, set()
        for each, found in zip(self.instances, group, strict=True):
            if found.registered:
                [self.arns[each]] = cloud.register(each)
                self.tasks[each] = [cloud.start(self.arns[each], service) for service in found.tasks]
                cloud.disconnect(self.arns[each], found.connected)
            if found.returning:
                self.returning.add(each)
            if found.terminating is not None:
                cloud.terminate(each, ago=found.terminating)

    def happens(self, each, event):
        unfinished = self.unfinished(each)
        match event:
            case "told":
                for task in unfinished:
                    self.cloud.tell_to_stop(task)
            case "finished" if unfinished:
                self.cloud.finish(unfinished[0])
            case "terminated" if not any(termination.instance == each for termination in shim.terminations):
                self.cloud.terminate(each)
            case "disconnected" | "connected" if each in self.arns:
                self.cloud.disconnect(self.arns[each], connected=event == "connected")
            case "late" if each in self.waiting():
                shim.age(each, self.age(each) + 650)
            case "deregistered" if each in self.arns and not unfinished:
                self.cloud.deregister(self.arns.pop(each))

    def second_look(self, seconds):
        for each in self.returning & self.arns.keys():
            self.cloud.disconnect(self.arns[each], connected=True)

    def run(self, failing=None):
        before = {each: self.excuse(each) for each in self.waiting()}
        if failing:
            shim.faults.append(shim.Fault(failing, "InternalFailure"))
        try:
            self.drain.handler(events.schedule(), None)
        except Exception as error:  # trouble is what a failing call is for
            assert failing and "InternalFailure" in str(error), error
        shim.faults.clear()
        for each in before.keys() - set(self.waiting()):
            assert before[each], f"{each} went with work left"
        for each in self.arns.keys() - {termination.instance for termination in shim.terminations}:
            assert self.cloud.status(self.arns[each]) == "ACTIVE", f"{each} does not terminate and drains"

    def excuse(self, each):
        """Why the instance may go in the run that follows, or nothing."""
        if each not in self.arns:
            return "it is not registered"
        if self.timeout > 7200 and self.age(each) >= self.timeout:
            return "its time is up"
        registration = self.cloud.container_instance(self.arns[each])
        looked_at_twice = not registration.agent_connected and self.age(each) >= 600
        if not self.unfinished(each) and (registration.status == "DRAINING" or looked_at_twice):
            return "nothing is left on it"
        return "its agent is gone" if looked_at_twice and each not in self.returning else ""

    def end(self):
        """Time passes and tasks end, but where the agent is gone nobody ends them."""
        for each in self.waiting():
            shim.age(each, max(self.age(each), 700))
            gone = each in self.arns and not self.cloud.container_instance(self.arns[each]).agent_connected
            if not gone or each in self.returning:
                for task in self.unfinished(each):
                    self.cloud.finish(task)
        self.run()
        self.run()
        assert self.waiting() == []

    def age(self, each):
        [start] = [termination.start for termination in shim.terminations if termination.instance == each]
        return (datetime.now(timezone.utc) - start).total_seconds()

    def waiting(self):
        return [termination.instance for termination in shim.terminations if not termination.end]

    def unfinished(self, each):
        return [task for task in self.tasks.get(each, []) if self.cloud.task(task).last_status != "STOPPED"]
