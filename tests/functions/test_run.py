"""The function that runs a job while its stack is deployed: every call against the real API models, and every answer.

botocore's Stubber refuses a call with another operation or other parameters than expected, and checks our answers against the
model of the service. What CloudFormation is told is received by a server, as it would be by S3.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest
from botocore.stub import Stubber

from conftest import load, recorder

ECS = "arn:aws:ecs:us-east-1:123456789012"
V1, V2 = f"{ECS}:task-definition/shop-job-migrate-1:1", f"{ECS}:task-definition/shop-job-migrate-2:1"
TASK1, TASK2 = f"{ECS}:task/web/1", f"{ECS}:task/web/2"
STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/shop-job-migrate/1"
NO_ROOM = {"reason": "RESOURCE:MEMORY", "arn": f"{ECS}:container-instance/web/1"}
OPTIONS = {"launchType": "EC2", "propagateTags": "TASK_DEFINITION", "enableECSManagedTags": True}

NETWORK = {"awsvpcConfiguration": {"assignPublicIp": "DISABLED", "securityGroups": ["sg-1"], "subnets": ["subnet-1", "subnet-2"]}}
ON_FARGATE = {"launchType": "FARGATE", "networkConfiguration": NETWORK, "enableECSManagedTags": True, "propagateTags": "TASK_DEFINITION"}

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def told():
    """What CloudFormation was told, and the address by which it is."""
    answers = []
    told = SimpleNamespace(answers=answers, refuse=0)

    class Receiver(BaseHTTPRequestHandler):
        def do_PUT(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.refuse -= 1
            if told.refuse < 0:
                answers.append((self.headers["Content-Type"], body))
            self.send_response(200 if told.refuse < 0 else 503)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/answer?signed=1"
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def play(told):
    """Runs the handler against a script, whose calls have to come all and in this order; gives the answer."""

    def played(event, *script, count=1, retries=0, timeout=600, start=0, options=OPTIONS, log_group="shop-job-migrate"):
        recorder.function, recorder.configuration = "run", {}
        module = load("run", CLUSTER="web", CONTAINER="migrate", COUNT=str(count), RETRIES=str(retries), TIMEOUT=str(timeout),
                      OPTIONS=json.dumps(options), **({"LOG_GROUP": log_group} if log_group else {}))
        clock = SimpleNamespace(now=start)
        module.time = SimpleNamespace(monotonic=lambda: clock.now, sleep=lambda seconds: setattr(clock, "now", clock.now + seconds))
        with Stubber(module.ecs) as ecs, Stubber(module.cloudformation) as cloudformation:
            stubs = {"ecs": ecs, "cloudformation": cloudformation}
            for client, operation, parameters, answer in script:
                if isinstance(answer, tuple):
                    stubs[client].add_client_error(operation, *answer, expected_params=parameters)
                else:
                    stubs[client].add_response(operation, answer, parameters)
            module.handler(event | {"ResponseURL": told.url}, None)
            ecs.assert_no_pending_responses()
            cloudformation.assert_no_pending_responses()
        [(content_type, body)] = told.answers
        told.answers.clear()
        assert content_type == ""
        kept = {"StackId": STACK, "RequestId": "r", "LogicalResourceId": "Run", "PhysicalResourceId": "Run"}
        assert kept.items() <= body.items() and body.keys() - kept.keys() == {"Status", "Reason"}
        return body["Status"], body["Reason"]

    return played


def event(kind, version=V1, old=None):
    request = {"RequestType": kind, "StackId": STACK, "RequestId": "r", "LogicalResourceId": "Run",
               "ResourceType": "AWS::CloudFormation::CustomResource",
               "ResourceProperties": {"ServiceToken": "arn", "TaskDefinition": version}}
    if kind != "Create":
        request["PhysicalResourceId"] = "Run"
    return request | ({"OldResourceProperties": {"TaskDefinition": old}} if old else {})


def run(*tasks, token="r-0-0", count=1, version=V1, failures=(), error=None, options=OPTIONS):
    asked = {"cluster": "web", "startedBy": "cloudformation", "count": count, "clientToken": token, "taskDefinition": version}
    return "ecs", "run_task", asked | options, error or {"tasks": [{"taskArn": each} for each in tasks], "failures": list(failures)}


def look(*tasks, failures=()):
    return "ecs", "describe_tasks", {"cluster": "web", "tasks": [each["taskArn"] for each in tasks]}, {
        "tasks": list(tasks), "failures": list(failures)}


def running(arn=TASK1):
    return {"taskArn": arn, "lastStatus": "RUNNING", "containers": [{"name": "migrate", "lastStatus": "RUNNING"}]}


def ended(code=0, arn=TASK1, reason=None, stopped="Essential container in task exited"):
    main = {"name": "migrate", "lastStatus": "STOPPED"}
    main |= ({} if code is None else {"exitCode": code}) | ({"reason": reason} if reason else {})
    other = {"name": "proxy", "lastStatus": "STOPPED", "exitCode": 143}
    return {"taskArn": arn, "lastStatus": "STOPPED", "stoppedReason": stopped, "containers": [other, main]}


def stop(arn=TASK1, answer=None):
    return "ecs", "stop_task", {"cluster": "web", "task": arn, "reason": "The deployment does not wait any longer"}, answer or {}


def status(text):
    return "cloudformation", "describe_stacks", {"StackName": STACK}, {
        "Stacks": [{"StackName": "shop-job-migrate", "StackStatus": text, "CreationTime": 0}]}


def test_the_first_version_runs_once(play):
    assert play(event("Create"), run(TASK1), look(running()), look(ended())) == ("SUCCESS", "")


def test_each_further_version_runs_once(play):
    assert play(event("Update", V2, V1), status("UPDATE_IN_PROGRESS"), run(TASK1, version=V2), look(ended())) == ("SUCCESS", "")


def test_a_task_on_fargate_is_started_in_its_network(play):
    assert play(event("Create"), run(TASK1, options=ON_FARGATE), look(ended()), options=ON_FARGATE) == ("SUCCESS", "")


@pytest.mark.parametrize("text", ["UPDATE_ROLLBACK_IN_PROGRESS", "ROLLBACK_IN_PROGRESS"])
def test_a_rollback_runs_nothing(play, text):
    assert play(event("Update", V1, V2), status(text)) == ("SUCCESS", "")


def test_a_deletion_runs_nothing(play):
    assert play(event("Delete")) == ("SUCCESS", "")


def test_it_waits_for_room(play):
    assert play(event("Create"), run(failures=[NO_ROOM]), run(failures=[NO_ROOM], token="r-0-1"), run(TASK1, token="r-0-2"),
                look(ended())) == ("SUCCESS", "")


def test_it_waits_for_the_first_instance(play):
    none = ("InvalidParameterException", "No Container Instances were found in your cluster.")
    assert play(event("Create"), run(error=none), run(TASK1, token="r-0-1"), look(ended())) == ("SUCCESS", "")


@pytest.mark.parametrize("error", [
    ("AccessDeniedException", "not authorized to perform: ecs:RunTask"),
    ("ClientException", "ECS was unable to assume the role"),
])
def test_a_role_that_is_not_known_yet_is_waited_for_a_minute(play, error):
    assert play(event("Create"), run(error=error), run(TASK1, token="r-0-1"), look(ended())) == ("SUCCESS", "")
    refused = [run(error=error, token=f"r-0-{second // 5}") for second in range(0, 65, 5)]
    assert play(event("Create"), *refused)[0] == "FAILED"


def test_without_room_it_fails_with_what_is_missing(play):
    tries = [run(failures=[NO_ROOM], token=f"r-0-{n}") for n in range(3)]
    assert play(event("Create"), *tries, timeout=12) == (
        "FAILED", "the task could not be placed in 12 seconds: RESOURCE:MEMORY")


def test_it_fails_with_the_reason_of_the_container(play):
    killed = ended(137, reason="OutOfMemoryError: Container killed due to memory usage")
    assert play(event("Create"), run(TASK1), look(killed)) == ("FAILED", (
        "the task ended with 137: OutOfMemoryError: Container killed due to memory usage "
        "(log group shop-job-migrate, stream migrate/migrate/1)"))


def test_without_a_log_group_it_names_the_task(play):
    assert play(event("Create"), run(TASK1), look(ended(1)), log_group=None)[1].endswith("(task 1)")


def test_it_fails_with_the_reason_of_a_task_that_did_not_start(play):
    absent = ended(None, stopped="CannotPullContainerError: not found")
    said = play(event("Create"), run(TASK1), look(absent))
    assert said[0] == "FAILED" and said[1].startswith("the task did not start: CannotPullContainerError: not found")


def test_a_task_that_fails_is_tried_again(play):
    assert play(event("Create"), run(TASK1), look(ended(1)), run(TASK2, token="r-1-0"), look(ended(arn=TASK2)),
                retries=1) == ("SUCCESS", "")


def test_the_last_failure_is_the_one_that_is_told(play):
    said = play(event("Create"), run(TASK1), look(ended(1)), run(TASK2, token="r-1-0"), look(ended(2, TASK2)), retries=1)
    assert said[0] == "FAILED" and said[1].startswith("the task ended with 2")


def test_of_several_tasks_only_those_that_failed_run_again(play):
    assert play(event("Create"), run(TASK1, TASK2, count=2), look(running(), running(TASK2)), look(ended(1), ended(arn=TASK2)),
                run(TASK1, token="r-1-0"), look(ended()), count=2, retries=1) == ("SUCCESS", "")


def test_several_tasks_start_as_there_is_room(play):
    assert play(event("Create"), run(TASK1, count=2, failures=[NO_ROOM]), run(TASK2, token="r-0-1"),
                look(ended(), ended(arn=TASK2)), count=2) == ("SUCCESS", "")


def test_a_run_that_takes_too_long_is_stopped(play):
    assert play(event("Create"), run(TASK1), *[look(running())] * 3, stop(), timeout=12) == (
        "FAILED", "the run took longer than 12 seconds, and was stopped")


def test_no_room_for_the_second_task_stops_the_first(play):
    assert play(event("Create"), run(TASK1, count=2, failures=[NO_ROOM]), run(token="r-0-1", failures=[NO_ROOM]), stop(),
                count=2, timeout=6)[0] == "FAILED"


def test_a_task_that_cannot_be_stopped_hides_nothing(play):
    refused = stop(answer=("AccessDeniedException", "no"))
    assert play(event("Create"), run(TASK1), look(running()), refused, timeout=4) == (
        "FAILED", "the run took longer than 4 seconds, and was stopped")


def test_a_task_that_cannot_be_described_fails_the_run(play):
    unclear = look(running(), failures=[{"arn": TASK1, "reason": "ServerError"}])
    status, reason = play(event("Create"), run(TASK1), unclear, stop())
    assert status == "FAILED" and "ServerError" in reason


def test_a_task_that_was_just_started_may_be_unknown(play):
    unknown = "ecs", "describe_tasks", {"cluster": "web", "tasks": [TASK1]}, {
        "tasks": [], "failures": [{"arn": TASK1, "reason": "MISSING"}]}
    assert play(event("Create"), run(TASK1), unknown, look(ended())) == ("SUCCESS", "")


@pytest.mark.parametrize("script", [
    [run(error=("ClientException", "TaskDefinition is inactive"))],
    [run(TASK1), ("ecs", "describe_tasks", {"cluster": "web", "tasks": [TASK1]}, ("ServerException", "down")), stop()],
])
def test_whatever_fails_is_answered(play, script):
    status, reason = play(event("Create"), *script)
    assert status == "FAILED" and script[-1 if len(script) == 1 else 1][3][1] in reason


def test_a_stack_that_cannot_be_described_is_answered(play):
    refused = ("cloudformation", "describe_stacks", {"StackName": STACK}, ("AccessDenied", "no"))
    assert play(event("Update", V2, V1), refused)[0] == "FAILED"


def test_an_event_that_nobody_expected_is_answered(play):
    broken = event("Create") | {"ResourceProperties": {}}
    assert play(broken) == ("FAILED", "'TaskDefinition'")


def test_an_answer_that_does_not_arrive_is_given_again(play, told):
    told.refuse = 2
    assert play(event("Delete")) == ("SUCCESS", "")
    told.refuse = 3
    with pytest.raises(OSError):
        play(event("Delete"))


def test_a_long_reason_is_cut(play):
    status, reason = play(event("Create"), run(TASK1), look(ended(1, reason="x" * 5000)))
    assert (status, len(reason)) == ("FAILED", 1000)
