"""The drain function in any order of events: a machine plays days of a group, and two rules hold.

Safety: an instance goes only when nothing is left on it, or for a reason that stacks up: its agent
was away at both looks ten minutes into the termination, or the time of a long drain was up.
Liveness: once tasks end and calls succeed again, every terminating instance goes.
"""

from datetime import datetime, timezone

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import events
import shim
from conftest import fresh_cloud, load_drain

SIZE = 3
OPERATIONS = ["DescribeAutoScalingGroups", "DescribeScalingActivities", "ListContainerInstances",
              "DescribeContainerInstances", "UpdateContainerInstancesState", "ListTasks", "DescribeTasks", "StopTask",
              "CompleteLifecycleAction", "RecordLifecycleActionHeartbeat"]
instances = st.integers(0, SIZE - 1)


def machine(server):
    class Days(RuleBasedStateMachine):
        @initialize(timeout=st.sampled_from([900, 14400]), standalone=st.sampled_from(["wait", "stop"]),
                    registered=st.lists(st.booleans(), min_size=SIZE, max_size=SIZE))
        def begin(self, timeout, standalone, registered):
            self.cloud = fresh_cloud(server)
            self.timeout = timeout
            self.drain = load_drain(timeout, standalone, self.second_look)
            self.ids = self.cloud.group(SIZE)
            self.arns = {each: self.cloud.register(each)[0] for each, yes in zip(self.ids, registered) if yes}
            self.tasks = {each: [] for each in self.ids}
            self.returning = set()

        def second_look(self, seconds):
            for each in self.returning & self.arns.keys():
                self.cloud.disconnect(self.arns[each], connected=True)

        @rule(which=instances, service=st.sampled_from(["shop", None]))
        def start(self, which, service):
            each = self.ids[which]
            if self.takes_tasks(each):
                self.tasks[each].append(self.cloud.start(self.arns[each], service))

        def takes_tasks(self, each):
            if each not in self.arns:
                return False
            registration = self.cloud.container_instance(self.arns[each])
            return registration.status == "ACTIVE" and registration.agent_connected

        @rule(which=instances, seconds=st.integers(0, 20000))
        def terminate(self, which, seconds):
            each = self.ids[which]
            if not any(termination.instance == each for termination in shim.terminations):
                self.cloud.terminate(each, ago=seconds)

        @rule(which=instances, connected=st.booleans(), returning=st.booleans())
        def agent(self, which, connected, returning):
            each = self.ids[which]
            if each in self.arns:
                self.cloud.disconnect(self.arns[each], connected)
                (self.returning.add if returning else self.returning.discard)(each)

        @rule(which=instances, seconds=st.integers(60, 5000))
        def time_passes(self, which, seconds):
            for termination in shim.terminations:
                if termination.instance == self.ids[which] and not termination.end:
                    age = datetime.now(timezone.utc) - termination.start
                    shim.age(termination.instance, age.total_seconds() + seconds)

        @rule(which=instances, number=st.integers(0, 3), told=st.booleans())
        def a_task_ends(self, which, number, told):
            for task in self.unfinished(self.ids[which])[number:number + 1]:
                (self.cloud.tell_to_stop if told else self.cloud.finish)(task)

        @rule(which=instances, again=st.booleans())
        def the_agent_loses_its_memory(self, which, again):
            each = self.ids[which]
            if each in self.arns and not self.unfinished(each):
                self.cloud.deregister(self.arns.pop(each))
                if again:
                    self.arns[each] = self.cloud.register(each)[0]

        @rule(failing=st.sampled_from([None, *OPERATIONS]), which=st.integers(-1, SIZE - 1))
        def the_function_runs(self, failing, which):
            if failing:
                shim.faults.append(shim.Fault(failing, "InternalFailure", where=self.ids[which] if which >= 0 else ""))
            before = {each: self.excuse(each) for each in self.waiting()}
            try:
                self.drain.handler(events.schedule(), None)
            except Exception as error:  # noqa: BLE001 - trouble is what the fault is for
                assert failing and "InternalFailure" in str(error), error
            shim.faults.clear()
            for each in before.keys() - set(self.waiting()):
                assert before[each], f"{each} went with work left"

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

        def age(self, each):
            [start] = [termination.start for termination in shim.terminations if termination.instance == each]
            return (datetime.now(timezone.utc) - start).total_seconds()

        def waiting(self):
            return [termination.instance for termination in shim.terminations if not termination.end]

        def unfinished(self, each):
            return [task for task in self.tasks[each] if self.cloud.task(task).last_status != "STOPPED"]

        @invariant()
        def nothing_that_stays_is_drained(self):
            if hasattr(self, "cloud"):
                terminating = {termination.instance for termination in shim.terminations}
                for each in set(self.arns) - terminating:
                    assert self.cloud.status(self.arns[each]) == "ACTIVE"
                    assert not any("terminates" in self.cloud.task(task).stopped_reason for task in self.tasks[each])

        def teardown(self):
            if not hasattr(self, "cloud"):
                return
            for _ in range(3):
                self.the_function_runs(None, -1)
                for each in self.waiting():
                    for task in self.unfinished(each):
                        self.cloud.finish(task)
            assert self.waiting() == []

    return Days


@pytest.mark.parametrize("examples", [40])
def test_no_instance_goes_early_and_none_stays(server, examples):
    run_state_machine_as_test(machine(server), settings=settings(
        max_examples=examples, stateful_step_count=25, deadline=None, derandomize=True, database=None,
        phases=[Phase.generate]))  # to shrink a failure would take minutes
